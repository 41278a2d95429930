"""Input of a charter's articles: their words, comments on them, answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from rimay.core.text import Text
from rimay.dialogue.actions.drafting import Article
from rimay.dialogue.models import CharterArticle
from rimay.dialogue.queries import wording
from rimay.groups.models import Organisation

LANGUAGE_NAMES = {
    "es": gettext_lazy("in Spanish"),
    "en": gettext_lazy("in English"),
}


class ArticleForm(forms.Form):
    """An article in both languages, and its place among the others."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any,
        *,
        language: str,
        others: list[CharterArticle],
        article: CharterArticle | None = None,
    ) -> None:
        self.language, self.article = language, article
        first: dict[str, Any] = {"version": article.version if article else 0}
        if article is not None:
            for code in LANGUAGE_NAMES:
                first[f"heading_{code}"] = article.heading.in_language(code)
                first[f"text_{code}"] = article.text.in_language(code)
            later = [row.pk for row in others if row.number > article.number]
            first["before"] = later[0] if later else ""
        super().__init__(data or None, initial=first)
        for code in sorted(LANGUAGE_NAMES, key=lambda code: code != language):
            self._add_language(code)
        self.fields["before"] = forms.ChoiceField(
            label=_("Place"),
            required=False,
            choices=[
                ("", _("at the end")),
                *(
                    (row.pk, _("before “%(article)s”") % {"article": row})
                    for row in others
                ),
            ],
        )
        self._others = {str(row.pk): row for row in others}

    def _add_language(self, code: str) -> None:
        is_own = code == self.language
        named = {"language": LANGUAGE_NAMES[code]}
        self.fields[f"heading_{code}"] = forms.CharField(
            label=_("Heading (%(language)s)") % named, max_length=200, required=is_own
        )
        self.fields[f"text_{code}"] = forms.CharField(
            label=_("Text (%(language)s)") % named,
            max_length=20_000,
            required=is_own,
            widget=forms.Textarea(attrs={"rows": 12 if is_own else 6}),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for code in LANGUAGE_NAMES:
            names = wording.unknown_names(cleaned.get(f"text_{code}") or "")
            if names:
                words = _(
                    "No rule is called “%(name)s”. The list beside says which are."
                )
                self.add_error(f"text_{code}", words % {"name": names[0]})
        return cleaned

    def written(self) -> Article:
        """Return the article as written, ready for the action."""
        given = self.cleaned_data
        original = self.article.text.original if self.article else self.language
        heading, text = (
            Text.of(
                original,
                **{code: given[f"{name}_{code}"] for code in LANGUAGE_NAMES},
            )
            for name in ("heading", "text")
        )
        return Article(heading, text, self._others.get(given["before"]))


class CommentForm(forms.Form):
    """What somebody says of an article; for which organisation, where they have two."""

    text = forms.CharField(
        label=pgettext_lazy("noun", "Comment"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, data: Any, *, organisations: list[Organisation]) -> None:
        super().__init__(data or None)
        self.organisations = {str(row.pk): row for row in organisations}
        if len(organisations) > 1:
            self.fields["organisation"] = forms.ChoiceField(
                label=_("For which organisation"),
                choices=[(row.pk, str(row)) for row in organisations],
            )

    def organisation(self) -> Organisation | None:
        """Return for whom it is said; None where the asker sits for nobody."""
        asked = self.cleaned_data.get("organisation")
        if asked is not None:
            return self.organisations[asked]
        return next(iter(self.organisations.values()), None)


class AnswerForm(forms.Form):
    """What came of a comment."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.CharField(
        label=gettext_lazy("What came of it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("taken up, in part or not, and why"),
    )
