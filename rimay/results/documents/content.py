"""A report as plain values: what is written in it does not depend on its format."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph: words, or a figure with its code."""

    words: str
    code: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing with its title, what it shows in words, and the same as a table."""

    title: str
    alt: str
    svg: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """One section: title, paragraphs of pieces, and what follows them."""

    title: str
    paragraphs: tuple[tuple[Piece, ...], ...] = ()
    items: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    has_figures: bool = False


@dataclass(frozen=True)
class FigureLine:
    """One figure as the table of figures tells it."""

    code: str
    label: str
    value: str
    definition: str
    basis: str
    as_of: str
    source: str


@dataclass(frozen=True)
class Document:
    """A whole report in one language. `facts` stand under the title."""

    language: str
    title: str
    lead: str
    group: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    figures: tuple[FigureLine, ...]
    words: dict[str, str]
    fictional: str = ""
    notes: tuple[str, ...] = field(default=())


def plain(document: Document) -> dict[str, Any]:
    """Return the document as values that JSON can hold."""
    return asdict(document)


def from_plain(held: dict[str, Any]) -> Document:
    """Return a document that was frozen as plain values."""
    parts = tuple(
        Part(
            part["title"],
            tuple(tuple(Piece(**piece) for piece in p) for p in part["paragraphs"]),
            tuple(part["items"]),
            tuple(_chart(chart) for chart in part["charts"]),
            part["has_figures"],
        )
        for part in held["parts"]
    )
    figures = tuple(FigureLine(**line) for line in held["figures"])
    tuples = {name: tuple(held[name]) for name in ("facts", "notes")}
    return Document(**{**held, **tuples, "parts": parts, "figures": figures})


def _chart(held: dict[str, Any]) -> Chart:
    rows = tuple(tuple(row) for row in held["rows"])
    return Chart(**{**held, "head": tuple(held["head"]), "rows": rows})
