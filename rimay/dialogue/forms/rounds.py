"""Input of the yearly round: until when, whom, and what somebody said elsewhere."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.models import Channel
from rimay.core import clock
from rimay.dialogue.actions.rounds import Said
from rimay.dialogue.models.rounds import RoundAnswer


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OpenRoundForm(forms.Form):
    """Until when answers are taken, and who is asked."""

    answer_by = forms.DateField(
        label=gettext_lazy("Answers until"),
        widget=_day_input(),
        help_text=gettext_lazy("whoever is silent then is unconfirmed"),
    )
    everybody = forms.BooleanField(
        label=gettext_lazy("Ask also those who sit until somebody replaces them"),
        required=False,
    )

    def __init__(self, data: Any, *, until: date) -> None:
        super().__init__(data or None, initial={"answer_by": until})

    def clean_answer_by(self) -> date:
        day: date = self.cleaned_data["answer_by"]
        if day < clock.today():
            raise ValidationError(_("This day has passed."))
        return day


class RoundAnswerForm(forms.Form):
    """What somebody said elsewhere, taken down by the secretariat with its source."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What they said"),
        choices=RoundAnswer,
        widget=forms.RadioSelect,
    )
    channel = forms.ChoiceField(label=gettext_lazy("How it was said"), choices=Channel)
    said_on = forms.DateField(label=gettext_lazy("Said on"), widget=_day_input())
    reference = forms.CharField(
        label=gettext_lazy("Letter number, or who said it"),
        max_length=120,
        required=False,
    )

    def __init__(self, data: Any) -> None:
        first = {"said_on": clock.today(), "channel": Channel.TELEPHONE}
        super().__init__(data or None, initial=first)

    def clean_said_on(self) -> date:
        day: date = self.cleaned_data["said_on"]
        if day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def said(self) -> Said:
        """Return where the word comes from, ready for the action."""
        given = self.cleaned_data
        return Said(Channel(given["channel"]), given["said_on"], given["reference"])
