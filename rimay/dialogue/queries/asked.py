"""A written round, seat by seat: how each was asked, and its code.

Whoever runs the round also learns here who answered, and whom it reminded when.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import can, every_row, visible
from rimay.access.links import code_of, words_of
from rimay.access.models import LinkPurpose
from rimay.core import clock, formatting
from rimay.dialogue.models import Notice, Proposal, SilenceConsent
from rimay.dialogue.models.notices import NoticeKind
from rimay.dialogue.queries.answering import counted_seats
from rimay.dialogue.queries.convening import Summoned, gathered, links_for
from rimay.dialogue.queries.decisions import rules_under, runs
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.queries.reached import Told, state_words, told
from rimay.dialogue.queries.round_letters import round_text

Address = Callable[[str], str]


@dataclass(frozen=True)
class SeatLine:
    """One seat of a written round. `has_answered` is None for all but who runs it."""

    told: Told
    is_asked: bool
    link: str = ""
    code: str = ""
    has_answered: bool | None = None
    reminded: tuple[str, ...] = ()
    reminder: str = ""


@dataclass(frozen=True)
class Silence:
    """What silence counts for, by the rules under which a round was put."""

    passes: bool
    accepted: tuple[str, ...] = ()
    hidden: int = 0


def lines_of(actor: Actor, proposal: Proposal, address: Address) -> list[SeatLine]:
    """Return the seats that are asked; links and codes for whoever hands them out."""
    links = links_for(proposal.group_id, LinkPurpose.WRITTEN_ROUND, proposal.pk)
    made = {link.membership_id: link.made_at for link in links}
    rows = visible(actor, Notice).filter(
        kind=NoticeKind.WRITTEN_ROUND, subject_id=proposal.pk, sequence=0
    )
    # What was said with a link that was taken back holds no more.
    asked = [
        row
        for row in rows.select_related("person").order_by("id")
        if row.membership_id in made and row.created_at >= made[row.membership_id]
    ]
    seats = counted_seats(proposal)
    held = gathered(actor, seats, links, asked, with_assistants=False)
    hands = can(actor, "on_behalf", proposal)
    at = address if hands else _nowhere
    is_run = runs(actor, proposal)
    answered = _answered(proposal) if is_run else set()
    reminded = _reminded(proposal) if is_run else {}
    return [
        SeatLine(
            told=told(seat, _text(proposal, seat, at)),
            is_asked=bool(seat.notices) or not hands,
            link=at(words_of(seat.link)) if seat.link else "",
            code=code_of(seat.link) if seat.link and hands else "",
            has_answered=seat.seat.pk in answered if is_run else None,
            reminded=tuple(reminded.get(seat.seat.pk, ())),
            reminder=_text(proposal, seat, at, again=True) if is_run else "",
        )
        for seat in held
    ]


def silence_of(actor: Actor, proposal: Proposal) -> Silence:
    """Return what silence counts for, and of which organisations."""
    if not rules_under(proposal).silence_is_no_objection:
        return Silence(passes=False)
    day = proposal.due_on or clock.today()
    rows = visible(actor, SilenceConsent).filter(starts_on__lte=day)
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=day))
    held = {seat.organisation_id for seat in counted_seats(proposal)}
    consents = list(rows.filter(organisation__in=held).select_related("organisation"))
    known = seen(actor, [row.organisation for row in consents])
    names = [str(r.organisation) for r in consents if r.organisation_id in known]
    return Silence(True, tuple(sorted(set(names))), len(consents) - len(names))


def lead_of(proposal: Proposal, lines: list[SeatLine]) -> str:
    """Return one or two sentences that say how a round stands, for this reader."""
    parts = [_until(proposal)]
    known = [line.has_answered for line in lines if line.has_answered is not None]
    if known:
        words = ngettext(
            "%(n)s of %(all)s seats has answered.",
            "%(n)s of %(all)s seats have answered.",
            sum(known),
        )
        parts.append(words % {"n": sum(known), "all": len(known)})
    return " ".join(parts)


def _until(proposal: Proposal) -> str:
    assert proposal.due_on is not None
    left = (proposal.due_on - clock.today()).days
    said = {"day": formatting.date_words(proposal.due_on), "n": left}
    if left < 0:
        return _("Its last day, %(day)s, is over: it is about to be closed.") % said
    if left == 0:
        return _("Answers are taken until today, %(day)s.") % said
    words = ngettext(
        "Answers are taken until %(day)s: %(n)s day is left.",
        "Answers are taken until %(day)s: %(n)s days are left.",
        left,
    )
    return words % said


def _text(
    proposal: Proposal, seat: Summoned, address: Address, *, again: bool = False
) -> str:
    link = address(words_of(seat.link)) if seat.link else ""
    return round_text(proposal, name=seat.name, address=link, again=again)


def _nowhere(_words: str) -> str:
    return ""


def _answered(proposal: Proposal) -> set[int]:
    return set(proposal.positions.values_list("membership", flat=True))


def _reminded(proposal: Proposal) -> dict[int, list[str]]:
    rows = every_row(Notice, proposal.group_id, "whom who runs the round reminded")
    rows = rows.filter(
        kind=NoticeKind.WRITTEN_ROUND, subject_id=proposal.pk, sequence__gt=0
    )
    found: dict[int, list[str]] = {}
    for row in rows.select_related("person").order_by("id"):
        if row.membership_id is not None:
            found.setdefault(row.membership_id, []).append(state_words(row))
    return found
