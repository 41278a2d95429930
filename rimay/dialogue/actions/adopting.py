"""Adopting a version: a recorded decision, and from then on its text is locked."""

from dataclasses import dataclass

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions.drafting import number_anew
from rimay.dialogue.actions.ruling import Asked, QuorumAboveSeats, too_many
from rimay.dialogue.models import Agreement, Charter, CharterArticle, Meeting
from rimay.dialogue.models.agreements import AgreementKind, AgreementStatus
from rimay.dialogue.models.charters import READ_BY_ALL, CharterKind, CharterState
from rimay.dialogue.queries import wording
from rimay.dialogue.queries.rules import rules_in
from rimay.records.actions import ChangedMeanwhile


class NotADraft(Exception):
    """The version was adopted or replaced already."""


class NothingToAdopt(Exception):
    """The version has neither an article nor a text."""


class NotReadByAll(Exception):
    """Some of those who would have to acknowledge it may not read it."""


class NotADecision(Exception):
    """The agreement named is not a decision."""


@dataclass(frozen=True)
class NewDecision:
    """A decision that is recorded here, with the adoption itself."""

    text: Text
    agreed_on: PartialDate
    meeting: Meeting | None = None


@transaction.atomic
def adopt_charter(
    actor: Actor,
    charter: Charter,
    *,
    decision: Agreement | NewDecision,
    adopted_on: PartialDate,
    version: int,
) -> Charter:
    """Adopt a draft by a decision of the group; the version before it is replaced.

    Everybody is asked to acknowledge it, so the gate closes until they did. Raises
    NotADraft, NothingToAdopt, NotReadByAll, NotADecision, QuorumAboveSeats and
    ChangedMeanwhile; nothing is written then.
    """
    require(actor, "adopt", charter)
    held = Charter.objects.select_for_update().get(pk=charter.pk)
    if held.state != CharterState.DRAFT:
        raise NotADraft
    if held.version != version:
        raise ChangedMeanwhile
    _refuse_unfit(held)
    agreement = _agreement(actor, held, decision)
    _freeze(held)
    _replace_former(actor, held)
    held.state = CharterState.ADOPTED
    held.adopted_on = adopted_on
    held.adopted_by = agreement
    held.version += 1
    held.save()
    held.settle()
    record(actor, "charter.adopt", held, fields=("state", "adopted_on", "adopted_by"))
    return held


def _refuse_unfit(charter: Charter) -> None:
    if not charter.articles.exists() and not charter.text:
        raise NothingToAdopt
    if charter.access_class not in READ_BY_ALL:
        raise NotReadByAll
    if charter.kind == CharterKind.CHARTER:
        asked = {
            rule.pillar: Asked(rule.quorum, rule.is_required)
            for rule in rules_in(charter).pillars
        }
        beyond = too_many(charter.group, asked)
        if beyond:
            raise QuorumAboveSeats(beyond)


def _agreement(
    actor: Actor, charter: Charter, decision: Agreement | NewDecision
) -> Agreement:
    if isinstance(decision, Agreement):
        require(actor, "read", decision)
        if decision.kind != AgreementKind.DECISION:
            raise NotADecision
        return decision
    require(actor, "create", Agreement)
    if decision.meeting is not None:
        require(actor, "read", decision.meeting)
    made = Agreement(
        text=decision.text,
        kind=AgreementKind.DECISION,
        meeting=decision.meeting,
        agreed_on=decision.agreed_on,
        status=AgreementStatus.FULFILLED,
        fulfilled_on=decision.agreed_on,
    )
    made.take_class_of(charter)
    made.save(force_insert=True)
    record(actor, "agreement.create", made)
    return made


def _freeze(charter: Charter) -> None:
    """Keep each article as it reads now: pillars may be renamed, words of the software
    may change, and what the group adopted stays.
    """
    rules = rules_in(charter)
    rows = list(charter.articles.order_by("number", "id"))
    number_anew(charter, rows)
    for row in rows:
        row.as_adopted = wording.filled(row.text, rules, charter.group)
        row.version += 1
    CharterArticle.objects.bulk_update(rows, ["as_adopted", "version"])


def _replace_former(actor: Actor, charter: Charter) -> None:
    rows = Charter.objects.select_for_update().filter(
        group=charter.group, kind=charter.kind, state=CharterState.ADOPTED
    )
    for former in rows.exclude(pk=charter.pk):
        former.state = CharterState.REPLACED
        former.version += 1
        former.save(update_fields=["state", "version", "changed_at"])
        record(actor, "charter.replace", former, fields=("state",))
