"""Reading a workbook: openpyxl for the book, one pass of our own over each sheet.

openpyxl gives a cell's formula or its last value, never both in one pass, forgets
merged cells where it reads in little memory, and pads rows to the widest cell. So it
opens the book (names of sheets, shared words, which formats are dates), and the sheet's
markup is walked here: formula and value together, merged cells too, and only cells that
exist. The underscored names are those that its own read-only sheet uses.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import IO
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel
from openpyxl.workbook import Workbook

from rimay.core.child import Refused
from rimay.exchange import limits
from rimay.exchange.grids import EMPTY, Cell, CellKind, Grid, Merge, Row, Sheet
from rimay.exchange.heavy.container import check_container
from rimay.exchange.heavy.text import check_size, clean

_ZEROS = re.compile(r"0{2,30}")


@dataclass(frozen=True)
class _Look:
    """What a sheet's cells borrow from the book."""

    words: list[str]
    dates: frozenset[int]
    spans: frozenset[int]
    # Formats such as 00000000, which show a code's leading zeros.
    zeros: dict[int, int]
    epoch: datetime


def read_workbook(name: str, content: bytes) -> Grid:
    """Return every sheet of a workbook, hidden ones marked."""
    check_container(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        return Grid(name, "workbook", tuple(_sheets(book)))
    except (Refused, MemoryError):
        raise
    # Whatever openpyxl stumbles over, the person's way out is the same.
    except Exception as trouble:
        raise Refused("broken") from trouble


def _sheets(book: Workbook) -> Iterator[Sheet]:
    if len(book.worksheets) > limits.SHEETS:
        raise Refused("too_many_sheets", limit=limits.SHEETS)
    rows = cells = 0
    filled = False
    for page in book.worksheets:
        look = _look(book, page._shared_strings)
        reader = _SheetReader(look, rows, cells)
        with page._get_source() as source:
            found = tuple(reader.rows_of(source))
        rows, cells = reader.rows, reader.cells
        filled = filled or bool(found)
        hidden = page.sheet_state != "visible"
        yield Sheet(page.title, found, tuple(reader.merged), hidden)
    if not filled:
        raise Refused("empty")


def _look(book: Workbook, words: list[str]) -> _Look:
    zeros = {}
    for index, style in enumerate(book._cell_styles):
        if style.numFmtId >= 164:
            code = book._number_formats[style.numFmtId - 164]
            if _ZEROS.fullmatch(code):
                zeros[index] = len(code)
    return _Look(
        words=words,
        dates=frozenset(book._date_formats),
        spans=frozenset(book._timedelta_formats),
        zeros=zeros,
        epoch=book.epoch,
    )


class _SheetReader:
    """One pass over a sheet's markup; it counts against the limits of the file."""

    def __init__(self, look: _Look, rows: int, cells: int) -> None:
        self.look, self.rows, self.cells = look, rows, cells
        self.merged: list[Merge] = []

    def rows_of(self, source: IO[bytes]) -> Iterator[Row]:
        number = 0
        data: ElementTree.Element | None = None
        # Declared entities are refused before (container.py), and expat bounds them.
        walk = ElementTree.iterparse(source, ("start", "end"))  # noqa: S314
        for event, element in walk:
            name = _local(element)
            if event == "start":
                data = element if name == "sheetData" else data
            elif name == "row":
                number = int(float(element.get("r") or number + 1))
                row = self._row(number, element)
                if row is not None:
                    yield row
                if data is not None:
                    data.clear()
            elif name == "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref"))
                self.merged.append(Merge(top, left - 1, bottom, right - 1))
                if len(self.merged) > limits.ROWS:
                    raise Refused("too_many_cells", limit=limits.CELLS)

    def _row(self, number: int, element: ElementTree.Element) -> Row | None:
        cells: list[Cell] = []
        column = -1
        for child in element:
            place = child.get("r")
            column = coordinate_to_tuple(place)[1] - 1 if place else column + 1
            cell = self._cell(child)
            if cell.is_empty:
                continue
            check_size(0, 0, column + 1)
            cells.extend([EMPTY] * (column - len(cells)))
            # A damaged file may name one place twice; the last one counts.
            cells[column:] = [cell]
            self.cells += 1
        if not cells:
            return None
        self.rows += 1
        check_size(self.rows, self.cells, len(cells))
        return Row(number, tuple(cells))

    def _cell(self, element: ElementTree.Element) -> Cell:
        formula, value, inline = "", None, ""
        for child in element:
            name = _local(child)
            if name == "v":
                value = child.text or ""
            elif name == "f":
                formula = "=" + (child.text or "")
            elif name == "is":
                inline = _inline(child)
        style = int(element.get("s") or 0)
        if inline:
            kind, text = _words(inline)
        elif value is None:
            kind, text = "empty", ""
        else:
            kind, text = self._value(element.get("t") or "n", value, style)
        return Cell(text, kind, formula) if formula else _cell(kind, text)

    def _value(self, sort: str, value: str, style: int) -> tuple[CellKind, str]:
        match sort:
            case "s":
                return _words(self.look.words[int(value)])
            case "b":
                return "truth", "true" if value.strip() == "1" else "false"
            case "e":
                return "error", value
            case "d":
                return _moment(datetime.fromisoformat(value.replace("Z", "")))
            case "n":
                return self._number(value.strip(), style)
        return _words(value)

    def _number(self, value: str, style: int) -> tuple[CellKind, str]:
        if not value:
            return "empty", ""
        if style in self.look.dates:
            try:
                spans = style in self.look.spans
                return _moment(from_excel(float(value), self.look.epoch, spans))
            except (OverflowError, ValueError):
                pass
        exact = _exact(value)
        width = self.look.zeros.get(style, 0)
        return "number", exact.zfill(width) if exact.isdigit() else exact


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _inline(element: ElementTree.Element) -> str:
    """Return the words of a rich text without the reading aids (rPh)."""
    runs = [element, *(child for child in element if _local(child) == "r")]
    parts = [part.text or "" for run in runs for part in run if _local(part) == "t"]
    return "".join(parts)


def _words(text: str) -> tuple[CellKind, str]:
    if len(text) > limits.CELL_LETTERS:
        raise Refused("cell_too_long", limit=limits.CELL_LETTERS)
    return "text", clean(text)


def _cell(kind: CellKind, text: str) -> Cell:
    return Cell(text, kind) if text else EMPTY


def _exact(value: str) -> str:
    """Return a number's digits as typed: a file holds 0.1 as 0.10000000000000001."""
    if value.lstrip("-").isdigit():
        return value
    number = float(value)
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(number)


def _moment(value: datetime | date | time | timedelta | None) -> tuple[CellKind, str]:
    match value:
        case datetime(hour=0, minute=0, second=0):
            return "date", value.date().isoformat()
        case datetime():
            return "date", value.isoformat(timespec="minutes")
        case date():
            return "date", value.isoformat()
        case time():
            return "time", value.isoformat(timespec="minutes")
    return "time", str(value)
