"""Whose answer is waited for, and what a reader's own seats may answer themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rimay.access import on_behalf
from rimay.access.acting import Acting, words_of
from rimay.access.actor import Actor
from rimay.access.asking import every_row
from rimay.core import clock
from rimay.dialogue.models import AgendaItem, ConflictOfInterest, Position, Proposal
from rimay.dialogue.queries.acting import acting_for, session_of
from rimay.dialogue.queries.quorum import quorum_of, seats_of
from rimay.groups.models import Membership


@dataclass(frozen=True)
class OwnSeat:
    """A seat of the reader, what it answered so far, and whether the reader acts."""

    seat: Membership
    position: Position | None
    counts: bool
    acting: Acting
    acts: bool
    marks: Sequence[on_behalf.Mark] = ()

    @property
    def why_not(self) -> str:
        """Return in words why the reader does not answer for it; "" who does."""
        return "" if self.acts else words_of(self.acting)


def own_seats(actor: Actor, proposal: Proposal) -> tuple[OwnSeat, ...]:
    """Return the reader's seats with their own answers."""
    ids = sorted(actor.standing.membership_ids)
    rows = every_row(Position, proposal.group_id, "the asker's own answer")
    held = {
        row.membership_id: row
        for row in rows.filter(proposal=proposal, membership__in=ids)
    }
    counted = {seat.pk for seat in counted_seats(proposal)}
    seated = Membership.objects.filter(pk__in=ids).select_related("organisation")
    seats = [seat for seat in seated.order_by("id") if seat.has_seat]
    acting = acting_for(seats, session_of(proposal))
    return tuple(
        OwnSeat(
            seat,
            held.get(seat.pk),
            seat.pk in counted,
            acting[seat.pk],
            acting[seat.pk].is_by(actor),
            on_behalf.marks_that_stand(actor, held[seat.pk]) if seat.pk in held else (),
        )
        for seat in seats
    )


def declaring(actor: Actor, item: AgendaItem, *, keeps: bool) -> list[OwnSeat]:
    """Return for which seats an interest in an item can be declared: the reader's own
    as far as they act for them, every seat for who keeps the item.
    """
    own = actor.standing.membership_ids
    seats = [s for s in seats_of(item.group) if keeps or s.pk in own]
    acting = acting_for(seats, item.meeting)
    return [
        OwnSeat(seat, None, True, held, keeps or held.is_by(actor))
        for seat in seats
        for held in [acting[seat.pk]]
    ]


def counted_seats(proposal: Proposal) -> list[Membership]:
    """Return the seats whose answer is waited for, whoever asks.

    In a session those in the room; in a written round all, as they were on its last
    day once that is over. Whoever declared a conflict of interest does not count.
    """
    seats = seats_of(proposal.group, _last_day(proposal))
    if proposal.item is None:
        return seats
    if proposal.is_written:
        rows = every_row(ConflictOfInterest, proposal.group_id, "who does not count")
        declared = rows.filter(item=proposal.item)
        apart = set(declared.values_list("membership", flat=True))
        return [seat for seat in seats if seat.pk not in apart]
    present = quorum_of(proposal.item.meeting, proposal.item).present
    return [seat for seat in seats if seat.pk in present]


def _last_day(proposal: Proposal) -> date | None:
    """Return the last day of a written round that is over; None until then."""
    due_on = proposal.due_on if proposal.is_written else None
    return due_on if due_on is not None and due_on < clock.today() else None
