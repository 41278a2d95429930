"""What the seats answered to a convening, and whether a quorum is to be expected."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.models import OnBehalf
from rimay.core import clock, formatting
from rimay.core.classes import Class, Regime
from rimay.dialogue.models import Meeting, MeetingReply
from rimay.dialogue.models.attendance import Answer
from rimay.dialogue.queries.convening import seats_convened
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.queries.quorum import (
    PillarQuorum,
    Quorum,
    quorum_among,
    seats_to_count,
)
from rimay.groups.models import Membership
from rimay.groups.roles import INSIDE

COMES = (Answer.COMING, Answer.ALTERNATE)


@dataclass(frozen=True)
class SeatAnswer:
    """What one seat answered, where its name may be shown."""

    seat: Membership
    name: str
    slot: int
    words: str = ""
    comes: bool = False


@dataclass(frozen=True)
class PillarAnswers:
    """How many of a pillar's seats said that they come, against what it needs."""

    name: str
    slot: int
    coming: int
    seats: int
    quorum: int

    @property
    def stands(self) -> bool:
        return self.coming >= self.quorum

    @property
    def marks(self) -> list[bool]:
        """One mark per seat: full for those who come."""
        return [place < self.coming for place in range(self.seats)]


@dataclass(frozen=True)
class Answers:
    """The answers as one reader gets them; `by_seat` is empty where the rule of the
    session asks for counts only.
    """

    answered: int
    seats: int
    excused: int
    words: str
    pillars: tuple[PillarAnswers, ...]
    by_seat: tuple[SeatAnswer, ...] = ()


def answers_of(
    actor: Actor, meeting: Meeting, *, in_brief: bool = False
) -> Answers | None:
    """Return what was answered; None for who does not read it at all.

    In brief, no seat is told from another.
    """
    if not reads_answers(actor, meeting):
        return None
    replies = {row.membership_id: row for row in replies_of(actor, meeting)}
    if in_brief:
        seats, voting = [], seats_to_count(meeting.group, clock.today())
    else:
        seats = seats_convened(meeting)
        voting = [seat for seat in seats if seat.has_seat]
    coming = frozenset(
        seat.pk
        for seat in voting
        if seat.pk in replies and replies[seat.pk].answer in COMES
    )
    quorum = quorum_among(meeting.group, coming, voting)
    answered = sum(seat.pk in replies for seat in voting)
    excused = sum(row.answer == Answer.EXCUSED for key, row in replies.items())
    return Answers(
        answered=answered,
        seats=len(voting),
        excused=excused,
        words=expected_words(quorum, answered, len(voting)),
        pillars=tuple(_pillar(held) for held in quorum.pillars),
        by_seat=_by_seat(actor, seats, replies)
        if meeting.regime == Regime.OPEN
        else (),
    )


def reads_answers(actor: Actor, meeting: Meeting) -> bool:
    """Return whether a reader of the session reads its answers as well: they stay
    inside the group, also where the session is public.
    """
    given = meeting.class_given(MeetingReply)
    if given[0] != Class.GROUP:
        return True
    standings = [actor.standing, *([actor.seen_as] if actor.seen_as else [])]
    return all(standing.roles & INSIDE for standing in standings)


def replies_of(actor: Actor, meeting: Meeting) -> list[MeetingReply]:
    """Return the answers that a reader may see."""
    return list(visible(actor, MeetingReply).filter(meeting=meeting).order_by("id"))


def reply_of(actor: Actor, meeting: Meeting, seat: Membership) -> MeetingReply | None:
    """Return what one seat answered."""
    rows = visible(actor, MeetingReply).filter(meeting=meeting, membership=seat)
    return rows.first()


def expected_words(quorum: Quorum, answered: int, seats: int) -> str:
    """Return in words how many answered, and what quorum that gives if they come."""
    said = ngettext(
        "%(n)s of %(of)s seat answered.", "%(n)s of %(of)s seats answered.", seats
    ) % {"n": answered, "of": seats}
    required = [p for p in quorum.pillars if p.rule.is_required]
    if not required:
        return said
    short = [p for p in required if not p.is_there]
    if not short:
        words = ngettext(
            "With those who come there is a quorum in the pillar.",
            "With those who come there is a quorum in the %(n)s pillars.",
            len(required),
        )
        return f"{said} {words % {'n': len(required)}}"
    words = _("For a quorum are missing: %(seats)s.") % {"seats": _missing(short)}
    return f"{said} {words}"


def _missing(short: list[PillarQuorum]) -> str:
    return formatting.list_words(
        [
            _("%(n)s of %(pillar)s")
            % {"n": held.missing, "pillar": held.rule.pillar.name}
            for held in short
        ]
    )


def _pillar(held: PillarQuorum) -> PillarAnswers:
    pillar = held.rule.pillar
    quorum = held.rule.quorum if held.rule.is_required else 0
    return PillarAnswers(str(pillar), pillar.slot, held.present, held.seats, quorum)


def _by_seat(
    actor: Actor, seats: list[Membership], replies: dict[int, MeetingReply]
) -> tuple[SeatAnswer, ...]:
    named = seen(actor, [seat.organisation for seat in seats])
    found = []
    for seat in seats:
        if seat.organisation_id not in named:
            continue
        reply = replies.get(seat.pk)
        found.append(
            SeatAnswer(
                seat,
                str(seat.organisation),
                seat.pillar.slot if seat.pillar else 0,
                answer_words(reply) if reply else "",
                bool(reply and reply.answer in COMES),
            )
        )
    return tuple(found)


def answer_words(reply: MeetingReply) -> str:
    """Return an answer, with who comes where it was said."""
    words = str(reply.get_answer_display())
    return f"{words} ({reply.person})" if reply.person else words


def sources_of(actor: Actor, meeting: Meeting) -> dict[int, OnBehalf]:
    """Return by seat from where the answer that stands was recorded; of a seat that
    answered otherwise since, nothing.
    """
    label = MeetingReply._meta.label_lower
    replies = {row.pk: row for row in replies_of(actor, meeting)}
    rows = visible(actor, OnBehalf).filter(subject=label, subject_id__in=list(replies))
    return {
        replies[row.subject_id].membership_id: row
        for row in rows.order_by("id")
        if row.created_at >= replies[row.subject_id].changed_at
    }
