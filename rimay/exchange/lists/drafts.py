"""A row while its cells are read, and what its table's columns say as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rimay.exchange.grids import Row
from rimay.exchange.lists import names
from rimay.exchange.lists.proposal import CleanRow, ColumnGuess, Note
from rimay.exchange.lists.reasons import Reason
from rimay.exchange.lists.targets import Target, TargetKind


@dataclass
class Draft:
    """What was read so far. `marks` are crosses under a heading, by what heads them."""

    values: dict[str, list[str]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    parts: dict[str, dict[str, str]] = field(default_factory=dict)
    marks: dict[str, dict[str, str]] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)

    def add(self, target: str, *values: str) -> None:
        """Keep values of a target, each once."""
        held = self.values.setdefault(target, [])
        held.extend(value for value in values if value and value not in held)

    def note(self, target: str, code: str, words: str = "") -> None:
        """Keep something to tell about a value."""
        self.notes.append(Note(target, Reason(code, words)))

    def miss(self, target: str, code: str, words: str) -> None:
        """Keep words that are not understood as what the column holds, and tell it."""
        self.unread[target] = words
        self.note(target, code, words)

    def done(self, row: Row, given: Mapping[str, str] | None = None) -> CleanRow:
        """Return the row; `given` are values of one mark of several."""
        values = {name: tuple(held) for name, held in self.values.items() if held}
        values |= {name: (value,) for name, value in (given or {}).items()}
        return CleanRow(
            number=row.number,
            values=values,
            notes=tuple(self.notes),
            text=row.text,
            unread=dict(self.unread),
        )


@dataclass
class Learned:
    """What a table's columns say as a whole: how it writes sexes, dates, numbers."""

    targets: Mapping[str, Target]
    columns: tuple[ColumnGuess, ...]
    sexes: dict[int, Mapping[str, str]] = field(default_factory=dict)
    month_first: dict[int, bool] = field(default_factory=dict)
    order: dict[int, names.Order] = field(default_factory=dict)
    commas: dict[int, bool] = field(default_factory=dict)
    currencies: dict[int, str] = field(default_factory=dict)
    # Columns that say a thing once for the lines below it.
    blocks: set[int] = field(default_factory=set)
    year: int = 0

    @cached_property
    def marked(self) -> list[str]:
        """The targets that say who came, where the table has a column for them."""
        held = {column.target for column in self.columns}
        return [t.name for t in self.targets.values() if t.by_day and t.name in held]

    @cached_property
    def first(self) -> dict[TargetKind, str]:
        """The first target of each kind."""
        found = reversed(list(self.targets.values()))
        return {target.kind: target.name for target in found}

    def offer(self, draft: Draft, kind: TargetKind, value: str, code: str = "") -> None:
        """Fill a target that no column of its own fills in this row."""
        name = self.first.get(kind)
        if name and not draft.values.get(name):
            draft.values[name] = [value]
            if code:
                draft.note(name, code, value)
