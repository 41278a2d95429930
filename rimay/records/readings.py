"""Lines that are read as more than words: codes of currencies and figures, hours."""

import re
from difflib import get_close_matches

from babel.numbers import is_currency
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rimay.records.figures import CODES

_HOUR = re.compile(r"(?:\d{4}-\d\d-\d\dT)?([01]?\d|2[0-3])[:.hH]([0-5]\d)(?::[0-5]\d)?")


def currency(words: str) -> str:
    """Return the code of a currency, by which amounts are added up."""
    code = words.upper()
    if not is_currency(code):
        message = _("Write the three letters of the currency, such as PEN or USD.")
        raise ValidationError(message, code="currency")
    return code


def hour(words: str) -> str:
    """Return an hour as 09:30; a sheet may hold a day before it."""
    match = _HOUR.fullmatch(words)
    if match is None:
        raise ValidationError(_("Write the hour as 15:30."), code="hour")
    return f"{int(match[1]):02}:{match[2]}"


def figure(words: str) -> str:
    """Return the code of a figure, for which a total may be stated."""
    if words not in CODES:
        message = _("No figure has the code “%(code)s”. Perhaps: %(near)s.")
        near = get_close_matches(words, sorted(CODES), n=3, cutoff=0.1)
        told = {"code": words, "near": ", ".join(near or sorted(CODES)[:3])}
        raise ValidationError(message % told, code="figure")
    return words
