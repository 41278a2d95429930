"""Ratifying what was adopted ad referendum, and what happens when nobody does in time."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from rimay.access import on_behalf
from rimay.access.actor import Actor, console
from rimay.access.asking import require
from rimay.access.models import Channel
from rimay.access.recording import record
from rimay.core import clock
from rimay.dialogue.models import Agreement, Proposal, Ratification
from rimay.dialogue.models.agreements import AgreementStatus
from rimay.dialogue.models.decisions import Outcome, Unratified
from rimay.dialogue.queries.rules import Rules, deadline
from rimay.groups.models import Membership


class NotAwaited(Exception):
    """The organisation has said so already, or nobody waits for it any more."""


class TooLate(Exception):
    """The organisation said so after its last day."""


def await_ratification(
    actor: Actor, agreement: Agreement, seats: Sequence[Membership], rules: Rules
) -> None:
    """Let an agreement wait until these seats' organisations ratify it; of none, it
    stands.

    Called inside an act that asked leave. Who said so already is not asked anew.
    """
    rows = {row.membership_id: row for row in agreement.ratifications.all()}
    named = {seat.pk: seat for seat in seats}
    for seat_id, row in rows.items():
        if seat_id not in named and row.state == Ratification.State.AWAITED:
            record(actor, "ratification.drop", row)
            row.delete()
    day = deadline(agreement.group, clock.today(), rules.ratify_days, rules.day_unit)
    for seat_id, seat in named.items():
        if seat_id not in rows:
            made = Ratification(agreement=agreement, membership=seat, due_on=day)
            made.take_class_of(agreement)
            made.save(force_insert=True)
            record(actor, "ratification.await", made)
    waiting = agreement.status == AgreementStatus.TO_RATIFY
    if waiting != bool(named):
        awaited, stands = AgreementStatus.TO_RATIFY, AgreementStatus.PENDING
        agreement.status = awaited if named else stands
        agreement.save(update_fields=["status", "changed_at"])


@transaction.atomic
def ratify(
    actor: Actor,
    ratification: Ratification,
    *,
    is_ratified: bool,
    letter: str,
    said_on: date | None = None,
) -> Ratification:
    """Keep what an organisation said of an agreement ad referendum, with its letter.

    It is recorded for its seat, which finds it on its page and may correct it.
    All said yes: the agreement stands. One said no: it falls, and the table is told.
    Raises NotAwaited, also where the agreement lapsed or stands already, and TooLate
    for a yes after its day, even before the timer ran.
    """
    require(actor, "change", ratification)
    held = Ratification.objects.select_for_update().get(pk=ratification.pk)
    if held.state != Ratification.State.AWAITED:
        raise NotAwaited
    if held.agreement.status != AgreementStatus.TO_RATIFY:
        raise NotAwaited
    yes, no = Ratification.State.RATIFIED, Ratification.State.DECLINED
    held.state = yes if is_ratified else no
    held.said_on = said_on or clock.today()
    if is_ratified and held.said_on > held.due_on:
        raise TooLate
    held.letter = letter.strip()
    held.version += 1
    held.save()
    said = on_behalf.Said(held.membership, Channel.LETTER, held.said_on, held.letter)
    on_behalf.say_on_behalf(actor, held, act="ratify", said=said)
    record(actor, "ratification.say", held, fields=("state",))
    _settle(actor, held.agreement)
    return held


def settle_due_ratifications() -> int:
    """Do what each proposal said for the case that nobody ratifies in time."""
    late = Ratification.objects.filter(
        state=Ratification.State.AWAITED,
        due_on__lte=clock.today(),
        agreement__status=AgreementStatus.TO_RATIFY,
    )
    agreements = sorted(set(late.values_list("agreement", flat=True)))
    return sum(_settle_due(pk) for pk in agreements)


@transaction.atomic
def _settle_due(pk: int) -> bool:
    agreement = Agreement.objects.select_for_update().get(pk=pk)
    with clock.as_in(agreement.group.time_zone):
        waiting = agreement.ratifications.filter(
            state=Ratification.State.AWAITED, due_on__lt=clock.today()
        )
        if agreement.status != AgreementStatus.TO_RATIFY or not waiting.exists():
            return False
        _over(console(agreement.group), agreement)
    return True


def _settle(actor: Actor, agreement: Agreement) -> None:
    rows = Ratification.objects.filter(agreement=agreement)
    said = set(rows.values_list("state", flat=True))
    if Ratification.State.DECLINED in said:
        _set(actor, agreement, AgreementStatus.DROPPED, Outcome.NOT_ADOPTED)
    elif said == {Ratification.State.RATIFIED}:
        _set(actor, agreement, AgreementStatus.PENDING, Outcome.ADOPTED)


def _over(actor: Actor, agreement: Agreement) -> None:
    proposal = Proposal.objects.filter(agreement=agreement).first()
    then = proposal.unratified if proposal else Unratified.LAPSES
    if then == Unratified.STANDS:
        _set(actor, agreement, AgreementStatus.PENDING, Outcome.ADOPTED)
        return
    _set(actor, agreement, AgreementStatus.DROPPED, Outcome.NOT_ADOPTED)
    if proposal is not None and then == Unratified.REOPENS:
        _reopen(actor, proposal)


def _set(
    actor: Actor, agreement: Agreement, status: AgreementStatus, outcome: Outcome
) -> None:
    agreement.status = status
    agreement.version += 1
    agreement.save(update_fields=["status", "version", "changed_at"])
    record(actor, "agreement.settle", agreement, fields=("status",))
    for proposal in Proposal.objects.filter(agreement=agreement):
        proposal.outcome = outcome
        proposal.version += 1
        proposal.save(update_fields=["outcome", "version", "changed_at"])
        record(actor, "proposal.settle", proposal, fields=("outcome",))


def _reopen(actor: Actor, proposal: Proposal) -> None:
    """Bring the text back as a new draft; the closed round stays as it was."""
    made = Proposal(
        group=proposal.group,
        item=None,
        is_written=True,
        number=f"{proposal.number}-b"[:20] if proposal.number else "",
        text=proposal.text,
        regime=proposal.regime,
        unratified=proposal.unratified,
        access_class=proposal.access_class,
        access_pillar_id=proposal.access_pillar_id,
        access_circle_id=proposal.access_circle_id,
    )
    made.save(force_insert=True)
    record(actor, "proposal.create", made)
