"""What narrows a list: words, choices, and the records that its rows belong to."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import models
from django.db.models import QuerySet
from django.http import QueryDict

from rimay.access import search
from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.groups.models import Classified, Group
from rimay.records import cells
from rimay.records.addresses import number_in
from rimay.records.forms import LISTED
from rimay.records.kinds import Kind, Shape

# As many rows that hold some words are listed; the list says where there are more.
FOUND = 120
# Where the list is narrowed besides, or downloaded, none of those may be missing.
FOUND_AT_ALL = 20_000
REFERENCES = {Shape.REFERENCE, Shape.REFERENCES}


@dataclass(frozen=True)
class Filter:
    """One filter of a list, with its options and the chosen one."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Chip:
    """A filter in force, in words, with the query that leaves it out."""

    words: str
    without: str


@dataclass(frozen=True)
class Narrowed:
    """The rows of a list as filtered; `is_cut` where more hold the words asked for."""

    rows: QuerySet[Classified]
    is_cut: bool = False


def narrowed(
    actor: Actor, kind: Kind, asked: QueryDict, *, every: bool = False
) -> Narrowed:
    """Return the rows of a list as filtered, none that the actor may not see.

    With `every` none is missing, as in a download.
    """
    rows, is_cut = visible(actor, kind.model), False
    words = asked.get("q", "").strip()
    if words:
        every = every or any(asked.get(name) for name in _narrowed_by(kind))
        most = FOUND_AT_ALL if every else FOUND
        found = search.find(actor, words, most + 1, kind.model._meta.label_lower)
        rows = rows.filter(pk__in=[pk for _subject, pk in found[:most]])
        is_cut = len(found) > most
    for name in _narrowed_by(kind):
        value = asked.get(name, "")
        if value:
            rows = _filtered(actor, rows, kind, name, value)
    return Narrowed(rows, is_cut)


def filters_of(
    actor: Actor, kind: Kind, group: Group, asked: QueryDict
) -> tuple[Filter, ...]:
    """Return the filters on offer; one with a single choice would narrow nothing."""
    found = []
    for name in kind.filters:
        label = kind.label(kind.column(name))
        options = _options(actor, kind, group, name)
        found.append(Filter(name, label, options, asked.get(name, "")))
    return tuple(held for held in found if len(held.options) > 1)


def chips_of(
    actor: Actor, kind: Kind, group: Group, asked: QueryDict
) -> tuple[Chip, ...]:
    """Return what narrows the list, each with the way to leave it out."""
    found = []
    words = asked.get("q", "").strip()
    if words:
        found.append(Chip(f"“{words}”", without(asked, "q", "after", "before")))
    for name in _narrowed_by(kind):
        value = str(asked.get(name, ""))
        if value:
            said = _said(actor, kind, group, name, value)
            query = without(asked, name, "after", "before")
            found.append(Chip(f"{kind.label(kind.column(name))}: {said}", query))
    return tuple(found)


def without(asked: QueryDict, *names: str) -> str:
    """Return the query without some of its parts and without empty ones."""
    return urlencode([(k, v) for k, v in asked.items() if v and k not in names])


def _narrowed_by(kind: Kind) -> list[str]:
    """Return the filters on offer, then the references that other pages link by."""
    named = [c.name for c in kind.columns if kind.shape(c) in REFERENCES]
    return list(dict.fromkeys((*kind.filters, *named)))


def _filtered(
    actor: Actor, rows: QuerySet[Classified], kind: Kind, name: str, value: str
) -> QuerySet[Classified]:
    """Narrow a list; a row that one may not see cannot be filtered by."""
    if kind.shape(kind.column(name)) not in REFERENCES:
        return rows.filter(**{name: value})
    target: type[models.Model] = kind.target(kind.column(name))
    pk = number_in(value)
    if pk is None:
        return rows.none()
    if issubclass(target, Classified):
        if not visible(actor, target).filter(pk=pk).exists():
            return rows.none()
    return rows.filter(**{name: pk})


def _options(
    actor: Actor, kind: Kind, group: Group, name: str
) -> tuple[tuple[str, str], ...]:
    column = kind.column(name)
    if kind.shape(column) == Shape.CHOICE:
        return tuple(cells.choices(kind, column))
    held = list(_targets(actor, kind, group, name).order_by("id")[:LISTED])
    names = names_of(actor, held)
    return tuple((str(row.pk), n) for row, n in zip(held, names, strict=True))


def _targets(
    actor: Actor, kind: Kind, group: Group, name: str
) -> QuerySet[models.Model]:
    """Return the rows that a reference may be narrowed to, as far as one sees them."""
    target: type[models.Model] = kind.target(kind.column(name))
    if issubclass(target, Classified):
        return visible(actor, target)
    return target._default_manager.filter(group=group)


def _said(actor: Actor, kind: Kind, group: Group, name: str, value: str) -> str:
    """Return a filter's value in words; a row that one may not see has none."""
    column = kind.column(name)
    if kind.shape(column) not in REFERENCES:
        return dict(cells.choices(kind, column)).get(value, value)
    row = _targets(actor, kind, group, name).filter(pk=number_in(value)).first()
    return names_of(actor, [row])[0] if row is not None else "—"
