"""The slower way: the acta is circulated, observed, and approved at a later session."""

from datetime import date

from django.db import transaction

from rimay.access import links
from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.models import LinkPurpose
from rimay.access.recording import record
from rimay.core import clock
from rimay.dialogue.actions import telling
from rimay.dialogue.actions.closing import (
    NotReady,
    end_session,
    freeze,
    locked_for_writing,
)
from rimay.dialogue.actions.telling import About
from rimay.dialogue.models import Acta, Meeting, Notice
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.models.notices import NoticeKind
from rimay.dialogue.queries.acta_records import records_of
from rimay.dialogue.queries.acta_text import plain
from rimay.dialogue.queries.acta_told import seats_silent, seats_told, sitters_of_acta
from rimay.dialogue.queries.checking import check
from rimay.dialogue.queries.composing import compose, composed
from rimay.dialogue.queries.convening import LINK_LASTS
from rimay.dialogue.queries.rules import deadline, rules_of
from rimay.groups.models import Membership


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
    tell_seats(actor, held)
    return held


@transaction.atomic
def tell_seats(actor: Actor, acta: Acta) -> int:
    """Give each seat its link to a circulated acta, and tell it; return how many
    messages were made. Who was told is not told again.
    """
    require(actor, "close", acta)
    held = _circulated(acta)
    rows = every_row(Notice, held.group_id, "who was told already")
    told = set(
        rows.filter(kind=NoticeKind.ACTA, subject_id=held.pk, sequence=0).values_list(
            "membership", flat=True
        )
    )
    made = 0
    for seat in seats_told(held):
        if seat.pk not in told:
            _give_link(actor, held, seat)
            made += telling.tell(seat, sitters_of_acta(held, seat), _about(held))
    if made:
        telling.send_after(held.group_id, (NoticeKind.ACTA,), held.pk)
        record(actor, "acta.send", held)
    return made


@transaction.atomic
def remind_seats(actor: Actor, acta: Acta, *, round_number: int) -> int:
    """Remind the seats that said nothing to the acta; return how many mails were made.

    Where whose a remark is is not kept, all seats are reminded alike: whom else it
    reached would tell who remarked. The second of two presses does nothing:
    `round_number` is how many reminders its page knew of.
    """
    require(actor, "close", acta)
    held = _circulated(acta)
    if telling.times_told(held.group_id, NoticeKind.ACTA, held.pk) != round_number:
        return 0
    made = 0
    # Of each seat, also of those that remarked: the trail tells of a new link.
    for seat in seats_told(held):
        links.renew_left_behind(
            actor, seat, purpose=LinkPurpose.MEETING, subject_id=held.meeting_id
        )
    for seat in seats_silent(held):
        again = _about(held, round_number + 1)
        sitters = sitters_of_acta(held, seat)
        made += telling.tell(seat, sitters, again, by_hand=False)
    telling.send_after(held.group_id, (NoticeKind.ACTA,), held.pk)
    record(actor, "acta.remind", held)
    return made


@transaction.atomic
def note_handed_over(actor: Actor, acta: Acta, *, seat: Membership) -> None:
    """Note that a person told a seat of the acta, by messenger, telephone or hand."""
    require(actor, "close", acta)
    require(actor, "read", seat)
    telling.hand_over(actor, seat, _about(_circulated(acta)))


@transaction.atomic
def try_again(actor: Actor, acta: Acta) -> None:
    """Let what waits and what was refused go out now."""
    require(actor, "close", acta)
    telling.retry(acta.group_id, (NoticeKind.ACTA,), acta.pk)
    record(actor, "acta.retry", acta)


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


def _circulated(acta: Acta) -> Acta:
    held = locked_for_writing(acta)
    if held.state != ActaState.CIRCULATED:
        raise NotReady
    return held


def _about(acta: Acta, sequence: int = 0) -> About:
    return About(NoticeKind.ACTA, acta.pk, sequence)


def _give_link(actor: Actor, acta: Acta, seat: Membership) -> None:
    """Give a seat the link of the session, good for as long as remarks are taken."""
    day = _day(acta.meeting) + LINK_LASTS
    links.give_link(
        actor,
        seat,
        purpose=LinkPurpose.MEETING,
        subject_id=acta.meeting_id,
        expires_on=max(day, acta.observe_until or day),
    )


def _may_approve(acta: Acta, at: Meeting) -> bool:
    if at.group_id != acta.group_id or at.pk == acta.meeting_id:
        return False
    begun = at.state in {MeetingState.UNDER_WAY, MeetingState.HELD}
    has_come = at.state != MeetingState.CANCELLED and _day(at) <= clock.today()
    return (begun or has_come) and _day(at) >= _day(acta.meeting)


def _day(meeting: Meeting) -> date:
    return meeting.held_on.earliest if meeting.held_on else date.min
