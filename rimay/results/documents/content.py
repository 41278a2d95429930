"""A report as plain values: what is written in it does not depend on its format."""

from dataclasses import asdict, dataclass, field
from typing import Any

from rimay.ui.components import Bar, Month, Named, SeatsColumn, Strand, Stretch


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph: words, or a figure with its code."""

    words: str
    code: str = ""


@dataclass(frozen=True)
class Chart:
    """A picture with its title, where it comes from, and the same as a table.

    `kind` is "map", "seats", "bars" or "timeline". `svg` is the drawing for paper;
    pages draw `bars`, `columns` or `months` and `strands` themselves, so that they fit
    any width and the dark. `screen` is a map for pages. `total` closes the table.
    """

    kind: str
    title: str
    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    svg: str = ""
    screen: str = ""
    total: str = ""
    bars: tuple[Bar, ...] = ()
    columns: tuple[SeatsColumn, ...] = ()
    months: tuple[Month, ...] = ()
    strands: tuple[Strand, ...] = ()
    row_svgs: tuple[str, ...] = ()

    @property
    def seats(self) -> tuple[Stretch, ...]:
        """One stretch of weave for each seat."""
        return tuple(Stretch(str(c.slot)) for c in self.columns for _ in range(c.seats))

    @property
    def marked(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The rows of the table, each with its pillar's slot where it has one."""
        slots = [column.slot for column in self.columns]
        return tuple(
            (slots[n] if n < len(slots) else 0, row) for n, row in enumerate(self.rows)
        )


@dataclass(frozen=True)
class AimLine:
    """One aim: in the group's words, what was measured, and what speaks for it."""

    letter: str
    code: str
    title: str
    value: str
    is_measured: bool
    definition: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One section: title, paragraphs of pieces, and what follows them.

    `language` is that of its words, where nobody translated them.
    """

    title: str
    paragraphs: tuple[tuple[Piece, ...], ...] = ()
    aims: tuple[AimLine, ...] = ()
    charts: tuple[Chart, ...] = ()
    has_figures: bool = False
    language: str = ""


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
    note: str = ""
    is_known: bool = True

    @property
    def rests_on(self) -> str:
        """Basis, day and source in one line."""
        return " · ".join(filter(None, (self.basis, self.as_of, self.source)))


@dataclass(frozen=True)
class Document:
    """A whole report in one language. `facts` stand under the title; `hem` is the
    group's own strip of weave, for the first page on paper.
    """

    language: str
    title: str
    lead: str
    group: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    figures: tuple[FigureLine, ...]
    words: dict[str, str]
    fictional: str = ""
    hem: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def known(self) -> tuple[FigureLine, ...]:
        """Figures for the table; the aims stand in a section of their own, if any."""
        has_aims = any(part.aims for part in self.parts)
        return tuple(
            line
            for line in self.figures
            if line.is_known and not (has_aims and line.code.startswith("aims."))
        )

    @property
    def unknown(self) -> tuple[FigureLine, ...]:
        """Figures that nobody knows, but for the aims, which say so in their section."""
        return tuple(
            line
            for line in self.figures
            if not line.is_known and not line.code.startswith("aims.")
        )


def plain(document: Document) -> dict[str, Any]:
    """Return the document as values that JSON can hold."""
    return asdict(document)


def from_plain(held: dict[str, Any]) -> Document:
    """Return a document that was frozen as plain values."""
    parts = tuple(
        Part(
            part["title"],
            tuple(tuple(Piece(**piece) for piece in p) for p in part["paragraphs"]),
            tuple(_aim(aim) for aim in part["aims"]),
            tuple(_chart(chart) for chart in part["charts"]),
            part["has_figures"],
            part["language"],
        )
        for part in held["parts"]
    )
    figures = tuple(FigureLine(**line) for line in held["figures"])
    tuples = {name: tuple(held[name]) for name in ("facts", "notes")}
    return Document(**{**held, **tuples, "parts": parts, "figures": figures})


def _aim(held: dict[str, Any]) -> AimLine:
    return AimLine(**{**held, "evidence": tuple(held["evidence"])})


def _chart(held: dict[str, Any]) -> Chart:
    made = {
        "head": tuple(held["head"]),
        "rows": tuple(tuple(row) for row in held["rows"]),
        "bars": tuple(Bar(**bar) for bar in held["bars"]),
        "columns": tuple(_column(column) for column in held["columns"]),
        "months": tuple(Month(**month) for month in held["months"]),
        "strands": tuple(
            Strand(**{**s, "cells": tuple(s["cells"])}) for s in held["strands"]
        ),
        "row_svgs": tuple(held["row_svgs"]),
    }
    return Chart(**{**held, **made})


def _column(held: dict[str, Any]) -> SeatsColumn:
    named = tuple(Named(**one) for one in held["organisations"])
    return SeatsColumn(**{**held, "organisations": named})
