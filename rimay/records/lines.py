"""Rows as pages show them: cells, another row named to who may see it, differences."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import is_sealed, name_of, names_of
from rimay.core import formatting
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.groups.models import Classified, Group, Organisation, Pillar
from rimay.records import cells, permalinks
from rimay.records.addresses import url_of
from rimay.records.kinds import Column, Kind, Shape
from rimay.records.permalinks import Cell

NUMBERS = {Shape.WHOLE, Shape.AMOUNT}
# Where rows become cards, these say nothing without the heading of their column.
LABELLED = {*NUMBERS, Shape.YES_NO, Shape.DAY, Shape.MOMENT, Shape.PARTIAL_DATE}


@dataclass(frozen=True)
class Line:
    """One row of a list."""

    url: str
    cells: tuple[Cell, ...]


def facts(actor: Actor, kind: Kind, row: Classified, group: Group) -> tuple[Cell, ...]:
    """Return what is known of a record beside its name, leaving out what is not."""
    columns = [column for column in kind.columns if not column.for_keepers]
    line = _lines(actor, kind, group, columns, [row])[0]
    pairs = zip(columns, line.cells, strict=True)
    name = name_of(actor, row)
    return tuple(
        permalinks.linked(actor, group, column, cell)
        for column, cell in pairs
        if cell.words
        and (cell.words != name or cell.url)
        and not _is_silent(kind, row, column)
    )


def _is_silent(kind: Kind, row: Classified, column: Column) -> bool:
    """Return whether a column says nothing: no rule is no word, as on the agenda.

    A currency stands with its amount. A yes or no that nobody gave is what every
    record begins with; only a consent or a duty is looked for either way.
    """
    value = getattr(row, column.name)
    if column.name == "regime":
        return bool(value == Regime.OPEN)
    if column.name == "currency":
        return True
    is_claim = kind.shape(column) == Shape.YES_NO
    return is_claim and not column.always_said and value == kind.field(column).default


# Codes as they are stored and exported, said in words on pages.
_SAID: dict[str, Callable[[str], str]] = {
    "language": formatting.language_name,
    "languages": lambda words: formatting.names_words(
        [formatting.language_name(code.strip()) for code in words.split(",")]
    ),
    "country": formatting.country_name,
    "codes": lambda words: words.replace("=", formatting.HARD_SPACE),
}


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
    nameless = [row for row, x in zip(rows, lines, strict=True) if not x.cells[0].words]
    names = dict(
        zip((row.pk for row in nameless), names_of(actor, nameless), strict=True)
    )
    return tuple(
        _sealed(line) if is_sealed(row) else _named_first(line, names.get(row.pk, ""))
        for row, line in zip(rows, lines, strict=True)
    )


def _named_first(line: Line, name: str) -> Line:
    """Give a row whose first column is empty its name, so that it can be opened."""
    first, *rest = line.cells
    return Line(line.url, (replace(first, words=first.words or name), *rest))


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
    if target is Organisation:
        found = found.select_related("pillar")
    held = list(found) if ids else []
    label = kind.label(column)
    return {
        other.pk: _reference(group, label, other, words)
        for other, words in zip(held, names_of(actor, held), strict=True)
    }


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
        return Cell(label, formatting.names_words(names_of(actor, held)))
    words = (
        _money(row, value) if shape == Shape.AMOUNT else cells.shown(kind, column, row)
    )
    say = _SAID.get(column.name)
    return Cell(
        label,
        say(words) if say and words else words,
        is_number=shape in NUMBERS,
        language=value.shown_language() if isinstance(value, Text) and value else "",
        is_prose=column.prose,
        needs_label=shape in LABELLED,
    )


def _money(row: Classified, amount: Decimal | None) -> str:
    """Return an amount with the currency that its row names, if it names one."""
    currency = getattr(row, "currency", "")
    if amount is None or not currency:
        return formatting.number(amount)
    return formatting.money(amount, currency)


def _reference(group: Group, label: str, value: models.Model, words: str) -> Cell:
    if isinstance(value, Pillar):
        return Cell(label, words, slot=value.slot)
    url = url_of(value, group) if isinstance(value, Classified) else ""
    pillar = value.pillar if isinstance(value, Organisation) else None
    return Cell(label, words, url=url, slot=pillar.slot if pillar else 0)
