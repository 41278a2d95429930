"""Handing an office of the desk over: who keeps it from a day on, by which source."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import every_row, require, visible
from rimay.access.recording import record
from rimay.groups.models import Group, Office, Person
from rimay.groups.queries import in_term
from rimay.groups.roles import Role

DAY = timedelta(days=1)


class HoldsAlready(Exception):
    """The person named holds the office already."""


class BeganLater(Exception):
    """Who is to leave began on or after the day on which the other is to begin."""


class NobodyCouldEnter(Exception):
    """Nobody with an account would hold the secretariat on that day."""


@dataclass(frozen=True)
class HandOver:
    """Who takes an office, from when, who leaves it, and what says so."""

    role: Role
    person: Person
    starts_on: date
    source: str
    leaving: tuple[Office, ...]


@transaction.atomic
def hand_over(actor: Actor, group: Group, given: HandOver) -> Office:
    """Record that an office passes on. Who leaves loses on the day before what it gave;
    their term stays.

    Raises HoldsAlready, BeganLater and NobodyCouldEnter; nothing is written then.
    """
    require(actor, "change", group)
    require(actor, "create", Office)
    require(actor, "read", given.person)
    # The group's row is what two people handing over at once wait for.
    Group.objects.select_for_update().get(pk=group.pk)
    held = visible(actor, Office, "change").select_for_update().filter(role=given.role)
    leaving = list(held.filter(pk__in=[row.pk for row in given.leaving]))
    if any(row.starts_on and row.starts_on >= given.starts_on for row in leaving):
        raise BeganLater
    for row in leaving:
        _end(actor, row, given.starts_on - DAY)
    if held.filter(in_term(given.starts_on), person=given.person).exists():
        raise HoldsAlready
    made = Office(
        group=group,
        person=given.person,
        role=given.role,
        starts_on=given.starts_on,
        source=given.source,
    )
    if leaving:
        made.take_class_of(leaving[-1])
    made.save(force_insert=True)
    if given.role == Role.SECRETARIAT and not _could_enter(group, given.starts_on):
        raise NobodyCouldEnter
    record(actor, "office.hand_over", made, fields=("source",))
    return made


def _end(actor: Actor, row: Office, day: date) -> None:
    row.ends_on = day
    row.version += 1
    row.save(update_fields=["ends_on", "version", "changed_at"])
    record(actor, "office.end", row, fields=("ends_on",))


def _could_enter(group: Group, day: date) -> bool:
    rows = every_row(Office, group.pk, "who keeps the group afterwards")
    rows = rows.filter(in_term(day), role=Role.SECRETARIAT)
    return rows.exclude(person__user=None).exists()
