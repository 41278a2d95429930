"""A workbook to be written, described in plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rimay.exchange.grids import Cell, Json, pack_cell

Format = Literal["general", "text", "number", "date"]


@dataclass(frozen=True)
class Heading:
    """A column: its words, what the note on it explains, the words one may choose."""

    text: str
    note: str = ""
    width: int = 18
    required: bool = False
    # "text" keeps leading zeros of codes, also in cells that are still to be filled.
    format: Format = "general"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    title: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Cell]] = ()


@dataclass(frozen=True)
class Line:
    """A line of the explanation; a strong one is a heading."""

    words: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True)
class Book:
    """A workbook; its day is the only date in it, so equal content is an equal file."""

    title: str
    day: date
    language: str
    pages: tuple[Page, ...]
    explanation_title: str = ""
    explanation: tuple[Line, ...] = ()


def pack_book(book: Book) -> Json:
    """Return a book as JSON for the child process."""
    return {
        "title": book.title,
        "day": book.day.isoformat(),
        "language": book.language,
        "explanation_title": book.explanation_title,
        "explanation": [[list(line.words), line.strong] for line in book.explanation],
        "sheets": [_pack_page(page) for page in book.pages],
    }


def _pack_page(page: Page) -> Json:
    choices: dict[str, Json] = {
        str(index): list(heading.choices)
        for index, heading in enumerate(page.headings)
        if heading.choices
    }
    return {
        "title": page.title,
        "headings": [
            {
                "text": heading.text,
                "note": heading.note,
                "width": heading.width,
                "required": heading.required,
                "format": heading.format,
            }
            for heading in page.headings
        ],
        "choices": choices,
        "rows": [[pack_cell(cell) for cell in row] for row in page.rows],
    }
