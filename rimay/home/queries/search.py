"""What a search answers: records, and lists and figures that go by these words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from rimay.access import search as index
from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.groups.models import Group
from rimay.home.queries.pathway import ALL, BY_SUBJECT
from rimay.records.addresses import list_url, url_of
from rimay.records.kinds import Shape
from rimay.records.lists import fetched, lines_of
from rimay.results import queries as results
from rimay.results.figures import ALL as FIGURES
from rimay.ui.components import Named

FOUND = 60
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
    fits = index.answers(query)
    ways = [*_lists(actor, group, fits), *_figures(actor, group, fits)]
    return Answer(_named(actor, group, pairs[:FOUND]), ways, len(pairs) > FOUND)


def _named(actor: Actor, group: Group, pairs: list[tuple[str, int]]) -> list[Found]:
    """Return what the index found, in its order; `visible` is the only judge."""
    per_kind: dict[str, list[int]] = {}
    for subject, pk in pairs:
        if subject in BY_SUBJECT:
            per_kind.setdefault(subject, []).append(pk)
    held: dict[tuple[str, int], Found] = {}
    for subject, pks in per_kind.items():
        kind = BY_SUBJECT[subject]
        columns = [kind.column(name) for name in kind.list_columns[1:]]
        told = [column for column in columns if kind.shape(column) in TOLD][:3]
        rows = visible(actor, kind.model).filter(pk__in=pks)
        found = list(fetched(kind, told, rows))
        lines = lines_of(actor, kind, group, told, found)
        for row, line in zip(found, lines, strict=True):
            note = " · ".join(cell.words for cell in line.cells if cell.words)
            named = Named(str(row), url_of(row, group), note)
            held[subject, row.pk] = Found(str(kind.sheet), named)
    return [held[pair] for pair in pairs if pair in held]


def _lists(actor: Actor, group: Group, fits: Callable[[str], bool]) -> list[Named]:
    """Return the lists whose own name answers: acuerdos, interviews."""
    return [
        Named(str(kind.sheet), url)
        for kind in ALL
        if fits(f"{kind.sheet} {kind.singular}")
        and can(actor, "list", kind.model)
        and (url := list_url(kind.model, group))
    ]


def _figures(actor: Actor, group: Group, fits: Callable[[str], bool]) -> list[Named]:
    """Return the figures given out to the reader whose label or code answers."""
    codes = [f.code for f in FIGURES if fits(f"{f.label} {f.code}")]
    return [
        Named(
            shown.label,
            reverse("figure", args=[group.slug, shown.figure.code]),
            shown.words,
        )
        for shown in (results.latest(actor, codes) if codes else ())
        if shown.release.shown_value is not None
    ]
