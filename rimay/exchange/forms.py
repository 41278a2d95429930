"""What is brought: a file, or rows pasted from a sheet or a message."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rimay.access.actor import Actor
from rimay.exchange.own.declaring import Asked, Purpose


class FileForm(forms.Form):
    """A filled workbook, or one sheet of it as CSV."""

    file = forms.FileField(
        label=_("Workbook (.xlsx) or sheet (.csv)"), allow_empty_file=True
    )


class ListForm(forms.Form):
    """One's own list, pasted or as a file, and what is asked for all of it."""

    pasted = forms.CharField(
        label=_("Paste the rows"),
        help_text=_("Straight from Excel or a message, as they are."),
        required=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=_("or choose a file"),
        help_text=_("Excel (.xlsx), CSV or text."),
        required=False,
        allow_empty_file=True,
    )

    def __init__(
        self, data: Any, files: Any, *, purpose: Purpose, actor: Actor
    ) -> None:
        super().__init__(data, files)
        self.purpose = purpose
        asked = {one.name: _asked(one, actor) for one in purpose.asked}
        self.fields = {**asked, **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("pasted") and not cleaned.get("file"):
            self.add_error("pasted", gettext("Paste rows, or choose a file."))
        return cleaned

    def options(self) -> dict[str, str]:
        """Return what was asked for all of the list, rows by their id."""
        found = {}
        for one in self.purpose.asked:
            value = self.cleaned_data.get(one.name)
            if value:
                found[one.name] = str(getattr(value, "pk", value))
        return found


def _asked(one: Asked, actor: Actor) -> forms.Field:
    words: dict[str, Any] = {
        "label": one.label,
        "help_text": one.help,
        "required": one.is_required,
    }
    if one.rows is not None:
        return forms.ModelChoiceField(one.rows(actor), empty_label="—", **words)
    choices = [("", "—"), *one.choices]
    return forms.ChoiceField(choices=choices, **words)
