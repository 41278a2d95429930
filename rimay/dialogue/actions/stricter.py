"""Making the rule of an item stricter, never looser."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.db import transaction
from django.db.models import Q

from rimay.access import circles, search
from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.models import OnBehalf
from rimay.access.recording import record_at_desk
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.actions.forgetting import erase, strip
from rimay.dialogue.actions.mending import renew
from rimay.dialogue.actions.outcomes import given_to
from rimay.dialogue.actions.proposing import forget_answers
from rimay.dialogue.models import (
    Acta,
    ActaRemark,
    AgendaItem,
    Agreement,
    ConflictOfInterest,
    Meeting,
    Objection,
    Proposal,
    Ratification,
)
from rimay.dialogue.models.decisions import Outcome, ProposalState
from rimay.dialogue.queries.acta_text import from_plain
from rimay.dialogue.queries.acts import act_of
from rimay.dialogue.queries.outcome import counts, reasons
from rimay.groups.models import Person
from rimay.records.actions import reclassify_children


class NotStricter(Exception):
    """The rule asked for keeps as much as the one that holds, or more."""


class NobodyChosen(Exception):
    """A sealed item needs the persons who read what is said there."""


@transaction.atomic
def tighten(
    actor: Actor,
    item: AgendaItem,
    *,
    regime: Regime,
    people: Sequence[Person] = (),
    acts: Mapping[int, str] = MappingProxyType({}),
) -> AgendaItem:
    """Make an item's rule stricter; what the stricter rule does not keep is erased here.

    `people` read what is said under the rule "sealed". `acts` are words for outcomes,
    by the number of their proposal, that somebody wrote now to name nobody.

    Raises NotStricter, and NobodyChosen where the rule is "sealed" and nobody is named.
    """
    require(actor, "tighten", item)
    held = AgendaItem.objects.select_for_update().get(pk=item.pk)
    names = regime == Regime.SEALED == held.regime and held.circle_id is None
    if not names and not regime.is_stricter_than(held.regime):
        raise NotStricter
    held.regime = regime
    # For good, also before the talk begins: a page that loosens it finds it held.
    held.held_under = regime
    if regime == Regime.SEALED:
        for person in people:
            require(actor, "read", person)
        if not people:
            raise NobodyChosen
        held.circle = circles.persons(held.group, people)
    held.version += 1
    held.save()
    strip(held)
    _seal_agreements(held)
    _strip_proposals(held, acts)
    _seal_interests(held)
    _forget_whose(held)
    record_at_desk("agendaitem.tighten", held)
    erase()
    return held


def _seal_agreements(item: AgendaItem) -> None:
    """Seal what was noted as agreed on the item, and what came of a text put on it: it
    says the very words that are sealed.
    """
    if item.circle_id is None:
        return
    rows = every_row(Agreement, item.group_id, "what is sealed with its item")
    rows = rows.filter(Q(lines__item=item) | Q(proposal__item=item))
    noted = list(rows.distinct())
    for agreement in noted:
        agreement.access_class = Class.SEALED
        agreement.access_pillar = None
        agreement.access_circle = item.circle
    fields = ["access_class", "access_pillar", "access_circle"]
    Agreement.objects.bulk_update(noted, fields)
    search.renew_many(noted)
    for agreement in noted:
        reclassify_children(agreement)


def _seal_interests(item: AgendaItem) -> None:
    """Read as the talk is who declared an interest in the item, and in what."""
    access_class, pillar, circle = item.class_given(ConflictOfInterest)
    rows = ConflictOfInterest.objects.filter(item=item)
    if access_class == Class.SEALED:
        recorded = every_row(OnBehalf, item.group_id, "whose an interest was")
        subject = ConflictOfInterest._meta.label_lower
        keys = list(rows.values_list("pk", flat=True))
        recorded.filter(subject=subject, subject_id__in=keys).delete()
    rows.update(access_class=access_class, access_pillar=pillar, access_circle=circle)


def _forget_whose(item: AgendaItem) -> None:
    """Let remarks on what an acta says of the item, or on its whole, keep no more whose
    they are; and let a circulated acta say no more than its records do now.
    """
    for acta in Acta.objects.filter(meeting=item.meeting_id).select_for_update():
        body = from_plain(acta.body)
        told = {n for n, held in enumerate(body, start=1) if held.item == item.pk}
        _strip_remarks(acta, Q(paragraph=None) | Q(paragraph__in=told))
        renew(acta)


@transaction.atomic
def follow_session(meeting: Meeting) -> None:
    """Do the same for the whole acta of a session whose own rule became stricter."""
    for acta in Acta.objects.filter(meeting=meeting).select_for_update(of=("self",)):
        _strip_remarks(acta, Q())
        renew(acta)


def _strip_remarks(acta: Acta, about: Q) -> None:
    rows = ActaRemark.objects.filter(about, acta=acta).exclude(organisation=None)
    rows = rows.exclude(state=ActaRemark.State.NONE)
    keys = list(rows.values_list("pk", flat=True))
    recorded = every_row(OnBehalf, acta.group_id, "whose a remark was")
    subject = ActaRemark._meta.label_lower
    recorded.filter(subject=subject, subject_id__in=keys).delete()
    ActaRemark.objects.filter(pk__in=keys).update(organisation=None)


def _strip_proposals(item: AgendaItem, acts: Mapping[int, str]) -> None:
    """Read what was put to a decision here as the talk is; what is settled loses seats.

    An open proposal keeps its answers until it closes, as any under such a rule.
    """
    proposals = list(Proposal.objects.filter(item=item).order_by("id"))
    for proposal in proposals:
        was_open = not proposal.behind_gate
        proposal.regime, proposal.behind_gate = item.regime, True
        proposal.take_class_of(item)
        if was_open and proposal.state == ProposalState.CLOSED:
            _unname(proposal, acts.get(proposal.pk, ""))
    fields = ["regime", "behind_gate", "access_class", "access_pillar", "access_circle"]
    fields += ["act", "tally"]
    Proposal.objects.bulk_update(proposals, fields)
    search.renew_many(proposals)
    for proposal in proposals:
        access_class, pillar, circle = proposal.class_given(Objection)
        Objection.objects.filter(proposal=proposal).update(
            membership=None,
            behind_gate=True,
            access_class=access_class,
            access_pillar=pillar,
            access_circle=circle,
        )
        if proposal.state != ProposalState.OPEN:
            forget_answers(proposal)


def _unname(proposal: Proposal, words: str) -> None:
    """Write the outcome anew, as it is written where nobody is named: under the rule
    "open" it said who let the text pass, and counted each pillar. `words` follow it.
    """
    given = given_to(proposal)
    adopted = proposal.outcome != Outcome.NOT_ADOPTED
    shown = counts(given, is_open=False, is_adopted=adopted)
    proposal.tally = {str(pillar.pillar_id): pillar.by_stand for pillar in shown}
    rows = Ratification.objects.filter(agreement=proposal.agreement_id)
    awaited = [row.membership for row in rows.select_related("membership")]
    act = act_of(proposal, given, reasons(given), awaited)
    told = {code: f"{said} {words}".strip() for code, said in act.words}
    proposal.act = Text.of(act.original, **told)
