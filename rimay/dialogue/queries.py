"""A session as it is looked at: its agenda, who came, what was agreed."""

from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.dialogue.models import AgendaItem, Agreement, Attendance, Meeting
from rimay.dialogue.models.meetings import Presence
from rimay.groups.models import Organisation, Pillar

THERE = (Presence.PRESENT, Presence.ALTERNATE)


@dataclass(frozen=True)
class PillarPresence:
    """How many seats of a pillar are recorded, and how many of them came."""

    pillar: Pillar
    came: int
    recorded: int


def agenda(actor: Actor, meeting: Meeting) -> list[AgendaItem]:
    """Return the items in their order, as far as the reader sees."""
    return list(visible(actor, AgendaItem).filter(meeting=meeting).order_by("number"))


def agreements(actor: Actor, meeting: Meeting) -> list[Agreement]:
    """Return what was agreed there."""
    rows = visible(actor, Agreement).filter(meeting=meeting)
    return list(rows.order_by("number", "id")[:100])


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


def named(actor: Actor, rows: list[Agreement]) -> set[int]:
    """Return which of the responsible organisations the reader may know."""
    ids = {row.organisation_id for row in rows if row.organisation_id}
    seen = visible(actor, Organisation).filter(pk__in=ids)
    return set(seen.values_list("pk", flat=True))
