"""Rows as pages show them: cells, another row named to who may see it, differences."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import is_sealed, names_of
from rimay.core.text import Text
from rimay.groups.models import Classified, Group, Pillar
from rimay.records import cells, permalinks
from rimay.records.addresses import url_of
from rimay.records.forms import RecordForm
from rimay.records.kinds import Column, Kind, Shape
from rimay.records.permalinks import Cell


@dataclass(frozen=True)
class Line:
    """One row of a list."""

    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Difference:
    """What somebody else saved in a column, beside what this person wrote."""

    label: str
    theirs: str
    mine: str


def facts(actor: Actor, kind: Kind, row: Classified, group: Group) -> tuple[Cell, ...]:
    """Return what is known of a record, leaving out what is not."""
    columns = [column for column in kind.columns if not column.for_keepers]
    line = _lines(actor, kind, group, columns, [row])[0]
    pairs = zip(columns, line.cells, strict=True)
    found = (permalinks.linked(actor, group, c, cell) for c, cell in pairs)
    return tuple(cell for cell in found if cell.words)


def lines_of(
    actor: Actor,
    kind: Kind,
    group: Group,
    columns: list[Column],
    rows: list[Classified],
) -> tuple[Line, ...]:
    """Return rows as lines; another row is named only to who may see that row.

    A sealed row is a line that leads to its page and tells nothing else.
    """
    lines = _lines(actor, kind, group, columns, rows)
    return tuple(
        _sealed(line) if is_sealed(row) else line
        for row, line in zip(rows, lines, strict=True)
    )


def _sealed(line: Line) -> Line:
    first, *rest = line.cells
    shut = [Cell(cell.label, "") for cell in rest]
    return Line(line.url, (Cell(first.label, _("sealed")), *shut))


def _lines(
    actor: Actor,
    kind: Kind,
    group: Group,
    columns: list[Column],
    rows: list[Classified],
) -> tuple[Line, ...]:
    named = {
        column.name: _named(actor, kind, group, column, rows)
        for column in columns
        if kind.shape(column) == Shape.REFERENCE
    }
    return tuple(
        Line(
            url_of(row, group),
            tuple(_cell(actor, kind, c, row, named.get(c.name)) for c in columns),
        )
        for row in rows
    )


def _named(
    actor: Actor, kind: Kind, group: Group, column: Column, rows: list[Classified]
) -> dict[int, Cell]:
    """Return how the rows that a column names are shown, those that the actor sees."""
    ids = {getattr(row, f"{column.name}_id") for row in rows} - {None}
    target: type[models.Model] = kind.target(column)
    found = target._default_manager.filter(pk__in=ids)
    if issubclass(target, Classified):
        found = visible(actor, target).filter(pk__in=ids)
    held = list(found) if ids else []
    label = kind.label(column)
    return {
        other.pk: _reference(group, label, other, words)
        for other, words in zip(held, names_of(actor, held), strict=True)
    }


def differences(
    actor: Actor, kind: Kind, row: Classified, form: RecordForm
) -> list[Difference]:
    """Return the columns where the saved record and what was written differ."""
    saved = kind.model._default_manager.get(pk=row.pk)
    mine = form.values()
    found = []
    for name, value in mine.columns.items():
        column, theirs = kind.column(name), getattr(saved, name)
        if theirs != value:
            both = (
                (_shown(actor, theirs), _shown(actor, value))
                if kind.shape(column) == Shape.REFERENCE
                else (
                    cells.shown(kind, column, saved),
                    cells.written(kind, column, value),
                )
            )
            found.append(Difference(kind.label(column), *both))
    return found or [Difference("", "", "")]


def _shown(actor: Actor, other: object) -> str:
    """Return another row's name, if the actor sees it; "" for none and for hidden."""
    if not isinstance(other, Classified):
        return str(other or "")
    seen = visible(actor, type(other)).filter(pk=other.pk).exists()
    return names_of(actor, [other])[0] if seen else ""


def _cell(
    actor: Actor,
    kind: Kind,
    column: Column,
    row: Classified,
    named: dict[int, Cell] | None,
) -> Cell:
    shape, label = kind.shape(column), kind.label(column)
    if shape == Shape.REFERENCE:
        pk = getattr(row, f"{column.name}_id")
        return (named or {}).get(pk) or Cell(label, "")
    value = getattr(row, column.name)
    if shape == Shape.REFERENCES:
        held = list(visible(actor, value.model) & value.all())
        return Cell(label, ", ".join(names_of(actor, held)))
    return Cell(
        label,
        cells.shown(kind, column, row),
        is_number=shape in {Shape.WHOLE, Shape.AMOUNT},
        language=value.shown_language() if isinstance(value, Text) and value else "",
        is_prose=column.prose,
    )


def _reference(group: Group, label: str, value: models.Model, words: str) -> Cell:
    if isinstance(value, Pillar):
        return Cell(label, words, slot=value.slot)
    url = url_of(value, group) if isinstance(value, Classified) else ""
    return Cell(label, words, url=url)
