"""Rows as the workbook has them: what is written is read back as the same."""

from collections.abc import Sequence
from decimal import Decimal

from django.db import models

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.access.showing import log_handed_out
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.exchange import sheets
from rimay.exchange.grids import EMPTY, Cell
from rimay.exchange.keeping import listed
from rimay.exchange.sheets import Head
from rimay.groups.models import (
    CircleMember,
    Classified,
    Group,
    Organisation,
    Person,
    Pillar,
)
from rimay.records import cells
from rimay.records.kinds import Kind, Shape


class Filling:
    """Writes the rows that an actor may read; another row by its key, if he reads it."""

    def __init__(self, actor: Actor, group: Group, language: str) -> None:
        self.actor, self.group, self.language = actor, group, language
        self.keys: dict[type[models.Model], dict[int, str]] = {}
        self.circles = self._circles()

    def rows(self, kind: Kind, heads: Sequence[Head]) -> list[list[Cell]]:
        """Return the rows of a kind, in the order in which they were made."""
        return self.lines(kind, heads, self._held(kind))

    def lines(
        self, kind: Kind, heads: Sequence[Head], rows: Sequence[Classified]
    ) -> list[list[Cell]]:
        """Return rows of a kind as its sheet has them."""
        # The workbook has to hold the words of what is sealed, to be read back.
        log_handed_out(self.actor, rows)
        pks = [row.pk for row in rows]
        lists = {
            column.name: listed(kind.model, column.name, pks)
            for column in kind.columns
            if kind.shape(column) == Shape.REFERENCES
        }
        return [[self._cell(kind, row, head, lists) for head in heads] for row in rows]

    def _held(self, kind: Kind) -> Sequence[Classified]:
        """Return the rows that the sheet of a kind holds."""
        if not can(self.actor, "create", kind.model):
            return []
        return list(visible(self.actor, kind.model).order_by("id"))

    def _cell(
        self,
        kind: Kind,
        row: Classified,
        head: Head,
        lists: dict[str, dict[int, set[int]]],
    ) -> Cell:
        if head.column is None:
            return _text(self._own(kind, row, head.code))
        column = head.column
        match kind.shape(column):
            case Shape.REFERENCE:
                keys = self._keys(kind.target(column))
                return _text(keys.get(getattr(row, f"{column.name}_id"), ""))
            case Shape.REFERENCES:
                keys = self._keys(kind.target(column))
                named = sorted(lists[column.name].get(row.pk, ()))
                return _text("; ".join(keys[pk] for pk in named if pk in keys))
        value = getattr(row, column.name)
        if isinstance(value, Text):
            return _text(value.in_language(head.language))
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return Cell(
                f"{value:f}" if isinstance(value, Decimal) else str(value), "number"
            )
        return _text(cells.written(kind, column, value))

    def _own(self, kind: Kind, row: Classified, code: str) -> str:
        """Return one of the columns that every sheet has."""
        match code:
            case sheets.KEY:
                return self._key(row)
            case sheets.SOURCE:
                return row.source
            case sheets.BASIS:
                return str(row.get_basis_display()) if row.basis else ""
            case sheets.READERS:
                return str(row.reach.label) if self._is_sayable(kind, row) else ""
            case sheets.NAMED:
                return self._named(row) if self._is_sayable(kind, row) else ""
        return ""

    def _key(self, row: Classified) -> str:
        """Return the key under which a row stands in the workbook."""
        return row.key

    def _is_sayable(self, kind: Kind, row: Classified) -> bool:
        """Say whether the workbook can say who reads a row; left empty, it stays so."""
        if row.reach not in kind.classes:
            return False
        return row.reach in _PLAIN or bool(self._named(row))

    def _named(self, row: Classified) -> str:
        if row.reach == Class.PILLAR:
            return self._keys(Pillar).get(row.access_pillar_id or 0, "")
        if row.reach in {Class.PARTY, Class.SEALED}:
            return self.circles.get(row.access_circle_id or 0, "")
        return ""

    def _keys(self, model: type[models.Model]) -> dict[int, str]:
        if model not in self.keys:
            held = model._default_manager.filter(group=self.group)
            if issubclass(model, Classified):
                held = held.filter(pk__in=visible(self.actor, model).values("pk"))
            self.keys[model] = dict(held.values_list("pk", "key"))
        return self.keys[model]

    def _circles(self) -> dict[int, str]:
        """Return the keys of each circle whose members the actor all reads."""
        members = CircleMember.objects.filter(circle__group=self.group).order_by("id")
        found: dict[int, list[str]] = {}
        hidden: set[int] = set()
        for circle, organisation, person in members.values_list(
            "circle_id", "organisation_id", "person_id"
        ):
            model = Organisation if organisation else Person
            key = self._keys(model).get(organisation or person or 0)
            if key is None:
                hidden.add(circle)
            else:
                found.setdefault(circle, []).append(key)
        return {c: "; ".join(keys) for c, keys in found.items() if c not in hidden}


_PLAIN = {Class.PUBLIC, Class.GROUP, Class.MEMBERS, Class.SECRETARIAT}


def _text(words: str) -> Cell:
    return Cell(words, "text") if words else EMPTY
