"""The check before an acta is closed: what stops it, and what to look at once more."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.access.actor import Actor
from rimay.access.asking import reads
from rimay.access.naming import is_sealed
from rimay.core import formatting
from rimay.dialogue.models import Acta, Agreement
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries import pointing, times
from rimay.dialogue.queries.acta_records import Records
from rimay.dialogue.queries.acta_text import Paragraph, Part
from rimay.dialogue.queries.gaps import gaps
from rimay.dialogue.queries.knowing import known_to
from rimay.dialogue.queries.naming import seen

_SEEMS = {
    pointing.Kind.PERSON: gettext_lazy("The name of a person"),
    pointing.Kind.LIKE_A_NAME: gettext_lazy("It looks like a name"),
    pointing.Kind.TELEPHONE: gettext_lazy("It looks like a telephone"),
    pointing.Kind.MAIL: gettext_lazy("An address of mail"),
    pointing.Kind.IDENTITY: gettext_lazy("It looks like an identity document"),
    pointing.Kind.ORGANISATION: gettext_lazy("The name of an organisation"),
}


class Sort(StrEnum):
    """Why something is pointed at."""

    GAP = "gap"
    NAME = "name"
    NOT_OPEN = "not_open"
    LEFT_OUT = "left_out"
    MISSING = "missing"
    PROPOSAL = "proposal"
    SESSION = "session"


@dataclass(frozen=True)
class Finding:
    """One thing pointed at: in words, with the passage and the record it comes from."""

    sort: Sort
    words: str
    passage: str = ""
    item: int = 0
    agreement: int = 0
    stops: bool = False


@dataclass(frozen=True)
class Check:
    """What a check found."""

    findings: tuple[Finding, ...]

    @property
    def stopping(self) -> list[Finding]:
        return [held for held in self.findings if held.stops]

    @property
    def to_look_at(self) -> list[Finding]:
        return [held for held in self.findings if not held.stops]


def check(actor: Actor, records: Records, paragraphs: list[Paragraph]) -> Check:
    """Return what stops the closing, then what somebody should look at."""
    left_out = _seen_of(actor, records.left_out)
    return Check(
        (
            *_session(records),
            *_gaps([*records.agreements, *left_out]),
            *_proposals(records),
            *_missing(records),
            *_left_out(actor, records, left_out),
            *names(actor, records.acta, paragraphs),
            *_not_open(paragraphs),
        )
    )


def names(actor: Actor, acta: Acta, paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """Yield what could name somebody in what people wrote. Organisations are the
    matter of an acta; persons are not.
    """
    known = known_to(actor, acta.group, acta.meeting)
    common = (*known.common, *known.organisations)
    persons = replace(known, organisations=(), common=common)
    for paragraph in paragraphs:
        if not _is_written(paragraph):
            continue
        for held in pointing.pointed(paragraph.words, persons):
            words = str(_SEEMS[held.kind])
            yield Finding(
                Sort.NAME, words, held.found, paragraph.item, paragraph.agreement
            )


def _is_written(paragraph: Paragraph) -> bool:
    """Return whether people wrote these words; the rest is drawn from what the group
    keeps of itself.
    """
    if paragraph.kind in {Part.AGREEMENT, Part.DETAIL}:
        return bool(paragraph.agreement)
    return paragraph.kind in {Part.TEXT, Part.ITEM} and bool(paragraph.item)


def seems(kind: pointing.Kind) -> str:
    """Return in words what a passage seems to be."""
    return str(_SEEMS[kind])


def _session(records: Records) -> Iterator[Finding]:
    meeting = records.meeting
    if meeting.state == MeetingState.CANCELLED:
        yield Finding(Sort.SESSION, _("The session was called off."), stops=True)
    elif meeting.held_on is None:
        yield Finding(Sort.SESSION, _("The session has no date."), stops=True)
    elif times.is_early(meeting):
        yield Finding(Sort.SESSION, _("The session is still to come."), stops=True)


def _seen_of(actor: Actor, rows: list[Agreement]) -> list[Agreement]:
    """Return those that the actor may read here: of the others nothing is told."""
    return [row for row in rows if reads(actor, row) and not is_sealed(row)]


def _gaps(rows: list[Agreement]) -> Iterator[Finding]:
    for row in rows:
        missing = gaps(row)
        if missing:
            told = {
                "agreement": row.number or str(row),
                "what": formatting.list_words(missing),
            }
            yield Finding(
                Sort.GAP,
                _("Agreement %(agreement)s lacks: %(what)s.") % told,
                passage=row.gap_reason,
                item=row.item_id or 0,
                agreement=row.pk,
                stops=not row.gap_reason.strip(),
            )


def _proposals(records: Records) -> Iterator[Finding]:
    for row in records.proposals:
        if row.state == ProposalState.OPEN:
            yield Finding(
                Sort.PROPOSAL,
                _("A proposal is still put to a decision: close or withdraw it."),
                item=row.item_id or 0,
                stops=True,
            )


def _missing(records: Records) -> Iterator[Finding]:
    meeting = records.meeting
    for is_missing, words in (
        (not meeting.number, _("The session has no number.")),
        (not meeting.starts_at, _("The hour at which it began is missing.")),
        (not meeting.ends_at, _("The hour at which it ended is missing.")),
        (not meeting.place, _("The place is missing.")),
        (not records.attendance, _("Nobody noted who came.")),
        (not records.items, _("The session has no agenda.")),
    ):
        if is_missing:
            yield Finding(Sort.MISSING, words)
    agreed = {row.item_id for row in records.agreements}
    for item in records.items:
        if not item.minutes_text and item.pk not in agreed:
            named = {"number": item.number, "title": item.title}
            words = _("Nothing is written on item %(number)s: %(title)s.") % named
            yield Finding(Sort.MISSING, words, item=item.pk)
        elif item.closed_on is None:
            words = _("Item %(number)s is still open; it closes with the session.")
            named = {"number": item.number}
            yield Finding(Sort.MISSING, words % named, item=item.pk)
    for row in records.agreements:
        if not row.number:
            words = _("An agreement has no number.")
            yield Finding(Sort.MISSING, words, str(row), row.item_id or 0, row.pk)


def _left_out(
    actor: Actor, records: Records, left_out: list[Agreement]
) -> Iterator[Finding]:
    for row in left_out:
        words = _("Fewer people read this agreement than the acta, so it is left out.")
        yield Finding(Sort.LEFT_OUT, words, str(row), row.item_id or 0, row.pk)
    unnamed = records.unnamed
    known = seen(actor, [*unnamed]) if unnamed else set()
    for organisation in unnamed:
        if organisation.pk in known:
            words = _("Fewer people know this organisation: the acta does not name it.")
            yield Finding(Sort.LEFT_OUT, words, str(organisation))


def _not_open(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    for paragraph in paragraphs:
        if paragraph.is_open or not _is_written(paragraph):
            continue
        if paragraph.kind != Part.DETAIL:
            words = _("From an item under a stricter rule: does it tell who said what?")
            yield Finding(
                Sort.NOT_OPEN,
                words,
                paragraph.words,
                paragraph.item,
                paragraph.agreement,
            )
