"""Input of the page of one seat to clean values."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.models import Channel
from rimay.core import clock
from rimay.groups.models import Membership, Person
from rimay.groups.roles import Capacity, TermEnd
from rimay.records.forms import LISTED, TypedReference
from rimay.registry.actions.seats import Replacement


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def person_field(actor: Actor, label: Any) -> forms.Field:
    """Return a field for one of the people the actor sees: to choose, or to type where
    a list would be too long.
    """
    people = visible(actor, Person).order_by("sort", "id")
    if people[: LISTED + 1].count() <= LISTED:
        return forms.ModelChoiceField(people, label=label)
    words = _("Write the name in full, or its key.")
    return TypedReference(people, label=label, help_text=words)


class ReplaceForm(forms.Form):
    """Who sits from now on, and how the organisation said so."""

    capacity = forms.ChoiceField(label=gettext_lazy("Capacity"), choices=Capacity)
    starts_on = forms.DateField(
        label=gettext_lazy("From"), widget=_day_input(), help_text=""
    )
    term_end = forms.ChoiceField(label=gettext_lazy("The term ends"), choices=TermEnd)
    ends_on = forms.DateField(
        label=gettext_lazy("Until"),
        required=False,
        widget=_day_input(),
        help_text=gettext_lazy("only where the term ends on a day"),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How the organisation said so"), choices=Channel
    )
    reference = forms.CharField(
        label=gettext_lazy("Letter number, or who said it"),
        max_length=120,
        required=False,
    )
    said_on = forms.DateField(label=gettext_lazy("Said on"), widget=_day_input())

    field_order = ("capacity", "person")

    def __init__(self, data: Any, *, actor: Actor, seat: Membership) -> None:
        today = clock.today()
        first = {
            "starts_on": today,
            "said_on": today,
            "channel": Channel.LETTER,
            "term_end": TermEnd.REPLACED,
        }
        super().__init__(data or None, initial=first)
        words = gettext_lazy("Who sits from now on")
        self.fields["person"] = person_field(actor, words)
        self.order_fields(self.field_order)

    def clean_said_on(self) -> date:
        day: date = self.cleaned_data["said_on"]
        if day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if cleaned.get("term_end") == TermEnd.DAY and not last:
            self.add_error("ends_on", _("Say on which day the term ends."))
        if first and last and last < first:
            self.add_error("ends_on", _("The term ends before it begins."))
        return cleaned

    def replacement(self) -> Replacement:
        """Return who follows on the seat, ready for the action."""
        given = self.cleaned_data
        return Replacement(
            person=given["person"],
            capacity=Capacity(given["capacity"]),
            starts_on=given["starts_on"],
            term_end=TermEnd(given["term_end"]),
            ends_on=given["ends_on"],
            channel=Channel(given["channel"]),
            reference=given["reference"],
            said_on=given["said_on"],
        )
