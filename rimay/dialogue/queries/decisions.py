"""What the page of a proposal shows a reader, before and after it closes."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from rimay.access.actor import Actor
from rimay.access.asking import can, every_row, reads, visible
from rimay.access.audience import Audience
from rimay.access.naming import listed
from rimay.core import formatting
from rimay.core.classes import Class, Regime
from rimay.dialogue.models import (
    AgendaItem,
    ChairNote,
    ConflictOfInterest,
    Objection,
    Position,
    Proposal,
    Ratification,
)
from rimay.dialogue.models.charters import DecisionRule
from rimay.dialogue.models.decisions import ProposalState, Stand
from rimay.dialogue.queries.answering import OwnSeat, counted_seats, own_seats
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.queries.outcome import GUESSED_BELOW
from rimay.dialogue.queries.quorum import Quorum, seats_of
from rimay.dialogue.queries.quorum_words import when_vacant
from rimay.dialogue.queries.rules import Rules, rules_in, rules_of
from rimay.groups.models import Group, Membership, Pillar


@dataclass(frozen=True)
class SideAnswers:
    """How many seats of a pillar answered, for the one who runs the round."""

    pillar: Pillar
    seats: tuple[tuple[Membership, bool], ...]

    @property
    def answered(self) -> int:
        return sum(has for _, has in self.seats)

    @property
    def waiting(self) -> int:
        return len(self.seats) - self.answered


@dataclass(frozen=True)
class PillarTally:
    """What may be shown of a pillar once a proposal is closed."""

    pillar: Pillar
    counts: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """Everything one reader sees of a proposal."""

    proposal: Proposal
    rule: str
    why_small: str = ""
    sides: tuple[SideAnswers, ...] = ()
    own: tuple[OwnSeat, ...] = ()
    objections: tuple[Objection, ...] = ()
    tallies: tuple[PillarTally, ...] = ()
    by_seat: tuple[Position, ...] = ()
    notes: tuple[ChairNote, ...] = ()
    ratifications: tuple[Ratification, ...] = ()
    conflicts: tuple[ConflictOfInterest, ...] = ()
    named: frozenset[int] = field(default=frozenset())

    @property
    def waiting(self) -> int:
        return sum(side.waiting for side in self.sides)


def decision_of(actor: Actor, proposal: Proposal) -> Decision:
    """Return a proposal as one reader sees it.

    While it is open the meaning of an answer is shown to nobody but its own seat, and
    who answered only to the one who runs the round.
    """
    is_open = proposal.state == ProposalState.OPEN
    is_run = runs(actor, proposal)
    objections = visible(actor, Objection).filter(proposal=proposal)
    held = list(objections.select_related("membership__organisation").order_by("id"))
    by_seat = _by_seat(actor, proposal)
    ratifications = _ratifications(actor, proposal)
    conflicts = _conflicts(actor, proposal)
    seats = [objection.membership for objection in held]
    seats += [row.membership for row in by_seat]
    seats += [row.membership for row in conflicts]
    seats += [row.membership for row in ratifications]
    organisations = [seat.organisation for seat in seats if seat is not None]
    # Whoever runs the round reads what it was told, also where the coordination does.
    notes = every_row(ChairNote, proposal.group_id, "what the chair was told first")
    notes = notes.filter(proposal=proposal)
    return Decision(
        proposal=proposal,
        rule=rule_words(rules_under(proposal)),
        why_small=small_words(proposal),
        sides=_sides(proposal) if is_run else (),
        own=own_seats(actor, proposal) if is_open else (),
        objections=tuple(held),
        tallies=_tallies(proposal),
        by_seat=by_seat,
        notes=tuple(notes.select_related("membership__organisation")) if is_run else (),
        ratifications=ratifications,
        conflicts=conflicts,
        named=frozenset(seen(actor, organisations)),
    )


def may_propose(actor: Actor, item: AgendaItem) -> bool:
    """Return whether the actor may prepare a text on an item: who would not read it,
    as those whom a sealed item does not name, prepares none.
    """
    like = Proposal(item=item, regime=item.regime)
    like.take_class_of(item)
    like.prepare()
    return can(actor, "create", Proposal) and reads(actor, like)


def runs(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor runs the round of a text that is open, and still may."""
    is_runner = actor.seen_as is None and proposal.is_run_by(actor.user_id)
    return is_runner and can(actor, "decide", proposal)


def rules_under(proposal: Proposal) -> Rules:
    """Return the rules under which a text was put, whatever was adopted since."""
    if proposal.charter is not None:
        return rules_in(proposal.charter)
    return rules_of(proposal.group)


def rule_words(rules: Rules) -> str:
    """Return in one or two sentences how the group decides."""
    pillars = formatting.list_words(
        [str(rule.pillar) for rule in rules.pillars if rule.is_required]
    )
    if rules.decision_rule == DecisionRule.CONSENSUS:
        words = _(
            "By consensus: no founded objection stands, and each of these pillars is "
            "behind it: %(pillars)s. To stand aside for the record does not stop it."
        )
        return words % {"pillars": pillars}
    words = _("At least %(share)s %% of the seats agree, in each of: %(pillars)s.")
    return words % {"share": rules.pillar_share, "pillars": pillars}


def small_words(proposal: Proposal) -> str:
    """Return the warning that an objection can be guessed; "" where it cannot be."""
    if proposal.regime == Regime.OPEN:
        return ""
    per_pillar: dict[str, int] = {}
    for seat in seats_of(proposal.group):
        if seat.pillar is not None:
            name = str(seat.pillar)
            per_pillar[name] = per_pillar.get(name, 0) + 1
    small = [name for name, count in per_pillar.items() if count < GUESSED_BELOW]
    if not small:
        return ""
    words = ngettext(
        "%(pillars)s has fewer than four seats: whoever objects there can be guessed, "
        "whatever is kept here.",
        "%(pillars)s have fewer than four seats each: whoever objects there can be "
        "guessed, whatever is kept here.",
        len(small),
    )
    return words % {"pillars": formatting.list_words(small)}


def quorum_words(quorum: Quorum) -> str:
    """Return in one sentence whether a text may be put, and who is missing."""
    if quorum.stands and quorum.may_decide:
        return _("There is quorum in each pillar. A text may be put to a decision.")
    if quorum.stands:
        return when_vacant(quorum)
    missing = [
        ngettext("%(pillar)s: %(n)s seat", "%(pillar)s: %(n)s seats", short.missing)
        % {"pillar": short.rule.pillar, "n": short.missing}
        for short in quorum.short
    ]
    return _("Missing: %(who)s.") % {"who": "; ".join(missing)}


def reader_of_answers(proposal: Proposal) -> Audience:
    """Return who reads what a seat answers, as storage makes it true.

    While the round is open: nobody but the persons of the seat; the reason of a founded
    objection is read by whoever reads the proposal, so that the table answers it, and
    keeps no seat. After it, under the rule "open", whoever reads the proposal; under
    every other the answer is erased.
    """
    ends = (
        _("At closing it is erased: the result is kept, not who answered what.")
        if proposal.behind_gate
        else _("At closing it stands with the name of your organisation.")
    )
    return Audience(
        Class.SEALED,
        _(
            "Only your seat reads your answer while the round is open. The reason of "
            "a founded objection is read at once by the table, not whose it is."
        ),
        ends,
    )


def has_pledged(seat: Membership) -> bool:
    """Return whether somebody of a seat passed the charter's gate, or there is none."""
    if not seat.group.asks_pledge:
        return True
    return seat.holders.exclude(pledged_on=None).exists()


def _sides(proposal: Proposal) -> tuple[SideAnswers, ...]:
    answered = set(proposal.positions.values_list("membership", flat=True))
    sides: dict[int, list[tuple[Membership, bool]]] = {}
    pillars: dict[int, Pillar] = {}
    for seat in counted_seats(proposal):
        if seat.pillar is not None:
            pillars[seat.pillar.pk] = seat.pillar
            sides.setdefault(seat.pillar.pk, []).append((seat, seat.pk in answered))
    return tuple(SideAnswers(pillars[pk], tuple(rows)) for pk, rows in sides.items())


def _tallies(proposal: Proposal) -> tuple[PillarTally, ...]:
    pillars = Pillar.objects.filter(group=proposal.group_id).order_by("slot", "id")
    return tuple(
        PillarTally(
            pillar,
            tuple(
                stand_count(Stand(code), count)
                for code, count in proposal.tally[str(pillar.pk)].items()
            ),
        )
        for pillar in pillars
        if str(pillar.pk) in proposal.tally
    )


def stand_count(stand: Stand, n: int) -> str:
    """Return how many seats answered so, in words that agree with the number."""
    words = {
        Stand.AGREE: npgettext("seats of a pillar", "%(n)s agrees", "%(n)s agree", n),
        Stand.NO_BLOCK: ngettext(
            "%(n)s does not block, for the record",
            "%(n)s do not block, for the record",
            n,
        ),
        Stand.OBJECT: ngettext(
            "%(n)s founded objection", "%(n)s founded objections", n
        ),
        Stand.ABSENT: npgettext("seats of a pillar", "%(n)s absent", "%(n)s absent", n),
    }
    return words[stand] % {"n": n}


def _by_seat(actor: Actor, proposal: Proposal) -> tuple[Position, ...]:
    if proposal.behind_gate or proposal.state != ProposalState.CLOSED:
        return ()
    rows = visible(actor, Position).filter(proposal=proposal)
    rows = rows.select_related("membership__organisation", "membership__pillar")
    return tuple(rows.order_by("membership__pillar__slot", "id"))


def _ratifications(actor: Actor, proposal: Proposal) -> tuple[Ratification, ...]:
    if proposal.agreement_id is None:
        return ()
    rows = visible(actor, Ratification).filter(agreement=proposal.agreement_id)
    return tuple(rows.select_related("membership__organisation").order_by("id"))


def _conflicts(actor: Actor, proposal: Proposal) -> tuple[ConflictOfInterest, ...]:
    if proposal.item_id is None:
        return ()
    rows = visible(actor, ConflictOfInterest).filter(item=proposal.item_id)
    return tuple(rows.select_related("membership__organisation").order_by("id"))


def open_rounds(actor: Actor, group: Group) -> list[Proposal]:
    """Return what is put to a decision now, as far as the reader sees."""
    rows = visible(actor, Proposal).filter(group=group, state=ProposalState.OPEN)
    return listed(rows.order_by("due_on", "id")[:20])
