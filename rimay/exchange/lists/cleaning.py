"""A table's rows made clean: each cell brought to what its target holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rimay.exchange.grids import Cell, Row
from rimay.exchange.lists import (
    content,
    days,
    institutions,
    names,
    phones,
    plain,
    ranks,
)
from rimay.exchange.lists.headings import surnames_come_first
from rimay.exchange.lists.layout import Region
from rimay.exchange.lists.proposal import CleanRow, ColumnGuess, Note
from rimay.exchange.lists.reasons import Reason
from rimay.exchange.lists.targets import Target, TargetKind
from rimay.exchange.lists.words import tidy

_PARTS = ("surnames", "surname1", "surname2", "given")


@dataclass
class _Draft:
    """A row while its cells are read."""

    values: dict[str, list[str]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    parts: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, target: str, *values: str) -> None:
        held = self.values.setdefault(target, [])
        held.extend(value for value in values if value and value not in held)

    def note(self, target: str, code: str, words: str = "") -> None:
        self.notes.append(Note(target, Reason(code, words)))

    def done(self, row: Row) -> CleanRow:
        values = {name: tuple(held) for name, held in self.values.items() if held}
        return CleanRow(row.number, values, tuple(self.notes), row.text)


class Cleaner:
    """Reads the rows of one table; what a column says as a whole is worked out once."""

    def __init__(
        self,
        region: Region,
        columns: Sequence[ColumnGuess],
        targets: Sequence[Target],
        title_day: tuple[str, str] = ("", ""),
    ) -> None:
        self.region, self.title_day = region, title_day
        self.targets = {target.name: target for target in targets}
        self.columns = [column for column in columns if column.target]
        self.first = {target.kind: target.name for target in reversed(targets)}
        self.sexes: dict[int, Mapping[str, str]] = {}
        self.month_first: dict[int, bool] = {}
        self.order: dict[int, names.Order] = {}
        for column in self.columns:
            self._learn(column)
        self.readers: Mapping[TargetKind, Callable[..., None]] = {
            "person_name": self._person,
            "phone": self._phone,
            "email": self._email,
            "date": self._date,
            "choice": self._choice,
            "number": self._number,
            "organisation": self._organisation,
            "rank": self._rank,
            "title": self._title,
            "sex": self._sex,
        }

    def rows(self) -> Iterator[CleanRow]:
        """Yield every row of the table, clean."""
        for row in self.region.rows:
            draft = _Draft()
            for column in self.columns:
                self._read(draft, column, row)
            self._join_names(draft)
            self._take_title_day(draft)
            yield draft.done(row)

    def _learn(self, column: ColumnGuess) -> None:
        kind = self.targets[column.target].kind
        cells = content.sample([row.cell(column.index) for row in self.region.rows])
        texts = [cell.text for cell in cells]
        if kind == "sex":
            every = {row.cell(column.index).text for row in self.region.rows}
            self.sexes[column.index] = plain.sexes(every)
        elif kind == "date":
            months = sum(map(days.puts_month_first, texts))
            clear = sum(map(days.puts_day_first, texts))
            self.month_first[column.index] = months > 0 and not clear
        elif kind == "person_name" and not column.part:
            self.order[column.index] = _order(column.heading, texts)

    def _read(self, draft: _Draft, column: ColumnGuess, row: Row) -> None:
        cell = row.cell(column.index)
        target = self.targets[column.target]
        if cell.is_empty:
            return
        if (row.number, column.index) in self.region.filled:
            draft.note(target.name, "filled_down", tidy(cell.text))
        if cell.lacks_value:
            draft.note(target.name, "formula_without_value", cell.formula)
        elif cell.kind == "error":
            draft.note(target.name, "error", cell.text)
        elif tidy(cell.text):
            if cell.formula:
                draft.note(target.name, "formula")
            self.readers.get(target.kind, self._text)(draft, column, cell)

    def _text(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        draft.add(column.target, tidy(cell.text))

    def _person(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        parted = ranks.part(cell.text)
        if column.part:
            parts = draft.parts.setdefault(column.target, {})
            parts[column.part] = names.proper(parted.name)
        else:
            name = names.read(parted.name, self.order[column.index])
            draft.add(column.target, name.filed)
            if "/" in parted.name or ";" in parted.name:
                draft.note(column.target, "several_names", tidy(cell.text))
        self._take_marks(draft, column.target, parted)

    def _take_marks(self, draft: _Draft, target: str, parted: ranks.Parted) -> None:
        """Give what stood before a name to the targets that hold it, or tell of it."""
        if parted.rank:
            draft.note(target, "rank_taken_off", parted.taken)
            self._offer(draft, "rank", parted.rank)
        for title in parted.titles:
            draft.note(target, "title_taken_off", title)
            self._offer(draft, "title", title)
        if parted.force:
            self._offer(draft, "organisation", parted.force, "institution_from_rank")
            if not parted.rank:
                draft.note(target, "remark_taken_off", parted.force)

    def _offer(
        self, draft: _Draft, kind: TargetKind, value: str, code: str = ""
    ) -> None:
        """Fill a target that no column of its own fills in this row."""
        name = self.first.get(kind)
        if name and not draft.values.get(name):
            draft.values[name] = [value]
            if code:
                draft.note(name, code, value)

    def _phone(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        if plain.says_nothing(cell.text):
            return
        found, odd = phones.read(cell.text)
        draft.add(column.target, *found, *odd)
        for piece in odd:
            draft.note(column.target, "not_a_phone", piece)

    def _email(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        if plain.says_nothing(cell.text):
            return
        found, odd = plain.emails(cell.text)
        draft.add(column.target, *found)
        if odd:
            draft.note(column.target, "not_an_email", odd)

    def _date(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        if plain.says_nothing(cell.text):
            return
        flip = self.month_first[column.index] and cell.kind != "date"
        day = days.read(cell.text, month_first=flip)
        if day is None:
            draft.note(column.target, "not_a_date", tidy(cell.text))
            return
        draft.add(column.target, day.code)
        if day.note:
            draft.note(column.target, day.note, tidy(cell.text))

    def _choice(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        code = plain.choice(cell.text, self.targets[column.target].choices)
        draft.add(column.target, code)
        if not code:
            draft.note(column.target, "not_a_choice", tidy(cell.text))

    def _number(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        digits = cell.text if cell.kind == "number" else plain.number(cell.text)
        draft.add(column.target, digits)
        if not digits:
            draft.note(column.target, "not_a_number", tidy(cell.text))

    def _organisation(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        if not plain.says_nothing(cell.text):
            draft.values[column.target] = [institutions.proper(cell.text)]

    def _rank(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        if plain.says_nothing(cell.text):
            return
        rank, force = ranks.spell_rank(cell.text)
        draft.values[column.target] = [rank or tidy(cell.text)]
        if force:
            self._offer(draft, "organisation", force, "institution_from_rank")

    def _title(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        title = ranks.spell_title(cell.text) or tidy(cell.text)
        draft.values[column.target] = [title]

    def _sex(self, draft: _Draft, column: ColumnGuess, cell: Cell) -> None:
        if column.part:
            if draft.values.get(column.target):
                draft.note(column.target, "sex_twice")
            draft.add(column.target, column.part)
            return
        sex = plain.sex(cell.text, self.sexes[column.index])
        draft.add(column.target, sex)
        if not sex and not plain.says_nothing(cell.text):
            code = "sex_unclear" if plain.is_sex(cell.text) else "not_a_sex"
            draft.note(column.target, code, tidy(cell.text))

    def _join_names(self, draft: _Draft) -> None:
        for target, parts in draft.parts.items():
            *surnames, given = (parts.get(part, "") for part in _PARTS)
            name = names.join(" ".join(filter(None, surnames)), given)
            draft.add(target, name.filed)
        person = self.first.get("person_name")
        has_column = any(column.target == person for column in self.columns)
        if person and has_column and not draft.values.get(person):
            draft.note(person, "no_name")

    def _take_title_day(self, draft: _Draft) -> None:
        code, words = self.title_day
        for target in self.targets.values():
            if code and target.from_title and not draft.values.get(target.name):
                draft.add(target.name, code)
                draft.note(target.name, "date_from_title", words)


def _order(heading: str, texts: Sequence[str]) -> names.Order:
    """Return on which side surnames stand: the heading says, else the names do."""
    first = surnames_come_first(heading)
    if first is None:
        first = content.surnames_first(texts)
    return "surnames_first" if first else "given_first"
