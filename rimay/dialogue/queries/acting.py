"""Who may act for a seat: the representative, and the alternate only where the
representative is absent from that session.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rimay.access.actor import Actor
from rimay.access.asking import every_row
from rimay.core import clock
from rimay.dialogue.models import Attendance, Meeting, MeetingReply, Proposal
from rimay.dialogue.models.attendance import Answer, Presence
from rimay.groups.models import Membership, SeatHolder
from rimay.groups.queries import in_term
from rimay.groups.roles import Capacity


@dataclass(frozen=True)
class Acting:
    """Who acts for a seat at a session, or between sessions.

    `holders` are those of the capacity that acts; none where nobody does. A seat
    without a representative is acted for by its alternate. `is_away`: the roll says
    that nobody of the seat is there.
    """

    membership_id: int
    capacity: Capacity
    holders: tuple[SeatHolder, ...] = ()
    is_away: bool = False

    @property
    def is_vacant(self) -> bool:
        """Whether nobody whose term holds sits on the seat."""
        return not self.holders and not self.is_away

    @property
    def is_unconfirmed(self) -> bool:
        """Whether everybody who acts waits to be confirmed by the organisation."""
        return bool(self.holders) and all(h.unconfirmed_since for h in self.holders)

    def names(self, person_ids: Iterable[int]) -> bool:
        """Return whether one of these persons acts."""
        return any(holder.person_id in set(person_ids) for holder in self.holders)


def acting_for(
    seats: Iterable[Membership], meeting: Meeting | None = None
) -> dict[int, Acting]:
    """Return who acts for each seat at a session, or (without one) in writing.

    What the roll says counts; before it is taken, what the seat answered to the
    convening. A term that ended yesterday acts no more today.
    """
    held = list(seats)
    if not held:
        return {}
    group_id, pks = held[0].group_id, [seat.pk for seat in held]
    roll = _roll(meeting, pks) if meeting is not None else {}
    sitting = _sitting(group_id, pks, clock.today())
    return {pk: _acting(pk, roll.get(pk, ""), sitting.get(pk, ())) for pk in pks}


def may_act(actor: Actor, seat: Membership, meeting: Meeting | None = None) -> bool:
    """Return whether who asks acts for the seat there: by who they are, or by its link.

    Whoever holds a seat's link acts for that seat alone, for the person the seat sent.
    """
    if actor.seen_as is not None or seat.pk not in actor.standing.membership_ids:
        return False
    acting = acting_for([seat], meeting)[seat.pk]
    if actor.is_link:
        return bool(acting.holders)
    return acting.names(actor.standing.person_ids)


def speaks_for(actor: Actor, seat: Membership, proposal: Proposal) -> bool:
    """Return whether who asks answers for a seat: in the room the alternate does only
    where the representative is absent. A written round takes the answer of either.
    """
    if proposal.item is None:
        return seat.pk in actor.standing.membership_ids
    return may_act(actor, seat, proposal.item.meeting)


def _acting(pk: int, came: str, sitting: Iterable[SeatHolder]) -> Acting:
    titulars = tuple(h for h in sitting if h.capacity == Capacity.TITULAR)
    alternates = tuple(h for h in sitting if h.capacity == Capacity.ALTERNATE)
    if came in {Presence.EXCUSED, Presence.ABSENT}:
        return Acting(pk, Capacity.TITULAR, is_away=True)
    if came == Presence.ALTERNATE or not titulars:
        return Acting(pk, Capacity.ALTERNATE, alternates)
    return Acting(pk, Capacity.TITULAR, titulars)


def _roll(meeting: Meeting, seats: list[int]) -> dict[int, str]:
    """Return how each seat is there: by the roll, else by its answer."""
    replies = every_row(MeetingReply, meeting.group_id, "who acts for a seat")
    found: dict[int, str] = {
        seat: _PRESENCE[Answer(answer)]
        for seat, answer in replies.filter(
            meeting=meeting, membership__in=seats
        ).values_list("membership", "answer")
    }
    rows = every_row(Attendance, meeting.group_id, "who acts for a seat")
    noted = rows.filter(meeting=meeting, membership__in=seats)
    found |= {
        seat: presence
        for seat, presence in noted.values_list("membership", "presence")
        if seat is not None
    }
    return found


def _sitting(group_id: int, seats: list[int], day: date) -> dict[int, list[SeatHolder]]:
    """Return whose term holds today; the unconfirmed among them as long as they read."""
    rows = every_row(SeatHolder, group_id, "who acts for a seat")
    rows = rows.filter(in_term(day), membership__in=seats)
    found: dict[int, list[SeatHolder]] = {}
    for row in rows.select_related("person").order_by("id"):
        found.setdefault(row.membership_id, []).append(row)
    return found


_PRESENCE = {
    Answer.COMING: Presence.PRESENT.value,
    Answer.ALTERNATE: Presence.ALTERNATE.value,
    Answer.EXCUSED: Presence.EXCUSED.value,
}
