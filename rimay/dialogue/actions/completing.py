"""Completing an agreement: who does it, until when, and who follows up."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions.ratifying import await_ratification
from rimay.dialogue.models import Agreement
from rimay.dialogue.models.agreements import AgreementKind
from rimay.dialogue.models.charters import DayUnit
from rimay.dialogue.queries.numbers import number_for
from rimay.dialogue.queries.rules import deadline, rules_of
from rimay.groups.models import Membership, Organisation, Post
from rimay.records.actions import ChangedMeanwhile
from rimay.workplan.models import Activity


@dataclass(frozen=True)
class Due:
    """Until when: a date, so many days from the day it was agreed, or why neither."""

    on: PartialDate | None = None
    days: int = 0
    unit: DayUnit = DayUnit.WORKING
    why_not: str = ""


@dataclass(frozen=True)
class Plan:
    """Everything that makes an agreement one that can be followed up."""

    text: Text
    kind: AgreementKind
    lead: Organisation | None
    others: tuple[Organisation, ...]
    posts: tuple[Post, ...]
    due: Due
    follow_up: Organisation | None
    verification: str = ""
    gap_reason: str = ""
    activity: Activity | None = None
    # None where nobody is asked: it came of a decision, or somebody answered already.
    ad_referendum: tuple[Membership, ...] | None = None


@transaction.atomic
def complete_agreement(
    actor: Actor, agreement: Agreement, *, plan: Plan, version: int
) -> Agreement:
    """Keep who does it, until when, and who follows up. Raises ChangedMeanwhile."""
    require(actor, "change", agreement)
    held = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if held.version != version:
        raise ChangedMeanwhile
    held.number = number_for(held)
    held.text, held.kind = plan.text, plan.kind
    held.organisation, held.follow_up = plan.lead, plan.follow_up
    held.due_on = day_of(held, plan.due)
    held.no_due_reason = "" if held.due_on else plan.due.why_not
    held.verification, held.gap_reason = plan.verification, plan.gap_reason
    held.activity = plan.activity
    held.version += 1
    held.save()
    held.others.set([row for row in plan.others if row != plan.lead])
    held.posts.set(plan.posts)
    if plan.ad_referendum is not None:
        await_ratification(actor, held, plan.ad_referendum, rules_of(held.group))
    record(actor, "agreement.complete", held)
    return held


def day_of(agreement: Agreement, due: Due) -> PartialDate | None:
    """Return the day a deadline comes to; days count from the day it was agreed."""
    if due.on is not None or not due.days:
        return due.on
    known = agreement.agreed_on
    start: date = known.latest if known is not None else clock.today()
    return PartialDate.of(deadline(agreement.group, start, due.days, due.unit))
