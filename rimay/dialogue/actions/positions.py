"""What seats answer to a proposal: by themselves, by their link, or on their behalf."""

from dataclasses import dataclass

from django.db import transaction

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import Refused, can, every_row, require
from rimay.access.circles import persons
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.classes import Class
from rimay.dialogue.actions.proposing import WrongState, forget_positions, locked
from rimay.dialogue.models import (
    AgendaItem,
    ChairNote,
    ConflictOfInterest,
    Objection,
    Position,
    Proposal,
)
from rimay.dialogue.models.decisions import ProposalState, Stand
from rimay.dialogue.queries.acting import require_acting, session_of
from rimay.dialogue.queries.answering import counted_seats
from rimay.groups.models import Membership, Person, SeatHolder
from rimay.groups.queries import in_term
from rimay.groups.roles import Capacity
from rimay.records.actions import ChangedMeanwhile


class ReasonNeeded(Exception):
    """A founded objection says its reason; so does standing aside, on the record."""


class DoesNotCount(Exception):
    """The seat is not in the room, has no seat any more, or declared an interest."""


class TooLate(Exception):
    """The written round has ended."""


@dataclass(frozen=True)
class Reply:
    """What a seat answers, and why."""

    stand: Stand
    reason: str = ""


@transaction.atomic
def answer(
    actor: Actor,
    proposal: Proposal,
    seat: Membership,
    *,
    reply: Reply,
    said: on_behalf.Said | None = None,
) -> Position:
    """Keep what a seat answers; the last answer before closing holds.

    By itself a seat answers through whoever acts for it: in a session, who came. With
    `said` the secretariat records it for the seat. Raises WrongState where nothing is
    put, TooLate, DoesNotCount, NotActing, ReasonNeeded.
    """
    if said is None:
        require(actor, "answer", proposal)
        if seat.pk not in actor.standing.membership_ids:
            raise Refused("answer")
    else:
        require(actor, "on_behalf", proposal)
    held = locked(proposal, ProposalState.OPEN)
    _check(held, seat)
    # A seat that is away does not count, whoever of it asks: that is said first.
    if said is None:
        require_acting(actor, seat, session_of(held))
    _check_reason(held, reply)
    row = Position.objects.filter(proposal=held, membership=seat).first()
    row = row or Position(group=held.group, proposal=held, membership=seat)
    row.access_class = "sealed"
    row.access_circle = persons(held.group, holders_of(seat), of=seat.organisation)
    row.stand, row.reason = reply.stand, reply.reason.strip()
    row.objection = _objection(held, seat, row.objection, reply)
    row.save()
    if said is not None:
        on_behalf.say_on_behalf(
            actor,
            row,
            act="answer",
            said=said,
            under=held,
            keeps_trail=False,
        )
    # The item may become stricter, and the trail forgets nothing: it learns who
    # answered when the round closes, if the rule is still open then.
    return row


def holders_of(seat: Membership) -> list[Person]:
    """Return who sits for a seat today: they alone read what is sealed for it."""
    rows = SeatHolder.objects.filter(in_term(clock.today()), membership=seat)
    rows = rows.exclude(capacity=Capacity.ASSISTANT).select_related("person")
    return [row.person for row in rows]


@transaction.atomic
def answer_objection(
    actor: Actor,
    objection: Objection,
    *,
    answer: str,
    is_standing: bool,
    version: int | None = None,
) -> None:
    """Keep the table's answer to a founded objection, and whether it still stands.

    Raises ChangedMeanwhile where its seat said something else, or somebody answered it,
    since `version` was opened.
    """
    require(actor, "decide", objection.proposal)
    locked(objection.proposal, ProposalState.OPEN)
    held = Objection.objects.select_for_update().get(pk=objection.pk)
    if version is not None and held.version != version:
        raise ChangedMeanwhile
    # What its seat gave up itself, nobody makes stand again for it.
    given_up = Position.objects.filter(objection=held).exclude(stand=Stand.OBJECT)
    held.answer = answer.strip()
    held.is_standing = is_standing and not given_up.exists()
    held.version += 1
    held.save()
    if held.behind_gate:
        return
    record(actor, "objection.answer", held)


@transaction.atomic
def tell_chair(
    actor: Actor, proposal: Proposal, seat: Membership, *, text: str
) -> None:
    """Let a seat tell whoever runs the round before it answers; gone at closing.

    Raises WrongState, and NotActing where another of the seat acts for it.
    """
    require(actor, "answer", proposal)
    held = locked(proposal, ProposalState.DRAFT, ProposalState.OPEN)
    require_acting(actor, seat, session_of(held))
    # Pressed twice, it is told once.
    ChairNote.objects.get_or_create(
        group=held.group,
        proposal=held,
        membership=seat,
        text=text.strip(),
        defaults={"access_class": "secretariat"},
    )


@transaction.atomic
def declare_interest(
    actor: Actor,
    interest: ConflictOfInterest,
    *,
    said: on_behalf.Said | None = None,
) -> ConflictOfInterest:
    """Minute that an item concerns a seat itself; it does not count there.

    An answer that it gave already is deleted; an objection loses its weight when the
    round closes, and not before: that would tell whose it was. Raises NotActing where
    another of the seat acts for it; who keeps the item minutes it for any seat.
    """
    item, seat = interest.item, interest.membership
    if said is None:
        require(actor, "declare", item)
        if not can(actor, "change", item):
            require_acting(actor, seat, item.meeting)
    else:
        require(actor, "on_behalf", item)
    # The item as it stands now: two who press at once wait here.
    if AgendaItem.objects.select_for_update().get(pk=item.pk).closed_on is not None:
        raise WrongState
    held = ConflictOfInterest.objects.filter(item=item, membership=seat).first()
    if held is not None:
        return held
    interest.take_class_of(item)
    interest.save(force_insert=True)
    living = every_row(Position, item.group_id, "an answer that does not count")
    living = living.filter(
        proposal__item=item, proposal__state=ProposalState.OPEN, membership=seat
    )
    forget_positions(item.group_id, living)
    # What names an organisation is read by the desk too: of a sealed item nothing is.
    if said is not None and interest.access_class != Class.SEALED:
        on_behalf.say_on_behalf(actor, interest, act="interest", said=said)
    record(actor, "conflictofinterest.declare", interest)
    return interest


def _check(proposal: Proposal, seat: Membership) -> None:
    today = clock.today_in(proposal.group.time_zone)
    if proposal.is_written and proposal.due_on and proposal.due_on < today:
        raise TooLate
    if seat.pk not in {held.pk for held in counted_seats(proposal)}:
        raise DoesNotCount


def _check_reason(proposal: Proposal, reply: Reply) -> None:
    founded = reply.stand == Stand.OBJECT or (
        # Where reasons could tell who let a text pass, none has to be given.
        reply.stand == Stand.NO_BLOCK and not proposal.behind_gate
    )
    if founded and not reply.reason.strip():
        raise ReasonNeeded


def _objection(
    proposal: Proposal, seat: Membership, held: Objection | None, reply: Reply
) -> Objection | None:
    """Bring the objection that the table reads in step with the seat's answer."""
    if reply.stand != Stand.OBJECT:
        if held is not None and held.is_standing:
            held.is_standing = False
            held.version += 1
            held.save(update_fields=["is_standing", "version", "changed_at"])
        return held
    if held is None:
        held = Objection(proposal=proposal)
        held.take_class_of(proposal)
        held.behind_gate = proposal.behind_gate
    reason = reply.reason.strip()
    if held.text and (held.text != reason or not held.is_standing):
        held.version += 1
    if held.text != reason:
        # The table answered other words.
        held.answer = ""
    held.text, held.is_standing = reason, True
    held.save()
    return held
