"""Single lines of a sheet: what one says about itself, before columns are known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rimay.exchange import limits
from rimay.exchange.grids import Cell, Merge, Row, Sheet
from rimay.exchange.lists import days
from rimay.exchange.lists.words import fold, heading_words, tidy

# "Suma" alone is also a surname in Puno.
_TOTAL = re.compile(
    r"(?:gran |sub ?)?total(?:es)?\b|suma(?: total)?$|son\b.*\d|suma\b.*\d"
)
# "VARONES | 2" below a list counts it.
_COUNTS = re.compile(
    r"(?:n(?:umero|ro)? (?:de )?|total (?:de )?)?(?:varones|hombres|mujeres|damas"
    r"|caballeros|policias|efectivos|civiles|presentes|ausentes|asistentes|inasistentes"
    r"|participantes|invitados|men|women)(?: \d+)?"
)
_NOTE = re.compile(
    r"(?:notas?|fuente|elaborad[oa]|elaboracion|obs|observacion(?:es)?|leyenda|v b|vb"
    r"|atentamente|importante|pd|source|note|notes|firma|responsable del?"
    r"|lugar y fecha)\b"
)
# A merged block larger than this is decoration, not a table's cell.
_BLOCK = 5_000


@dataclass(frozen=True)
class Line:
    """A row with its words tidied; `spread` where one text is merged across columns."""

    row: Row
    words: Mapping[int, str]
    spread: bool = False

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def first(self) -> str:
        """The first words of the line."""
        return next(iter(self.words.values()), "")

    def is_figure(self, column: int) -> bool:
        """Say whether a cell holds a number, or a formula."""
        cell = self.row.cell(column)
        return cell.kind == "number" or bool(cell.formula)


def read_lines(sheet: Sheet) -> list[Line]:
    """Return the lines of a sheet."""
    across = {
        merge.first_row: merge
        for merge in sheet.merged
        if merge.last_column > merge.first_column
    }
    return [_line(row, across.get(row.number)) for row in sheet.rows]


def below(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for cells merged from above, which cell holds their words."""
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in sheet.merged:
        if _size(merge) > _BLOCK or merge.first_row == merge.last_row:
            continue
        for number in range(merge.first_row + 1, merge.last_row + 1):
            anchor = (merge.first_row, merge.first_column)
            anchors[number, merge.first_column] = anchor
        if len(anchors) > limits.ROWS:
            break
    return anchors


def across(sheet: Sheet) -> dict[tuple[int, int], int]:
    """Return, for cells merged from the left, the column that holds their words."""
    anchors: dict[tuple[int, int], int] = {}
    for merge in sheet.merged:
        if _size(merge) > _BLOCK:
            continue
        for column in range(merge.first_column + 1, merge.last_column + 1):
            anchors[merge.first_row, column] = merge.first_column
    return anchors


def is_heading(text: str, known: frozenset[str]) -> bool:
    """Say whether a cell's words are mostly words that head columns."""
    if len(text) > 60 or looks_like_data(text):
        return False
    words = heading_words(text)
    letter = fold(text)
    if len(letter) == 1 and letter != "n":
        # A cross in a row; as a heading it may be a month's initial.
        return letter in known
    return sum(word in known for word in words) * 2 > len(words)


def looks_like_data(text: str) -> bool:
    """Say whether a cell holds what headings never do: an address, many digits."""
    return "@" in text or sum(c.isdigit() for c in text) >= 5


def is_heading_line(line: Line, known: frozenset[str]) -> bool:
    """Say whether a line looks like the headings of a table."""
    # Days head columns too, where each session has one.
    others = {c: t for c, t in line.words.items() if not _is_day(line.row.cell(c))}
    if len(line.words) < 2 or any(looks_like_data(text) for text in others.values()):
        return False
    if any(line.row.cell(column).kind == "number" for column in others):
        return False
    hits = sum(is_heading(text, known) for text in others.values())
    needed = 2 if len(others) == len(line.words) else 1
    is_headed = hits >= needed and hits * 2 >= len(others)
    return is_headed and not is_total_text(line.first)


def _is_day(cell: Cell) -> bool:
    is_text = cell.kind == "text" and len(cell.text) <= 12
    return cell.kind == "date" or (is_text and days.is_date(cell.text))


def is_turned(found: list[Line], known: frozenset[str]) -> bool:
    """Say whether headings stand down the first column, and records beside it."""
    wide = [line for line in found if len(line.words) > 2]
    first = min((column for line in wide for column in line.words), default=0)
    heads = [line for line in wide if is_heading(line.words.get(first, ""), known)]
    others = [text for x in heads for c, text in x.words.items() if c != first]
    return (
        len({line.words[first] for line in heads}) == len(heads) > 1
        and len(heads) * 3 >= len(wide) * 2
        and not any(is_heading(text, known) for text in others)
    )


def are_forms(found: list[Line], known: frozenset[str]) -> bool:
    """Say whether every record stands as lines of its own: "Nombre: | Juan Puma"."""
    pairs = [line for line in found if len(line.words) == 2]
    heads = sum(is_heading(line.first.strip(" :"), known) for line in pairs)
    seconds = sum(is_heading(list(x.words.values())[1], known) for x in pairs)
    return heads > 3 and heads * 3 >= len(found) * 2 and not seconds


def is_total_text(text: str) -> bool:
    """Say whether words begin a line of totals: "TOTAL", "Subtotal", "Son: 25"."""
    return bool(_TOTAL.match(fold(text)))


def is_count_text(text: str) -> bool:
    """Say whether words are what a number below a list counts: "VARONES", "Mujeres: 3"."""
    return bool(_COUNTS.fullmatch(fold(text)))


def is_rule(line: Line) -> bool:
    """Say whether a line is only drawn: "_________", "-----"."""
    if line.first[:1].isalnum():
        return False
    drawn = [text for text in line.words.values() if len(text) > 2]
    return bool(drawn) and not any(c.isalnum() for x in line.words.values() for c in x)


def is_signed_on(line: Line) -> bool:
    """Say whether a drawn line is one to sign on, and not one between two blocks."""
    return is_rule(line) and all(set(x) <= set("_.… ") for x in line.words.values())


def is_note_text(text: str) -> bool:
    """Say whether words are a remark rather than a cell of a table."""
    if text.startswith(("*", "(*")) or len(text) > 80:
        return True
    return bool(_NOTE.match(fold(text)))


def _line(row: Row, merge: Merge | None) -> Line:
    found = ((i, _said(cell)) for i, cell in enumerate(row.cells))
    words = {column: text for column, text in found if text}
    spread = bool(merge) and len(words) == 1
    return Line(row, words, spread)


def _said(cell: Cell) -> str:
    return tidy(cell.text) or cell.formula


def _size(merge: Merge) -> int:
    height = merge.last_row - merge.first_row + 1
    return height * (merge.last_column - merge.first_column + 1)
