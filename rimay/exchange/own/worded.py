"""Records that a line may be, known by their words: agreements, letters, activities."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.db import models
from django.utils.translation import gettext as _

from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.exchange.lists.words import fold
from rimay.exchange.own.declaring import Given
from rimay.exchange.own.likeness import Found, likeliest
from rimay.exchange.own.lines import Line
from rimay.exchange.own.questions import Option
from rimay.groups.models import Classified


@dataclass(frozen=True)
class Worded:
    """Records known by their words: agreements, letters, activities.

    `words` are the columns that say what a record is; `number` and `others` are columns
    in which two that differ are hardly the same.
    """

    model: type[Classified]
    words: tuple[str, ...]
    number: str = ""
    others: tuple[str, ...] = ()
    rival: int = 90

    def of(self, given: Given, lines: Sequence[Line]) -> Found:
        columns = _Columns(self, given)
        index: dict[str, list[_Said]] = defaultdict(list)
        rows = list(given.rows_of(self.model).order_by("id"))
        for row, name in zip(rows, names_of(given.actor, rows), strict=True):
            _keep(index, columns.of_row(row, name))
        found: dict[int, list[Option]] = {}
        for line in lines:
            mine = columns.of_line(line)
            options = [_option(mine, other) for other in _met(mine, index)]
            found[line.entry.index] = likeliest([o for o in options if o.score >= 50])
            _keep(index, mine)
        return {index: options for index, options in found.items() if options}


@dataclass(frozen=True)
class _Said:
    """What a record says where it is compared, as plain words."""

    value: str
    text: str
    words: frozenset[str]
    number: str
    others: Mapping[str, str]
    shown: str
    facts: str = ""


class _Columns:
    """Reads records and lines alike; rows that one may not read have no key here."""

    def __init__(self, asked: Worded, given: Given) -> None:
        self.asked, self.language = asked, given.group.language
        self.keys: dict[str, dict[int, str]] = {}
        for name in (*asked.words, *asked.others):
            target = asked.model._meta.get_field(name).related_model
            if isinstance(target, type) and issubclass(target, Classified):
                held = visible(given.actor, target).values_list("pk", "key")
                self.keys[name] = dict(held)

    def of_row(self, row: Classified, name: str) -> _Said:
        said = [self._plain(row, column) for column in self.asked.words]
        number = str(getattr(row, self.asked.number)) if self.asked.number else ""
        others = {column: self._plain(row, column) for column in self.asked.others}
        days = (
            getattr(row, column)
            for column in (*self.asked.words, *self.asked.others)
            if column not in self.keys
        )
        day = next((str(d) for d in days if isinstance(d, PartialDate)), "")
        facts = " · ".join(filter(None, (number, day)))
        return _said(f"is-{row.pk}", said, number, others, (name, facts))

    def of_line(self, line: Line) -> _Said:
        said = [self._cell(line, name) for name in self.asked.words]
        number = line.cells.get(self.asked.number, "")
        others = {name: self._cell(line, name) for name in self.asked.others}
        shown = f"{line.entry.row.text} ({line.entry.place})"
        return _said(f"row-{line.entry.index}", said, number, others, (shown, ""))

    def _plain(self, row: Classified, name: str) -> str:
        if name in self.keys:
            return self.keys[name].get(getattr(row, f"{name}_id"), "")
        held = getattr(row, name)
        if isinstance(held, Text):
            return held.best(self.language)
        if isinstance(held, Decimal):
            return _number(str(held))
        return str(getattr(held, "code", held) or "")

    def _cell(self, line: Line, name: str) -> str:
        words = line.cells.get(name) or line.cells.get(f"{name}_{self.language}", "")
        field = self.asked.model._meta.get_field(name)
        return _number(words) if isinstance(field, models.DecimalField) else words


def _said(
    value: str,
    said: Sequence[str],
    number: str,
    others: Mapping[str, str],
    shown: tuple[str, str],
) -> _Said:
    text = fold(" ".join(said))
    long = [w for w in text.split() if len(w) > 2 or w.isdigit()]
    words = long or text.split()
    return _Said(value, text, frozenset(words), fold(number), others, *shown)


def _keep(index: dict[str, list[_Said]], one: _Said) -> None:
    for word in one.words:
        index[word].append(one)
    if one.number:
        index[f"#{one.number}"].append(one)


def _option(mine: _Said, other: _Said) -> Option:
    share = len(mine.words & other.words) / max(len(mine.words | other.words), 1)
    is_same = mine.text == other.text
    score, why = (93, _("the same words")) if is_same else (0, "")
    if not is_same and share >= 0.6:
        score, why = round(30 + 55 * share), _("nearly the same words")
    if mine.number and mine.number == other.number:
        score = max(score, 60 if len(mine.number) > 3 else 0)
        score, why = min(score + 15, 96), _("the same number")
    elif mine.number and other.number:
        # In one list two numbers are two records; one that stands may have had another.
        score -= 35 if other.value.startswith("is-") else 50
    for name, held in mine.others.items():
        if held and other.others[name] and not _agree(held, other.others[name]):
            score -= 35
    return Option(other.value, other.shown, other.facts, why, max(score, 0))


def _met(mine: _Said, index: Mapping[str, Sequence[_Said]]) -> Iterator[_Said]:
    """Yield what shares half of the words, or the number."""
    met: Counter[str] = Counter()
    by_value: dict[str, _Said] = {}
    for key in (*mine.words, f"#{mine.number}" if mine.number else ""):
        for other in index.get(key, ()):
            met[other.value] += len(mine.words) if key.startswith("#") else 1
            by_value[other.value] = other
    for value, count in met.items():
        if count * 2 >= len(mine.words):
            yield by_value[value]


def _agree(one: str, two: str) -> bool:
    """Say whether two values may be one: "2017-08" may be "2017-08-15"."""
    return one.startswith(two) or two.startswith(one)


def _number(words: str) -> str:
    try:
        return f"{Decimal(words):.2f}"
    except InvalidOperation:
        return words
