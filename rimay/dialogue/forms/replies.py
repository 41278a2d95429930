"""Input of answers to a convening."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.models import Channel
from rimay.access.on_behalf import Said
from rimay.core import clock
from rimay.dialogue.actions.replies import Reply
from rimay.dialogue.models.attendance import Answer
from rimay.groups.models import Membership


class ReplyForm(forms.Form):
    """What a seat answers for itself: one press, a name if it likes."""

    answer = forms.ChoiceField(choices=Answer.choices)
    person = forms.CharField(
        label=gettext_lazy("Who comes"), required=False, max_length=160
    )

    def reply(self) -> Reply:
        """Return the answer, ready for the action."""
        given = self.cleaned_data
        answer = Answer(given["answer"])
        comes = answer != Answer.EXCUSED
        return Reply(answer, given["person"].strip() if comes else "")


class SaidForm(forms.Form):
    """Where the answers come from that the desk records, and one of them: "12-coming"."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How it was said"),
        choices=Channel.choices,
        initial=Channel.TELEPHONE,
    )
    said_on = forms.DateField(
        label=gettext_lazy("Said on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reference = forms.CharField(
        label=gettext_lazy("Letter number, or who said it"),
        max_length=160,
        required=False,
    )
    say = forms.CharField(max_length=40, required=False)

    def __init__(self, data: Any, *, seats: list[Membership]) -> None:
        super().__init__(data or None, initial={"said_on": clock.today()})
        self.seats = {seat.pk: seat for seat in seats}

    def clean_said_on(self) -> Any:
        day = self.cleaned_data["said_on"]
        if day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean_say(self) -> tuple[Membership, Answer]:
        number, _dash, answer = str(self.cleaned_data["say"]).partition("-")
        seat = self.seats.get(int(number)) if number.isdecimal() else None
        if seat is None or answer not in Answer.values:
            raise ValidationError(_("Press the answer of one seat."))
        return seat, Answer(answer)

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields that stand above the seats."""
        return [self[name] for name in ("channel", "said_on", "reference")]

    def said(self) -> Said:
        """Return the source, ready for the action."""
        given = self.cleaned_data
        seat, _answer = given["say"]
        return Said(
            seat, Channel(given["channel"]), given["said_on"], given["reference"]
        )
