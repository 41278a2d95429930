"""Calling the roll: who sits on each seat, what is noted of it, and its papers."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import clock
from rimay.dialogue.models import Attendance, Meeting, MeetingFile
from rimay.groups.models import Membership, Person, SeatHolder
from rimay.groups.queries import in_term
from rimay.groups.roles import Capacity


@dataclass(frozen=True)
class OnSeat:
    """Who holds a seat today, as far as the reader may know them by name."""

    titular: str = ""
    alternate: str = ""
    is_vacant: bool = False


def presence_held(actor: Actor, meeting: Meeting) -> dict[int, Attendance]:
    """Return what is noted of each seat."""
    rows = visible(actor, Attendance).filter(meeting=meeting).exclude(membership=None)
    return {int(row.membership_id or 0): row for row in rows}


def guests(actor: Actor, meeting: Meeting) -> list[Attendance]:
    """Return who came without a seat."""
    rows = visible(actor, Attendance).filter(meeting=meeting, membership=None)
    return list(rows.select_related("organisation").order_by("id")[:200])


def on_seats(actor: Actor, seats: list[Membership]) -> dict[int, OnSeat]:
    """Return who holds each seat today; an alternate counts only in place of another."""
    rows = visible(actor, SeatHolder).filter(in_term(clock.today()))
    rows = rows.filter(membership__in=[seat.pk for seat in seats])
    holders = list(rows.exclude(capacity=Capacity.ASSISTANT).order_by("id"))
    people = visible(actor, Person).filter(pk__in=[h.person_id for h in holders])
    names = dict(people.values_list("pk", "name"))
    held: dict[int, dict[str, str]] = {}
    for holder in holders:
        name = names.get(holder.person_id, "")
        held.setdefault(holder.membership_id, {})[holder.capacity] = name
    return {
        seat.pk: OnSeat(
            held.get(seat.pk, {}).get(Capacity.TITULAR, ""),
            held.get(seat.pk, {}).get(Capacity.ALTERNATE, ""),
            is_vacant=bool(holders) and seat.pk not in held,
        )
        for seat in seats
    }


def rolls(actor: Actor, meeting: Meeting) -> list[MeetingFile]:
    """Return the photographs and scans of the signed roll, newest first."""
    rows = visible(actor, MeetingFile)
    rows = rows.filter(meeting=meeting, kind=MeetingFile.Kind.ROLL)
    return list(rows.order_by("-id")[:12])


def is_picture(file: MeetingFile) -> bool:
    """Return whether a browser shows the file by itself."""
    return file.file_name.lower().endswith((".jpg", ".jpeg", ".png"))


def words_on(seat: OnSeat) -> str:
    """Return who is expected on a seat, in words."""
    if seat.is_vacant:
        return _("Nobody is on record for this seat: vacant or unconfirmed.")
    parts = []
    if seat.titular:
        parts.append(_("Representative: %(name)s") % {"name": seat.titular})
    if seat.alternate:
        parts.append(_("Alternate: %(name)s") % {"name": seat.alternate})
    return " · ".join(parts)
