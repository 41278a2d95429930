"""The records that a list's rows would make: cells by column, and where each is from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rimay.exchange.lists.proposal import Note
from rimay.exchange.lists.reasons import Reason
from rimay.exchange.own.declaring import Field, Given, Purpose
from rimay.exchange.own.entries import Entry
from rimay.exchange.own.names import Names


@dataclass
class Line:
    """One record. Columns that begin with "@" are for the purpose's `finish` alone.

    `standing` is the id of the record that it is, `key` its key here; `kept` are the
    columns that a standing record keeps. `waits` says that a name in it is open.
    """

    entry: Entry
    kind: str
    cells: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    key: str = ""
    standing: int | None = None
    waits: bool = False

    def told(self) -> list[Note]:
        """Return what to tell of how the line was read."""
        own = [Note("", Reason(code)) for code in dict.fromkeys(self.notes)]
        return [*self.entry.row.notes, *own]

    def put(self, column: str, words: str, target: str = "") -> None:
        """Fill a column, where nothing stands in it yet."""
        if column and words and not self.cells.get(column):
            self.cells[column] = words
            self.sources[column] = target

    def move(self, column: str, to: str) -> None:
        """Put what stands in a column into another."""
        words = self.cells.pop(column, "")
        target = self.sources.pop(column, "")
        self.put(to, words, target)


class Drafting:
    """Makes the main record of each row of a list."""

    def __init__(self, purpose: Purpose, given: Given, names: Names) -> None:
        self.purpose, self.given, self.names = purpose, given, names
        self.finish = purpose.finish(given) if purpose.finish else None

    def line(self, entry: Entry) -> tuple[Line, str]:
        """Return a row's record, and the code of a reason to leave the row out."""
        line = Line(entry, self.purpose.kind)
        fill(line, self.purpose.fields, self.names, self.given.group.language)
        for asked in self.purpose.asked:
            line.put(asked.column, self.given.key(asked.name))
        refused = ""
        if not any(entry.row.values.get(name) for name in self.purpose.needed):
            refused = "no_record"
        elif self.finish is not None:
            refused = self.finish(line)
        line.cells = {c: words for c, words in line.cells.items() if c[:1] != "@"}
        return line, refused


def fill(line: Line, fields: Sequence[Field], names: Names, language: str) -> None:
    """Fill a record's cells from a row's values."""
    values, unread = line.entry.row.values, line.entry.row.unread
    for one in fields:
        column = one.column.replace("{language}", language)
        said = values.get(one.name, ())
        if one.naming is not None:
            _name(line, one, names, said)
        elif said:
            line.put(column, said[0], one.name)
        if not said and unread.get(one.name) and one.words:
            line.put(one.words, unread[one.name], one.name)
        if one.keeps:
            line.kept |= {column, one.words} - {""}


def _name(line: Line, one: Field, names: Names, said: Sequence[str]) -> None:
    """Put the rows that a cell names into its columns; what is left stays words."""
    meant = [found for words in said for found in names.meant(one, words)]
    line.waits = line.waits or any(found.is_open for found in meant)
    keys = list(dict.fromkeys(found.key for found in meant if found.key))
    words = [found.words for found in meant if not found.key]
    if keys:
        line.put(one.column, keys[0], one.name)
    if len(keys) > 1 and one.others:
        line.put(one.others, "; ".join(keys[1:]), one.name)
    elif len(keys) > 1:
        line.notes.append("one_name_only")
    if words and one.words:
        line.put(one.words, "; ".join(words), one.name)
