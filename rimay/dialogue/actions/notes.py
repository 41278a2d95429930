"""Writing the notes of a session, paragraph by paragraph, while it goes on."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, QuerySet

from rimay.access import search
from rimay.access.actor import Actor
from rimay.access.asking import Hidden, Refused, every_row, require
from rimay.dialogue.actions import noting
from rimay.dialogue.actions.forgetting import day
from rimay.dialogue.models import AgendaItem, MinutesLine
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.models.minutes import LONGEST, LineKind
from rimay.dialogue.queries.notes import is_named
from rimay.groups.models import Membership
from rimay.records.actions import ChangedMeanwhile


class NotesShut(Exception):
    """The table is not at this item, and the session is not under way."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as somebody wrote it.

    `key` names it from the first letter on, so that what is sent twice stands once.
    `base` is the version that it was written upon; 0 where it is new.
    """

    key: str
    text: str
    kind: LineKind = LineKind.SUMMARY
    base: int = 0
    speaker: Membership | None = None


@dataclass(frozen=True)
class Kept:
    """Where a paragraph stands now: nowhere, if it was emptied. `is_beside`: somebody
    else had changed it meanwhile, and both texts stand side by side.
    """

    key: str
    version: int = 0
    is_beside: bool = False


@transaction.atomic
def keep_paragraph(actor: Actor, item: AgendaItem, *, paragraph: Paragraph) -> Kept:
    """Keep a paragraph of an item's notes; sent twice, it stands once.

    The trail gets no line of it, under no rule: an item can become stricter later, and
    a line of the trail cannot be erased. Raises NotesShut where nothing is written.
    """
    require(actor, "write", item)
    held = _writable(actor, item)
    line = _line(held, paragraph.key)
    if line is None:
        return _begin(actor, held, paragraph) if paragraph.text else Kept("")
    # Only under the rule "open" is it kept who spoke.
    speaker = paragraph.speaker if held.is_open_rule else None
    if (line.text, line.kind, line.speaker) == (
        paragraph.text,
        paragraph.kind,
        speaker,
    ):
        return Kept(line.key, line.version)
    if line.version != paragraph.base:
        return _put_beside(actor, held, line, paragraph)
    if not paragraph.text:
        _remove(line)
        return Kept("")
    before, line.text = line.text, paragraph.text
    line.kind, line.speaker = paragraph.kind, speaker
    line.version += 1
    return _keep(actor, line, before)


@transaction.atomic
def settle_rival(
    actor: Actor, line: MinutesLine, *, rival: int, keep: str
) -> MinutesLine:
    """Choose between two texts of a paragraph: "first", "second" or "both" joined.

    Raises ChangedMeanwhile where it was settled already.
    """
    require(actor, "write", line)
    item = _writable(actor, line.item)
    first = _rows(item).select_for_update().filter(pk=line.pk).first()
    second = _rows(item).filter(pk=rival, rival_of=line.pk).first()
    if first is None or second is None:
        raise ChangedMeanwhile
    joined = f"{first.text}\n{second.text}"
    if keep == "both" and len(joined) > LONGEST:
        second.rival_of = None
        _keep(actor, second, second.text)
        return first
    _remove(second)
    if keep != "first":
        before = first.text
        first.text = joined if keep == "both" else second.text
        first.version += 1
        _keep(actor, first, before)
    return first


def _writable(actor: Actor, item: AgendaItem) -> AgendaItem:
    """Return the item as it stands, kept from others while something is written.

    Late words of an item that closed meanwhile still arrive while the session goes on.
    """
    rows = AgendaItem.objects.select_for_update(of=("self",))
    held = rows.select_related("meeting").get(pk=item.pk)
    if not is_named(actor, held):
        raise Refused("write")
    talks = held.meeting.state == MeetingState.UNDER_WAY and held.held_under
    if not (talks or held.is_current):
        raise NotesShut
    return held


def _rows(item: AgendaItem) -> QuerySet[MinutesLine]:
    rows = every_row(MinutesLine, item.group_id, "the paragraph that is written")
    return rows.filter(item=item)


def _line(item: AgendaItem, key: str) -> MinutesLine | None:
    rows = every_row(MinutesLine, item.group_id, "keys in use")
    line = rows.select_for_update().filter(key=key).first()
    if line is None:
        return None
    if line.item_id != item.pk:
        raise Hidden("write")
    line.item = item
    return line


def _begin(actor: Actor, item: AgendaItem, paragraph: Paragraph) -> Kept:
    last = _rows(item).aggregate(last=Max("position"))["last"]
    line = _new(item, paragraph, position=(last or 0) + 1)
    return _keep(actor, line, "")


def _put_beside(
    actor: Actor, item: AgendaItem, line: MinutesLine, paragraph: Paragraph
) -> Kept:
    """Keep a second text of a paragraph; the same one sent again stands once."""
    if not paragraph.text:
        return Kept(line.key, line.version)
    said = f"{paragraph.key} {paragraph.base} {paragraph.text}"
    key = hashlib.sha256(said.encode()).hexdigest()[:32]
    rival = _line(item, key)
    if rival is None:
        rival = _new(item, paragraph, position=line.position)
        rival.key, rival.rival_of_id = key, line.rival_of_id or line.pk
        _keep(actor, rival, "")
    return Kept(rival.key, rival.version, is_beside=True)


def _new(item: AgendaItem, paragraph: Paragraph, *, position: float) -> MinutesLine:
    line = MinutesLine(
        item=item,
        key=paragraph.key,
        position=position,
        kind=paragraph.kind,
        text=paragraph.text,
        speaker=paragraph.speaker,
    )
    line.take_class_of(item)
    return line


def _keep(actor: Actor, line: MinutesLine, before: str) -> Kept:
    line.author_id = actor.user_id
    line.prepare()
    noting.follow(line, before)
    line.save()
    line.settle()
    if line.behind_gate:
        MinutesLine.objects.filter(pk=line.pk).update(
            created_at=day(), changed_at=day()
        )
    search.renew(line)
    return Kept(line.key, line.version)


def _remove(line: MinutesLine) -> None:
    line.rivals.update(rival_of=None)
    noting.let_go(line)
    search.forget(line._meta.label_lower, [line.pk])
    line.delete()
