"""Convening a session, sending what changed, calling it off, reminding."""

from django.db import transaction

from rimay.access import links
from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.models import LinkPurpose
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.text import Text
from rimay.dialogue.actions import telling
from rimay.dialogue.actions.telling import About
from rimay.dialogue.models import Meeting, MeetingReply, Notice
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.models.notices import OF_A_SESSION, NoticeKind, NoticeState
from rimay.dialogue.queries import convening, times
from rimay.groups.models import Membership


class NotReady(Exception):
    """The session lacks what it needs before anybody can be convened to it."""


class NotConvened(Exception):
    """Nobody was convened to this session, or it is over."""


@transaction.atomic
def convene(actor: Actor, meeting: Meeting) -> int:
    """Convene: a link for each seat, a message for each person; return how many.

    Pressed twice, it happens once. A session that came as convened from a workbook is
    convened here once. Raises NotReady where something is missing.
    """
    require(actor, "convene", meeting)
    held = _held(meeting)
    fresh = held.state == MeetingState.PLANNED
    if not fresh and (held.state != MeetingState.CONVENED or held.convened_at):
        return 0
    if convening.missing_to_convene(held):
        raise NotReady
    held.state = MeetingState.CONVENED
    held.convened_at = clock.now()
    held.version += 1
    held.save(update_fields=["state", "convened_at", "version", "changed_at"])
    made = _tell(actor, held, NoticeKind.CONVENED)
    record(actor, "meeting.convene", held, fields=("state",))
    return made


@transaction.atomic
def send_change(actor: Actor, meeting: Meeting) -> int:
    """Send a convened session as it stands now; return how many messages were made.

    Pressed twice without a change between, it happens once.
    """
    require(actor, "convene", meeting)
    held = _held(meeting)
    if held.state != MeetingState.CONVENED or held.convened_at is None:
        raise NotConvened
    if not convening.has_unsent_change(held):
        return 0
    if convening.missing_to_convene(held):
        raise NotReady
    made = _count_up(actor, held, NoticeKind.CHANGED)
    record(actor, "meeting.resend", held, fields=("calendar_sequence",))
    return made


@transaction.atomic
def call_off(actor: Actor, meeting: Meeting, *, reason: Text) -> int:
    """Call a session off; whoever was convened is told. What was answered stays.

    A session of which nobody was told is called off without a message.
    """
    require(actor, "convene", meeting)
    held = _held(meeting)
    if held.state not in times.AHEAD:
        return 0
    told = held.state == MeetingState.CONVENED and held.convened_at is not None
    held.state = MeetingState.CANCELLED
    held.summary = reason
    held.version += 1
    held.save(update_fields=["state", "summary", "version", "changed_at"])
    made = _count_up(actor, held, NoticeKind.CANCELLED) if told else 0
    record(actor, "meeting.call_off", held, fields=("state", "summary"))
    return made


@transaction.atomic
def remind(actor: Actor, meeting: Meeting, *, round_number: int) -> int:
    """Remind the seats that have not answered; return how many messages were made.

    `round_number` is how many reminders there were when the page was opened: the
    second of two presses finds one more, and does nothing.
    """
    require(actor, "convene", meeting)
    held = _held(meeting)
    if not times.takes_answers(held) or reminders(held) != round_number:
        return 0
    rows = every_row(MeetingReply, held.group_id, "who has not answered")
    answered = set(rows.filter(meeting=held).values_list("membership", flat=True))
    made = 0
    for line in convening.summoned(actor, held):
        if line.seat.pk not in answered:
            links.renew_left_behind(
                actor, line.seat, purpose=LinkPurpose.MEETING, subject_id=held.pk
            )
            again = About(NoticeKind.REMINDER, held.pk, round_number + 1)
            made += telling.tell(line.seat, line.sitters, again, by_hand=False)
    record(actor, "meeting.remind", held)
    telling.send_after(held.group_id, convening.KINDS, held.pk)
    return made


def reminders(meeting: Meeting) -> int:
    """Return how many times the seats were reminded."""
    rows = every_row(Notice, meeting.group_id, "how many reminders")
    rows = rows.filter(kind=NoticeKind.REMINDER, subject_id=meeting.pk)
    return int(rows.values("sequence").distinct().count())


@transaction.atomic
def note_handed_over(actor: Actor, meeting: Meeting, *, seat: Membership) -> None:
    """Note that a person told a seat, by messenger, telephone or hand."""
    require(actor, "convene", meeting)
    require(actor, "read", seat)
    held = _held(meeting)
    kind = _kind_now(held)
    if kind is None:
        raise NotConvened
    telling.hand_over(actor, seat, About(kind, held.pk, held.calendar_sequence))


@transaction.atomic
def renew_link(
    actor: Actor, meeting: Meeting, *, seat: Membership, newest: int
) -> None:
    """Take a seat's link to a session back, and give it a new one: the old opens nothing.

    For a link that went astray, or that somebody had who sits no more. Who was told is
    not told again, and who sits since is, while answers are taken. Raises NotConvened
    where there is none to give.

    `newest` is the newest link that the page knew of: the second of two presses finds a
    newer one of the seat, and does nothing.
    """
    require(actor, "convene", meeting)
    held = _held(meeting)
    kind, day = _kind_now(held), times.day_of(held)
    if kind is None or day is None:
        raise NotConvened
    expires_on = day + convening.LINK_LASTS
    link = links.held_link(seat, LinkPurpose.MEETING, held.pk)
    if link is not None:
        # No page counts one that is left behind as the newest.
        if link.pk > newest and not links.is_left_behind(link):
            return
        # It may be good for longer: as long as remarks on the acta are taken.
        expires_on = link.expires_on
        links.revoke(actor, link)
    links.give_link(
        actor,
        seat,
        purpose=LinkPurpose.MEETING,
        subject_id=held.pk,
        expires_on=expires_on,
    )
    if times.takes_answers(held):
        about = About(kind, held.pk, held.calendar_sequence)
        told = every_row(Notice, held.group_id, "who was told already")
        told = told.filter(
            kind=kind, subject_id=held.pk, sequence=about.sequence, membership=seat
        )
        had = set(told.values_list("person", flat=True))
        sitters = convening.sitters_of(actor, [seat]).get(seat.pk, [])
        fresh = [sitter for sitter in sitters if sitter.person.pk not in had]
        telling.tell(seat, fresh, about, by_hand=False)
        telling.send_after(held.group_id, convening.KINDS, held.pk)


@transaction.atomic
def try_again(actor: Actor, meeting: Meeting) -> int:
    """Let what waits and what was refused go out now; return how many messages."""
    require(actor, "convene", meeting)
    count = telling.retry(meeting.group_id, convening.KINDS, meeting.pk)
    record(actor, "meeting.retry", meeting)
    return count


def _held(meeting: Meeting) -> Meeting:
    """Return the session as it stands; its row is what two presses wait for."""
    rows = Meeting.objects.select_for_update().select_related("group")
    return rows.get(pk=meeting.pk)


def _kind_now(meeting: Meeting) -> NoticeKind | None:
    """Return which message a seat gets now; None where there is none to give."""
    if meeting.convened_at is None:
        return None
    if meeting.state == MeetingState.CANCELLED:
        return NoticeKind.CANCELLED
    changed = meeting.calendar_sequence > 0
    return NoticeKind.CHANGED if changed else NoticeKind.CONVENED


def _count_up(actor: Actor, meeting: Meeting, kind: NoticeKind) -> int:
    """Give the session's calendar entry its next number, and tell everybody."""
    meeting.calendar_sequence += 1
    meeting.save(update_fields=["calendar_sequence", "changed_at"])
    return _tell(actor, meeting, kind)


def _tell(actor: Actor, meeting: Meeting, kind: NoticeKind) -> int:
    _drop_older(meeting)
    day = times.day_of(meeting)
    made = 0
    for line in convening.summoned(actor, meeting):
        if day is not None:
            links.give_link(
                actor,
                line.seat,
                purpose=LinkPurpose.MEETING,
                subject_id=meeting.pk,
                expires_on=day + convening.LINK_LASTS,
            )
        about = About(kind, meeting.pk, meeting.calendar_sequence)
        made += telling.tell(line.seat, line.sitters, about)
    telling.send_after(meeting.group_id, convening.KINDS, meeting.pk)
    return made


def _drop_older(meeting: Meeting) -> None:
    """What still waits from before is said by what goes out now."""
    rows = every_row(Notice, meeting.group_id, "what is out of date")
    rows = rows.filter(
        kind__in=(*OF_A_SESSION, NoticeKind.REMINDER), subject_id=meeting.pk
    )
    waiting = rows.filter(state=NoticeState.WAITING)
    waiting.update(state=NoticeState.DROPPED, settled_at=clock.now())
