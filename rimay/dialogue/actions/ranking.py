"""Topics: proposed, merged, ranked by each seat, and the common order shown."""

from collections.abc import Mapping

from django.db import transaction

from rimay.access import on_behalf
from rimay.access.acting import require_acting
from rimay.access.actor import Actor
from rimay.access.asking import Refused, every_row, require, visible
from rimay.access.circles import persons
from rimay.access.models import OnBehalf
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.core.erasing import erase_traces
from rimay.core.text import Text
from rimay.dialogue.actions.positions import holders_of
from rimay.dialogue.models import Ballot, Ranking, Topic
from rimay.dialogue.models.reach import is_read_by_all_of
from rimay.dialogue.models.topics import TopicState
from rimay.dialogue.queries.quorum import seats_of
from rimay.dialogue.queries.ranked import FEWEST, Cast, place_of, ranked
from rimay.groups.models import Group, Membership, Pillar


class TooFew(Exception):
    """With so few ballots the common order would tell them apart."""


class NotOpen(Exception):
    """The ranking is not open, or was shown already."""


class BadMarks(Exception):
    """A place is given twice, or more dots than there are."""


@transaction.atomic
def propose_topic(actor: Actor, group: Group, *, title: Text, why: str) -> Topic:
    """Put a topic forward; it waits to be chosen, merged or closed.

    Pressed twice, it is put forward once.
    """
    require(actor, "create", Topic)
    # The group's row is what two presses wait for.
    Group.objects.select_for_update().get(pk=group.pk)
    rows = visible(actor, Topic).filter(state=TopicState.PROPOSED)
    same = rows.filter(title=title, raised_in=why.strip()).first()
    if same is not None:
        return same
    made = Topic.objects.create(
        group=group,
        title=title,
        raised_in=why.strip(),
        state=TopicState.PROPOSED,
        access_class=Class.GROUP,
    )
    record(actor, "topic.propose", made)
    return made


@transaction.atomic
def merge_topic(actor: Actor, topic: Topic, *, into: Topic) -> None:
    """Join a topic to another one; its words stay, under the other."""
    require(actor, "merge", topic)
    require(actor, "read", into)
    # Two who join each to the other at once wait here: a circle would hide both.
    rows = Topic.objects.select_for_update().filter(pk__in=(topic.pk, into.pk))
    held = {row.pk: row for row in rows.order_by("id")}
    topic, into = held[topic.pk], held[into.pk]
    if into.pk == topic.pk or into.merged_into_id is not None:
        raise NotOpen
    topic.merged_into = into
    topic.state = TopicState.CLOSED
    topic.version += 1
    topic.save()
    topic.merged.update(merged_into=into)
    record(actor, "topic.merge", topic)


@transaction.atomic
def open_ranking(actor: Actor, ranking: Ranking) -> None:
    """Ask every seat to rank. Raises NotOpen where there are no two topics to rank."""
    require(actor, "decide", ranking)
    held = Ranking.objects.select_for_update().get(pk=ranking.pk)
    if held.state == Ranking.State.OPEN:
        return
    if held.state != Ranking.State.DRAFT or held.topics.count() < 2:
        raise NotOpen
    held.state = Ranking.State.OPEN
    held.version += 1
    held.save()
    record(actor, "ranking.open", held)


@transaction.atomic
def rank(
    actor: Actor, ranking: Ranking, seat: Membership, *, marks: Mapping[int, int]
) -> None:
    """Keep how a seat ranks; nobody reads it, and it is gone once the order is shown.

    Between sessions the representative ranks, and the alternate where there is none.
    No line of the trail tells that a seat ranked. Raises NotActing, NotOpen, BadMarks.
    """
    require(actor, "answer", ranking)
    if not seat.has_seat:
        raise Refused("answer")
    require_acting(actor, seat)
    keep_ballot(ranking, seat, marks=marks)


@transaction.atomic
def rank_on_behalf(
    actor: Actor, ranking: Ranking, *, marks: Mapping[int, int], said: on_behalf.Said
) -> None:
    """Keep how a seat ranks that told the secretariat so, with its source.

    The seat finds it on its own page until the order is shown; the trail tells nothing.
    Raises NotOpen, BadMarks.
    """
    require(actor, "on_behalf", ranking)
    if not said.membership.has_seat:
        raise Refused("answer")
    row = keep_ballot(ranking, said.membership, marks=marks)
    on_behalf.say_on_behalf(
        actor, row, act="rank", said=said, under=ranking, keeps_trail=False
    )


def keep_ballot(
    ranking: Ranking, seat: Membership, *, marks: Mapping[int, int]
) -> Ballot:
    """Write a ballot, in place of an earlier one of the seat."""
    held = Ranking.objects.select_for_update().get(pk=ranking.pk)
    if held.state != Ranking.State.OPEN:
        raise NotOpen
    _check(held, marks)
    row = Ballot.objects.filter(ranking=held, membership=seat).first()
    row = row or Ballot(group=held.group, ranking=held, membership=seat)
    row.access_class = Class.SEALED
    row.access_circle = persons(held.group, holders_of(seat), of=seat.organisation)
    row.marks = {str(topic): mark for topic, mark in marks.items() if mark}
    row.save()
    return row


@transaction.atomic
def show_ranking(actor: Actor, ranking: Ranking) -> Ranking:
    """Show the common order, and forget the ballots. Raises NotOpen, TooFew."""
    require(actor, "decide", ranking)
    held = Ranking.objects.select_for_update().get(pk=ranking.pk)
    if held.state != Ranking.State.OPEN:
        raise NotOpen
    # Of a seat that left meanwhile the ballot counts no more, as its answers do not.
    seated = [seat.pk for seat in seats_of(held.group)]
    ballots = list(
        held.ballots.filter(membership__in=seated).select_related("membership")
    )
    if len(ballots) < FEWEST:
        raise TooFew
    topics = list(held.topics.order_by("id"))
    cast = [
        Cast(row.membership.pillar_id, {int(k): v for k, v in row.marks.items()})
        for row in ballots
    ]
    pillars = Pillar.objects.filter(group=held.group, speaks_as_one=True)
    result = ranked(
        cast,
        [topic.pk for topic in topics],
        method=Ranking.Method(held.method),
        as_one=frozenset(pillars.values_list("pk", flat=True)),
    )
    held.result = {
        "order": result.order,
        "by_pillar": {str(pk): order for pk, order in result.by_pillar.items()},
        "contested": result.contested,
    }
    held.state, held.shown_on = Ranking.State.SHOWN, clock.today()
    held.version += 1
    held.save()
    _forget(held)
    transaction.on_commit(lambda: erase_traces() and None)
    places = place_of(result.order)
    for topic in topics:
        # Joined to another while the seats ranked: it is read there.
        if topic.merged_into_id is not None:
            continue
        topic.state = TopicState.CHOSEN
        # A topic that more people read than the ranking does not tell its place.
        if is_read_by_all_of(held, topic):
            topic.rank = places[topic.pk]
        topic.adopted_on = PartialDate.of(clock.today())
        topic.version += 1
        topic.save()
        record(actor, "topic.rank", topic, fields=("rank",))
    record(actor, "ranking.show", held)
    return held


def _forget(ranking: Ranking) -> None:
    """Delete the ballots, and that any of them was recorded on behalf."""
    ballots = list(ranking.ballots.values_list("pk", flat=True))
    recorded = every_row(OnBehalf, ranking.group_id, "ballots that are erased")
    subject = Ballot._meta.label_lower
    recorded.filter(subject=subject, subject_id__in=ballots).delete()
    ranking.ballots.all().delete()


def _check(ranking: Ranking, marks: Mapping[int, int]) -> None:
    topics = set(ranking.topics.values_list("pk", flat=True))
    given = [mark for mark in marks.values() if mark]
    if set(marks) - topics or any(mark < 0 for mark in given):
        raise BadMarks
    if ranking.method == Ranking.Method.DOTS:
        if sum(given) > ranking.dots or not given:
            raise BadMarks
        return
    if sorted(given) != list(range(1, len(topics) + 1)):
        raise BadMarks
