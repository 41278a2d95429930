"""Input of the charter's pages: articles, comments, rules, adoption."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions.adopting import NewDecision
from rimay.dialogue.actions.drafting import Article
from rimay.dialogue.actions.ruling import Asked
from rimay.dialogue.forms.dates import PartialDateInput
from rimay.dialogue.models import Agreement, Charter, CharterArticle, Meeting
from rimay.dialogue.models.charters import CharterKind
from rimay.dialogue.queries import wording
from rimay.dialogue.queries.rules import rules_in
from rimay.groups.models import Organisation, Pillar

LANGUAGE_NAMES = {
    "es": gettext_lazy("in Spanish"),
    "en": gettext_lazy("in English"),
}
# Which rules a text of a kind has; the others stay as they are.
RULES = {
    CharterKind.CHARTER: (
        "decision_rule", "pillar_share", "when_short", "observers", "chair",
        "sessions_a_year", "term_months", "default_regime", "day_unit", "convene_days",
        "observe_days", "round_days", "ratify_days", "silence_is_no_objection",
    ),
    CharterKind.CONFIDENTIALITY: ("default_regime",),
}  # fmt: skip
LIMITS = {"pillar_share": (1, 100), "term_months": (0, 120), "sessions_a_year": (1, 52)}
DAYS = (0, 365)


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
        label=gettext_lazy("Comment"),
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


class RulesForm(forms.Form):
    """The rules that the software reads, and what is asked of each pillar."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, charter: Charter, seats: dict[int, int]) -> None:
        self.names = RULES[CharterKind(charter.kind)]
        is_charter = charter.kind == CharterKind.CHARTER
        self.asked = rules_in(charter).pillars if is_charter else ()
        first: dict[str, Any] = {"version": charter.version}
        first |= {name: getattr(charter, name) for name in self.names}
        for rule in self.asked:
            first[f"quorum_{rule.pillar.pk}"] = rule.quorum
            first[f"required_{rule.pillar.pk}"] = rule.is_required
        super().__init__(data or None, initial=first)
        for rule in self.asked:
            self._add_pillar(rule.pillar, seats.get(rule.pillar.pk, 0))
        for name in self.names:
            self.fields[name] = _rule_field(name)

    def _add_pillar(self, pillar: Pillar, seats: int) -> None:
        self.fields[f"quorum_{pillar.pk}"] = forms.IntegerField(
            label=_("Quorum of %(pillar)s") % {"pillar": pillar},
            min_value=0,
            max_value=99,
            help_text=_("seats that must be there; today it has %(n)s") % {"n": seats},
        )
        self.fields[f"required_{pillar.pk}"] = forms.BooleanField(
            label=_("%(pillar)s must be behind a decision") % {"pillar": pillar},
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for rule in self.asked:
            name = f"quorum_{rule.pillar.pk}"
            if cleaned.get(name) == 0 and cleaned.get(f"required_{rule.pillar.pk}"):
                words = _("A pillar that must be behind a decision needs a seat there.")
                self.add_error(name, words)
        return cleaned

    def columns(self) -> dict[str, object]:
        """Return the rules by column, ready for the action."""
        return {name: self.cleaned_data[name] for name in self.names}

    def pillars(self) -> dict[Pillar, Asked]:
        """Return what is asked of each pillar."""
        given = self.cleaned_data
        return {
            rule.pillar: Asked(
                given[f"quorum_{rule.pillar.pk}"], given[f"required_{rule.pillar.pk}"]
            )
            for rule in self.asked
        }


def _rule_field(name: str) -> forms.Field:
    column = Charter._meta.get_field(name)
    words = str(column.verbose_name)  # type: ignore[union-attr]
    label = words[:1].upper() + words[1:]
    hint = str(getattr(column, "help_text", ""))
    choices = getattr(column, "choices", None)
    if choices:
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
    if name == "silence_is_no_objection":
        return forms.BooleanField(label=label, required=False)
    low, high = LIMITS.get(name, DAYS)
    return forms.IntegerField(
        label=label, min_value=low, max_value=high, help_text=hint
    )


class AdoptForm(forms.Form):
    """By which decision a version is adopted: one that stands, or one recorded here."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    adopted_on = PartialDateInput(
        label=gettext_lazy("Adopted on"),
        max_length=40,
        help_text=gettext_lazy("the day of the decision"),
    )
    decision = forms.ModelChoiceField(
        Agreement._default_manager.none(),
        label=gettext_lazy("By which decision"),
        required=False,
        empty_label=gettext_lazy("record it here"),
    )
    text = forms.CharField(
        label=gettext_lazy("The decision in words"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("only where it is recorded here"),
    )
    meeting = forms.ModelChoiceField(
        Meeting._default_manager.none(),
        label=gettext_lazy("In which session"),
        required=False,
        empty_label="—",
        help_text=gettext_lazy("only where it is recorded here"),
    )

    def __init__(
        self,
        data: Any,
        *,
        charter: Charter,
        decisions: Any,
        meetings: Any,
        words: str,
    ) -> None:
        self.language = charter.group.language
        first = {
            "version": charter.version,
            "adopted_on": str(PartialDate.of(clock.today())),
            "text": words,
        }
        super().__init__(data or None, initial=first)
        for name, rows in (("decision", decisions), ("meeting", meetings)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def clean_adopted_on(self) -> PartialDate:
        day: PartialDate | None = self.cleaned_data["adopted_on"]
        if day is None:
            raise ValidationError(_("This is needed."))
        if day.earliest > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("decision") and not cleaned.get("text"):
            if "decision" not in self.errors:
                words = _("Say by which decision, or write it here.")
                self.add_error("decision", words)
        return cleaned

    def taken(self) -> Agreement | NewDecision:
        """Return the decision, ready for the action."""
        given = self.cleaned_data
        if given["decision"] is not None:
            held: Agreement = given["decision"]
            return held
        return NewDecision(
            Text.of(self.language, **{self.language: given["text"]}),
            given["adopted_on"],
            given["meeting"],
        )
