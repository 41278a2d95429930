"""Input of who came to a session."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rimay.dialogue.actions.presence import Noted
from rimay.dialogue.models.attendance import Presence
from rimay.groups.models import Membership

UNKNOWN = ("", gettext_lazy("not recorded"))


class PresenceForm(forms.Form):
    """Who came to a session, one line per seat; how each stood comes along hidden."""

    def __init__(
        self, data: Any, *, seats: list[Membership], held: dict[int, str]
    ) -> None:
        super().__init__(data or None)
        self.seats = seats
        for seat in seats:
            known = held.get(seat.pk, "")
            self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(
                label=str(seat),
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
