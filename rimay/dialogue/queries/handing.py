"""The page that convenes, seat by seat: who was reached, how, and what they answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils import timezone

from rimay.access.actor import Actor
from rimay.access.asking import reads, visible
from rimay.access.links import words_of
from rimay.access.models import LinkPurpose, OnBehalf, SeatLink
from rimay.access.naming import names_of
from rimay.core import clock
from rimay.dialogue.models import Meeting, MeetingReply, Notice
from rimay.dialogue.queries.convening import Summoned, notices_of, summoned
from rimay.dialogue.queries.messages import personal_text
from rimay.dialogue.queries.reached import Told, state_words, told
from rimay.dialogue.queries.replies import replies_of, sources_of
from rimay.groups.models import Classified, SeatHolder

Row = TypeVar("Row", bound=Classified)
Address = Callable[[str], str]
SHOWN = 300


@dataclass(frozen=True)
class SeatLine:
    """One seat of a session: how it was told, and its answer.

    `has_lost`: somebody who had its link sits on it no more.
    """

    told: Told
    reply: MeetingReply | None
    source: OnBehalf | None
    has_lost: bool = False


def lines_of(actor: Actor, meeting: Meeting, address: Address) -> list[SeatLine]:
    """Return the seats with their people. `address` makes the link of some words."""
    replies = {row.membership_id: row for row in replies_of(actor, meeting)}
    sources = sources_of(actor, meeting)
    seats = summoned(actor, meeting)
    lost = _lost(actor, meeting, seats)
    return [
        SeatLine(
            told(held, _text(meeting, held, address)),
            replies.get(held.seat.pk),
            sources.get(held.seat.pk),
            held.seat.pk in lost,
        )
        for held in seats
    ]


def _lost(actor: Actor, meeting: Meeting, seats: Sequence[Summoned]) -> set[int]:
    """Return the seats that somebody left who could have had the link they have now."""
    rows = SeatLink.objects.filter(
        purpose=LinkPurpose.MEETING, subject_id=meeting.pk, revoked_at=None
    )
    made = rows.filter(membership__in=[held.seat.pk for held in seats])
    given = {
        seat: timezone.localdate(at)
        for seat, at in made.values_list("membership", "made_at")
    }
    terms = visible(actor, SeatHolder).filter(
        membership__in=given, ends_on__lt=clock.today()
    )
    ends = terms.values_list("membership", "ends_on")
    return {seat for seat, end in ends if end is not None and end >= given[seat]}


def history_of(actor: Actor, meeting: Meeting) -> list[tuple[Notice, str, str]]:
    """Return every message of the session, to whom and what became of it, newest first."""
    rows = list(notices_of(actor, meeting).order_by("-id")[:SHOWN])
    seats = _known(actor, [row.membership for row in rows])
    people = _known(actor, [row.person for row in rows])
    return [
        (
            row,
            ", ".join(
                held
                for held in (
                    seats.get(row.membership_id or 0),
                    people.get(row.person_id or 0),
                )
                if held
            ),
            state_words(row),
        )
        for row in rows
    ]


def _known(actor: Actor, rows: Sequence[Row | None]) -> dict[int, str]:
    """Return what each of these rows is called, of those that the reader reads."""
    held = {row.pk: row for row in rows if row is not None and reads(actor, row)}
    names = names_of(actor, list(held.values()))
    return dict(zip(held, names, strict=True))


def _text(meeting: Meeting, held: Summoned, address: Address) -> str:
    link = address(words_of(held.link)) if held.link else ""
    return personal_text(meeting, name=held.name, address=link)
