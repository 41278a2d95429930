"""Sessions: the agenda, who came, what was agreed, which one is next."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import listed
from rimay.core import clock, formatting
from rimay.core.dates import PartialDate
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    Attendance,
    Meeting,
)
from rimay.dialogue.models.attendance import Presence
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries.naming import seen
from rimay.groups.models import Membership, Organisation, Pillar
from rimay.groups.models.seats import MembershipKind
from rimay.groups.queries import holds

THERE = (Presence.PRESENT, Presence.ALTERNATE)


@dataclass(frozen=True)
class PillarPresence:
    """How many seats of a pillar are recorded, and how many of them came."""

    pillar: Pillar
    came: int
    recorded: int


@dataclass(frozen=True)
class SeatPresence:
    """How a seat was there, or the guest that came."""

    name: str
    words: str
    came: bool
    slot: int = 0


def agenda(actor: Actor, meeting: Meeting) -> list[AgendaItem]:
    """Return the items in their order, as far as the reader sees."""
    return list(visible(actor, AgendaItem).filter(meeting=meeting).order_by("number"))


def agreements(actor: Actor, meeting: Meeting) -> list[Agreement]:
    """Return what was agreed there."""
    rows = visible(actor, Agreement).filter(meeting=meeting)
    rows = rows.select_related("organisation")
    return listed(rows.order_by("number", "id")[:100])


def presence(actor: Actor, meeting: Meeting) -> list[PillarPresence]:
    """Return who came by pillar, counted from the attendance that the reader sees."""
    rows = visible(actor, Attendance).filter(meeting=meeting).exclude(membership=None)
    held: dict[int, list[bool]] = {}
    pairs = rows.values_list("membership__pillar", "presence")
    for pillar, came in pairs:
        if pillar:
            held.setdefault(pillar, []).append(came in THERE)
    pillars = Pillar.objects.filter(pk__in=held)
    return [PillarPresence(p, sum(held[p.pk]), len(held[p.pk])) for p in pillars]


def attendance(actor: Actor, meeting: Meeting) -> list[SeatPresence]:
    """Return who came seat by seat, then guests; named as far as the reader sees."""
    rows = visible(actor, Attendance).filter(meeting=meeting)
    rows = rows.select_related("membership__organisation", "membership__pillar")
    held = list(rows.select_related("organisation").order_by("id")[:200])
    known = seen(actor, [_organisation_of(row) for row in held])
    lines = []
    for row in held:
        organisation = _organisation_of(row)
        if organisation is None or organisation.pk not in known:
            continue
        pillar = row.membership.pillar if row.membership else None
        name = ", ".join(filter(None, (str(organisation), row.person)))
        came = row.presence in THERE
        beside = "" if pillar else _("observes") if row.membership else _("guest")
        words = " · ".join(filter(None, (beside, row.get_presence_display())))
        lines.append(SeatPresence(name, words, came, pillar.slot if pillar else 0))
    return sorted(lines, key=lambda line: (line.slot == 0, line.slot))


def seats_at(actor: Actor) -> list[Membership]:
    """Return the seats and observers whose coming to a session may be noted."""
    rows = visible(actor, Membership).filter(holds(clock.today()))
    rows = rows.exclude(kind__in=(MembershipKind.FORMER,))
    rows = rows.select_related("organisation", "pillar")
    in_order = F("pillar__slot").asc(nulls_last=True)
    return list(rows.order_by(in_order, "id")[:200])


def quorum_words(presence: list[PillarPresence]) -> str:
    """Return how many seats and pillars came, as far as it is recorded.

    Whether that is a quorum is the charter's to say: no number is invented here.
    """
    if not presence:
        return ""
    came, recorded = sum(p.came for p in presence), sum(p.recorded for p in presence)
    said = ngettext(
        "%(came)s of %(n)s seat came", "%(came)s of %(n)s seats came", recorded
    ) % {"came": came, "n": recorded}
    away = [str(held.pillar) for held in presence if not held.came]
    if away:
        pillars = {"pillars": formatting.list_words(away)}
        return f"{said}; " + _("nobody came of: %(pillars)s.") % pillars
    return f"{said}, " + _("of each pillar that is recorded.")


def next_meeting(actor: Actor) -> Meeting | None:
    """Return the next session that is planned, as far as the reader sees.

    One planned for the month or the year that runs, or without a date yet, comes after.
    """
    today = clock.today()
    rows = visible(actor, Meeting).filter(
        state__in=(MeetingState.PLANNED, MeetingState.CONVENED)
    )
    ahead = rows.filter(held_on__gte=today.isoformat()).order_by("held_on", "id")
    undated = rows.filter(held_on__in=["", *PartialDate.around(today)])
    return ahead.first() or undated.order_by("-held_on", "id").first()


def presence_row(meeting: Meeting) -> Attendance:
    """Return an attendance as it would be kept, to say beforehand who will read it."""
    row = Attendance(meeting=meeting)
    row.take_class_of(meeting)
    return row


def _organisation_of(row: Attendance) -> Organisation | None:
    return row.membership.organisation if row.membership else row.organisation
