"""Closing a proposal: the result by the rule, the written act, and what is erased."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from rimay.access import on_behalf
from rimay.access.actor import Actor, console
from rimay.access.asking import require
from rimay.access.recording import record, record_at_desk
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.core.erasing import erase_traces
from rimay.dialogue.actions.proposing import forget_answers, locked, reminders_of
from rimay.dialogue.actions.ratifying import await_ratification
from rimay.dialogue.models import Agreement, Notice, Proposal, SilenceConsent
from rimay.dialogue.models.agreements import AgreementKind, AgreementStatus
from rimay.dialogue.models.charters import WhenShort
from rimay.dialogue.models.decisions import Outcome, ProposalState, Stand
from rimay.dialogue.queries import acts
from rimay.dialogue.queries.answering import counted_seats
from rimay.dialogue.queries.decisions import rules_under
from rimay.dialogue.queries.numbers import number_for
from rimay.dialogue.queries.outcome import Given, Weighed, counts, reasons, weigh
from rimay.dialogue.queries.quorum import PillarQuorum, quorum_of, seats_held, seats_of
from rimay.groups.models import Membership


class Unanswered(Exception):
    """Seats in the room have not answered, or an objection has no answer yet."""

    def __init__(self, *, seats: int = 0, objections: int = 0) -> None:
        super().__init__()
        self.seats, self.objections = seats, objections


@dataclass(frozen=True)
class Closing:
    """How a round ends: which seats still have to ratify, and the agreement's number."""

    to_ratify: Sequence[Membership] = ()
    number: str = ""


@transaction.atomic
def close_proposal(actor: Actor, proposal: Proposal, *, closing: Closing) -> Proposal:
    """Close a round in the session, or a written one before its day where all answered.

    Raises WrongState where it is not open (so that a second press closes nothing), and
    Unanswered.
    """
    require(actor, "decide", proposal)
    held = locked(proposal, ProposalState.OPEN)
    waiting = seats_waited_for(held)
    unheard = held.objections.filter(is_standing=True, answer="").count()
    if waiting or unheard:
        raise Unanswered(seats=len(waiting), objections=unheard)
    _close(actor, held, closing, silent=0)
    return held


def close_due_rounds() -> int:
    """Close written rounds whose last day is over, also days later: for the timer.

    The result is that of the day it ended: answers that came later were refused. That
    day ends where the group is: of today's rounds some are over already.
    """
    due = Proposal.objects.filter(
        state=ProposalState.OPEN, is_written=True, due_on__lte=clock.today()
    )
    return sum(_close_due(pk) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _close_due(pk: int) -> bool:
    held = Proposal.objects.select_for_update().get(pk=pk)
    with clock.as_in(held.group.time_zone):
        last = held.due_on
        if held.state != ProposalState.OPEN or not last or last >= clock.today():
            return False
        waited = seats_waited_for(held)
        # A seat that nobody confirmed sits on cannot speak: its pillar's quorum counts.
        sat_on = seats_held(held.group, waited, last)
        silent = [s for s in waited if s.pk in sat_on and not _lets_pass(held, s)]
        _close(console(held.group), held, Closing(), silent=len(silent))
    return True


def seats_waited_for(proposal: Proposal) -> list[Membership]:
    """Return the seats that have not answered yet, whoever asks."""
    answered = set(proposal.positions.values_list("membership", flat=True))
    return [seat for seat in counted_seats(proposal) if seat.pk not in answered]


def weighed(proposal: Proposal, *, silent: int = 0) -> Weighed:
    """Return what an open round comes to as it stands: for closing it, never for a page.

    A page that showed it while answers come in would tell each of them.
    """
    given = given_to(proposal)
    standing = proposal.objections.filter(is_standing=True).count()
    return weigh(rules_under(proposal), given, objections=standing, silent=silent)


def _close(actor: Actor, held: Proposal, closing: Closing, *, silent: int) -> None:
    given = given_to(held)
    # Of a seat that declared an interest since: its answer is gone already.
    held.objections.filter(is_standing=True, position=None).update(is_standing=False)
    result = weighed(held, silent=silent)
    ratifying = list(closing.to_ratify) + _of_vacant_pillars(held)
    held.outcome = Outcome.NOT_ADOPTED
    if _passes(held, result):
        held.outcome = Outcome.AD_REFERENDUM if ratifying else Outcome.ADOPTED
    is_open = not held.behind_gate
    adopted = held.outcome != Outcome.NOT_ADOPTED
    shown = counts(given, is_open=is_open, is_adopted=adopted)
    held.tally = {str(pillar.pillar_id): pillar.by_stand for pillar in shown}
    held.closed_on = clock.today()
    said = [] if is_open else reasons(given)
    held.act = acts.act_of(held, given, said, ratifying)
    held.state = ProposalState.CLOSED
    if held.outcome != Outcome.NOT_ADOPTED:
        held.agreement = _agree(actor, held, ratifying, closing.number)
    _reduce(held)
    held.version += 1
    held.runner = held.run_since = None
    held.save()
    if is_open:
        record(actor, "proposal.close", held)
        _record_answers(actor, held)
    else:
        record_at_desk("proposal.close", held)


def _passes(proposal: Proposal, result: Weighed) -> bool:
    """Return whether a text is adopted; a vacant pillar is not waited for where the
    charter lets the table decide ad referendum of it."""
    if result.is_adopted:
        return True
    if result.is_blocked or result.silent:
        return False
    vacant = {p.rule.pillar.pk for p in _vacant(proposal)}
    return all(rule.pillar.pk in vacant for rule in result.not_behind)


def _of_vacant_pillars(proposal: Proposal) -> list[Membership]:
    pillars = {p.rule.pillar.pk for p in _vacant(proposal)}
    return [s for s in seats_of(proposal.group) if s.pillar_id in pillars]


def _vacant(proposal: Proposal) -> tuple[PillarQuorum, ...]:
    """Return the pillars of which the table decides ad referendum, by the charter."""
    if (
        proposal.item is None
        or rules_under(proposal).when_short != WhenShort.AD_REFERENDUM
    ):
        return ()
    quorum = quorum_of(proposal.item.meeting, proposal.item)
    # A pillar without any seat has nobody who could ratify.
    return tuple(p for p in quorum.vacant if p.seats)


def _reduce(proposal: Proposal) -> None:
    """Keep of a closed round what the rule lets be kept, and erase the rest."""
    if proposal.behind_gate:
        forget_answers(proposal)
        transaction.on_commit(erase_traces)
        return
    proposal.chair_notes.all().delete()
    # Who answered stands with its name now, and so may who was reminded.
    reminders_of(proposal).update(access_class=Notice.DEFAULT_CLASS, access_circle=None)
    for row in proposal.positions.exclude(objection=None).select_related("objection"):
        assert row.objection is not None
        row.objection.membership_id = row.membership_id
        row.objection.save(update_fields=["membership", "changed_at"])
    # Not saved anew: when a seat last answered says whether the desk recorded that.
    proposal.positions.update(
        access_class=proposal.access_class,
        access_pillar=proposal.access_pillar_id,
        access_circle=proposal.access_circle_id,
    )


def _record_answers(actor: Actor, proposal: Proposal) -> None:
    """Write into the trail who answered, now that it stands with their names.

    In the order of the seats: when each answered is told to nobody.
    """
    rows = list(proposal.positions.order_by("membership_id"))
    for row in rows:
        record(actor, "position.keep", row)
    on_behalf.record_sayings(actor, rows)


def given_to(proposal: Proposal) -> list[Given]:
    """Return the answers that count, whoever asks: for the result alone."""
    counted = {seat.pk for seat in counted_seats(proposal)}
    rows = proposal.positions.select_related("membership").order_by("id")
    return [
        Given(row.membership_id, row.membership.pillar_id, Stand(row.stand), row.reason)
        for row in rows
        if row.membership_id in counted
    ]


def _lets_pass(proposal: Proposal, seat: Membership) -> bool:
    """Return whether a seat's silence is no objection: the charter says so, and its
    organisation accepted that in writing."""
    if not rules_under(proposal).silence_is_no_objection or proposal.due_on is None:
        return False
    rows = SilenceConsent.objects.filter(
        organisation=seat.organisation_id, starts_on__lte=proposal.due_on
    )
    return rows.filter(Q(ends_on=None) | Q(ends_on__gte=proposal.due_on)).exists()


def _agree(
    actor: Actor, proposal: Proposal, ratifying: list[Membership], number: str
) -> Agreement:
    """Record the agreement that comes of a proposal, and who still has to ratify it."""
    item = proposal.item
    made = Agreement(
        group=proposal.group,
        number=number,
        text=proposal.text,
        kind=AgreementKind.DECISION,
        meeting=item.meeting if item else None,
        item=item,
        agreed_on=PartialDate.of(clock.today()),
        status=AgreementStatus.PENDING,
        no_due_reason="",
        access_class=proposal.access_class,
        access_pillar_id=proposal.access_pillar_id,
        access_circle_id=proposal.access_circle_id,
    )
    made.number = number_for(made)
    made.save(force_insert=True)
    record(actor, "agreement.create", made)
    if ratifying:
        await_ratification(actor, made, ratifying, rules_under(proposal))
    return made
