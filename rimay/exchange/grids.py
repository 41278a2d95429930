"""What a file of rows holds, as plain values that travel between processes.

No Django here: the child process that opens workbooks starts in a moment.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | dict[str, Json] | None"
# "kept": the row leaves this column as it stands; no file says so, our own lists do.
CellKind = Literal["empty", "text", "number", "date", "time", "truth", "error", "kept"]
Origin = Literal["workbook", "text", "paste"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a number as its exact digits, a date as ISO, and its formula if any."""

    text: str = ""
    kind: CellKind = "empty"
    formula: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing is said here, not even by a formula whose value is unknown."""
        return not self.text and not self.formula

    @property
    def lacks_value(self) -> bool:
        """A formula that the program which saved the file never worked out."""
        return bool(self.formula) and self.kind == "empty"


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty, with its number as the person sees it, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Return the cell of a column, counted from 0."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    @property
    def text(self) -> str:
        """What the row says, for showing a person which row is meant."""
        return " | ".join(c.text or c.formula for c in self.cells if not c.is_empty)


@dataclass(frozen=True, slots=True)
class Merge:
    """Merged cells: rows as numbered in the sheet, columns counted from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    title: str
    rows: tuple[Row, ...]
    merged: tuple[Merge, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Grid:
    """A whole file, or what was pasted."""

    name: str
    origin: Origin
    sheets: tuple[Sheet, ...] = field(default=())


def letters(column: int) -> str:
    """Return how a sheet names a column counted from 0: A, B, … Z, AA."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name = chr(ord("A") + rest) + name
        column -= 1
    return name


def pack_cell(cell: Cell) -> Json:
    """Return a cell as JSON: null, "text", [kind, text] or [kind, text, formula]."""
    if cell.formula:
        return [cell.kind, cell.text, cell.formula]
    if cell.kind == "text":
        return cell.text
    return None if cell.kind == "empty" else [cell.kind, cell.text]


def pack(grid: Grid) -> Json:
    """Return a grid as JSON."""
    return {
        "name": grid.name,
        "origin": grid.origin,
        "sheets": [
            {
                "sheet": sheet.title,
                "hidden": sheet.hidden,
                "rows": [[row.number, _packed(row.cells)] for row in sheet.rows],
                "merged": [
                    [m.first_row, m.first_column, m.last_row, m.last_column]
                    for m in sheet.merged
                ],
            }
            for sheet in grid.sheets
        ],
    }


def unpack(data: Json) -> Grid:
    """Return the grid that `pack` wrote."""
    held = cast("dict[str, Json]", data)
    seen: dict[str, Cell] = {}
    return Grid(
        name=cast("str", held["name"]),
        origin=cast("Origin", held["origin"]),
        sheets=tuple(
            _sheet(cast("dict[str, Json]", sheet), seen)
            for sheet in cast("list[Json]", held["sheets"])
        ),
    )


def _packed(cells: Iterable[Cell]) -> list[Json]:
    return [pack_cell(cell) for cell in cells]


def _sheet(held: dict[str, Json], seen: dict[str, Cell]) -> Sheet:
    rows = cast("list[tuple[int, list[Json]]]", held["rows"])
    return Sheet(
        title=cast("str", held["sheet"]),
        rows=tuple(Row(n, tuple(_cell(c, seen) for c in cells)) for n, cells in rows),
        merged=tuple(Merge(*m) for m in cast("list[list[int]]", held["merged"])),
        hidden=bool(held["hidden"]),
    )


def _cell(held: Json, seen: dict[str, Cell]) -> Cell:
    """Return a cell; the same words are kept once, for a list repeats itself a lot."""
    if held is None:
        return EMPTY
    if isinstance(held, str):
        return seen.setdefault(held, Cell(held, "text"))
    kind, text, *formula = cast("list[str]", held)
    return Cell(text, cast("CellKind", kind), formula[0] if formula else "")
