"""Input of a signed sheet: who acknowledged, how, and on which day."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.models import Channel
from rimay.core import clock
from rimay.dialogue.actions.acknowledging import Paper, Reader
from rimay.dialogue.models.acknowledgements import Given
from rimay.dialogue.queries.pledges import Asked


class Way(models.TextChoices):
    """How the word of those who do not sign in came."""

    SHEET = "sheet", gettext_lazy("signed on the sheet")
    LETTER = "letter", gettext_lazy("by letter")
    IN_PERSON = "in_person", gettext_lazy("said in person")
    TELEPHONE = "telephone", gettext_lazy("said by telephone")
    MESSAGE = "message", gettext_lazy("by message")


_MEANS = {
    Way.SHEET: (Given.SIGNED, Channel.IN_PERSON),
    Way.LETTER: (Given.LETTER, Channel.LETTER),
    Way.IN_PERSON: (Given.SPOKEN, Channel.IN_PERSON),
    Way.TELEPHONE: (Given.SPOKEN, Channel.TELEPHONE),
    Way.MESSAGE: (Given.SPOKEN, Channel.MESSAGE),
}


class SheetForm(forms.Form):
    """Everybody who signed, with one source for all of them."""

    way = forms.ChoiceField(
        label=gettext_lazy("How they said so"), choices=Way, widget=forms.RadioSelect
    )
    given_on = forms.DateField(
        label=gettext_lazy("On which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reference = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=160,
        help_text=gettext_lazy(
            "where the paper is: the session, the letter's number, or who said it"
        ),
    )

    def __init__(self, data: Any, *, lines: list[Asked]) -> None:
        first = {"way": Way.SHEET, "given_on": clock.today()}
        super().__init__(data or None, initial=first)
        self.lines = {line.code: line for line in lines}
        self.fields["people"] = forms.MultipleChoiceField(
            label=_("Who acknowledged"),
            choices=[(code, _words(line)) for code, line in self.lines.items()],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Mark at least one person.")},
        )
        self.order_fields(["people"])

    def clean_given_on(self) -> date:
        day: date = self.cleaned_data["given_on"]
        if day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def readers(self) -> list[Reader]:
        """Return who acknowledged, ready for the action."""
        marked = [self.lines[code] for code in self.cleaned_data["people"]]
        return [Reader(line.person, line.seat) for line in marked]

    def paper(self) -> Paper:
        """Return where their word comes from."""
        given, channel = _MEANS[Way(self.cleaned_data["way"])]
        return Paper(
            given,
            channel,
            self.cleaned_data["given_on"],
            self.cleaned_data["reference"],
        )


def _words(line: Asked) -> str:
    seat = f"{line.seat}, " if line.seat else ""
    return f"{line.person} ({seat}{line.words})"
