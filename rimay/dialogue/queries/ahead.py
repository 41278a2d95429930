"""A session to come: what is next to do for it, and the card that a home shows."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.dialogue.models import Meeting, MeetingReply
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries import agendas, convening, replies, times
from rimay.dialogue.queries.dates import warnings_of
from rimay.dialogue.queries.messages import place_words, when_words
from rimay.dialogue.queries.sessions import next_meeting
from rimay.groups.models import Group, Membership


@dataclass(frozen=True)
class Step:
    """What is next to do for a session: the one filled button of its page."""

    words: str
    url: str
    why: str = ""


@dataclass(frozen=True)
class OwnSeat:
    """A seat of the reader, with what it answered."""

    seat: Membership
    reply: MeetingReply | None
    words: str
    marks: list[on_behalf.Mark]


@dataclass(frozen=True)
class Ahead:
    """A session to come, as one reader gets it."""

    meeting: Meeting
    url: str
    when: str
    place: str
    agenda: list[agendas.AgendaLine]
    total: str
    answers: replies.Answers | None
    step: Step | None
    is_today: bool


def next_of(actor: Actor, group: Group) -> Ahead | None:
    """Return the next session as a home shows it; None where none is planned."""
    meeting = next_meeting(actor)
    if meeting is None:
        return None
    # The group in hand knows its pillars already.
    meeting.group = group
    titles = agendas.titles_of(actor, meeting)
    return _ahead(actor, group, meeting, titles, in_brief=True)


def ahead_of(actor: Actor, group: Group, meeting: Meeting) -> Ahead:
    """Return a session to come with its agenda, its answers and what is next."""
    return _ahead(actor, group, meeting, agendas.lines_of(actor, meeting))


def _ahead(
    actor: Actor,
    group: Group,
    meeting: Meeting,
    agenda: list[agendas.AgendaLine],
    *,
    in_brief: bool = False,
) -> Ahead:
    convened = meeting.state == MeetingState.CONVENED
    return Ahead(
        meeting=meeting,
        url=reverse("meeting", args=[group.slug, meeting.pk]),
        when=when_words(meeting) or _("no day yet"),
        place=place_words(meeting),
        agenda=agenda,
        total=agendas.length_words(agenda, meeting),
        answers=replies.answers_of(actor, meeting, in_brief=in_brief)
        if convened
        else None,
        step=step_of(actor, group, meeting, bool(agenda)),
        is_today=times.day_of(meeting) == times.today_of(meeting),
    )


def step_of(
    actor: Actor, group: Group, meeting: Meeting, has_agenda: bool
) -> Step | None:
    """Return what this reader has to do next for a session; None for nothing."""
    if not can(actor, "convene", meeting):
        return None

    def at(name: str) -> str:
        return reverse(name, args=[group.slug, meeting.pk])

    if not has_agenda:
        return Step(_("Write the agenda"), at("meeting-agenda"))
    if meeting.convened_at is None:
        missing = convening.missing_to_convene(meeting)
        if missing:
            return Step(_("Complete the session"), at("meeting-change"), missing[0])
        return Step(_("Convene"), at("meeting-convene"))
    if convening.has_unsent_change(meeting):
        why = _("It changed since it was sent out.")
        return Step(_("Send the change"), at("meeting-notices"), why)
    return Step(_("Messages and answers"), at("meeting-notices"))


def own_seats(actor: Actor, meeting: Meeting) -> list[OwnSeat]:
    """Return the reader's own seats that may answer now, with what they answered."""
    if not times.takes_answers(meeting) or not can(actor, "answer", meeting):
        return []
    own = actor.standing.membership_ids
    seats = [seat for seat in convening.seats_convened(meeting) if seat.pk in own]
    rows = visible(actor, MeetingReply).filter(meeting=meeting, membership__in=seats)
    held = {row.membership_id: row for row in rows}
    sources = replies.sources_of(actor, meeting)
    return [
        OwnSeat(
            seat,
            reply,
            replies.answer_words(reply) if reply else "",
            on_behalf.marks_of(actor, [sources[seat.pk]])
            if reply and seat.pk in sources
            else [],
        )
        for seat in seats
        for reply in [held.get(seat.pk)]
    ]


def warnings(actor: Actor, meeting: Meeting) -> list[str]:
    """Return what speaks against the date, for who may still move it."""
    day = times.day_of(meeting)
    if day is None or meeting.convened_at or not can(actor, "change", meeting):
        return []
    return warnings_of(meeting.group, day)
