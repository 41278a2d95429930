"""Input of the public page that checks an acta."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class VerifyForm(forms.Form):
    """A code, a file, or both."""

    code = forms.CharField(
        label=gettext_lazy("Check code"),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
        help_text=gettext_lazy("at the foot of the paper, such as 7K3D-9QFM-2R5T"),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "the PDF, also with signatures added; a saved page; or, with the code, the "
            "scan. It is compared and kept nowhere."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("code") and not cleaned.get("file"):
            self.add_error("code", _("Write the code, or bring the file."))
        return cleaned
