"""What the engine proposes: tables, what each column is, clean rows, lines left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rimay.exchange.lists.reasons import Reason


@dataclass(frozen=True)
class ColumnGuess:
    """What a column is taken for. `target` is "" where it is left out.

    `part` says which part of the target: of a name "surnames", "surname1", "surname2"
    or "given"; of a column that is marked with a cross "female" or "male", the number
    of a month, or a day.
    `choice` is what to remember under `key` when the person agrees.
    """

    index: int
    heading: str
    key: str
    target: str
    part: str
    confidence: int
    reason: Reason
    filled: int
    samples: tuple[str, ...]

    @property
    def choice(self) -> str:
        return f"{self.target}:{self.part}" if self.part else self.target


@dataclass(frozen=True)
class Note:
    """Something to tell about one value of a row."""

    target: str
    reason: Reason


@dataclass(frozen=True)
class CleanRow:
    """A row as records take it: each target's values, most often one."""

    number: int
    values: Mapping[str, tuple[str, ...]]
    notes: tuple[Note, ...]
    text: str
    # Words that are not what their column holds: "permanent" under a date.
    unread: Mapping[str, str] = field(default_factory=dict)

    def one(self, target: str) -> str:
        """Return a target's first value, "" where there is none."""
        return next(iter(self.values.get(target, ())), "")


@dataclass(frozen=True)
class LeftOut:
    """A line that is no record, and why."""

    number: int
    text: str
    reason: Reason


@dataclass(frozen=True)
class Table:
    """A table found in a sheet; `day` is the date its tab or title speaks of."""

    sheet: str
    header_rows: tuple[int, ...] = ()
    columns: tuple[ColumnGuess, ...] = ()
    rows: tuple[CleanRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    day: str = ""


@dataclass(frozen=True)
class Proposal:
    tables: tuple[Table, ...] = field(default=())

    @property
    def rows(self) -> tuple[CleanRow, ...]:
        """All rows of all tables."""
        return tuple(row for table in self.tables for row in table.rows)
