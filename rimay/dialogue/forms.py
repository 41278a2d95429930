"""Input of the dialogue's own pages to clean values."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.core import clock
from rimay.core.dates import PartialDate, parse
from rimay.dialogue.actions import Noted, Report
from rimay.dialogue.models import Agreement
from rimay.dialogue.models.agreements import AgreementStatus
from rimay.dialogue.models.meetings import Presence
from rimay.groups.models import Membership

UNKNOWN = ("", gettext_lazy("not recorded"))


class PartialDateInput(forms.CharField):
    """A date as people write it: a day, a month or a year."""

    def clean(self, value: Any) -> PartialDate | None:
        words = str(super().clean(value) or "").strip()
        if not words:
            return None
        try:
            return parse(words)
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a date. Write a day, a month or a year.")
                % {"value": words}
            ) from None


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


class PresenceForm(forms.Form):
    """Who came to a session, a line per seat by name; how each stood comes along."""

    def __init__(
        self,
        data: Any,
        *,
        seats: list[tuple[Membership, str]],
        held: dict[int, str],
    ) -> None:
        super().__init__(data or None)
        self.seats = [seat for seat, _name in seats]
        for seat, name in seats:
            known = held.get(seat.pk, "")
            self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(
                label=name,
                choices=[UNKNOWN, *Presence.choices],
                initial=known,
                required=False,
            )
            self.fields[f"was_{seat.pk}"] = forms.CharField(
                initial=known, required=False, max_length=10, widget=forms.HiddenInput
            )

    def noted(self) -> dict[Membership, Noted]:
        """Return what changed, by seat."""
        given = self.cleaned_data
        found = {}
        for seat in self.seats:
            came, was = given[f"seat_{seat.pk}"], given[f"was_{seat.pk}"]
            if came and came != was:
                found[seat] = Noted(Presence(came), was)
        return found
