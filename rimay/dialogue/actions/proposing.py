"""Bringing a text to the table, putting it to a decision, taking it back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from rimay.access.actor import Actor
from rimay.access.asking import Refused, every_row, reads, require, visible
from rimay.access.models import OnBehalf
from rimay.access.recording import record, record_at_desk
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.core.erasing import erase_traces
from rimay.core.text import Text
from rimay.dialogue.models import AgendaItem, Notice, Position, Proposal
from rimay.dialogue.models.decisions import ProposalState, Unratified
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.models.notices import NoticeKind
from rimay.dialogue.queries.numbers import number_for
from rimay.dialogue.queries.quorum import Quorum, quorum_of
from rimay.dialogue.queries.rules import deadline, rules_of
from rimay.groups.models import Group


class NoQuorum(Exception):
    """A required pillar is not in the room: nothing is put to a decision."""

    def __init__(self, quorum: Quorum) -> None:
        super().__init__()
        self.quorum = quorum


class NotInSession(Exception):
    """The session is not under way, or the item is closed."""


class WrongState(Exception):
    """The proposal is not in the state that this act needs; nothing was done."""


class TooSoon(Exception):
    """A written round ends before today."""


@dataclass(frozen=True)
class Draft:
    """A text to be put to a decision."""

    text: Text
    regime: Regime = Regime.OPEN
    unratified: Unratified = Unratified.LAPSES
    review_on: date | None = None


@transaction.atomic
def draft_proposal(
    actor: Actor, group: Group, *, draft: Draft, item: AgendaItem | None = None
) -> Proposal:
    """Prepare a text, for an item of an agenda or for a written round.

    Pressed twice, it is one: the same words are not prepared twice for one place.
    """
    require(actor, "create", Proposal)
    regime = item.regime if item else draft.regime
    twin = (
        visible(actor, Proposal, "decide")
        .filter(group=group, item=item, regime=regime)
        .filter(text=draft.text, state=ProposalState.DRAFT)
        .first()
    )
    if twin is not None:
        return twin
    made = Proposal(group=group, item=item, text=draft.text)
    made.is_written = item is None
    made.unratified = draft.unratified
    made.review_on = draft.review_on
    if item is None:
        made.access_class = Proposal.DEFAULT_CLASS
    else:
        require(actor, "read", item)
        made.take_class_of(item)
    made.regime = regime
    made.prepare()
    # Nobody writes what they would not read afterwards: who is not named on the item, or
    # did not acknowledge the charter.
    if not reads(actor, made):
        raise Refused("create")
    made.number = number_for(made)
    made.save(force_insert=True)
    _tell(actor, "proposal.create", made)
    return made


@transaction.atomic
def reword(actor: Actor, proposal: Proposal, *, draft: Draft, version: int) -> Proposal:
    """Change the text while it is in preparation. Raises WrongState afterwards, and
    where somebody saved it since `version`.
    """
    require(actor, "decide", proposal)
    held = locked(proposal, ProposalState.DRAFT)
    if held.version != version:
        raise WrongState
    held.text = draft.text
    held.unratified = draft.unratified
    held.review_on = draft.review_on
    if held.item_id is None:
        held.regime = draft.regime
        held.prepare()
        if not reads(actor, held):
            raise Refused("decide")
    held.version += 1
    held.save()
    _tell(actor, "proposal.change", held)
    return held


@transaction.atomic
def put_proposal(actor: Actor, proposal: Proposal) -> Proposal:
    """Put a text to a decision in the session; whoever puts it runs the round.

    Raises NotInSession, NoQuorum, or WrongState; put twice, it is put once.
    """
    require(actor, "decide", proposal)
    held = locked(proposal, ProposalState.DRAFT, ProposalState.OPEN)
    if held.state == ProposalState.OPEN:
        return held
    item = held.item
    if item is None or item.closed_on is not None:
        raise NotInSession
    if item.meeting.state != MeetingState.UNDER_WAY:
        raise NotInSession
    quorum = quorum_of(item.meeting, item)
    if not quorum.may_decide:
        raise NoQuorum(quorum)
    held.regime = item.regime
    held.take_class_of(item)
    _put(actor, held)
    return held


@transaction.atomic
def open_written_round(
    actor: Actor, proposal: Proposal, *, due_on: date | None = None
) -> Proposal:
    """Put a text to all seats in writing, until a day; by default the charter's."""
    require(actor, "decide", proposal)
    held = locked(proposal, ProposalState.DRAFT, ProposalState.OPEN)
    if held.state == ProposalState.OPEN:
        return held
    rules = rules_of(held.group)
    day = clock.today_in(held.group.time_zone)
    held.due_on = due_on or deadline(held.group, day, rules.round_days, rules.day_unit)
    if held.due_on < day:
        raise TooSoon
    held.is_written = True
    _put(actor, held)
    return held


@transaction.atomic
def withdraw_proposal(actor: Actor, proposal: Proposal) -> None:
    """Take a text back; what was answered to it is gone."""
    require(actor, "decide", proposal)
    held = locked(proposal, ProposalState.DRAFT, ProposalState.OPEN)
    forget_answers(held)
    held.objections.all().delete()
    transaction.on_commit(lambda: erase_traces() and None)
    held.state = ProposalState.WITHDRAWN
    held.runner = held.run_since = None
    held.version += 1
    held.save()
    _tell(actor, "proposal.withdraw", held)


def locked(proposal: Proposal, *states: ProposalState) -> Proposal:
    """Return the row as it stands now, held for this act; WrongState if in no state
    that the act knows.
    """
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if held.state not in states:
        raise WrongState
    return held


def forget_answers(proposal: Proposal) -> None:
    """Delete who answered what, what was recorded on behalf, and notes to the chair."""
    forget_positions(proposal.group_id, proposal.positions.all())
    proposal.chair_notes.all().delete()
    reminders_of(proposal).delete()


def forget_positions(group_id: int, rows: QuerySet[Position]) -> None:
    """Delete answers, and that any of them was recorded on behalf of its seat."""
    keys = list(rows.values_list("pk", flat=True))
    recorded = every_row(OnBehalf, group_id, "answers that are erased")
    subject = Position._meta.label_lower
    recorded.filter(subject=subject, subject_id__in=keys).delete()
    rows.delete()


def reminders_of(proposal: Proposal) -> QuerySet[Notice]:
    """Return what went out to the seats that had not answered: it tells who had not."""
    rows = every_row(Notice, proposal.group_id, "who was reminded")
    return rows.filter(
        kind=NoticeKind.WRITTEN_ROUND, subject_id=proposal.pk, sequence__gt=0
    )


def _put(actor: Actor, proposal: Proposal) -> None:
    proposal.behind_gate = proposal.regime != Regime.OPEN
    proposal.number = number_for(proposal)
    proposal.charter = rules_of(proposal.group).charter
    proposal.state = ProposalState.OPEN
    proposal.put_on = clock.today()
    proposal.runner_id = actor.user_id
    proposal.version += 1
    proposal.save()
    _tell(actor, "proposal.put", proposal)


def _tell(actor: Actor, act: str, proposal: Proposal) -> None:
    """Write the act into the trail, as far as the confidentiality rule keeps it."""
    if proposal.behind_gate:
        record_at_desk(act, proposal)
    else:
        record(actor, act, proposal)
