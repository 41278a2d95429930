"""The common order of topics, and what may be said of a pillar's own: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rimay.dialogue.models.topics import Ranking

# Fewer ballots than these would be told apart by whoever gave one of them.
FEWEST = 4

Marks = Mapping[int, int]


@dataclass(frozen=True)
class Cast:
    """One ballot: whose pillar, and a place or dots per topic."""

    pillar_id: int | None
    marks: Marks


@dataclass(frozen=True)
class Ranked:
    """Orders only, never scores. `orders` are lists of topics that share a place."""

    order: list[list[int]]
    by_pillar: dict[int, list[list[int]]] = field(default_factory=dict)
    contested: list[int] = field(default_factory=list)


def ranked(
    cast: list[Cast],
    topics: list[int],
    *,
    method: Ranking.Method,
    as_one: frozenset[int] = frozenset(),
) -> Ranked:
    """Return the common order; a pillar's own only where at least four of its seats
    ranked, or where it agreed to speak as one (`as_one`).

    Topics on which the pillars differ strongly are marked, without saying which pillar:
    their places lie at least half of the list apart.
    """
    common = order_of(cast, topics, method)
    pillars: dict[int, list[Cast]] = {}
    for ballot in cast:
        if ballot.pillar_id is not None:
            pillars.setdefault(ballot.pillar_id, []).append(ballot)
    orders = {pk: order_of(own, topics, method) for pk, own in pillars.items()}
    shown = {
        pk: order
        for pk, order in sorted(orders.items())
        if len(pillars[pk]) >= FEWEST or pk in as_one
    }
    places = [place_of(order) for order in orders.values()]
    half = max(2, len(topics) / 2)
    contested = [
        topic
        for topic in topics
        # With two pillars, who knows the own one would know the other.
        if len(places) > 2
        and max(p[topic] for p in places) - min(p[topic] for p in places) >= half
    ]
    return Ranked(common, shown, contested)


def order_of(
    cast: list[Cast], topics: list[int], method: Ranking.Method
) -> list[list[int]]:
    """Return the topics from first to last; those with as many points share a place.

    By order, a topic gets as many points as there are topics behind it on a ballot
    (Borda's count); by dots, its dots. What a ballot leaves out gets nothing.
    """
    points = dict.fromkeys(topics, 0)
    for ballot in cast:
        for topic, mark in ballot.marks.items():
            if topic in points:
                dots = method == Ranking.Method.DOTS
                points[topic] += mark if dots else len(topics) - mark
    levels = sorted(set(points.values()), reverse=True)
    return [[topic for topic in topics if points[topic] == level] for level in levels]


def place_of(order: list[list[int]]) -> dict[int, int]:
    """Return the place of each topic; after two that share one, a place is left out."""
    places: dict[int, int] = {}
    place = 1
    for level in order:
        places |= dict.fromkeys(level, place)
        place += len(level)
    return places
