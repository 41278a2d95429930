"""Input of topics that are put forward, merged and ranked."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.core.text import Text
from rimay.dialogue.models import Ranking, Topic


class TopicForm(forms.Form):
    """A topic put forward by a seat."""

    title_es = forms.CharField(
        label=gettext_lazy("Topic in Spanish"), max_length=200, required=False
    )
    title_en = forms.CharField(
        label=gettext_lazy("Topic in English"), max_length=200, required=False
    )
    why = forms.CharField(
        label=gettext_lazy("Where it came up"), max_length=200, required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("title_es") and not cleaned.get("title_en"):
            raise ValidationError(_("Write the topic in one of the languages."))
        return cleaned

    def title(self) -> Text:
        """Return the topic's words, the language that was written first."""
        words = {code: self.cleaned_data[f"title_{code}"] for code in ("es", "en")}
        return Text.of("es" if words["es"] else "en", **words)


class MergeForm(forms.Form):
    """Which topic another one is joined to."""

    into = forms.ModelChoiceField(
        Topic._default_manager.none(), label=gettext_lazy("Join it to")
    )

    def __init__(self, data: Any, *, topics: list[Topic]) -> None:
        super().__init__(data or None)
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Topic._default_manager.filter(
            pk__in=[topic.pk for topic in topics]
        ).order_by("sort_es", "id")


class BallotForm(forms.Form):
    """How a seat ranks: places 1, 2, 3 …, or dots."""

    def __init__(
        self,
        data: Any,
        *,
        ranking: Ranking,
        topics: list[Topic],
        held: dict[int, int],
    ) -> None:
        super().__init__(data or None)
        self.ranking, self.topics = ranking, topics
        dots = ranking.method == Ranking.Method.DOTS
        most = ranking.dots if dots else len(topics)
        numbers = [(str(n), str(n)) for n in range(0 if dots else 1, most + 1)]
        for topic in topics:
            self.fields[f"topic_{topic.pk}"] = forms.ChoiceField(
                label=str(topic),
                choices=numbers if dots else [("", "—"), *numbers],
                initial=str(held.get(topic.pk, "" if not dots else 0)),
                required=not dots,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [mark for mark in self.marks().values() if mark]
        if self.errors:
            return cleaned
        if self.ranking.method == Ranking.Method.DOTS:
            if not 0 < sum(given) <= self.ranking.dots:
                words = _("Give between 1 and %(n)s dots in all.")
                raise ValidationError(words % {"n": self.ranking.dots})
        elif len(set(given)) < len(self.topics):
            raise ValidationError(_("Give each place once: 1 is the most important."))
        return cleaned

    def marks(self) -> dict[int, int]:
        """Return a place or dots by topic."""
        given = self.cleaned_data
        found = {t.pk: given.get(f"topic_{t.pk}") or "0" for t in self.topics}
        return {pk: int(mark) for pk, mark in found.items()}
