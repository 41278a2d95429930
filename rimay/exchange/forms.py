"""What is brought: a file, or rows pasted from a sheet or a message."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rimay.exchange.own_lists import PURPOSES
from rimay.training.models import Event


class FileForm(forms.Form):
    """A filled workbook, or one sheet of it as CSV."""

    file = forms.FileField(
        label=_("Workbook (.xlsx) or sheet (.csv)"), allow_empty_file=True
    )


class ListForm(forms.Form):
    """One's own list, for what, and of which event."""

    purpose = forms.ChoiceField(
        label=_("What does the list hold"),
        choices=[(purpose.code, purpose.words) for purpose in PURPOSES],
        widget=forms.RadioSelect,
        initial="people",
    )
    event = forms.ModelChoiceField(
        Event._default_manager.none(),
        label=_("Which event, if it is who came"),
        required=False,
        empty_label="—",
    )
    pasted = forms.CharField(
        label=_("Paste the rows"),
        help_text=_("Straight from Excel or a message, as they are."),
        required=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=_("or choose a file"), required=False, allow_empty_file=True
    )

    def __init__(self, *args: Any, events: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["event"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = events

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("pasted") and not cleaned.get("file"):
            self.add_error("pasted", _now("Paste rows, or choose a file."))
        if cleaned.get("purpose") == "participants" and not cleaned.get("event"):
            self.add_error("event", _now("Say at which event they were."))
        return cleaned
