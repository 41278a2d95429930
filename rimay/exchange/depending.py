"""What was built on the rows that an import made: then it cannot be taken back."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import models

from rimay.exchange.kinds import BY_MODEL
from rimay.exchange.models import Import
from rimay.groups.models import CircleMember, Classified, Group

PART = 400
Held = Mapping[str, set[int]]


def is_built_on(group: Group, made: Import) -> bool:
    """Return whether a row that the import did not write rests on one that it made.

    Asked here for every kind of reference, as the database would quietly remove some
    of these rows along, and quietly take others out of lists.
    """
    labels = [model._meta.label_lower for model in BY_MODEL]
    held = {
        label: {*made.made.get(label, ()), *map(int, made.before.get(label, ()))}
        for label in labels
    }
    for model in BY_MODEL:
        for part in parts(made.made.get(model._meta.label_lower, [])):
            if _circles_used(group, model, part, held):
                return True
            if any(_later(model, part, held)):
                return True
    return False


def parts(pks: list[int]) -> Iterator[list[int]]:
    """Yield ids in portions that every database takes."""
    for start in range(0, len(pks), PART):
        yield pks[start : start + PART]


def _later(model: type[Classified], pks: list[int], held: Held) -> Iterator[bool]:
    for relation in model._meta.related_objects:
        if relation.related_model is CircleMember:
            continue
        if isinstance(relation, models.ManyToManyRel):
            yield _is_listed(relation, pks, held)
        else:
            other = _manager(relation.related_model)
            rows = other.filter(**{f"{relation.field.name}__in": pks})
            yield _has_other(rows.values_list("pk", flat=True), relation, held)


def _is_listed(relation: models.ManyToManyRel, pks: list[int], held: Held) -> bool:
    """Return whether another row names one of these in a list of several."""
    through = relation.through
    assert through is not None
    target, source = (
        relation.field.m2m_reverse_field_name(),
        relation.field.m2m_field_name(),
    )
    rows = _manager(through).filter(**{f"{target}__in": pks})
    return _has_other(rows.values_list(f"{source}_id", flat=True), relation, held)


def _has_other(pks: Any, relation: Any, held: Held) -> bool:
    own = held.get(relation.related_model._meta.label_lower, set())
    return any(pk not in own for pk in pks.distinct().iterator())


def _circles_used(
    group: Group, model: type[Classified], pks: list[int], held: Held
) -> bool:
    """Return whether another row is read by a circle that one of these belongs to."""
    name = model._meta.model_name
    if name not in {"person", "organisation"}:
        return False
    members = CircleMember.objects.filter(**{f"{name}__in": pks})
    circles = set(members.values_list("circle_id", flat=True))
    if not circles:
        return False
    for other in apps.get_models():
        if not issubclass(other, Classified):
            continue
        own = set(held.get(other._meta.label_lower, ()))
        rows = other._default_manager.filter(group=group, access_circle__in=circles)
        if any(pk not in own for pk in rows.values_list("pk", flat=True)):
            return True
    return False


def _manager(model: Any) -> "models.Manager[models.Model]":
    manager: models.Manager[models.Model] = model._default_manager
    return manager
