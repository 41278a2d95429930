"""What is asked when a prospect moves on."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rimay.core.dates import PartialDate, parse
from rimay.outreach.actions import Step
from rimay.outreach.models import Stage


class StepForm(forms.Form):
    """How far a prospect is, and what comes next."""

    stage = forms.ChoiceField(
        label=_("How far it is"), choices=Stage.choices, widget=forms.RadioSelect
    )
    declined_reason = forms.CharField(
        label=_("Reason, where it declined"), max_length=300, required=False
    )
    next_step = forms.CharField(label=_("Next step"), max_length=200, required=False)
    next_on = forms.CharField(
        label=_("When"),
        help_text=_("a day, a month or a year: 15/3/2018, March 2018"),
        max_length=60,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_next_on(self) -> PartialDate | None:
        words = str(self.cleaned_data["next_on"]).strip()
        if not words:
            return None
        try:
            return parse(words)
        except (ValueError, OverflowError):
            raise ValidationError(
                _now("“%(value)s” is not a date. Write a day, a month or a year.")
                % {"value": words}
            ) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        declined = cleaned.get("stage") == Stage.DECLINED
        if declined and not str(cleaned.get("declined_reason") or "").strip():
            self.add_error("declined_reason", _("Say why it declined."))
        return cleaned

    def step(self) -> Step:
        """Return what was chosen."""
        held = self.cleaned_data
        return Step(
            Stage(held["stage"]),
            held["declined_reason"],
            held["next_step"],
            held["next_on"],
        )
