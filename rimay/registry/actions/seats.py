"""Who sits on a seat: one person follows another, and the seat keeps its history."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.models import Channel
from rimay.access.recording import record
from rimay.core.classes import Class
from rimay.groups.models import Membership, Person, SeatHolder
from rimay.groups.roles import Capacity, TermEnd

DAY = timedelta(days=1)


class SitsAlready(Exception):
    """The person named holds the seat in this capacity already."""


class BeganLater(Exception):
    """Who sits now began on or after the day on which the other is to begin."""


@dataclass(frozen=True)
class Replacement:
    """Who follows on a seat, from when, and how the organisation said so."""

    person: Person
    capacity: Capacity
    starts_on: date
    term_end: TermEnd
    channel: Channel
    said_on: date
    reference: str = ""
    ends_on: date | None = None


@transaction.atomic
def replace_holder(
    actor: Actor, seat: Membership, *, replacement: Replacement
) -> SeatHolder:
    """Let a person follow on a seat. Who sat there loses what the seat gave, on the day
    before; their term stays in the seat's history.

    An alternate or assistant is replaced among their like. Raises SitsAlready and
    BeganLater; nothing is written then.
    """
    require(actor, "change", seat)
    require(actor, "read", replacement.person)
    # The seat's row is what two people replacing at once wait for.
    Membership.objects.select_for_update().get(pk=seat.pk)
    leaving = _sitting(seat, replacement)
    for row in leaving:
        _end(actor, row, replacement.starts_on - DAY)
    reading = _reading(seat, leaving)
    made = SeatHolder.objects.create(
        group=seat.group,
        membership=seat,
        person=replacement.person,
        capacity=replacement.capacity,
        letter=replacement.reference,
        starts_on=replacement.starts_on,
        ends_on=replacement.ends_on,
        term_end=replacement.term_end,
        access_class=reading[0],
        access_pillar_id=reading[1],
        access_circle_id=reading[2],
    )
    on_behalf.say_on_behalf(
        actor,
        made,
        act="replace",
        said=on_behalf.Said(
            seat, replacement.channel, replacement.said_on, replacement.reference
        ),
    )
    record(actor, "seatholder.replace", made)
    return made


def _sitting(seat: Membership, replacement: Replacement) -> list[SeatHolder]:
    """Return whose term has not ended by the day on which the other begins."""
    rows = every_row(SeatHolder, seat.group_id, "whom somebody follows on a seat")
    held = rows.select_for_update().filter(
        membership=seat, capacity=replacement.capacity
    )
    day = replacement.starts_on
    sitting = [row for row in held if row.ends_on is None or row.ends_on >= day]
    if any(row.person_id == replacement.person.pk for row in sitting):
        raise SitsAlready
    if any(row.starts_on is not None and row.starts_on >= day for row in sitting):
        raise BeganLater
    return sitting


def _end(actor: Actor, row: SeatHolder, day: date) -> None:
    require(actor, "change", row)
    row.ends_on = day
    row.unconfirmed_since = None
    row.version += 1
    row.save(update_fields=["ends_on", "unconfirmed_since", "version", "changed_at"])
    record(actor, "seatholder.end", row, fields=("ends_on",))


def _reading(
    seat: Membership, leaving: list[SeatHolder]
) -> tuple[str, int | None, int | None]:
    """Return who reads the new term: who read the last one, else who reads the seat.

    People are not named to the public because their organisation is.
    """
    like: SeatHolder | Membership = leaving[-1] if leaving else seat
    if like.access_class == Class.PUBLIC:
        return Class.GROUP, None, None
    return like.access_class, like.access_pillar_id, like.access_circle_id
