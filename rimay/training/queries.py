"""An event as it is looked at, and the list of the people who were trained."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.groups.models import Organisation, Person, Pillar
from rimay.groups.models.organisations import Subtype
from rimay.training.models import (
    Applied,
    Attended,
    Event,
    FollowUp,
    LearningTest,
    Participant,
    Participation,
)
from rimay.ui.components import Bar


@dataclass(frozen=True)
class Came:
    """Who came to an event, in what the reader sees."""

    total: int
    police: int
    women: int
    from_where: tuple[Bar, ...]
    trainers: int


@dataclass(frozen=True)
class Learned:
    """What tests and follow-ups of an event say, in what the reader sees."""

    tested: int
    better: int
    asked: int
    applied: int


def came(actor: Actor, event: Event) -> Came:
    """Return who came to an event, by institution, largest first."""
    people = visible(actor, Participant)
    rows = visible(actor, Participation).filter(event=event, participant__in=people)
    took_part = rows.filter(role=Attended.PARTICIPANT)
    return Came(
        total=took_part.count(),
        police=took_part.filter(participant__subtype=Subtype.POLICE).count(),
        women=took_part.filter(participant__sex="female").count(),
        from_where=_from_where(actor, took_part),
        trainers=rows.exclude(role=Attended.PARTICIPANT).count(),
    )


def learned(actor: Actor, event: Event) -> Learned:
    """Return what tests and follow-ups say; shares, never an order of persons."""
    both = visible(actor, LearningTest).filter(event=event)
    both = both.exclude(Q(before=None) | Q(after=None))
    asked = visible(actor, FollowUp).filter(event=event)
    asked = asked.exclude(applied=Applied.NO_ANSWER)
    return Learned(
        tested=both.count(),
        better=both.filter(after__gt=F("before")).count(),
        asked=asked.count(),
        applied=asked.filter(applied__in=(Applied.YES, Applied.IN_PART)).count(),
    )


def team(actor: Actor, event: Event) -> list[Person]:
    """Return the people of the team that the actor may know of."""
    return list(visible(actor, Person).filter(events=event).order_by("sort"))


def _from_where(actor: Actor, rows: "QuerySet[Participation]") -> tuple[Bar, ...]:
    counts = (
        rows.order_by()
        .values_list(
            "participant__organisation",
            "participant__institution",
            "participant__pillar",
        )
        .annotate(Count("pk"))
    )
    held = list(counts)
    named = {organisation for organisation, *_ in held if organisation}
    names = {o.pk: str(o) for o in visible(actor, Organisation).filter(pk__in=named)}
    slots = dict(Pillar.objects.filter(group=actor.group_id).values_list("pk", "slot"))
    merged: dict[tuple[str, int], int] = {}
    for organisation, words, pillar, count in held:
        name = names.get(organisation, "") if organisation else words
        at = (name, slots.get(pillar, 0))
        merged[at] = merged.get(at, 0) + count
    found = [Bar(name, n, slot=slot) for (name, slot), n in merged.items()]
    return tuple(sorted(found, key=lambda bar: (-bar.count, bar.label)))
