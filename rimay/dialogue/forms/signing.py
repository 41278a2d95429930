"""Input of the signed paper that comes back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.core.classes import Class
from rimay.core.files import safe_name, sniff
from rimay.dialogue.actions.signing import READERS, Page

LARGEST, MOST = 20 * 1024 * 1024, 12
# They are read together, so together they have a limit too.
TOGETHER = 60 * 1024 * 1024
ENDINGS = {"pdf": ".pdf", "png": ".png", "jpeg": ".jpg"}


class SeveralFiles(forms.ClearableFileInput):
    """A field that takes several files at once."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class PagesField(forms.FileField):
    """Photographs or scans of one paper, known by what is in them."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Page]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            raise ValidationError(_("Choose a photograph or a scan."))
        if len(files) > MOST:
            words = _("Bring up to %(n)s files at a time.")
            raise ValidationError(words % {"n": MOST})
        if sum(file.size for file in files) > TOGETHER:
            raise ValidationError(
                _("Together they are too large: bring fewer at a time.")
            )
        return [_page(file) for file in files]


def _page(file: Any) -> Page:
    content = file.read(LARGEST + 1)
    name = safe_name(file.name)
    told = {"name": name}
    if not content:
        raise ValidationError(_("“%(name)s” is empty. Was it saved?") % told)
    if len(content) > LARGEST:
        raise ValidationError(_("“%(name)s” is larger than 20 MB.") % told)
    kind = sniff(content)
    if kind not in ENDINGS:
        words = _("“%(name)s” is no photograph (JPEG, PNG) and no PDF.")
        raise ValidationError(words % told)
    stem = name.rpartition(".")[0] or name
    return Page(content, f"{stem[:110]}{ENDINGS[kind]}")


class SignedForm(forms.Form):
    """The code of the paper, and its pages."""

    code = forms.CharField(
        label=gettext_lazy("Check code printed on the paper"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
        help_text=gettext_lazy("such as 7K3D-9QFM-2R5T"),
    )
    pages = PagesField(
        label=gettext_lazy("Photographs or scan of the signed paper"),
        help_text=gettext_lazy("JPEG, PNG or PDF; all pages at once, or one by one"),
    )


class FiledForm(forms.Form):
    """Whether it is this acta, and who reads a paper with signatures on it."""

    reading = forms.ChoiceField(
        label=gettext_lazy("Who reads the signed paper"), widget=forms.RadioSelect
    )
    is_it = forms.BooleanField(
        label=gettext_lazy("I compared them: it is this acta, with the same words")
    )

    def __init__(self, data: Any, *, proposed: Class) -> None:
        super().__init__(data or None, initial={"reading": proposed.value})
        field = self.fields["reading"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(held.value, held.label) for held in READERS]

    def reads(self) -> Class:
        """Return who is to read it."""
        return Class(self.cleaned_data["reading"])
