"""What a search answers: records, and lists and figures that go by these words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst

from rimay.access import search as index
from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.access.naming import names_of
from rimay.dialogue.models import Acta
from rimay.groups.models import Classified, Group
from rimay.home.queries.pathway import ALL, BY_SUBJECT
from rimay.records.addresses import list_url, url_of
from rimay.records.kinds import Kind, Shape
from rimay.records.lines import lines_of
from rimay.results.queries import figures as results
from rimay.ui.components import Named

FOUND = 60
# No kind of record that is kept by hand: it has a page of its own.
ACTA = "dialogue.acta"
TOLD = {Shape.CHOICE, Shape.REFERENCE, Shape.PARTIAL_DATE, Shape.LINE, Shape.DAY}


@dataclass(frozen=True)
class Found:
    """One record that a search found: its kind, its name, and what tells it apart."""

    kind: str
    named: Named


@dataclass(frozen=True)
class Answer:
    """What a search found; `is_cut` where there is more than is shown."""

    records: list[Found]
    ways: list[Named]
    is_cut: bool


def answer(actor: Actor, group: Group, query: str) -> Answer:
    """Return what a reader finds by these words, newest first."""
    pairs = index.find(actor, query, FOUND + 1)
    ways = [*_lists(actor, group, query), *_figures(actor, group, query)]
    return Answer(_named(actor, group, pairs[:FOUND]), ways, len(pairs) > FOUND)


def _named(actor: Actor, group: Group, pairs: list[tuple[str, int]]) -> list[Found]:
    """Return what the index found, in its order; `visible` is the only judge."""
    per_kind: dict[str, list[int]] = {}
    for subject, pk in pairs:
        per_kind.setdefault(subject, []).append(pk)
    held: dict[tuple[str, int], Found] = {}
    for acta in visible(actor, Acta).filter(pk__in=per_kind.pop(ACTA, ())):
        named = Named(names_of(actor, [acta])[0], url_of(acta, group))
        held[ACTA, acta.pk] = Found(
            capfirst(str(Acta._meta.verbose_name_plural)), named
        )
    for subject, pks in per_kind.items():
        if subject not in BY_SUBJECT:
            continue
        kind = BY_SUBJECT[subject]
        rows = list(visible(actor, kind.model).filter(pk__in=pks))
        notes = _notes(actor, kind, group, rows)
        for row, name, note in zip(rows, names_of(actor, rows), notes, strict=True):
            named = Named(name, url_of(row, group), note)
            held[subject, row.pk] = Found(str(kind.sheet), named)
    return [held[pair] for pair in pairs if pair in held]


def _notes(actor: Actor, kind: Kind, group: Group, rows: list[Classified]) -> list[str]:
    """Return what the list of a kind shows beside the name, for each row."""
    columns = [kind.column(name) for name in kind.list_columns[1:]]
    told = [column for column in columns if kind.shape(column) in TOLD][:3]
    lines = lines_of(actor, kind, group, told, rows)
    # "Not known" tells nothing without its column's name.
    return [
        " · ".join(
            cell.words
            for column, cell in zip(told, line.cells, strict=True)
            if cell.words
            and (kind.shape(column) != Shape.CHOICE or getattr(row, column.name))
        )
        for row, line in zip(rows, lines, strict=True)
    ]


def _lists(actor: Actor, group: Group, query: str) -> list[Named]:
    """Return the lists whose own name answers: acuerdos, interviews."""
    return [
        Named(str(kind.sheet), url)
        for kind in ALL
        if index.fits(query, f"{kind.sheet} {kind.singular}")
        and can(actor, "list", kind.model)
        and (url := list_url(kind.model, group))
    ]


def _figures(actor: Actor, group: Group, query: str) -> list[Named]:
    """Return the figures given out to the reader whose label or code answers."""
    return [
        Named(shown.label, reverse("figure", args=[group.slug, code]), shown.words)
        for shown in results.latest(actor)
        if shown.release.shown_value is not None
        and index.fits(query, f"{shown.label} {(code := shown.figure.code)}")
    ]
