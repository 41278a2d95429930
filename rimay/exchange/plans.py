"""What an import would do, worked out before anything is written."""

from dataclasses import dataclass, field

from rimay.groups.models import Classified
from rimay.records.actions import Reading
from rimay.records.kinds import Kind


@dataclass(frozen=True)
class Ref:
    """A row named by a cell: one that stands already, or one of this import."""

    model: type
    key: str
    row: object = None


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and how to mend it. Rows and columns as the person sees."""

    sheet: str
    row: int
    column: str
    message: str

    @property
    def place(self) -> str:
        """The place in words that need no translation: sheet, then cell."""
        cell = f"{self.column}{self.row or ''}"
        return f"{self.sheet} {cell}".strip()


@dataclass
class Draft:
    """One row as read: values by column, references still to be turned into rows."""

    number: int
    key: str
    values: dict[str, object]
    refs: dict[str, Ref | None]
    sets: dict[str, list[Ref]]
    access: Reading | None
    named: list[Ref]
    # In which languages the file says a translated text.
    languages: dict[str, frozenset[str]] = field(default_factory=dict)
    existing: Classified | None = None
    changed: tuple[str, ...] = ()
    # A row that the importer may not see and that this one says again: it is counted
    # as made, so that its being there is not told, and nothing is written.
    joined: Classified | None = None


@dataclass
class SheetPlan:
    """The rows of one kind. `letters` says in which column each name stands."""

    kind: Kind
    sheet: str
    drafts: list[Draft] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)

    def problem(self, draft: Draft, name: str, message: str) -> Problem:
        """Return a problem of one cell, at the place where the person finds it."""
        return Problem(self.sheet, draft.number, self.letters.get(name, ""), message)

    @property
    def made(self) -> list[Draft]:
        return [d for d in self.drafts if d.existing is None]

    @property
    def changed(self) -> list[Draft]:
        return [d for d in self.drafts if d.existing is not None and d.changed]

    @property
    def unchanged(self) -> int:
        return len(self.drafts) - len(self.made) - len(self.changed)


@dataclass
class Plan:
    """A whole import: what it would make and change, and what stops it."""

    name: str
    sheets: list[SheetPlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not self.problems

    @property
    def does_nothing(self) -> bool:
        return not any(sheet.made or sheet.changed for sheet in self.sheets)
