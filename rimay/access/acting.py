"""Who acts for a seat: its representative, and the alternate only in their absence.

Who reads for a seat is the class table's matter; who speaks, answers and binds is asked
here. How a seat came to a session is handed in: `access` knows no session.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import Refused, every_row
from rimay.core import clock
from rimay.groups.models import Membership, SeatHolder
from rimay.groups.queries import in_term
from rimay.groups.roles import Capacity

Came = Mapping[int, Capacity | None]
"""Who of each seat came to a session; None where nobody did. A seat that is not named
said nothing yet."""


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
    is_between: bool = False

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

    def is_by(self, actor: Actor) -> bool:
        """Return whether who asks acts: by who they are, or by the seat's own link.

        Whoever holds a seat's link acts for that seat alone, for the person it sent.
        """
        own = self.membership_id in actor.standing.membership_ids
        if actor.seen_as is not None or not own:
            return False
        if actor.is_link:
            return bool(self.holders)
        return self.names(actor.standing.person_ids)


class NotActing(Refused):
    """The seat is the asker's own, and another of it acts for it, or nobody does."""

    def __init__(self, acting: Acting) -> None:
        super().__init__("act")
        self.acting = acting


def acting_for(
    seats: Iterable[Membership], came: Came | None = None
) -> dict[int, Acting]:
    """Return who acts for each seat at a session, or (without one) in writing.

    A term that ended yesterday acts no more today.
    """
    held = list(seats)
    if not held:
        return {}
    sitting = _sitting(held[0].group_id, [seat.pk for seat in held], clock.today())
    return {seat.pk: _acting(seat.pk, sitting.get(seat.pk, ()), came) for seat in held}


def require_acting(actor: Actor, seat: Membership, came: Came | None = None) -> None:
    """Stop who does not act for the seat: NotActing where it is their own."""
    if seat.pk not in actor.standing.membership_ids:
        raise Refused("act")
    acting = acting_for([seat], came)[seat.pk]
    if not acting.is_by(actor):
        raise NotActing(acting)


def words_of(acting: Acting) -> str:
    """Return why somebody else of the seat does not act, naming nobody."""
    if acting.is_away:
        return _(
            "By the roll nobody of this seat is in the room, so nobody acts for it."
        )
    if acting.is_vacant:
        return _(
            "Nobody sits on this seat today: no term holds, so nobody acts for it. "
            "Once its organisation designates somebody by letter, they do; what it "
            "says before, the secretariat records with its source."
        )
    if acting.capacity == Capacity.ALTERNATE:
        return _("In this session the alternate sits for the seat and acts for it.")
    if acting.is_between:
        return _(
            "Between sessions the representative acts for the seat. The alternate does "
            "only where there is no representative whose term holds."
        )
    return _(
        "In this session the representative acts for the seat. The alternate does only "
        "where the roll says that they came in their place."
    )


def _acting(pk: int, sitting: Iterable[SeatHolder], came: Came | None) -> Acting:
    titulars = tuple(h for h in sitting if h.capacity == Capacity.TITULAR)
    alternates = tuple(h for h in sitting if h.capacity == Capacity.ALTERNATE)
    between = came is None
    who = came.get(pk, Capacity.TITULAR) if came is not None else Capacity.TITULAR
    if who is None:
        return Acting(pk, Capacity.TITULAR, is_away=True)
    if who == Capacity.ALTERNATE or not titulars:
        return Acting(pk, Capacity.ALTERNATE, alternates, is_between=between)
    return Acting(pk, Capacity.TITULAR, titulars, is_between=between)


def _sitting(group_id: int, seats: list[int], day: date) -> dict[int, list[SeatHolder]]:
    """Return whose term holds today; the unconfirmed among them as long as they read."""
    rows = every_row(SeatHolder, group_id, "who acts for a seat")
    rows = rows.filter(in_term(day), membership__in=seats)
    found: dict[int, list[SeatHolder]] = {}
    for row in rows.select_related("person").order_by("id"):
        found.setdefault(row.membership_id, []).append(row)
    return found
