"""Input of a report on an agreement."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.dialogue.actions.progress import Report
from rimay.dialogue.forms.dates import PartialDateInput
from rimay.dialogue.models import Agreement
from rimay.dialogue.models.agreements import AgreementStatus


class ReportForm(forms.Form):
    """How far an agreement got."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("What happened"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Where it stands now"), choices=AgreementStatus
    )
    new_due_on = PartialDateInput(
        label=gettext_lazy("New date"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("only where the date moved"),
    )
    evidence = forms.CharField(
        label=gettext_lazy("What shows it"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("a letter, a photograph, a document of the library"),
    )
    reported_on = PartialDateInput(
        label=gettext_lazy("Reported on"), required=False, max_length=40
    )

    def __init__(self, data: Any, *, agreement: Agreement) -> None:
        first = {
            "version": agreement.version,
            "status": agreement.status,
            "reported_on": str(PartialDate.of(clock.today())),
        }
        super().__init__(data or None, initial=first)

    def clean_reported_on(self) -> PartialDate | None:
        day: PartialDate | None = self.cleaned_data["reported_on"]
        if day is not None and day.earliest > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def report(self) -> Report:
        """Return what was reported, ready for the action."""
        given = self.cleaned_data
        return Report(
            text=given["text"],
            status=given["status"],
            new_due_on=given["new_due_on"],
            evidence=given["evidence"],
            reported_on=given["reported_on"],
        )
