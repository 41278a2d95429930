"""The notes of a session as one reader gets them, item by item."""

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.access.naming import names_of
from rimay.access.showing import log_showing_below
from rimay.core import clock
from rimay.core.classes import Class, Regime
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    Meeting,
    MinutesLine,
    Proposal,
)
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.queries.writing import written_now
from rimay.groups.models import (
    CircleMember,
    Membership,
    Office,
    Person,
    SeatHolder,
)
from rimay.groups.queries import holds, in_term
from rimay.records.addresses import number_in

MOST = 2000


@dataclass
class Note:
    """One paragraph as it is shown, and the other texts of it that wait for a choice.

    `sign` stands for all that is shown of it. `is_known`: an open page has it like this
    and need not be told again.
    """

    line: MinutesLine
    speaker: str = ""
    is_being_written: bool = False
    agreement: Agreement | None = None
    gaps: tuple[str, ...] = ()
    rivals: list[MinutesLine] = field(default_factory=list)
    sign: str = ""
    is_known: bool = False


def is_named(actor: Actor, item: AgendaItem) -> bool:
    """Return whether the actor reads what is said on the item, where it is sealed."""
    access_class, _pillar, circle = item.class_given(MinutesLine)
    return access_class != Class.SEALED or circle in actor.standing.circle_ids


def may_write(actor: Actor, item: AgendaItem) -> bool:
    """Return whether the actor may write into the notes of this item now."""
    talks = item.meeting.state == MeetingState.UNDER_WAY and item.held_under
    shut = not (talks or item.is_current)
    return not shut and is_named(actor, item) and can(actor, "write", item)


def notes_of(
    actor: Actor, item: AgendaItem, *, mark: str = "", is_again: bool = False
) -> list[Note]:
    """Return the paragraphs of an item in their order, as far as the reader sees.

    A showing of a sealed item is logged; `is_again` for an open page that asks anew.
    """
    rows = visible(actor, MinutesLine).filter(item=item)
    rows = rows.select_related("speaker__organisation").order_by("position", "id")
    lines = list(rows[:MOST])
    if lines and item.regime == Regime.SEALED and item.circle_id:
        log_showing_below(actor, item, item.circle_id, is_again=is_again)
    known = seen(actor, [x.speaker.organisation if x.speaker else None for x in lines])
    agreements = _agreements(actor, lines)
    writing = written_now([line.key for line in lines], mark)
    notes = {
        line.pk: Note(
            line,
            speaker=_speaker(line, known),
            is_being_written=line.key in writing,
            agreement=(agreed := agreements.get(line.agreement_id or 0)),
            gaps=gaps_of(agreed) if agreed else (),
        )
        for line in lines
    }
    for line in lines:
        first = notes.get(line.rival_of_id or 0)
        if first is not None:
            first.rivals.append(line)
    return [n for n in notes.values() if n.line.rival_of_id not in notes]


def leave_out_known(notes: list[Note], known: str, *, may_write: bool) -> list[Note]:
    """Sign each paragraph, and mark those whose sign is among what an open page has.

    Whatever a template shows of a paragraph goes into its sign.
    """
    held = set(known.split())
    for place, note in enumerate(notes):
        line, agreed = note.line, note.agreement
        shown = (
            *(get_language(), may_write, place, note.speaker, note.is_being_written),
            *(line.pk, line.key, line.version, line.kind, line.text, line.speaker_id),
            agreed and (agreed.pk, agreed.number, agreed.status, agreed.due_on),
            note.gaps,
            [(rival.pk, rival.text) for rival in note.rivals],
        )
        digest = hashlib.blake2b(repr(shown).encode(), digest_size=6).digest()
        note.sign = urlsafe_b64encode(digest).decode()
        note.is_known = note.sign in held
    return notes


def line_to_mend(actor: Actor, item: AgendaItem, asked: str) -> MinutesLine | None:
    """Return the paragraph of an item that somebody asked to mend."""
    pk = number_in(asked) or 0
    return visible(actor, MinutesLine, "write").filter(item=item, pk=pk).first()


def gaps_of(agreement: Agreement) -> tuple[str, ...]:
    """Return in words what an agreement does not say yet."""
    gaps = []
    if agreement.organisation_id is None:
        gaps.append(_("who does it"))
    if not agreement.due_on and not agreement.no_due_reason:
        gaps.append(_("until when"))
    if agreement.follow_up_id is None:
        gaps.append(_("who follows up"))
    return tuple(gaps)


def waits_at_gate(actor: Actor, item: AgendaItem) -> bool:
    """Return whether what is said here waits until the reader acknowledges the rules."""
    return not item.is_open_rule and not actor.standing.pledged


def has_notes(actor: Actor, meeting: Meeting) -> bool:
    """Return whether the session has notes that the reader sees."""
    return visible(actor, MinutesLine).filter(item__meeting=meeting).exists()


def acts_written_anew(actor: Actor, item: AgendaItem) -> list[Proposal]:
    """Return what was decided here under the rule "open": a stricter rule writes its
    outcome anew.
    """
    rows = visible(actor, Proposal).filter(item=item, state=ProposalState.CLOSED)
    return [row for row in rows.filter(behind_gate=False).order_by("id") if row.act]


def people_to_name(actor: Actor) -> list[Person]:
    """Return the persons with an account whom a sealed item can name."""
    rows = visible(actor, Person).exclude(user=None)
    return list(rows.order_by("sort", "id")[:200])


def places_of(actor: Actor, people: list[Person]) -> dict[int, str]:
    """Return what persons are at the table today, as far as the reader may know it."""
    day = clock.today()
    terms = visible(actor, SeatHolder).filter(
        in_term(day), holds(day, "membership__"), person__in=people
    )
    held = list(terms.order_by("id"))
    seats = list(visible(actor, Membership).filter(holders__in=held).distinct())
    names = dict(zip((s.pk for s in seats), names_of(actor, seats), strict=True))
    found: dict[int, list[str]] = {}
    for term in held:
        parts = (names.get(term.membership_id), str(term.get_capacity_display()))
        found.setdefault(term.person_id, []).append(", ".join(filter(None, parts)))
    offices = visible(actor, Office).filter(in_term(day), person__in=people)
    for office in offices.order_by("id"):
        found.setdefault(office.person_id, []).append(str(office.get_role_display()))
    return {pk: "; ".join(dict.fromkeys(places)) for pk, places in found.items()}


def named_on(item: AgendaItem) -> set[str]:
    """Return the keys of the persons whom an item is sealed for, as a form sends them."""
    rows = CircleMember.objects.filter(circle=item.circle_id)
    return {str(pk) for pk in rows.values_list("person", flat=True)}


def rules_ahead(item: AgendaItem) -> list[Regime]:
    """Return the rules that an item's can still become: stricter ones."""
    unnamed = item.regime == Regime.SEALED and item.circle_id is None
    stricter = [rule for rule in Regime if rule.is_stricter_than(item.regime)]
    return [Regime.SEALED] if unnamed else stricter


def _speaker(line: MinutesLine, known: set[int]) -> str:
    if line.speaker is None or line.speaker.organisation_id not in known:
        return ""
    return str(line.speaker)


def _agreements(actor: Actor, lines: list[MinutesLine]) -> dict[int, Agreement]:
    wanted = {line.agreement_id for line in lines if line.agreement_id}
    rows = visible(actor, Agreement).filter(pk__in=wanted) if wanted else ()
    return {row.pk: row for row in rows}
