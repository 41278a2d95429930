"""What a reader sees of topics and of how they are ranked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.acting import acting_for, words_of
from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.access.audience import Audience
from rimay.core.classes import Class
from rimay.dialogue.models import Ballot, Ranking, Topic
from rimay.dialogue.queries.quorum import seats_of
from rimay.dialogue.queries.ranked import place_of
from rimay.groups.models import Membership, Pillar


@dataclass(frozen=True)
class Place:
    """One topic of an order, with its place."""

    place: int
    topic: Topic
    is_contested: bool = False


@dataclass(frozen=True)
class PillarOrder:
    """The own order of a pillar that may be shown."""

    pillar: Pillar
    places: tuple[Place, ...]


@dataclass(frozen=True)
class OwnSeat:
    """A seat of the reader: whether it ranked, why the reader may not rank for it (""
    where they may), and that the desk recorded how it ranks.
    """

    seat: Membership
    has_ranked: bool
    why_not: str
    marks: Sequence[on_behalf.Mark] = ()


@dataclass(frozen=True)
class RankingPage:
    """What one reader sees of a ranking; `ballots` only who runs it."""

    places: tuple[Place, ...]
    pillars: tuple[PillarOrder, ...]
    ballots: tuple[int, int] | None
    own: tuple[OwnSeat, ...]


def page_of(actor: Actor, ranking: Ranking, *, runs: bool) -> RankingPage:
    """Return a ranking as one reader sees it: nothing of its course before it is shown."""
    topics = {row.pk: row for row in topics_of(actor, ranking)}
    contested = set(ranking.result.get("contested", ()))
    pillars = Pillar.objects.filter(group=ranking.group_id).order_by("slot", "id")
    by_pillar = ranking.result.get("by_pillar", {})
    is_open = ranking.state == Ranking.State.OPEN
    own_ids = sorted(actor.standing.membership_ids)
    cast = every_row(Ballot, ranking.group_id, "the asker's own, and how many")
    cast = cast.filter(ranking=ranking)
    mine = {row.membership_id: row for row in cast.filter(membership__in=own_ids)}
    seats = seats_of(ranking.group)
    return RankingPage(
        _places(ranking.result.get("order", []), topics, contested),
        tuple(
            PillarOrder(pillar, _places(by_pillar[str(pillar.pk)], topics, set()))
            for pillar in pillars
            if str(pillar.pk) in by_pillar
        ),
        (cast.filter(membership__in=seats).count(), len(seats))
        if runs and is_open
        else None,
        tuple(
            OwnSeat(
                seat,
                seat.pk in mine,
                why_not(actor, seat),
                on_behalf.marks_that_stand(actor, mine[seat.pk])
                if seat.pk in mine
                else (),
            )
            for seat in seats
            if is_open and seat.pk in own_ids
        ),
    )


def why_not(actor: Actor, seat: Membership) -> str:
    """Return in words why the reader does not rank for a seat; "" where they do."""
    acting = acting_for([seat])[seat.pk]
    return "" if acting.is_by(actor) else words_of(acting)


def topics_of(actor: Actor, ranking: Ranking) -> list[Topic]:
    """Return what is ranked, as far as the reader sees."""
    return list(visible(actor, Topic).filter(rankings=ranking).order_by("id"))


def reader_of_ballots() -> Audience:
    """Return who reads how a seat ranks: nobody else, and it is gone afterwards."""
    return Audience(
        Class.SEALED,
        _("Only your seat reads how it ranks."),
        _("It is erased when the common order is shown."),
    )


def open_topics(actor: Actor) -> list[Topic]:
    """Return topics to which another can be joined."""
    rows = visible(actor, Topic).filter(merged_into=None)
    return list(rows.order_by("sort_es", "id")[:100])


def seats_that_rank(actor: Actor, ranking: Ranking) -> QuerySet[Membership]:
    """Return the seats of the table that the reader sees."""
    seated = [seat.pk for seat in seats_of(ranking.group)]
    return visible(actor, Membership).filter(pk__in=seated)


def own_marks(actor: Actor, ranking: Ranking, seat: Membership) -> dict[int, int]:
    """Return how the reader's own seat ranked so far."""
    if seat.pk not in actor.standing.membership_ids:
        return {}
    rows = every_row(Ballot, ranking.group_id, "the asker's own")
    held = rows.filter(ranking=ranking, membership=seat).first()
    return {int(topic): mark for topic, mark in held.marks.items()} if held else {}


def rankings(actor: Actor) -> list[Ranking]:
    """Return the rankings that the reader sees, newest first."""
    return list(visible(actor, Ranking).order_by("-id")[:20])


def _places(
    order: list[list[int]], topics: dict[int, Topic], contested: set[int]
) -> tuple[Place, ...]:
    places = place_of(order)
    return tuple(
        Place(places[pk], topics[pk], pk in contested)
        for level in order
        for pk in level
        if pk in topics
    )
