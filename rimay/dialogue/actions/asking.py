"""Asking the seats in a written round: each its link, reminders, a new link and code."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from rimay.access import links
from rimay.access.actor import Actor, console
from rimay.access.asking import Refused, can, every_row, require
from rimay.access.circles import persons
from rimay.access.models import LinkPurpose, SeatLink
from rimay.access.recording import record, record_at_desk
from rimay.core import clock
from rimay.dialogue.actions import telling
from rimay.dialogue.actions.proposing import (
    WrongState,
    locked,
    open_written_round,
    reminders_of,
)
from rimay.dialogue.actions.telling import About
from rimay.dialogue.models import Notice, Proposal
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.models.notices import NoticeKind
from rimay.dialogue.queries.answering import counted_seats
from rimay.dialogue.queries.convening import links_for, sitters_by_desk
from rimay.dialogue.queries.runners import is_left
from rimay.groups.models import Circle, Membership, Person

KIND = NoticeKind.WRITTEN_ROUND


@transaction.atomic
def open_round(
    actor: Actor, proposal: Proposal, *, due_on: date | None = None
) -> Proposal:
    """Open a written round and ask each seat. Raises what opening raises."""
    held = open_written_round(actor, proposal, due_on=due_on)
    ask_seats(actor, held)
    return held


@transaction.atomic
def ask_seats(actor: Actor, proposal: Proposal) -> int:
    """Give each seat its link, and tell it; return how many messages were made.

    A seat that was asked is not asked again: pressed twice it happens once, and later
    it reaches the seats that came since. Raises WrongState where nothing is asked.
    """
    require(actor, "decide", proposal)
    held = _open(proposal)
    asked = set(_told(held).values_list("membership", flat=True))
    linked = {link.membership_id for link in _links(held)}
    made = 0
    for seat in counted_seats(held):
        if seat.pk not in asked & linked:
            made += _ask(actor, held, seat)
    if made:
        telling.send_after(held.group_id, (KIND,), held.pk)
        _note(actor, "proposal.send", held)
    return made


@transaction.atomic
def remind(actor: Actor, proposal: Proposal, *, round_number: int) -> int:
    """Remind the seats that have not answered; return how many mails were made.

    Only who runs the round may: whom it reaches tells who has not answered, and that
    these messages went out is known to the same person alone. The second of two presses
    does nothing: `round_number` is how many reminders its page knew of.
    """
    require(actor, "decide", proposal)
    held = _open(proposal)
    if not held.is_run_by(actor.user_id):
        raise Refused("decide")
    if telling.times_told(held.group_id, KIND, held.pk) != round_number:
        return 0
    again = About(KIND, held.pk, round_number + 1, _who_runs(held))
    answered = set(held.positions.values_list("membership", flat=True))
    made = 0
    for seat in counted_seats(held):
        # Of each seat, also of those that answered: the trail tells of a new link.
        links.renew_left_behind(
            _gives(actor, seat),
            seat,
            purpose=LinkPurpose.WRITTEN_ROUND,
            subject_id=held.pk,
        )
        if seat.pk not in answered:
            sitters = sitters_by_desk(seat, with_assistants=False)
            made += telling.tell(seat, sitters, again, by_hand=False)
    telling.send_after(held.group_id, (KIND,), held.pk)
    _note(actor, "proposal.remind", held)
    return made


@transaction.atomic
def note_handed_over(
    actor: Actor, proposal: Proposal, *, seat: Membership, again: bool = False
) -> None:
    """Note that a person told a seat, or (`again`) reminded it, by messenger or hand."""
    require(actor, "on_behalf", proposal)
    require(actor, "read", seat)
    held = _open(proposal)
    if not again:
        telling.hand_over(actor, seat, About(KIND, held.pk))
        return
    if not held.is_run_by(actor.user_id):
        raise Refused("decide")
    number = max(1, telling.times_told(held.group_id, KIND, held.pk))
    telling.hand_over(actor, seat, About(KIND, held.pk, number, _who_runs(held)))


@transaction.atomic
def try_again(actor: Actor, proposal: Proposal) -> None:
    """Let what waits and what was refused go out now."""
    require(actor, "on_behalf", proposal)
    telling.retry(proposal.group_id, (KIND,), proposal.pk)
    _note(actor, "proposal.retry", proposal)


@transaction.atomic
def renew_link(actor: Actor, proposal: Proposal, *, seat: Membership) -> None:
    """Take a seat's link and code back, and give it new ones: the old open nothing.

    For a link that went astray, or a code typed wrong five times.
    """
    require(actor, "on_behalf", proposal)
    held = _open(proposal)
    if seat.pk not in {row.pk for row in counted_seats(held)}:
        raise WrongState
    for link in _links(held):
        if link.membership_id == seat.pk:
            links.revoke(actor, link)
    _ask(actor, held, seat)
    telling.send_after(held.group_id, (KIND,), held.pk)


@transaction.atomic
def take_over(actor: Actor, proposal: Proposal) -> None:
    """Run a round from now on that nobody runs, in a session or in writing.

    Who answered, whom the one before reminded and who is still to be reminded is seen
    by who runs it now alone. Raises WrongState where it is not open, and Refused while
    somebody runs it; done twice by one person, it is done once.
    """
    require(actor, "decide", proposal)
    held = locked(proposal, ProposalState.OPEN)
    if held.is_run_by(actor.user_id):
        return
    if not is_left(held):
        raise Refused("decide")
    held.runner_id = actor.user_id
    held.run_since = clock.today()
    held.version += 1
    held.save()
    reminders_of(held).update(access_circle=_who_runs(held))
    # Under every rule: it gives somebody the knowledge of who answered.
    record(actor, "proposal.take_over", held, fields=("runner",))


def _ask(actor: Actor, proposal: Proposal, seat: Membership) -> int:
    assert proposal.due_on is not None
    links.give_link(
        _gives(actor, seat),
        seat,
        purpose=LinkPurpose.WRITTEN_ROUND,
        subject_id=proposal.pk,
        expires_on=proposal.due_on,
    )
    sitters = sitters_by_desk(seat, with_assistants=False)
    return telling.tell(seat, sitters, About(KIND, proposal.pk))


def _gives(actor: Actor, seat: Membership) -> Actor:
    """Return who gives a link: who chairs may open a round, but links are the desk's."""
    return actor if can(actor, "on_behalf", seat) else console(seat.group)


def _open(proposal: Proposal) -> Proposal:
    held = locked(proposal, ProposalState.OPEN)
    if not held.is_written:
        raise WrongState
    return held


def _told(proposal: Proposal) -> QuerySet[Notice]:
    rows = every_row(Notice, proposal.group_id, "who was asked already")
    return rows.filter(kind=KIND, subject_id=proposal.pk, sequence=0)


def _links(proposal: Proposal) -> list[SeatLink]:
    return links_for(proposal.group_id, LinkPurpose.WRITTEN_ROUND, proposal.pk)


def _who_runs(proposal: Proposal) -> Circle:
    people = Person.objects.filter(group=proposal.group_id, user=proposal.runner_id)
    return persons(proposal.group, people)


def _note(actor: Actor, act: str, proposal: Proposal) -> None:
    """Write the act into the trail, as far as the confidentiality rule keeps it."""
    if proposal.behind_gate:
        record_at_desk(act, proposal)
    else:
        record(actor, act, proposal)
