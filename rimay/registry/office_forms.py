"""Input of handing an office over to clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.core import clock
from rimay.groups.models import Office
from rimay.groups.queries import in_term
from rimay.groups.roles import Role
from rimay.registry.actions.offices import HandOver
from rimay.registry.seat_forms import person_field

HANDED = (Role.SECRETARIAT, Role.COORDINATOR)


class HandOverForm(forms.Form):
    """Which office passes on, to whom, from when, by what, and who leaves it."""

    role = forms.ChoiceField(
        label=gettext_lazy("What passes on"),
        choices=[(role.value, role.label) for role in HANDED],
    )
    starts_on = forms.DateField(
        label=gettext_lazy("From"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    source = forms.CharField(
        label=gettext_lazy("Letter or agreement that says so"),
        help_text=gettext_lazy("with its number and its day"),
        max_length=300,
    )
    leaving = forms.MultipleChoiceField(
        label=gettext_lazy("Who leaves"),
        help_text=gettext_lazy(
            "Their term ends on the day before. Whoever is not marked stays in office."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    field_order = ("role", "person", "starts_on", "source", "leaving")

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data or None, initial={"starts_on": clock.today()})
        words = gettext_lazy("Who keeps it from then on")
        self.fields["person"] = person_field(actor, words)
        self.order_fields(self.field_order)
        rows = visible(actor, Office).filter(in_term(clock.today()), role__in=HANDED)
        self.held = {str(row.pk): row for row in rows.order_by("-role", "id")}
        names = names_of(actor, list(self.held.values()))
        leaving = self.fields["leaving"]
        assert isinstance(leaving, forms.MultipleChoiceField)
        leaving.choices = list(zip(self.held, names, strict=True))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        other = [
            row for row in self._leaving(cleaned) if row.role != cleaned.get("role")
        ]
        if other:
            self.add_error("leaving", _("Mark only who holds what passes on."))
        return cleaned

    def given(self) -> HandOver:
        """Return what passes on, ready for the action."""
        held = self.cleaned_data
        return HandOver(
            role=Role(held["role"]),
            person=held["person"],
            starts_on=held["starts_on"],
            source=held["source"],
            leaving=tuple(self._leaving(held)),
        )

    def _leaving(self, cleaned: dict[str, Any]) -> list[Office]:
        return [self.held[pk] for pk in cleaned.get("leaving", ())]
