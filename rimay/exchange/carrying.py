"""Rows as they leave for another installation, which makes them anew.

A workbook that is brought back may leave a cell empty, and the row stays as it is. Made
anew, a row of which its sheet cannot say who reads it would be read by whoever reads
its kind. The workbook leaves such a row out, and one that cannot be without it.
"""

from collections.abc import Sequence

from django.db import models

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.exchange import limits
from rimay.exchange.filling import Filling
from rimay.exchange.grids import Cell
from rimay.exchange.keeping import listed
from rimay.exchange.kinds import ALL
from rimay.exchange.sheets import Head
from rimay.groups.models import Classified, Group, Organisation, Person
from rimay.groups.queries import standing_of_role
from rimay.groups.roles import Role
from rimay.records.kinds import Column, Kind, Shape
from rimay.registry.actions.founding import CONVENOR_KEY, DESK_KEY

# Where the rows arrive, other rows of these keys stand already.
_FOUNDED = {(Person, DESK_KEY), (Organisation, CONVENOR_KEY)}


def desk_of(actor: Actor, group: Group) -> Actor:
    """Return who asks, reading no more than whoever holds the secretariat's office.

    What is theirs by a seat, a team or their own name is not the office's to hand over.
    """
    return actor.as_other(standing_of_role(group, Role.SECRETARIAT))


class Carrying(Filling):
    """Writes the rows that go with the secretariat's office.

    `stayed` has, by kind, the rows that the office reads and that the workbook leaves out.
    `too_long` holds the words that no cell takes whole, by the file they are kept in.
    """

    def __init__(self, keeper: Actor, group: Group, language: str) -> None:
        reader = desk_of(keeper, group)
        self.held = {
            kind: {row.pk: row for row in visible(reader, kind.model).order_by("id")}
            for kind in ALL
            if can(keeper, "create", kind.model)
        }
        self.models = {kind.model: kind for kind in self.held}
        self.stayed: dict[Kind, list[Classified]] = {}
        self.too_long: dict[str, str] = {}
        super().__init__(reader, group, language)
        self._leave_behind()

    def rows(self, kind: Kind, heads: Sequence[Head]) -> list[list[Cell]]:
        """Return the rows of a kind that leave, in the order in which they were made."""
        found = super().rows(kind, heads)
        for line in found:
            for head, cell in zip(heads, line, strict=True):
                if len(cell.text) > limits.CELL_LETTERS:
                    name = f"{kind.code}-{line[0].text}-{head.code}.txt"
                    self.too_long[name] = cell.text
        return found

    def keys_of(self, model: type[models.Model]) -> dict[int, str]:
        """Return the keys of a model's rows that leave."""
        return self._keys(model)

    def _held(self, kind: Kind) -> Sequence[Classified]:
        return list(self.held.get(kind, {}).values())

    def _key(self, row: Classified) -> str:
        if (type(row), row.key) in _FOUNDED:
            return f"{row.key}-{self.group.slug}"[:80]
        return row.key

    def _keys(self, model: type[models.Model]) -> dict[int, str]:
        if model not in self.keys:
            kind = self.models.get(model)  # type: ignore[arg-type]
            if kind is None:
                return super()._keys(model)
            self.keys[model] = {row.pk: self._key(row) for row in self._held(kind)}
        return self.keys[model]

    def _leave_behind(self) -> None:
        """Take out the rows that may not leave, until all others may."""
        again = True
        while again:
            again = False
            for kind, rows in self.held.items():
                lists = self._lists(kind, rows)
                for row in list(rows.values()):
                    if not self._may_leave(kind, row, lists):
                        self.stayed.setdefault(kind, []).append(rows.pop(row.pk))
                        again = True
            self.keys.clear()
            self.circles = self._circles()

    def _may_leave(self, kind: Kind, row: Classified, lists: "Lists") -> bool:
        for column in kind.columns:
            if kind.is_required(column) and not self._names(kind, column, row, lists):
                return False
        if kind.class_from:
            return self._is_read_as_parent(kind, row)
        # Left empty, the row is read as the first class on offer says.
        return self._is_sayable(kind, row) or kind.classes[0].reach <= row.reach.reach

    def _names(
        self, kind: Kind, column: Column, row: Classified, lists: "Lists"
    ) -> bool:
        """Return whether what a row names in a column, if it names rows, leaves too."""
        match kind.shape(column):
            case Shape.REFERENCE:
                keys = self._keys(kind.target(column))
                return getattr(row, f"{column.name}_id") in keys
            case Shape.REFERENCES:
                named = lists[column.name].get(row.pk, set())
                return bool(named & self._keys(kind.target(column)).keys())
        return True

    def _is_read_as_parent(self, kind: Kind, row: Classified) -> bool:
        """Return whether a row, made anew below its parent, is read as it is now."""
        pk = getattr(row, f"{kind.class_from}_id")
        if pk is None:
            return kind.model.DEFAULT_CLASS.reach <= row.reach.reach
        field = kind.model._meta.get_field(kind.class_from)
        above = self.models.get(field.related_model)  # type: ignore[arg-type]
        parents = self.held[above] if above else {}
        if pk not in parents:
            return False
        now = row.access_class, row.access_pillar_id, row.access_circle_id
        return parents[pk].class_given(kind.model) == now

    def _lists(self, kind: Kind, rows: dict[int, Classified]) -> "Lists":
        return {
            column.name: listed(kind.model, column.name, rows)
            for column in kind.columns
            if kind.shape(column) == Shape.REFERENCES and kind.is_required(column)
        }


Lists = dict[str, dict[int, set[int]]]
