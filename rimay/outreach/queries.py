"""The pipeline as it is looked at: who stands where, and what is due."""

from dataclasses import dataclass

from django.db.models import Case, When

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import clock
from rimay.groups.models import Group, Organisation
from rimay.outreach.models import (
    MessageState,
    OutreachContact,
    Prospect,
    PublicMessage,
    Stage,
)

# A stage of the page; the list has the rest.
SHOWN = 40
CLOSED = (Stage.MEMBER, Stage.DECLINED)
# What has no day stands after what has one.
_SOONEST = (Case(When(next_on="", then=1), default=0), "next_on", "id")


@dataclass(frozen=True)
class Approached:
    """A prospect with who approaches it, the last contact, and whether it waits."""

    prospect: Prospect
    champion: str
    last: OutreachContact | None
    is_late: bool


@dataclass(frozen=True)
class StageSeen:
    """One stage of the pipeline, and who stands there."""

    stage: Stage
    prospects: tuple[Approached, ...]
    has_more: bool


def pipeline(actor: Actor, group: Group) -> tuple[StageSeen, ...]:
    """Return every stage in order with those who stand there, next step first."""
    rows = visible(actor, Prospect).filter(group=group)
    rows = rows.select_related("pillar", "champion")
    per_stage = {
        stage: list(rows.filter(stage=stage).order_by(*_SOONEST)[: SHOWN + 1])
        for stage in Stage
    }
    shown = [p for held in per_stage.values() for p in held]
    last = _last_contacts(actor, shown)
    named = {p.champion_id for p in shown if p.champion_id}
    seen = set(
        visible(actor, Organisation).filter(pk__in=named).values_list("pk", flat=True)
    )
    return tuple(
        StageSeen(
            stage,
            tuple(_approached(p, last.get(p.pk), seen) for p in held[:SHOWN]),
            len(held) > SHOWN,
        )
        for stage, held in per_stage.items()
    )


def due(stages: tuple[StageSeen, ...]) -> list[Approached]:
    """Return the prospects with a dated next step, the earliest first."""
    waiting = [
        p
        for seen in stages
        if seen.stage not in CLOSED
        for p in seen.prospects
        if p.prospect.next_on is not None
    ]
    return sorted(waiting, key=_by_date)


def contacts_of(actor: Actor, prospect: Prospect) -> list[OutreachContact]:
    """Return the contacts with a prospect, newest first."""
    rows = visible(actor, OutreachContact).filter(prospect=prospect)
    return list(rows.order_by("-held_on", "-id")[:100])


def new_messages(actor: Actor, group: Group) -> int:
    """Count what arrived through the public page and waits for an answer."""
    rows = visible(actor, PublicMessage).filter(group=group, state=MessageState.NEW)
    return rows[:100].count()


def _last_contacts(
    actor: Actor, prospects: list[Prospect]
) -> dict[int, OutreachContact]:
    rows = visible(actor, OutreachContact).filter(prospect__in=prospects)
    return {c.prospect_id: c for c in rows.order_by("held_on", "id")}


def _approached(
    prospect: Prospect, last: OutreachContact | None, seen: set[int]
) -> Approached:
    due_on = None if prospect.stage in CLOSED else prospect.next_on
    return Approached(
        prospect=prospect,
        champion=str(prospect.champion) if prospect.champion_id in seen else "",
        last=last,
        is_late=due_on is not None and due_on.latest < clock.today(),
    )


def _by_date(approached: Approached) -> str:
    held = approached.prospect.next_on
    return held.code if held else ""
