"""What the pages of a kind show: rows with filters, and the facts of a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.db import models
from django.http import QueryDict
from django.utils.translation import get_language

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.audience import Audience, audience
from rimay.core import formatting
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.groups.models import Classified, Group, Organisation, Pillar
from rimay.records import cells
from rimay.records.addresses import list_url, url_of
from rimay.records.filters import Chip, Filter, chips_of, filters_of, rows_of, without
from rimay.records.kinds import Column, Kind, Shape
from rimay.records.paging import Page, page_of

TURNED = "turned"
NUMBERS = {Shape.WHOLE, Shape.AMOUNT}
# Where rows become cards, these say nothing without the heading of their column.
LABELLED = {*NUMBERS, Shape.YES_NO, Shape.DAY, Shape.MOMENT, Shape.PARTIAL_DATE}


@dataclass(frozen=True)
class Cell:
    """One value of a row as shown: words, and the address of what it names."""

    label: str
    words: str
    url: str = ""
    is_number: bool = False
    slot: int = 0
    language: str = ""
    is_prose: bool = False
    needs_label: bool = False


@dataclass(frozen=True)
class Line:
    """One row of a list."""

    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Head:
    """A column's head; `turned` asks for the other direction where it is sorted by."""

    words: str
    is_number: bool = False
    direction: str = ""
    turned: str = ""


@dataclass(frozen=True)
class Listing:
    """A page of a list with what it was asked."""

    page: Page[Classified]
    lines: tuple[Line, ...]
    heads: tuple[Head, ...]
    filters: tuple[Filter, ...]
    chips: tuple[Chip, ...]
    query: str
    download: str
    create_url: str
    readers: Audience | None
    has_words: bool = True

    @property
    def is_filtered(self) -> bool:
        return bool(self.chips)


def sort_of(kind: Kind, asked: QueryDict) -> str:
    """Return the stored column that a list is sorted by, in the reader's language."""
    sort = kind.sort
    if sort.endswith("_"):
        sort = f"{sort}{(get_language() or 'es')[:2]}"
    if asked.get("order") == TURNED:
        return sort[1:] if sort.startswith("-") else f"-{sort}"
    return sort


def listing(actor: Actor, kind: Kind, group: Group, asked: QueryDict) -> Listing:
    """Return one page of a kind's list."""
    sort = sort_of(kind, asked)
    page = page_of(rows_of(actor, kind, asked), sort, asked)
    columns = [kind.column(name) for name in kind.list_columns]
    kept = without(asked, "after", "before")
    download = list_url(kind.model, group, "export")
    return Listing(
        page=page,
        lines=lines_of(actor, kind, group, columns, page.rows),
        heads=tuple(_head(kind, column, sort, asked) for column in columns),
        filters=filters_of(actor, kind, group, asked),
        chips=chips_of(actor, kind, group, asked),
        query=asked.get("q", ""),
        download=f"{download}?{kept}" if kept else download,
        create_url=list_url(kind.model, group, "create"),
        readers=_readers(page.rows),
        has_words=bool(kind.model.SEARCH),
    )


def with_column(
    shown: Listing, label: str, words: Mapping[int, str], *, is_number: bool = False
) -> Listing:
    """Return a listing with one more column, its words by the rows' numbers."""
    lines = zip(shown.page.rows, shown.lines, strict=True)
    return replace(
        shown,
        heads=(*shown.heads, Head(label, is_number)),
        lines=tuple(
            replace(
                line,
                cells=(
                    *line.cells,
                    Cell(
                        label,
                        words.get(row.pk, ""),
                        is_number=is_number,
                        needs_label=True,
                    ),
                ),
            )
            for row, line in lines
        ),
    )


def _head(kind: Kind, column: Column, sort: str, asked: QueryDict) -> Head:
    stored = sort.lstrip("-")
    source = getattr(kind.model._meta.get_field(stored), "source", "") or stored
    if source not in kind.list_columns and stored.startswith("sort"):
        # A key of what a row is listed as, which its first column shows.
        source = kind.list_columns[0]
    words, is_number = kind.label(column), kind.shape(column) in NUMBERS
    if source != column.name:
        return Head(words, is_number)
    direction = "descending" if sort.startswith("-") else "ascending"
    query = without(asked, "order", "after", "before")
    turned = "" if asked.get("order") == TURNED else f"order={TURNED}"
    return Head(words, is_number, direction, "&".join(filter(None, (query, turned))))


def _readers(rows: list[Classified]) -> Audience | None:
    """Return who reads the rows of a page, where the same people read each of them."""
    heard = {(r.access_class, r.access_pillar_id, r.access_circle_id) for r in rows}
    return audience(rows[0]) if len(heard) == 1 else None


def facts(actor: Actor, kind: Kind, row: Classified, group: Group) -> tuple[Cell, ...]:
    """Return what is known of a record beside its name, leaving out what is not."""
    columns = list(kind.columns)
    line = lines_of(actor, kind, group, columns, [row])[0]
    name = str(row)
    return tuple(
        replace(cell, words=_SAID[column.name](cell.words))
        if column.name in _SAID
        else cell
        for column, cell in zip(columns, line.cells, strict=True)
        if cell.words
        and (cell.words != name or cell.url)
        and not _is_silent(row, column)
    )


def lines_of(
    actor: Actor,
    kind: Kind,
    group: Group,
    columns: list[Column],
    rows: list[Classified],
) -> tuple[Line, ...]:
    """Return rows as lines; another row is named only to who may see that row."""
    seen = {
        column.name: _seen(actor, kind, column, rows)
        for column in columns
        if kind.shape(column) == Shape.REFERENCE
    }
    return tuple(
        Line(
            url_of(row, group),
            tuple(_cell(actor, kind, group, c, row, seen.get(c.name)) for c in columns),
        )
        for row in rows
    )


def _seen(
    actor: Actor, kind: Kind, column: Column, rows: list[Classified]
) -> dict[int, int]:
    """Return which of the rows that a column names the actor may see, each with the
    slot of its pillar where it is an organisation: one query.
    """
    named = {getattr(row, f"{column.name}_id") for row in rows} - {None}
    target: type[models.Model] = kind.target(column)
    if not named or not issubclass(target, Classified):
        return dict.fromkeys(named, 0)
    if target is Organisation:
        held = visible(actor, Organisation).filter(pk__in=named)
        return {pk: slot or 0 for pk, slot in held.values_list("pk", "pillar__slot")}
    found = visible(actor, target).filter(pk__in=named)
    return dict.fromkeys(found.values_list("pk", flat=True), 0)


def _cell(
    actor: Actor,
    kind: Kind,
    group: Group,
    column: Column,
    row: Classified,
    seen: dict[int, int] | None,
) -> Cell:
    shape, label = kind.shape(column), kind.label(column)
    if shape == Shape.REFERENCE:
        named = getattr(row, f"{column.name}_id")
        if named is None or named not in (seen or {}):
            return Cell(label, "")
        slot = (seen or {})[named]
        return _reference(group, label, getattr(row, column.name), slot)
    value = getattr(row, column.name)
    if shape == Shape.REFERENCES:
        held = visible(actor, value.model) & value.all()
        return Cell(label, ", ".join(str(other) for other in held))
    return Cell(
        label,
        cells.shown(kind, column, row),
        is_number=shape in NUMBERS,
        language=value.shown_language() if isinstance(value, Text) and value else "",
        is_prose=column.prose,
        needs_label=shape in LABELLED,
    )


def _is_silent(row: Classified, column: Column) -> bool:
    """Return whether a column says nothing: no rule is no word, as on the agenda."""
    return column.name == "regime" and getattr(row, column.name) == Regime.OPEN


# Codes as they are stored and exported, said in words on the page of a record.
_SAID: dict[str, Callable[[str], str]] = {
    "language": formatting.language_name,
    "country": formatting.country_name,
    "codes": lambda words: words.replace("=", formatting.HARD_SPACE),
}


def _reference(group: Group, label: str, value: object, slot: int) -> Cell:
    if isinstance(value, Pillar):
        return Cell(label, str(value), slot=value.slot)
    url = url_of(value, group) if isinstance(value, Classified) else ""
    return Cell(label, str(value), url=url, slot=slot)
