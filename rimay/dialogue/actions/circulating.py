"""The slower way: the acta is circulated, observed, and approved at a later session."""

from datetime import date

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.core import clock
from rimay.dialogue.actions.closing import (
    NotReady,
    end_session,
    freeze,
    locked_for_writing,
)
from rimay.dialogue.models import Acta, Meeting
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries.acta_records import records_of
from rimay.dialogue.queries.acta_text import plain
from rimay.dialogue.queries.checking import check
from rimay.dialogue.queries.composing import compose, composed
from rimay.dialogue.queries.rules import deadline, rules_of


class WrongSession(Exception):
    """An acta is approved at a later session of its group, and not at one called off."""


@transaction.atomic
def circulate_acta(actor: Actor, acta: Acta) -> Acta:
    """Let the seats observe the acta for as many days as the charter gives.

    The session was held with that. Raises AlreadyClosed, and NotReady while something
    stops it.
    """
    require(actor, "close", acta)
    held = locked_for_writing(acta)
    records = records_of(held)
    if check(actor, records, composed(records)).stopping:
        raise NotReady
    rules = rules_of(held.meeting.group)
    if held.state == ActaState.DRAFT:
        held.observe_until = deadline(
            held.meeting.group, clock.today(), rules.observe_days, rules.day_unit
        )
    held.state = ActaState.CIRCULATED
    held.body = plain(compose(held))
    held.version += 1
    held.save()
    end_session(actor, held.meeting, clock.today())
    record(actor, "acta.circulate", held)
    return held


@transaction.atomic
def approve_acta(
    actor: Actor, acta: Acta, *, at: Meeting, read: str, looked_at: bool
) -> Acta:
    """Approve an acta at a later session; a circulated one is closed with that.

    Raises WrongSession, and what closing raises.
    """
    require(actor, "close", acta)
    require(actor, "read", at)
    rows = Acta.objects.select_for_update(of=("self",))
    held = rows.select_related("meeting__group", "group").get(pk=acta.pk)
    if not _may_approve(held, at):
        raise WrongSession
    if held.state == ActaState.CIRCULATED:
        freeze(actor, held, read=read, looked_at=looked_at)
        held.closed_on = clock.today()
    elif held.state != ActaState.CLOSED:
        raise NotReady
    held.state, held.approved_at = ActaState.APPROVED, at
    held.save()
    record(actor, "acta.approve", held)
    return held


def _may_approve(acta: Acta, at: Meeting) -> bool:
    if at.group_id != acta.group_id or at.pk == acta.meeting_id:
        return False
    return at.state != MeetingState.CANCELLED and _day(at) >= _day(acta.meeting)


def _day(meeting: Meeting) -> date:
    return meeting.held_on.earliest if meeting.held_on else date.min
