"""Input of an agenda: all its items on one page, and one more below them."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions.agendas import Agenda, ItemGiven, Press
from rimay.dialogue.models import AgendaItem, Meeting
from rimay.dialogue.models.agenda import Purpose
from rimay.library.models import Document

LANGUAGES = {
    "es": gettext_lazy("in Spanish"),
    "en": gettext_lazy("in English"),
}
# What a button of the page asks for, besides saving: "up-12".
PRESSES = frozenset({"up", "down", "remove", "drop", "carry"})


@dataclass(frozen=True)
class Row:
    """The fields of one item, in the order in which they stand."""

    item: AgendaItem | None
    title: forms.BoundField
    other: forms.BoundField
    purpose: forms.BoundField
    length: forms.BoundField
    regime: forms.BoundField
    paper: forms.BoundField | None

    @property
    def fields(self) -> list[forms.BoundField]:
        held = [self.title, self.other, self.purpose, self.length, self.regime]
        return [*held, self.paper] if self.paper else held

    @property
    def is_wrong(self) -> bool:
        return any(field.errors for field in self.fields)


class AgendaForm(forms.Form):
    """An agenda as it stands; `agenda()` hands over what is to become of it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any,
        *,
        meeting: Meeting,
        items: list[AgendaItem],
        documents: list[Document],
        default_regime: str,
    ) -> None:
        typed = _with_items_added_meanwhile(data, meeting, items) if data else None
        super().__init__(typed, initial={"version": meeting.version})
        self.meeting, self.items = meeting, items
        self.documents = {str(row.pk): row for row in documents}
        self.language = meeting.group.language
        self.second = next(code for code in LANGUAGES if code != self.language)
        for item in items:
            self._add(str(item.pk), item, item.regime)
        self._add("new", None, default_regime)

    def _add(self, mark: str, item: AgendaItem | None, regime: str) -> None:
        title = item.title if item else Text()
        is_new = item is None
        self.fields[f"title_{mark}"] = forms.CharField(
            label=_("Another item") if is_new else _("Item"),
            max_length=300,
            required=not is_new,
            initial=title.in_language(self.language) or str(title),
        )
        self.fields[f"other_{mark}"] = forms.CharField(
            label=_("The same %(language)s") % {"language": LANGUAGES[self.second]},
            max_length=300,
            required=False,
            initial=title.in_language(self.second),
        )
        self.fields[f"purpose_{mark}"] = forms.ChoiceField(
            label=_("What for"),
            choices=Purpose.choices,
            initial=item.purpose if item else Purpose.DISCUSS,
        )
        self.fields[f"length_{mark}"] = forms.IntegerField(
            label=_("Minutes planned"),
            min_value=1,
            max_value=600,
            initial=item.length if item else 20,
        )
        self.fields[f"regime_{mark}"] = forms.ChoiceField(
            label=_("Confidentiality rule"), choices=Regime.choices, initial=regime
        )
        if item is not None and item.held_under:
            held = Regime(item.regime)
            field = self.fields[f"regime_{mark}"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(held.value, held.label)]
            field.help_text = _("made stricter for good, on the page of its session")
        if self.documents:
            listed = [(pk, str(row)) for pk, row in self.documents.items()]
            self.fields[f"paper_{mark}"] = forms.ChoiceField(
                label=_("Add a paper"),
                choices=[("", "—"), *listed],
                required=False,
            )

    @property
    def rows(self) -> list[Row]:
        """The items as the page shows them."""
        return [self._row(str(item.pk), item) for item in self.items]

    @property
    def new(self) -> Row:
        """The fields of one more item."""
        return self._row("new", None)

    def _row(self, mark: str, item: AgendaItem | None) -> Row:
        paper = self[f"paper_{mark}"] if f"paper_{mark}" in self.fields else None
        return Row(
            item,
            title=self[f"title_{mark}"],
            other=self[f"other_{mark}"],
            purpose=self[f"purpose_{mark}"],
            length=self[f"length_{mark}"],
            regime=self[f"regime_{mark}"],
            paper=paper,
        )

    def agenda(self) -> Agenda:
        """Return what was asked for, ready for the action."""
        given = {item.pk: self._given(str(item.pk), item.title) for item in self.items}
        has_new = bool(self.cleaned_data["title_new"].strip())
        return Agenda(
            version=self.cleaned_data["version"],
            items=given,
            new=self._given("new", Text()) if has_new else None,
            press=self._press(),
        )

    def _given(self, mark: str, held: Text) -> ItemGiven:
        given = self.cleaned_data
        words = {self.language: given[f"title_{mark}"]}
        words[self.second] = given[f"other_{mark}"]
        original = held.original if held else self.language
        return ItemGiven(
            title=Text.of(original, **words),
            purpose=given[f"purpose_{mark}"],
            regime=given[f"regime_{mark}"],
            length=given[f"length_{mark}"],
            paper=self.documents.get(given.get(f"paper_{mark}", "")),
        )

    def _press(self) -> Press | None:
        """Return what the pressed button asks for; saving alone is None."""
        verb, _dash, number = str(self.data.get("do", "")).partition("-")
        if verb not in PRESSES or not number.isdecimal():
            return None
        return Press(verb, int(number))


def _with_items_added_meanwhile(
    data: Any, meeting: Meeting, items: list[AgendaItem]
) -> dict[str, Any]:
    """Return what was typed, with the items that stand on no page of the writer's as
    they are: the version tells that somebody added them.
    """
    language = meeting.group.language
    typed: dict[str, Any] = dict(data.items())
    for item in items:
        if f"title_{item.pk}" in typed:
            continue
        typed |= {
            f"title_{item.pk}": item.title.in_language(language) or str(item.title),
            f"purpose_{item.pk}": item.purpose,
            f"length_{item.pk}": item.length,
            f"regime_{item.pk}": item.regime,
        }
        for other in LANGUAGES:
            if other != language:
                typed[f"other_{item.pk}"] = item.title.in_language(other)
    return typed
