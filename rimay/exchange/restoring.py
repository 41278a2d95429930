"""How a row stood before an import changed it, kept as plain JSON, and put back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.exchange.depending import parts
from rimay.exchange.inserting import Alteration
from rimay.exchange.keeping import listed
from rimay.groups.models import Classified
from rimay.records.actions import reclassify_children
from rimay.records.kinds import Kind, Shape

_PROOF = ("basis", "source", "access_class", "access_pillar_id", "access_circle_id")


class Moved(Exception):
    """Somebody changed the row after the import."""


Lists = Mapping[str, Mapping[int, set[int]]]


def lists_of(kind: Kind, rows: Iterable[Classified]) -> Lists:
    """Return, by column, which rows each of these names in a list of several."""
    pks = [row.pk for row in rows]
    columns = [c for c in kind.columns if kind.shape(c) == Shape.REFERENCES]
    return {c.name: listed(kind.model, c.name, pks) for c in columns}


def columns_before(
    kind: Kind, row: Classified, version: int, lists: Lists
) -> dict[str, Any]:
    """Return the columns of a row as JSON, and the version that the import leaves."""
    kept: dict[str, Any] = {name: getattr(row, name) for name in _PROOF}
    for column in kind.columns:
        field = kind.field(column)
        if kind.shape(column) == Shape.REFERENCES:
            kept[column.name] = sorted(lists[column.name].get(row.pk, ()))
        elif isinstance(field, models.ForeignKey | models.JSONField):
            kept[column.name] = getattr(row, field.attname)
        else:
            kept[column.name] = field.value_to_string(row)
    return {"version": version, "columns": kept}


def restored(actor: Actor, kind: Kind, before: Mapping[str, Any]) -> list[Classified]:
    """Put rows back as they stood. Raises Moved where somebody changed one since."""
    found: list[Classified] = []
    moved: list[Classified] = []
    for part in parts(sorted(map(int, before))):
        rows = list(visible(actor, kind.model).select_for_update().filter(pk__in=part))
        if len(rows) < len(part):
            raise Moved
        for row in rows:
            kept = before[str(row.pk)]
            if row.version != kept["version"]:
                raise Moved
            classed = row.access_class, row.access_pillar_id, row.access_circle_id
            _put_back(kind, row, kept["columns"])
            row.version += 1
            if classed != (
                row.access_class,
                row.access_pillar_id,
                row.access_circle_id,
            ):
                moved.append(row)
        found += rows
    columns = {c.name for c in kind.columns if kind.shape(c) != Shape.REFERENCES}
    Alteration(found, {*columns, *_PROOF}).write()
    for row in found:
        row.settle()
    for row in moved:
        reclassify_children(row)
    return found


def own_references_cleared(model: type[Classified], pks: list[int]) -> None:
    """Let rows that go let go of each other: of a place and the region above it."""
    for field in model._meta.concrete_fields:
        if field.related_model is model and field.null:
            for part in parts(pks):
                rows = model._default_manager.filter(pk__in=part)
                rows.update(**{field.name: None})


def _put_back(kind: Kind, row: Classified, kept: Mapping[str, Any]) -> None:
    for name in _PROOF:
        setattr(row, name, kept[name])
    for column in kind.columns:
        field, value = kind.field(column), kept[column.name]
        if kind.shape(column) == Shape.REFERENCES:
            getattr(row, column.name).set(value)
        elif isinstance(field, models.ForeignKey):
            setattr(row, field.attname, value)
        elif value == "None" and field.null:
            setattr(row, column.name, None)
        else:
            setattr(row, column.name, field.to_python(value))
