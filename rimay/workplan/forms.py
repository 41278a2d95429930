"""What a responsible organisation is asked about its activity."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rimay.workplan.models import ActivityStatus


class ProgressForm(forms.Form):
    """How an activity stands, why it is dropped, and what shows it."""

    status = forms.ChoiceField(
        label=_("How it stands"),
        choices=ActivityStatus.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason, where it is dropped"), max_length=300, required=False
    )
    evidence = forms.CharField(
        label=_("What shows it"),
        help_text=_("a document, a list, a photo, and where it is kept"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        dropped = cleaned.get("status") == ActivityStatus.DROPPED
        if dropped and not str(cleaned.get("reason") or "").strip():
            self.add_error("reason", _("Say why the activity is dropped."))
        return cleaned
