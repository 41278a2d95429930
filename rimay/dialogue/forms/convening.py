"""Input of what the secretariat does with a convened session."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from rimay.groups.models import Membership


class CallOffForm(forms.Form):
    """Why a session is called off."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is called off"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RoundForm(forms.Form):
    """How many reminders there were when the page was opened."""

    round = forms.IntegerField(min_value=0, max_value=1000)


class SeatForm(forms.Form):
    """One of the seats that are convened."""

    seat = forms.IntegerField()

    def __init__(self, data: Any, *, seats: list[Membership]) -> None:
        super().__init__(data or None)
        self.seats = {seat.pk: seat for seat in seats}

    def clean_seat(self) -> Membership:
        seat = self.seats.get(self.cleaned_data["seat"])
        if seat is None:
            raise ValidationError("seat")
        return seat


class RelinkForm(SeatForm):
    """A seat that is to have a new link, and the newest link that the page knew of."""

    newest = forms.IntegerField(min_value=0)
