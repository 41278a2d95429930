"""Reading CSV, tab-separated text and lines of a message."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from rimay.core import formulas
from rimay.core.child import Refused
from rimay.exchange import limits
from rimay.exchange.grids import EMPTY, Cell, Grid, Origin, Row, Sheet

_DELIMITERS = ";\t,|"
_LOOKED_AT = 60
# Letters without a shape; a cell of nothing else says nothing.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060"
# A cell of more lines than this is a quotation mark that was never closed.
_CELL_LINES = 20


def read_text(name: str, content: bytes, origin: Origin) -> Grid:
    """Return the rows of a text file, or of what was pasted, as one sheet."""
    csv.field_size_limit(limits.FILE_BYTES)
    if name.lower().endswith(".txt"):
        origin = "paste"
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    start, delimiter = 1, _declared(text)
    if delimiter:
        start, text = 2, text.partition("\n")[2]
    elif origin == "paste":
        # A comma in a message is part of the message: only tabs are cells there.
        delimiter = "\t" if "\t" in text else ""
    else:
        delimiter = _sniffed(text)
    rows = tuple(_rows(text, delimiter, start, origin))
    if not rows:
        raise Refused("empty")
    return Grid(name, origin, (Sheet("", rows),))


def decode(content: bytes) -> str:
    """Return text from UTF-8, UTF-16 (Excel's "Unicode text") or Western Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\x00" in content[:65536]:
        raise Refused("not_a_table")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _declared(text: str) -> str:
    """Return the delimiter of Excel's own first line "sep=;", if there is one."""
    first = text[:10].partition("\n")[0].strip().strip('"')
    return first[4:] if first.lower().startswith("sep=") and len(first) == 5 else ""


def _sniffed(text: str) -> str:
    """Return the delimiter that cuts most lines into the same number of cells."""
    sample = text[:200_000].split("\n")[:_LOOKED_AT]
    lines = [line for line in sample if line.strip()]
    best, delimiter = (0, 0), ""
    for candidate in _DELIMITERS:
        widths = Counter(len(next(csv.reader([x], delimiter=candidate))) for x in lines)
        widths.pop(1, None)
        width, count = max(widths.items(), key=lambda item: item[1], default=(1, 0))
        if (count, width) > best:
            best, delimiter = (count, width), candidate
    return delimiter


def _rows(text: str, delimiter: str, start: int, origin: Origin) -> Iterator[Row]:
    count = cells = 0
    for number, words in _lines(text, delimiter, origin):
        row = tuple(_cell(word) for word in words)
        while row and row[-1].is_empty:
            row = row[:-1]
        if not row:
            continue
        count, cells = count + 1, cells + len(row)
        check_size(count, cells, len(row))
        yield Row(number + start - 1, row)


def check_size(rows: int, cells: int, width: int) -> None:
    """Refuse what is larger than any list that people keep."""
    if rows > limits.ROWS:
        raise Refused("too_many_rows", limit=limits.ROWS)
    if cells > limits.CELLS:
        raise Refused("too_many_cells", limit=limits.CELLS)
    if width > limits.COLUMNS:
        raise Refused("too_many_columns", limit=limits.COLUMNS)


def _lines(
    text: str, delimiter: str, origin: Origin
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it begins on."""
    if not delimiter:
        yield from ((n, [line]) for n, line in enumerate(text.split("\n"), start=1))
    elif origin == "paste":
        yield from _mended(text.split("\n"), delimiter)
    else:
        try:
            yield from _quoted(text, delimiter)
        except csv.Error:
            yield from _mended(text.split("\n"), delimiter)


def _mended(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows where a quotation mark may stand alone, for "ditto" or by mistake.

    Read strictly it would swallow the lines below. A line that is whole without it is
    a row; else a cell with line breaks goes on until its mark closes, not far below.
    """
    width, place = 0, 0
    while place < len(lines):
        taken, words = 1, _strict(lines[place], delimiter)
        if words is None:
            words = lines[place].split(delimiter)
            if len(words) < width:
                taken, words = _closed(lines, place, delimiter) or (1, words)
        width = width or len(words)
        yield place + 1, words
        place += taken


def _closed(
    lines: list[str], place: int, delimiter: str
) -> tuple[int, list[str]] | None:
    for taken in range(2, min(_CELL_LINES, len(lines) - place) + 1):
        words = _strict("\n".join(lines[place : place + taken]), delimiter)
        if words is not None:
            return taken, words
    return None


def _strict(text: str, delimiter: str) -> list[str] | None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else ([] if not rows else None)


def _quoted(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, line = [], 1
    for words in reader:
        rows.append((line, words))
        line = reader.line_num + 1
        if len(rows) > limits.ROWS * 5:
            raise Refused("too_many_rows", limit=limits.ROWS)
    return rows


def _cell(word: str) -> Cell:
    text = formulas.plain(clean(word))
    if len(text) > limits.CELL_LETTERS:
        raise Refused("cell_too_long", limit=limits.CELL_LETTERS)
    return Cell(text, "text") if text else EMPTY


def clean(text: str) -> str:
    """Return text without what no person typed, or "" where only blanks are left."""
    text = text.replace("_x000D_", "").replace("\x00", "").replace("\ufeff", "")
    return text if text.strip().strip(_UNSEEN) else ""
