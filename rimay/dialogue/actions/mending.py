"""Mending an acta in place while it is read aloud: its session, items, agreements."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions.closing import locked_for_writing
from rimay.dialogue.models import (
    Acta,
    ActaRemark,
    AgendaItem,
    Agreement,
    Meeting,
)
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.queries.acta_text import Paragraph, from_plain, plain
from rimay.dialogue.queries.composing import compose
from rimay.groups.models import Classified, Organisation
from rimay.records.actions import ChangedMeanwhile


@dataclass(frozen=True)
class Mended:
    """An agreement as it was read and mended."""

    text: str
    organisation: Organisation | None
    due_on: PartialDate | None
    no_due_reason: str
    follow_up: Organisation | None
    gap_reason: str


def with_words(text: Text, language: str, words: str) -> Text:
    """Return a text with other words in one language."""
    kept = dict(text.words) | {language: words}
    return Text.of(text.original if text else language, **kept)


@transaction.atomic
def mend_session(
    actor: Actor, acta: Acta, *, facts: Mapping[str, str], version: int
) -> None:
    """Mend number, hours and place of the session. Raises ChangedMeanwhile."""
    require(actor, "close", acta)
    held = locked_for_writing(acta)
    require(actor, "change", held.meeting)
    meeting = Meeting.objects.select_for_update().get(pk=held.meeting_id)
    _hold(meeting, version)
    for name in ("number", "starts_at", "ends_at", "place"):
        setattr(meeting, name, facts[name])
    _save(meeting, *facts)
    record(actor, "meeting.change", meeting, fields=tuple(facts))
    renew(held)


@transaction.atomic
def mend_item(
    actor: Actor, acta: Acta, item: AgendaItem, *, words: str, version: int
) -> None:
    """Mend what the acta says of an item. Raises ChangedMeanwhile.

    Under a stricter rule than open no line tells who mended it, nor when.
    """
    require(actor, "close", acta)
    require(actor, "write", item)
    held = locked_for_writing(acta)
    row = AgendaItem.objects.select_for_update().get(pk=item.pk, meeting=held.meeting)
    _hold(row, version)
    row.minutes_text = with_words(row.minutes_text, held.language, words)
    _save(row, "minutes_text")
    if row.is_open_rule:
        record(actor, "agendaitem.change", row, fields=("minutes_text",))
    renew(held)


@transaction.atomic
def mend_agreement(
    actor: Actor, acta: Acta, agreement: Agreement, *, mended: Mended, version: int
) -> None:
    """Mend an agreement as the table hears it. Raises ChangedMeanwhile."""
    require(actor, "close", acta)
    require(actor, "change", agreement)
    held = locked_for_writing(acta)
    rows = Agreement.objects.select_for_update()
    row = rows.get(pk=agreement.pk, meeting=held.meeting)
    _hold(row, version)
    row.text = with_words(row.text, held.language, mended.text)
    row.organisation, row.follow_up = mended.organisation, mended.follow_up
    row.due_on, row.no_due_reason = mended.due_on, mended.no_due_reason
    row.gap_reason = mended.gap_reason
    fields = ("text", "organisation", "follow_up", "due_on", "no_due_reason")
    _save(row, *fields, "gap_reason")
    record(actor, "agreement.change", row, fields=(*fields, "gap_reason"))
    renew(held)


def renew(acta: Acta) -> None:
    """Keep the words of a circulated acta in step with its records, and the remarks
    that wait with the paragraphs they are about.
    """
    if acta.state != ActaState.CIRCULATED:
        return
    before, now = from_plain(acta.body), compose(acta)
    acta.body = plain(now)
    acta.save(update_fields=["body", "changed_at"])
    places = _places(before, now)
    rows = every_row(ActaRemark, acta.group_id, "remarks follow their paragraphs")
    for remark in rows.filter(acta=acta, state=ActaRemark.State.OPEN):
        moved = places.get(remark.paragraph or 0)
        if remark.paragraph and moved != remark.paragraph:
            remark.paragraph = moved
            remark.save(update_fields=["paragraph", "changed_at"])


def _places(before: list[Paragraph], now: list[Paragraph]) -> dict[int, int]:
    """Return where each paragraph stands now, counted from one."""
    found: dict[int, int] = {}
    matcher = SequenceMatcher(
        None, [p.words for p in before], [p.words for p in now], autojunk=False
    )
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and i2 - i1 == j2 - j1):
            found |= {i1 + k + 1: j1 + k + 1 for k in range(i2 - i1)}
    return found


def _hold(row: Classified, version: int) -> None:
    if row.version != version:
        raise ChangedMeanwhile


def _save(row: Classified, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version", "changed_at"])
