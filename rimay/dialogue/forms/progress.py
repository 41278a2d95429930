"""Input of a report on an agreement."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.core.files import LARGEST
from rimay.dialogue.actions.progress import SAID_BY_RESPONSIBLE, Report
from rimay.dialogue.forms.dates import PartialDateInput
from rimay.dialogue.models import Agreement
from rimay.dialogue.models.agreements import AgreementStatus
from rimay.library.files import LOSES, Brought, NotTaken, check


class ReportForm(forms.Form):
    """How far an agreement got."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("What happened"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Where it stands now"),
        choices=[(s.value, s.label) for s in SAID_BY_RESPONSIBLE],
    )
    new_due_on = PartialDateInput(
        label=gettext_lazy("New date"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("only where more time is needed; say above why"),
    )
    obstacle = forms.CharField(
        label=gettext_lazy("What stands in the way"), max_length=300, required=False
    )
    evidence = forms.CharField(
        label=gettext_lazy("What shows it"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("a letter, a photograph, a document of the library"),
    )
    file = forms.FileField(
        label=gettext_lazy("Photograph or document"),
        help_text=LOSES,
        required=False,
        allow_empty_file=True,
        max_length=255,
    )
    reported_on = PartialDateInput(
        label=gettext_lazy("Reported on"), required=False, max_length=40
    )

    def __init__(self, data: Any, files: Any = None, *, agreement: Agreement) -> None:
        first = {
            "version": agreement.version,
            "status": AgreementStatus.FULFILLED
            if agreement.fulfilment_said_on
            else agreement.status,
            "reported_on": str(PartialDate.of(clock.today())),
        }
        super().__init__(data or None, files or None, initial=first)

    def clean_reported_on(self) -> PartialDate | None:
        day: PartialDate | None = self.cleaned_data["reported_on"]
        if day is not None and day.earliest > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        asked, said = cleaned.get("new_due_on"), cleaned.get("reported_on")
        since = said.earliest if said else clock.today()
        if asked and asked.latest < since:
            self.add_error(
                "new_due_on", _("This day is over. Name one that is to come.")
            )
        return cleaned

    def clean_file(self) -> Brought | None:
        file = self.cleaned_data["file"]
        if not file:
            return None
        try:
            return check(file.name, file.read(LARGEST + 1))
        except NotTaken as reason:
            raise ValidationError(str(reason)) from None

    def report(self) -> Report:
        """Return what was reported, ready for the action."""
        given = self.cleaned_data
        return Report(
            text=given["text"],
            status=given["status"],
            new_due_on=given["new_due_on"],
            evidence=given["evidence"],
            obstacle=given["obstacle"],
            file=given["file"],
            reported_on=given["reported_on"],
        )
