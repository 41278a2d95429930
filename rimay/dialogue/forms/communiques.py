"""Input of a communiqué."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rimay.core.text import Text
from rimay.dialogue.forms.closing import LookedForm
from rimay.dialogue.models import Communique

_TEXT = forms.Textarea(attrs={"rows": 14})


class CommuniqueForm(forms.Form):
    """Title and text, in both languages."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title_es = forms.CharField(
        label=gettext_lazy("Title (in Spanish)"), max_length=300, required=False
    )
    text_es = forms.CharField(
        label=gettext_lazy("Text (in Spanish)"),
        max_length=20_000,
        required=False,
        widget=_TEXT,
        help_text=gettext_lazy("An empty line begins a new paragraph."),
    )
    title_en = forms.CharField(
        label=gettext_lazy("Title (in English)"), max_length=300, required=False
    )
    text_en = forms.CharField(
        label=gettext_lazy("Text (in English)"),
        max_length=20_000,
        required=False,
        widget=_TEXT,
    )

    def __init__(self, data: Any, *, communique: Communique) -> None:
        self.original = communique.title.original or communique.group.language
        held: dict[str, Any] = {"version": communique.version}
        for language in ("es", "en"):
            held[f"title_{language}"] = communique.title.in_language(language)
            held[f"text_{language}"] = communique.text.in_language(language)
        super().__init__(data or None, initial=held)
        self.fields[f"title_{communique.group.language}"].required = True

    def title(self) -> Text:
        return self._text("title")

    def text(self) -> Text:
        return self._text("text")

    def _text(self, name: str) -> Text:
        given = self.cleaned_data
        words = {code: given[f"{name}_{code}"] or "" for code in ("es", "en")}
        return Text.of(self.original, **words)


class PublishForm(LookedForm):
    """That somebody looked at what is pointed at."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, communique: Communique) -> None:
        super().__init__(data or None, initial={"version": communique.version})
