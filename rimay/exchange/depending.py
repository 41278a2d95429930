"""What was built on the rows that an import made: then it cannot be taken back."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import models

from rimay.exchange import many
from rimay.exchange.kinds import BY_MODEL
from rimay.exchange.models import Import
from rimay.groups.models import CircleMember, Classified, Group

PART = 400
# As many are told; that there is one is enough to stop.
TOLD = 20
Held = Mapping[str, set[int]]
Row = tuple[type[models.Model], int]


def in_the_way(group: Group, made: Import) -> list[Row]:
    """Return rows that keep an import from being taken back, up to some.

    Asked of all rows, whoever may read them: those that rest on a row it made, and
    those it made that somebody changed since.
    """
    labels = [model._meta.label_lower for model in BY_MODEL]
    held = {
        label: {*made.made.get(label, ()), *map(int, made.before.get(label, ()))}
        for label in labels
    }
    found = dict.fromkeys(islice(_resting(group, made, held), TOLD))
    found |= dict.fromkeys(islice(_changed(group, made), TOLD))
    return list(found)


def parts(pks: list[int]) -> Iterator[list[int]]:
    """Yield ids in portions that every database takes."""
    for start in range(0, len(pks), PART):
        yield pks[start : start + PART]


def _resting(group: Group, made: Import, held: Held) -> Iterator[Row]:
    """Yield the rows that the import did not write and that rest on one it made.

    Every kind of reference is asked, as the database would quietly remove some of
    these rows along, and quietly take others out of lists.
    """
    for model in BY_MODEL:
        pks = made.made.get(model._meta.label_lower, [])
        if pks:
            yield from _read_by(group, model, pks, held)
            for relation in model._meta.related_objects:
                if relation.related_model is not CircleMember:
                    yield from _related(relation, pks, held)


def _related(relation: Any, pks: list[int], held: Held) -> Iterator[Row]:
    """Yield rows that name one of these, alone or in a list of several."""
    model = relation.related_model
    if isinstance(relation, models.ManyToManyRel):
        through = relation.through
        assert through is not None
        field = relation.field
        table, own, other = (
            through._meta.db_table,
            field.m2m_column_name(),
            field.m2m_reverse_name(),
        )
        found = many.select(table, [own], other, pks)
    else:
        table, own = model._meta.db_table, model._meta.pk.column
        found = many.select(table, [own], relation.field.column, pks)
    yield from _others(model, (pk for (pk,) in found), held)


def _read_by(
    group: Group, model: type[Classified], pks: list[int], held: Held
) -> Iterator[Row]:
    """Yield rows that are read by a circle that one of these belongs to."""
    name = model._meta.model_name
    if name not in {"person", "organisation"}:
        return
    table = CircleMember._meta.db_table
    circles = {c for (c,) in many.select(table, ["circle_id"], f"{name}_id", pks)}
    if not circles:
        return
    for other in apps.get_models():
        if issubclass(other, Classified):
            rows = other._default_manager.filter(group=group, access_circle__in=circles)
            yield from _others(other, rows.values_list("pk", flat=True), held)


def _others(model: type[models.Model], pks: Iterable[int], held: Held) -> Iterator[Row]:
    own = held.get(model._meta.label_lower, set())
    yield from ((model, pk) for pk in pks if pk not in own)


def _changed(group: Group, made: Import) -> Iterator[Row]:
    """Yield rows that somebody changed since the import made or changed them.

    Also those that the importer typed for others and may not read.
    """
    versions = made.before.get("versions", {})
    for model in BY_MODEL:
        label, table = model._meta.label_lower, model._meta.db_table
        known = {int(pk): version for pk, version in versions.get(label, {}).items()}
        before = made.before.get(label, {})
        known |= {int(pk): kept["version"] for pk, kept in before.items()}
        pks = {*made.made.get(label, ()), *map(int, before)}
        for pk, version in (
            many.select(table, ["id", "version"], "id", pks) if pks else ()
        ):
            if version != known.get(pk, 1):
                yield model, pk
