"""What the pages of a kind ask: rows with filters, and what belongs to a record."""

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
from rimay.access.naming import names_of
from rimay.access.readers import of_child
from rimay.groups.models import Classified, Group
from rimay.records import cells
from rimay.records.addresses import list_url, number_in, url_of
from rimay.records.forms import LISTED
from rimay.records.kinds import Kind, Shape
from rimay.records.lines import Line, lines_of
from rimay.records.paging import Page, page_of
from rimay.records.permalinks import Cell

FOUND = 120


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
    return rows


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
        filters=tuple(f for f in filters if len(f.options) > 1),
        query=query,
        is_filtered=bool(query or kept),
        download=list_url(kind.model, group, "export"),
        create_url=list_url(kind.model, group, "create"),
    )


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
        rows = list(visible(actor, child).filter(**{name: row.pk}).order_by("id")[:8])
        lines = tuple(
            Line(url_of(other, group), (Cell("", words),))
            for other, words in zip(rows, names_of(actor, rows), strict=True)
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


def audience_below(kind: Kind, row: Classified | None, request: Request) -> Audience:
    """Return who reads a record that takes its parent's class, whichever that is."""
    if row is not None:
        return audience(row)
    field = kind.model._meta.get_field(kind.class_from)
    chosen = request.POST.get(kind.class_from) or request.GET.get(kind.class_from) or ""
    parent_model = field.related_model
    assert isinstance(parent_model, type) and issubclass(parent_model, Classified)
    parent = visible(request.actor, parent_model).filter(pk=number_in(chosen)).first()
    if parent is None:
        words = str(parent_model._meta.verbose_name)
        return of_child(words, kind.model.DEFAULT_CLASS)
    asked = kind.model()
    asked.take_class_of(parent)
    return audience(asked)


def _filtered(
    actor: Actor, rows: QuerySet[Classified], kind: Kind, name: str, value: str
) -> QuerySet[Classified]:
    """Narrow a list; a row that one may not see cannot be filtered by."""
    column = kind.column(name)
    if kind.shape(column) not in {Shape.REFERENCE, Shape.REFERENCES}:
        return rows.filter(**{name: value})
    target: type[models.Model] = kind.target(column)
    pk = number_in(value)
    if pk is None:
        return rows.none()
    if issubclass(target, Classified):
        if not visible(actor, target).filter(pk=pk).exists():
            return rows.none()
    return rows.filter(**{name: pk})


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
        held = list(rows[:LISTED])
        names = names_of(actor, held)
        options = [(str(row.pk), n) for row, n in zip(held, names, strict=True)]
    return Filter(name, kind.label(column), tuple(options), chosen)
