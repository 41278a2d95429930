"""Answering a convening: by the seat itself, by its link, or recorded for it."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import Hidden, every_row, require
from rimay.access.recording import record
from rimay.core import clock, mail
from rimay.dialogue.actions import outbox
from rimay.dialogue.models import Meeting, MeetingReply, Notice
from rimay.dialogue.models.attendance import Answer
from rimay.dialogue.models.notices import NoticeKind, NoticeState
from rimay.dialogue.queries import convening, times
from rimay.groups.models import Membership

WAIT_SECONDS = 4.0


class NoAnswersNow(Exception):
    """The session is not convened, is called off, or its day is over."""


@dataclass(frozen=True)
class Reply:
    """What a seat answers; `person` says who comes, where it says so."""

    answer: Answer
    person: str = ""


@transaction.atomic
def answer(
    actor: Actor, meeting: Meeting, *, seat: Membership, reply: Reply
) -> MeetingReply:
    """Answer for one's own seat. The last answer holds until the date, whoever of the
    seat gave it; the seat's own address is told.

    Raises NoAnswersNow, and Hidden for a seat that is not the asker's own.
    """
    require(actor, "answer", meeting)
    if seat.pk not in actor.standing.membership_ids:
        raise Hidden("answer")
    row, is_new = _answer(meeting, seat, reply)
    if is_new:
        _tell_the_seat(row)
        record(actor, "meetingreply.answer", row, fields=("answer",))
    return row


@transaction.atomic
def answer_for(
    actor: Actor,
    meeting: Meeting,
    *,
    seat: Membership,
    reply: Reply,
    said: on_behalf.Said,
) -> MeetingReply:
    """Record what a seat answered elsewhere, with its source; the seat is told.

    Said again, the same from another source, it stands with both. Raises NoAnswersNow.
    """
    require(actor, "convene", meeting)
    require(actor, "read", seat)
    row, is_new = _answer(meeting, seat, reply)
    on_behalf.say_on_behalf(actor, row, act="answer", said=said)
    if is_new:
        _tell_the_seat(row)
        record(actor, "meetingreply.answer", row, fields=("answer",))
    return row


def _answer(
    meeting: Meeting, seat: Membership, reply: Reply
) -> tuple[MeetingReply, bool]:
    """Keep the answer; whether it is another than before."""
    # The session's row is what two who answer for one seat wait for.
    rows = Meeting.objects.select_for_update().select_related("group")
    held = rows.get(pk=meeting.pk)
    if not times.takes_answers(held):
        raise NoAnswersNow
    if seat.pk not in {row.pk for row in convening.seats_convened(held)}:
        raise NoAnswersNow
    own = every_row(MeetingReply, held.group_id, "the living answer of a seat")
    row = own.filter(meeting=held, membership=seat).first()
    if row is None:
        row = MeetingReply(meeting=held, membership=seat)
        row.answer, row.person = reply.answer, reply.person
        row.take_class_of(held)
        row.save(force_insert=True)
        return row, True
    if (row.answer, row.person) == (reply.answer, reply.person):
        return row, False
    row.answer, row.person = reply.answer, reply.person
    row.version += 1
    row.save(update_fields=["answer", "person", "version", "changed_at"])
    return row, True


def _tell_the_seat(row: MeetingReply) -> None:
    """Make a mail to each address of the seat; what waits already tells the latest."""
    if not mail.can_send():
        return
    seat, group_id = row.membership, row.group_id
    waiting = every_row(Notice, group_id, "told once").filter(
        kind=NoticeKind.ANSWERED,
        subject_id=row.meeting_id,
        membership=seat,
        state=NoticeState.WAITING,
        tries=0,
    )
    told = set(waiting.values_list("person", flat=True))
    people = {
        sitter.person.pk: sitter.person
        for sitter in convening.reached_by_desk(seat)
        if sitter.person.pk not in told
    }
    for person in people.values():
        Notice.objects.create(
            group_id=group_id,
            access_class=Notice.DEFAULT_CLASS,
            kind=NoticeKind.ANSWERED,
            subject_id=row.meeting_id,
            membership=seat,
            person=person,
            channel=outbox.MAIL,
            next_try_at=clock.now(),
        )
    matter = Q(kind=NoticeKind.ANSWERED, subject_id=row.meeting_id, membership=seat)
    transaction.on_commit(
        lambda: outbox.send_due(seconds=WAIT_SECONDS, matter=matter) and None
    )
