"""The page on which an acta is read aloud: each part with the way to mend it."""

from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.dialogue.models import Acta, AgendaItem, Agreement, Meeting
from rimay.dialogue.queries.acta_records import records_of
from rimay.dialogue.queries.acta_text import (
    Paragraph,
    Part,
    fingerprint_of,
    text_of,
)
from rimay.dialogue.queries.checking import Check, Finding, check
from rimay.dialogue.queries.composing import composed
from rimay.records.addresses import number_in


@dataclass(frozen=True)
class Line:
    """A paragraph with the part to which it belongs, where one can mend that here.

    `part` is said once, at the last paragraph of each part; `findings` are what is
    pointed at there.
    """

    paragraph: Paragraph
    part: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Reading:
    """An acta as it is read aloud, and the fingerprint of these very words."""

    lines: tuple[Line, ...]
    signatures: tuple[str, ...]
    check: Check
    read: str
    loose: tuple[Finding, ...]


def reading_of(actor: Actor, acta: Acta) -> Reading:
    """Return the acta for reading aloud, checked."""
    records = records_of(acta)
    paragraphs = composed(records)
    found = check(actor, records, paragraphs)
    text = [held for held in paragraphs if held.is_text]
    parts = [part_of(held) for held in text]
    lines = []
    told: set[int] = set()
    for place, held in enumerate(text):
        is_last = place + 1 == len(parts) or parts[place + 1] != parts[place]
        part = parts[place] if is_last else ""
        own = _findings_at(found, part, told) if part else ()
        lines.append(Line(held, part, own))
    loose = [f for number, f in enumerate(found.findings) if number not in told]
    return Reading(
        lines=tuple(lines),
        signatures=tuple(p.words for p in paragraphs if not p.is_text),
        check=found,
        read=fingerprint_of(text_of(paragraphs)),
        loose=tuple(loose),
    )


def part_of(paragraph: Paragraph) -> str:
    """Return the part that a paragraph is mended with; "" where it is not mended here."""
    if paragraph.kind in {Part.TITLE, Part.FACT}:
        return "session"
    if paragraph.agreement:
        return f"agreement-{paragraph.agreement}"
    return f"item-{paragraph.item}" if paragraph.item else ""


def row_of(
    actor: Actor, acta: Acta, part: str
) -> Meeting | AgendaItem | Agreement | None:
    """Return the record behind a part of this acta, if the actor may read it."""
    name, _dash, number = part.partition("-")
    if name == "session":
        return visible(actor, Meeting).filter(pk=acta.meeting_id).first()
    pk = number_in(number) or 0
    if name == "item":
        rows = visible(actor, AgendaItem).filter(meeting=acta.meeting_id)
        return rows.filter(pk=pk).first()
    if name == "agreement":
        held = visible(actor, Agreement).filter(meeting=acta.meeting_id)
        return held.filter(pk=pk).first()
    return None


def _findings_at(found: Check, part: str, told: set[int]) -> tuple[Finding, ...]:
    own = []
    for number, finding in enumerate(found.findings):
        if number not in told and _part_of_finding(finding) == part:
            told.add(number)
            own.append(finding)
    return tuple(own)


def _part_of_finding(finding: Finding) -> str:
    if finding.agreement:
        return f"agreement-{finding.agreement}"
    return f"item-{finding.item}" if finding.item else ""
