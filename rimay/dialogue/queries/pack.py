"""What somebody who takes over a seat needs, and no more than they may read."""

from dataclasses import dataclass, replace

from django.db.models import Q

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import listed
from rimay.core import clock
from rimay.dialogue.models import Acta, AgendaItem, Agreement, Charter, Meeting
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.models.agreements import OPEN_STATUSES
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries import pledges, wording
from rimay.dialogue.queries.agreements import late_words
from rimay.dialogue.queries.rules import rules_of
from rimay.groups.models import (
    Group,
    Membership,
    Office,
    Person,
    SeatHolder,
)
from rimay.groups.queries import in_term, standing_of_seat
from rimay.groups.roles import Role
from rimay.registry.queries import Table, table_of

AGREEMENTS, ACTAS, COMING = 100, 3, 6


@dataclass(frozen=True)
class Owed:
    """One agreement, and what the seat's organisation has to do with it."""

    agreement: Agreement
    part: str
    late: str


@dataclass(frozen=True)
class Coming:
    """One session to come, with its agenda."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True)
class Pack:
    """Everything that is handed over with a seat."""

    seat: Membership
    sitting: tuple[tuple[SeatHolder, str], ...]
    decides: str
    texts: tuple[Charter, ...]
    owed: tuple[Owed, ...]
    kept: tuple[Agreement, ...]
    actas: tuple[Acta, ...]
    sessions: tuple[Meeting, ...]
    coming: tuple[Coming, ...]
    table: Table
    desk: tuple[str, ...]


def reader_of(actor: Actor, seat: Membership) -> Actor:
    """Return who asks, reading no more than a new person on the seat would.

    The newcomer has acknowledged nothing yet, so what waits behind the charter's gate
    is not in the pack.
    """
    role = Role.TITULAR if seat.has_seat else Role.OBSERVER
    standing = replace(standing_of_seat(seat, role), pledged=False)
    return actor.as_other(standing)


def pack_of(actor: Actor, group: Group, seat: Membership) -> Pack:
    """Return the pack of a seat, read as its new person would."""
    reader = reader_of(actor, seat)
    agreements = list(_agreements(reader, seat.organisation_id))
    return Pack(
        seat=seat,
        sitting=_sitting(reader, seat),
        decides=wording.how_it_decides(rules_of(group), group),
        texts=tuple(pledges.readable_texts(reader, group)),
        owed=tuple(
            Owed(row, _part(row, seat.organisation_id), late_words(row))
            for row in agreements
            if row.status in OPEN_STATUSES
        ),
        kept=tuple(row for row in agreements if row.status not in OPEN_STATUSES),
        actas=tuple(_actas(reader)),
        sessions=tuple(_sessions(reader)),
        coming=tuple(_coming(reader)),
        table=table_of(reader, group),
        desk=_desk(reader),
    )


def _agreements(reader: Actor, organisation: int) -> list[Agreement]:
    rows = visible(reader, Agreement).filter(
        Q(organisation=organisation)
        | Q(others=organisation)
        | Q(follow_up=organisation)
    )
    rows = rows.prefetch_related("others").order_by("due_on", "id").distinct()
    return listed(rows[:AGREEMENTS])


def _part(row: Agreement, organisation: int) -> str:
    """Return a code for what the organisation has to do; the page words it."""
    if row.organisation_id == organisation:
        return "leads"
    shares = any(other.pk == organisation for other in row.others.all())
    return "shares" if shares else "follows"


def _sitting(reader: Actor, seat: Membership) -> tuple[tuple[SeatHolder, str], ...]:
    rows = visible(reader, SeatHolder).filter(in_term(clock.today()), membership=seat)
    held = list(rows.select_related("person").order_by("-capacity", "id"))
    people = visible(reader, Person).filter(pk__in=[row.person_id for row in held])
    known = set(people.values_list("pk", flat=True))
    return tuple(
        (row, row.person.name if row.person_id in known else "") for row in held
    )


def _actas(reader: Actor) -> list[Acta]:
    rows = visible(reader, Acta).filter(
        state__in=(ActaState.CLOSED, ActaState.APPROVED)
    )
    rows = rows.filter(meeting__in=visible(reader, Meeting)).select_related("meeting")
    return list(rows.order_by("-meeting__held_on", "-id")[:ACTAS])


def _sessions(reader: Actor) -> list[Meeting]:
    rows = visible(reader, Meeting).filter(state=MeetingState.HELD)
    return list(rows.order_by("-held_on", "-id")[:ACTAS])


def _coming(reader: Actor) -> list[Coming]:
    rows = visible(reader, Meeting).filter(
        state__in=(MeetingState.PLANNED, MeetingState.CONVENED),
        held_on__gte=clock.today().isoformat(),
    )
    held = list(rows.order_by("held_on", "id")[:COMING])
    items: dict[int, list[AgendaItem]] = {}
    agenda = visible(reader, AgendaItem).filter(meeting__in=held)
    for item in agenda.order_by("number"):
        items.setdefault(item.meeting_id, []).append(item)
    return [Coming(row, tuple(items.get(row.pk, ()))) for row in held]


def _desk(reader: Actor) -> tuple[str, ...]:
    rows = visible(reader, Office).filter(in_term(clock.today()), role=Role.SECRETARIAT)
    people = visible(reader, Person)
    named = rows.filter(person__in=people).select_related("person").order_by("id")
    return tuple(row.person.name for row in named[:20])
