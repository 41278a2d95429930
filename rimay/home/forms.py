"""What somebody writes from outside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rimay.outreach.actions import Written
from rimay.outreach.models import Wish


class MessageForm(forms.Form):
    """A wish to take part, or a question; all of it may be left unsigned but the words."""

    wish = forms.ChoiceField(label=_("What is it about"), choices=Wish.choices)
    name = forms.CharField(label=_("Your name"), max_length=160)
    organisation = forms.CharField(
        label=_("Organisation"), max_length=160, required=False
    )
    contact = forms.CharField(
        label=_("How to reach you"),
        help_text=_("A telephone or an e-mail. Without it nobody can answer."),
        max_length=160,
        required=False,
    )
    message = forms.CharField(
        label=_("Message"),
        help_text=_("Do not write what could put somebody in danger."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    # People do not see this one; programs that fill every field do.
    website = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def written(self) -> Written:
        """Return what was written."""
        held: dict[str, Any] = self.cleaned_data
        return Written(
            name=held["name"],
            wish=Wish(held["wish"]),
            message=held["message"],
            organisation=held["organisation"],
            contact=held["contact"],
        )

    @property
    def is_from_a_program(self) -> bool:
        """Whether the field that people do not see was filled."""
        return bool(self.cleaned_data.get("website"))
