"""What the pages of a kind show: rows with filters, facts of a row, what belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language

from rimay.access import search
from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.access.audience import Audience, audience
from rimay.access.http import Request
from rimay.core.text import Text
from rimay.groups.models import Classified, Group, Pillar
from rimay.records import cells
from rimay.records.addresses import list_url, url_of
from rimay.records.forms import LISTED
from rimay.records.kinds import Column, Kind, Shape
from rimay.records.paging import Page, page_of

FOUND = 120


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


@dataclass(frozen=True)
class Line:
    """One row of a list."""

    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Filter:
    """One filter of a list, with its options and the chosen one."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Listing:
    """A page of a list with what it was asked."""

    page: Page[Classified]
    lines: tuple[Line, ...]
    heads: tuple[str, ...]
    filters: tuple[Filter, ...]
    query: str
    is_filtered: bool
    download: str
    create_url: str


@dataclass(frozen=True)
class Related:
    """Rows that belong to a record: the first of them, and the way to all."""

    title: str
    lines: tuple[Line, ...]
    url: str
    create_url: str


def sort_of(kind: Kind) -> str:
    """Return the stored column that a list is sorted by, in the reader's language."""
    if kind.sort.endswith("_"):
        return f"{kind.sort}{(get_language() or 'es')[:2]}"
    return kind.sort


def rows_of(actor: Actor, kind: Kind, asked: QueryDict) -> QuerySet[Classified]:
    """Return the rows of a list as filtered, none that the actor may not see."""
    rows = visible(actor, kind.model)
    words = asked.get("q", "").strip()
    if words:
        found = search.find(actor, words, FOUND, kind.model._meta.label_lower)
        rows = rows.filter(pk__in=[pk for _subject, pk in found])
    for name in kind.filters:
        value = asked.get(name, "")
        if value:
            rows = _filtered(actor, rows, kind, name, value)
    references = [
        n for n in kind.list_columns if kind.shape(kind.column(n)) == Shape.REFERENCE
    ]
    return rows.select_related(*references) if references else rows


def listing(actor: Actor, kind: Kind, group: Group, asked: QueryDict) -> Listing:
    """Return one page of a kind's list."""
    page = page_of(rows_of(actor, kind, asked), sort_of(kind), asked)
    columns = [kind.column(name) for name in kind.list_columns]
    query = asked.get("q", "")
    filters = tuple(_filter(actor, kind, group, name, asked) for name in kind.filters)
    kept = "&".join(f"{f.name}={f.chosen}" for f in filters if f.chosen)
    return Listing(
        page=page,
        lines=lines_of(actor, kind, group, columns, page.rows),
        heads=tuple(kind.label(column) for column in columns),
        filters=tuple(f for f in filters if len(f.options) > 1),
        query=query,
        is_filtered=bool(query or kept),
        download=list_url(kind.model, group, "export"),
        create_url=list_url(kind.model, group, "create"),
    )


def facts(actor: Actor, kind: Kind, row: Classified, group: Group) -> tuple[Cell, ...]:
    """Return what is known of a record, leaving out what is not."""
    line = lines_of(actor, kind, group, list(kind.columns), [row])[0]
    return tuple(cell for cell in line.cells if cell.words)


def related(actor: Actor, row: Classified, group: Group) -> tuple[Related, ...]:
    """Return the rows whose kind hangs on this record and that have pages."""
    found = []
    for relation in row._meta.related_objects:
        child, name = relation.related_model, relation.field.name
        if not isinstance(child, type) or not issubclass(child, Classified):
            continue
        if relation.many_to_many or not can(actor, "list", child):
            continue
        address = list_url(child, group)
        rows = visible(actor, child).filter(**{name: row.pk}).order_by("id")[:8]
        lines = tuple(
            Line(url_of(other, group), (Cell("", str(other)),)) for other in rows
        )
        may_create = can(actor, "create", child)
        create = list_url(child, group, "create") if may_create else ""
        if address and (lines or create):
            found.append(
                Related(
                    str(child._meta.verbose_name_plural),
                    lines,
                    f"{address}?{name}={row.pk}",
                    f"{create}?{name}={row.pk}" if create else "",
                )
            )
    return tuple(found)


def audience_below(
    kind: Kind, row: Classified | None, request: Request
) -> Audience | None:
    """Return who reads a record that takes its parent's class, once that is known."""
    if row is not None:
        return audience(row)
    field = kind.model._meta.get_field(kind.class_from)
    chosen = request.POST.get(kind.class_from) or request.GET.get(kind.class_from) or ""
    parent_model = field.related_model
    if not (isinstance(parent_model, type) and issubclass(parent_model, Classified)):
        return None
    if not chosen.isdigit():
        return None
    parent = visible(request.actor, parent_model).filter(pk=int(chosen)).first()
    if parent is None:
        return None
    asked = kind.model()
    asked.take_class_of(parent)
    return audience(asked)


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
) -> frozenset[int]:
    """Return which of the rows that a column names the actor may see: one query."""
    named = {getattr(row, f"{column.name}_id") for row in rows} - {None}
    target: type[models.Model] = kind.target(column)
    if not named or not issubclass(target, Classified):
        return frozenset(named)
    found = visible(actor, target).filter(pk__in=named)
    return frozenset(found.values_list("pk", flat=True))


def _filtered(
    actor: Actor, rows: QuerySet[Classified], kind: Kind, name: str, value: str
) -> QuerySet[Classified]:
    """Narrow a list; a row that one may not see cannot be filtered by."""
    column = kind.column(name)
    if kind.shape(column) not in {Shape.REFERENCE, Shape.REFERENCES}:
        return rows.filter(**{name: value})
    target: type[models.Model] = kind.target(column)
    if not value.isdigit():
        return rows.none()
    if issubclass(target, Classified):
        if not visible(actor, target).filter(pk=value).exists():
            return rows.none()
    return rows.filter(**{name: value})


def _filter(
    actor: Actor, kind: Kind, group: Group, name: str, asked: Mapping[str, str]
) -> Filter:
    column = kind.column(name)
    chosen = asked.get(name, "")
    if kind.shape(column) == Shape.CHOICE:
        options = cells.choices(kind, column)
    else:
        target: type[models.Model] = kind.target(column)
        if issubclass(target, Classified):
            rows: QuerySet[models.Model] = visible(actor, target).order_by("id")
        else:
            rows = target._default_manager.filter(group=group)
        options = [(str(row.pk), str(row)) for row in rows[:LISTED]]
    return Filter(name, kind.label(column), tuple(options), chosen)


def _cell(
    actor: Actor,
    kind: Kind,
    group: Group,
    column: Column,
    row: Classified,
    seen: frozenset[int] | None,
) -> Cell:
    shape, label = kind.shape(column), kind.label(column)
    if shape == Shape.REFERENCE:
        named = getattr(row, f"{column.name}_id")
        if named is None or named not in (seen or ()):
            return Cell(label, "")
        return _reference(group, label, getattr(row, column.name))
    value = getattr(row, column.name)
    if shape == Shape.REFERENCES:
        held = visible(actor, value.model) & value.all()
        return Cell(label, ", ".join(str(other) for other in held))
    return Cell(
        label,
        cells.shown(kind, column, row),
        is_number=shape in {Shape.WHOLE, Shape.AMOUNT},
        language=value.shown_language() if isinstance(value, Text) and value else "",
        is_prose=column.prose,
    )


def _reference(group: Group, label: str, value: object) -> Cell:
    if isinstance(value, Pillar):
        return Cell(label, str(value), slot=value.slot)
    url = url_of(value, group) if isinstance(value, Classified) else ""
    return Cell(label, str(value), url=url)
