"""Making, changing and removing a record of any kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import models, transaction
from django.db.models import ProtectedError

from rimay.access import search
from rimay.access.actor import Actor
from rimay.access.asking import require, require_as_saved
from rimay.access.recording import record
from rimay.core.classes import Class
from rimay.groups.models import Circle, Classified, Group, Pillar
from rimay.records import once, rules
from rimay.records.kinds import Kind


class ChangedMeanwhile(Exception):
    """Somebody else saved the record since this person opened it."""


class Locked(Exception):
    """The record is settled for good; later corrections are added beside it."""


class StillNeeded(Exception):
    """Other records refer to this one, so it cannot be removed."""


@dataclass(frozen=True)
class Reading:
    """Who is to read a record: a class, with the pillar or circle it speaks of."""

    access_class: Class
    pillar: Pillar | None = None
    circle: Circle | None = None


@dataclass(frozen=True)
class Values:
    """Clean values of a record's columns; `sets` are references to several rows."""

    columns: Mapping[str, object]
    sets: Mapping[str, list[models.Model]] = field(default_factory=dict)


@transaction.atomic
def create_record(
    actor: Actor,
    kind: Kind,
    group: Group,
    *,
    values: Values,
    reading: Reading | None,
    key: str = "",
) -> Classified:
    """Make a record. `reading` is None where it is read as its parent is.

    Raises Locked where what it would belong to is settled and takes no more,
    RulesBroken where its table would refuse it, and MadeBefore where the form with this
    `key` made one already; nothing is written then.
    """
    require(actor, "create", kind.model)
    row = kind.model(group=group, **values.columns)
    once.give_key(row, key)
    _take_class(actor, kind, row, reading)
    if row.is_settled_above:
        raise Locked
    require_as_saved(actor, "create", row)
    row.prepare()
    rules.hold(actor, row)
    once.insert(row)
    for name, others in values.sets.items():
        getattr(row, name).set(others)
    row.settle()
    record(actor, f"{row._meta.model_name}.create", row)
    return row


@transaction.atomic
def change_record(
    actor: Actor,
    row: Classified,
    *,
    kind: Kind,
    values: Values,
    reading: Reading | None,
    version: int,
) -> Classified:
    """Change a record that was opened at `version`.

    Raises ChangedMeanwhile when somebody saved it since, and RulesBroken where its
    table would refuse it; nothing is written then.
    """
    require(actor, "change", row)
    held = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if held.version != version:
        raise ChangedMeanwhile
    if held.is_locked:
        raise Locked
    changed = [n for n, v in values.columns.items() if getattr(held, n) != v]
    for name, value in values.columns.items():
        setattr(held, name, value)
    before = (held.access_class, held.access_pillar_id, held.access_circle_id)
    _take_class(actor, kind, held, reading)
    require_as_saved(actor, "change", held)
    held.version += 1
    rules.hold(actor, held)
    held.save()
    for name, others in values.sets.items():
        getattr(held, name).set(others)
    held.settle()
    after = (held.access_class, held.access_pillar_id, held.access_circle_id)
    if before != after:
        changed.append("access_class")
        reclassify_children(held)
    record(actor, f"{held._meta.model_name}.change", held, fields=changed)
    return held


@transaction.atomic
def remove_record(actor: Actor, row: Classified) -> None:
    """Remove a record that nothing refers to. Raises StillNeeded otherwise, and Locked
    for one that is settled.
    """
    require(actor, "remove", row)
    if row.is_locked:
        raise Locked
    subject, pk = row._meta.label_lower, row.pk
    record(actor, f"{row._meta.model_name}.remove", row)
    search.forget(subject, [pk])
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError as error:
        raise StillNeeded(len(error.protected_objects)) from None
    row.pk = pk


def reclassify_children(row: Classified) -> None:
    """Copy a row's class to every row that is read as it is, and to theirs.

    Lists across parents filter on these copies; a test holds them equal.
    """
    for relation in row._meta.related_objects:
        child = relation.related_model
        if not issubclass(child, Classified) or not relation.field.name:
            continue
        if relation.field.name != child.CLASS_FROM:
            continue
        for held in child._default_manager.filter(**{relation.field.name: row}):
            held.take_class_of(row)
            held.save(
                update_fields=[
                    "group",
                    "access_class",
                    "access_pillar",
                    "access_circle",
                ]
            )
            search.renew(held)
            reclassify_children(held)


def of_own_teams(
    actor: Actor, kind: Kind, parents: type[Classified]
) -> "models.QuerySet[Classified]":
    """Return the studies or events for whose team alone the actor records such rows.

    Who interviews need not read the study: it may be the table's, and they sit on none.
    """
    rows = parents._default_manager.filter(group_id=actor.group_id or 0)
    if kind.model.DEFAULT_CLASS != Class.TEAM or not hasattr(parents, "team"):
        return rows.none()
    # Only some tables have the column, so it is named here and not in the call.
    own = {"team__in": sorted(actor.standing.circle_ids)}
    return rows.filter(**own)


def _take_class(
    actor: Actor, kind: Kind, row: Classified, reading: Reading | None
) -> None:
    if kind.class_from:
        parent = getattr(row, kind.class_from)
        if not of_own_teams(actor, kind, type(parent)).filter(pk=parent.pk).exists():
            require(actor, "read", parent)
        row.take_class_of(parent)
    elif reading is not None:
        row.access_class = reading.access_class
        row.access_pillar = reading.pillar
        row.access_circle = reading.circle
