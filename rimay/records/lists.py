"""What the pages of a kind show: rows with filters, sorted either way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import get_language

from rimay.access.actor import Actor
from rimay.groups.models import Classified, Group
from rimay.records.addresses import list_url
from rimay.records.filters import Chip, Filter, chips_of, filters_of, narrowed, without
from rimay.records.kinds import Column, Kind
from rimay.records.lines import NUMBERS, Line, lines_of
from rimay.records.paging import Page, page_of
from rimay.records.permalinks import Cell

TURNED = "turned"


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
    has_words: bool = True
    is_cut: bool = False

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
    held = narrowed(actor, kind, asked)
    page = page_of(held.rows, sort, asked)
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
        has_words=bool(kind.model.SEARCH),
        is_cut=held.is_cut,
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
