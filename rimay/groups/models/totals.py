"""Totals that somebody stated where the rows are not known."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models.classified import Classified


class StatedTotal(Classified):
    """A number with what it rests on; never mixed silently with counted rows.

    `code` is the figure it speaks for. `value` is null where it is known that nobody
    said it. `at_least` marks a reading such as "one in each region, so four or more".
    """

    SEARCH = ("code", "note")

    code = models.CharField(_("figure"), max_length=80)
    value = models.DecimalField(
        _("value"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    date_value = PartialDateField(_("date, where the figure is a date"))
    at_least = models.BooleanField(_("at least"), default=False)
    as_of = PartialDateField(_("as of"))
    note = TranslatedField(_("note"), blank=True)

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "code", "id", "access_class"], name="stated_total_list"
            )
        ]

    def __str__(self) -> str:
        return self.code
