"""Input of the library's own pages to clean values."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rimay.core.files import LARGEST
from rimay.library.files import LOSES, Brought, NotTaken, check


class FileForm(forms.Form):
    """The file of a document."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("File"),
        help_text=format_lazy(
            "{}. {}",
            _(
                "PDF, picture, plain text, or a document of Word, Excel, PowerPoint or "
                "LibreOffice; up to 50 MB"
            ),
            LOSES,
        ),
        allow_empty_file=True,
        max_length=255,
        error_messages={"max_length": _("The name of the file is too long.")},
    )

    def clean_file(self) -> Brought:
        file = self.cleaned_data["file"]
        # Not more than the limit is ever read into memory.
        try:
            return check(file.name, file.read(LARGEST + 1))
        except NotTaken as reason:
            raise ValidationError(str(reason)) from None


class DropForm(forms.Form):
    """Which state of the document the reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
