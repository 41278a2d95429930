"""An event as it is looked at, and the list of the people who were trained."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import formatting
from rimay.core.dates import PartialDate
from rimay.groups.models import Group, Organisation, Pillar
from rimay.groups.models.organisations import Subtype
from rimay.records.paging import COUNTED_TO
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


def events_standing(actor: Actor, group: Group) -> str:
    """Return how many events there are, and between which months."""
    dates = visible(actor, Event).exclude(starts_on="").order_by("starts_on", "id")
    count = visible(actor, Event)[: COUNTED_TO + 1].count()
    if not count:
        return ""
    said = ngettext("%(n)s training event", "%(n)s training events", count)
    said = (said % {"n": _count(count)}).capitalize()
    ends = (dates.first(), dates.last())
    first, last = (_month(event.starts_on) if event else "" for event in ends)
    if not first:
        return f"{said}."
    if first == last:
        return _("%(events)s, in %(month)s.") % {"events": said, "month": first}
    return _("%(events)s, from %(first)s to %(last)s.") % {
        "events": said,
        "first": first,
        "last": last,
    }


def participants_standing(actor: Actor, group: Group) -> str:
    """Return how many people were trained, and how many of them are police."""
    people = visible(actor, Participant)
    count = people[: COUNTED_TO + 1].count()
    if not count:
        return ""
    said = ngettext("%(n)s person was trained", "%(n)s people were trained", count)
    said = (said % {"n": _count(count)}).capitalize()
    police = people.filter(subtype=Subtype.POLICE)[: COUNTED_TO + 1].count()
    if not police:
        return f"{said}."
    officers = ngettext("%(n)s police officer", "%(n)s police officers", police)
    return _("%(people)s; among them %(police)s.") % {
        "people": said,
        "police": officers % {"n": formatting.number(police)},
    }


def came_to(actor: Actor, people: list[Participant]) -> dict[int, str]:
    """Return the months of the events that each person came to, in order."""
    rows = visible(actor, Participation).filter(
        participant__in=people, event__in=visible(actor, Event)
    )
    rows = rows.order_by("event__starts_on", "id")
    found: dict[int, list[str]] = {}
    for person, when, title in rows.values_list(
        "participant", "event__starts_on", "event__title"
    ):
        words = when.short_month if when else str(title)
        found.setdefault(person, []).append(words)
    return {pk: ", ".join(dict.fromkeys(words)) for pk, words in found.items()}


def _count(count: int) -> str:
    if count > COUNTED_TO:
        return f"{formatting.number(COUNTED_TO)}+"
    return formatting.count_words(count, is_feminine=True)


def _month(when: PartialDate | None) -> str:
    if when is None or not when.month:
        return str(when or "")
    return formatting.month_year(when.earliest)


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
        name = names.get(organisation, words) or _("institution not named")
        at = (name, slots.get(pillar, 0))
        merged[at] = merged.get(at, 0) + count
    found = [Bar(name, n, slot=slot) for (name, slot), n in merged.items()]
    return tuple(sorted(found, key=lambda bar: (-bar.count, bar.label)))
