"""From when until when: a row may not end before it begins."""

from datetime import date

from django.db import models
from django.utils.translation import gettext as _

from rimay.core.dates import PartialDate


def broken_span(row: models.Model) -> str:
    """Return what is wrong with a row's column `ends_on`, "" where nothing is.

    Dates known in part are taken for what they may mean: 2018 does not end before
    March of that year.
    """
    starts, ends = (getattr(row, name, None) for name in ("starts_on", "ends_on"))
    if not starts or not ends or _latest(ends) >= _earliest(starts):
        return ""
    return _("This is before it begins.")


def _earliest(value: date | PartialDate) -> date:
    return value.earliest if isinstance(value, PartialDate) else value


def _latest(value: date | PartialDate) -> date:
    return value.latest if isinstance(value, PartialDate) else value
