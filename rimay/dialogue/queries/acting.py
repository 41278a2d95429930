"""Who acts for a seat at a session: what its roll says, asked of the rule in `access`."""

from collections.abc import Iterable

from rimay.access import acting
from rimay.access.acting import Acting, Came
from rimay.access.actor import Actor
from rimay.access.asking import every_row
from rimay.dialogue.models import Attendance, Meeting, MeetingReply, Proposal
from rimay.dialogue.models.attendance import Answer, Presence
from rimay.groups.models import Membership
from rimay.groups.roles import Capacity


def acting_for(
    seats: Iterable[Membership], meeting: Meeting | None = None
) -> dict[int, Acting]:
    """Return who acts for each seat at a session, or (without one) in writing."""
    held = list(seats)
    came = who_came(meeting, held) if meeting is not None and held else None
    return acting.acting_for(held, came)


def may_act(actor: Actor, seat: Membership, meeting: Meeting | None = None) -> bool:
    """Return whether who asks acts for the seat there."""
    return acting_for([seat], meeting)[seat.pk].is_by(actor)


def require_acting(
    actor: Actor, seat: Membership, meeting: Meeting | None = None
) -> None:
    """Stop who does not act for the seat there; raises NotActing, Refused."""
    came = who_came(meeting, [seat]) if meeting is not None else None
    acting.require_acting(actor, seat, came)


def session_of(proposal: Proposal) -> Meeting | None:
    """Return the session that answers a text; None for a written round."""
    if proposal.is_written or proposal.item is None:
        return None
    return proposal.item.meeting


def who_came(meeting: Meeting, seats: Iterable[Membership]) -> Came:
    """Return who of each seat came: by the roll; before it is taken, by what the seat
    answered to the convening.
    """
    asked = [seat.pk for seat in seats]
    replies = every_row(MeetingReply, meeting.group_id, "who acts for a seat")
    found: dict[int, Capacity | None] = {
        seat: _ANSWERED[Answer(answer)]
        for seat, answer in replies.filter(
            meeting=meeting, membership__in=asked
        ).values_list("membership", "answer")
    }
    rows = every_row(Attendance, meeting.group_id, "who acts for a seat")
    noted = rows.filter(meeting=meeting, membership__in=asked)
    found |= {
        seat: _NOTED[Presence(presence)]
        for seat, presence in noted.values_list("membership", "presence")
        if seat is not None
    }
    return found


_ANSWERED = {
    Answer.COMING: Capacity.TITULAR,
    Answer.ALTERNATE: Capacity.ALTERNATE,
    Answer.EXCUSED: None,
}
_NOTED = {
    Presence.PRESENT: Capacity.TITULAR,
    Presence.ALTERNATE: Capacity.ALTERNATE,
    Presence.EXCUSED: None,
    Presence.ABSENT: None,
}
