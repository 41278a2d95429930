"""Writing a workbook from its description (`rimay.exchange.books`).

Every text is typed as text, so no cell is a live formula; one that begins with = + - @
also carries Excel's "quote prefix", so that editing it does not make it one. Nothing in
the file names a person, a machine or a moment: equal descriptions make equal files.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from rimay.core import formulas
from rimay.exchange import limits

_FORMATS = {
    "general": "General",
    "text": "@",
    "number": "General",
    "date": "dd/mm/yyyy",
}
_FILL = PatternFill("solid", start_color="FFE7ECEF")
_REQUIRED = PatternFill("solid", start_color="FFCBD8DE")
# Rows below the last one where the drop-down lists still open.
_ROOM = 2_000
_CHOICES = "choices"
_FORBIDDEN = re.compile(r"[\\/*?:\[\]\x00-\x1f]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
    'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>Rimay</dc:creator>"
    "<dc:language>{language}</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


def write_workbook(book: dict[str, Any]) -> bytes:
    """Return the workbook that a description asks for."""
    workbook = Workbook(write_only=True)
    titles: set[str] = set()
    if book["explanation"]:
        _write_explanation(workbook, book, titles)
    lists = _Lists()
    for sheet in book["sheets"]:
        _write_sheet(workbook, sheet, titles, lists)
    lists.write(workbook)
    file = io.BytesIO()
    workbook.save(file)
    return _settled(file.getvalue(), book)


def _write_explanation(
    workbook: Workbook, book: dict[str, Any], titles: set[str]
) -> None:
    page = workbook.create_sheet(_title(book["explanation_title"], titles))
    for column, width in zip("ABC", (30, 70, 40), strict=True):
        page.column_dimensions[column].width = width
    for words, strong in book["explanation"]:
        cells = [_text(page, word) for word in words]
        for cell in cells:
            cell.font = Font(bold=strong, size=13 if strong else 11)
            cell.alignment = Alignment(wrap_text=len(words) > 1, vertical="top")
        page.append(cells)


def _write_sheet(
    workbook: Workbook, sheet: dict[str, Any], titles: set[str], lists: "_Lists"
) -> None:
    page = workbook.create_sheet(_title(sheet["title"], titles))
    page.freeze_panes = "A2"
    headings = sheet["headings"]
    for index, heading in enumerate(headings, start=1):
        column = page.column_dimensions[get_column_letter(index)]
        column.width = heading["width"]
        column.number_format = _FORMATS[heading["format"]]
    last = len(sheet["rows"]) + 1 + _ROOM
    for index, words in sheet["choices"].items():
        letter = get_column_letter(int(index) + 1)
        rule = DataValidation(
            type="list", formula1=lists.place(words), allow_blank=True
        )
        rule.add(f"{letter}2:{letter}{last}")
        page.data_validations.append(rule)
    page.append([_heading(page, heading) for heading in headings])
    formats = [_FORMATS[heading["format"]] for heading in headings]
    for row in sheet["rows"]:
        page.append(list(_row(page, row, formats)))


def _heading(page: Any, heading: dict[str, Any]) -> Any:
    cell = _text(page, heading["text"])
    cell.font = Font(bold=True)
    cell.fill = _REQUIRED if heading["required"] else _FILL
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if heading["note"]:
        cell.comment = Comment(heading["note"], "Rimay", height=120, width=320)
    return cell


def _row(page: Any, row: Iterable[Any], formats: list[str]) -> Iterator[Any]:
    for held, number_format in zip(row, formats, strict=False):
        if held is None:
            yield None
            continue
        kind, text = ("text", held) if isinstance(held, str) else held[:2]
        cell = _typed(page, kind, text)
        if number_format != "General" and kind != "date":
            cell.number_format = number_format
        yield cell


def _typed(page: Any, kind: str, text: str) -> Any:
    """Return a cell of the kind, or of text where its words say something else."""
    value: object = None
    try:
        if kind == "number":
            value = Decimal(text)
            value = value if value.is_finite() else None
        elif kind == "truth":
            value = text == "true"
        elif kind == "time":
            value = time.fromisoformat(text)
        elif kind == "date":
            long = "T" in text
            value = datetime.fromisoformat(text) if long else date.fromisoformat(text)
    except (ValueError, ArithmeticError):
        value = None
    if value is None:
        return _text(page, text)
    cell = WriteOnlyCell(page, value)
    if kind == "date":
        cell.number_format = "dd/mm/yyyy hh:mm" if "T" in text else "dd/mm/yyyy"
    return cell


def _text(page: Any, text: str) -> Any:
    text = _UNWRITABLE.sub("", text)
    if len(text) > limits.CELL_LETTERS:
        text = text[: limits.CELL_LETTERS - 1] + "…"
    cell = WriteOnlyCell(page, "")
    cell.value = text
    # openpyxl takes "=…" for a formula and "#N/A" for an error: here it is text.
    cell.data_type = "s"
    if formulas.is_live(text):
        cell.quotePrefix = True
    return cell


class _Lists:
    """Words to choose from, on a hidden sheet, equal lists once."""

    def __init__(self) -> None:
        self.columns: dict[tuple[str, ...], str] = {}

    def place(self, words: list[str]) -> str:
        """Return the reference to a list that a drop-down uses."""
        key = tuple(words)
        column = self.columns.setdefault(key, get_column_letter(len(self.columns) + 1))
        return f"'{_CHOICES}'!${column}$1:${column}${len(key)}"

    def write(self, workbook: Workbook) -> None:
        if not self.columns:
            return
        page = workbook.create_sheet(_CHOICES)
        page.sheet_state = "hidden"
        lists = list(self.columns)
        for line in range(max(map(len, lists))):
            page.append(
                [
                    _text(page, words[line]) if line < len(words) else None
                    for words in lists
                ]
            )


def _title(wanted: str, titles: set[str]) -> str:
    """Return a sheet's title as Excel allows it, unlike those given before."""
    base = _FORBIDDEN.sub(" ", wanted).strip("' ")[:31] or "1"
    title, count = base, 2
    while title.lower() in titles | {_CHOICES, "history"}:
        title = f"{base[:27]} {count}"
        count += 1
    titles.add(title.lower())
    return title


def _settled(content: bytes, book: dict[str, Any]) -> bytes:
    """Return the file with its own day for the clock's, everywhere."""
    words = {key: _escaped(book[key]) for key in ("title", "language", "day")}
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            body = source.read(part)
            if part.filename == "docProps/core.xml":
                body = _CORE.format(**words).encode()
            fixed = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, body)
    return file.getvalue()


def _escaped(text: str) -> str:
    text = _UNWRITABLE.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
