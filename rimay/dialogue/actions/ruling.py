"""Setting the rules of a draft: what the software reads of a charter."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.dialogue.models import Charter, PillarRule
from rimay.dialogue.queries.quorum import seats_of
from rimay.groups.models import Group, Pillar
from rimay.records.actions import ChangedMeanwhile, Locked


@dataclass(frozen=True)
class TooMany:
    """A quorum that the seats of a pillar can never make."""

    pillar: Pillar
    quorum: int
    seats: int


class QuorumAboveSeats(Exception):
    """A quorum asks for more seats than there are; nothing was written."""

    def __init__(self, pillars: list[TooMany]) -> None:
        super().__init__(len(pillars))
        self.pillars = pillars


@dataclass(frozen=True)
class Asked:
    """What is asked of one pillar."""

    quorum: int
    is_required: bool


def seats_per_pillar(group: Group) -> dict[int, int]:
    """Return how many seats each pillar has today."""
    found: dict[int, int] = {}
    for seat in seats_of(group):
        if seat.pillar_id:
            found[seat.pillar_id] = found.get(seat.pillar_id, 0) + 1
    return found


def too_many(group: Group, asked: Mapping[Pillar, Asked]) -> list[TooMany]:
    """Return the pillars of whom more is asked than their seats can give.

    A pillar that nobody sits in yet may be asked for one seat: its first.
    """
    seats = seats_per_pillar(group)
    return [
        TooMany(pillar, rule.quorum, seats.get(pillar.pk, 0))
        for pillar, rule in asked.items()
        if rule.quorum > max(1, seats.get(pillar.pk, 0))
    ]


@transaction.atomic
def change_rules(
    actor: Actor,
    charter: Charter,
    *,
    columns: Mapping[str, object],
    pillars: Mapping[Pillar, Asked],
    version: int,
) -> Charter:
    """Set the rules of a draft, all at once.

    Raises QuorumAboveSeats, Locked and ChangedMeanwhile; nothing is written then.
    """
    require(actor, "change", charter)
    held = Charter.objects.select_for_update().get(pk=charter.pk)
    if held.version != version:
        raise ChangedMeanwhile
    if held.is_locked:
        raise Locked
    beyond = too_many(held.group, pillars)
    if beyond:
        raise QuorumAboveSeats(beyond)
    changed = [name for name, value in columns.items() if getattr(held, name) != value]
    for name, value in columns.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    for pillar, asked in pillars.items():
        _ask(held, pillar, asked)
    record(actor, "charter.rule", held, fields=changed)
    return held


def _ask(charter: Charter, pillar: Pillar, asked: Asked) -> None:
    rule = charter.pillar_rules.filter(pillar=pillar).first()
    rule = rule or PillarRule(charter=charter, pillar=pillar)
    rule.quorum, rule.is_required = asked.quorum, asked.is_required
    rule.take_class_of(charter)
    rule.save()
