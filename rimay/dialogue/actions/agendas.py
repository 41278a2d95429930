"""Writing the agenda of a session: all of it at once, from one page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, ProtectedError

from rimay.access import search
from rimay.access.actor import Actor
from rimay.access.asking import Refused, every_row, require, visible
from rimay.access.recording import record
from rimay.core.text import Text
from rimay.dialogue.models import AgendaItem, ItemPaper, Meeting
from rimay.dialogue.queries.times import AHEAD
from rimay.library.models import Document
from rimay.records.actions import (
    ChangedMeanwhile,
    Locked,
    StillNeeded,
)

# Numbers go through this room while items change places: no two may have the same.
ASIDE = 10_000
FIELDS = ("title", "purpose", "regime", "length")


@dataclass(frozen=True)
class ItemGiven:
    """One item as it was typed; `paper` is one more document to lay with it."""

    title: Text
    purpose: str
    regime: str
    length: int
    paper: Document | None = None


@dataclass(frozen=True)
class Press:
    """What was pressed besides saving: up, down, remove, carry with an item's number,
    or drop with a paper's.
    """

    verb: str
    pk: int


@dataclass(frozen=True)
class Agenda:
    """What an agenda is to be: its items by key, one more, and what was pressed."""

    version: int
    items: Mapping[int, ItemGiven] = field(default_factory=dict)
    new: ItemGiven | None = None
    press: Press | None = None


@transaction.atomic
def write_agenda(actor: Actor, meeting: Meeting, *, agenda: Agenda) -> Meeting:
    """Save an agenda as typed, then do what was pressed.

    Raises Locked once the session began, and ChangedMeanwhile when somebody saved the
    session or its agenda since; nothing is written then. Refused where a rule that was
    made stricter for good would change.
    """
    require(actor, "change", meeting)
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if held.state not in AHEAD:
        raise Locked
    if held.version != agenda.version:
        raise ChangedMeanwhile
    items = _items(actor, held)
    for pk, given in agenda.items.items():
        if pk in items:
            _change(actor, items[pk], given)
    order = list(items)
    if agenda.new is not None:
        order.append(_add(actor, held, agenda.new).pk)
    if agenda.press is not None:
        order = _press(actor, held, agenda.press, order)
    _renumber(held, order)
    touch(actor, held)
    return held


def touch(actor: Actor, meeting: Meeting) -> None:
    """Count the session up, so that the second of two who plan it is told."""
    meeting.version += 1
    meeting.save(update_fields=["version", "changed_at"])
    record(actor, "meeting.agenda", meeting)


@transaction.atomic
def add_item(actor: Actor, meeting: Meeting, *, given: ItemGiven) -> AgendaItem:
    """Put one more item at the end of an agenda. Raises Locked once it began."""
    require(actor, "change", meeting)
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if held.state not in AHEAD:
        raise Locked
    item = _add(actor, held, given)
    touch(actor, held)
    return item


def _items(actor: Actor, meeting: Meeting) -> dict[int, AgendaItem]:
    rows = visible(actor, AgendaItem, "change").filter(meeting=meeting)
    return {row.pk: row for row in rows.order_by("number", "id")}


def _change(actor: Actor, item: AgendaItem, given: ItemGiven) -> None:
    changed = [name for name in FIELDS if getattr(item, name) != getattr(given, name)]
    if "regime" in changed and item.held_under:
        raise Refused("change")
    for name in changed:
        setattr(item, name, getattr(given, name))
    if changed:
        item.version += 1
        item.save(update_fields=[*changed, "version", "changed_at"])
        record(actor, "agendaitem.change", item, fields=changed)
    if "regime" in changed:
        item.settle()
    _lay(actor, item, given.paper)


def _add(actor: Actor, meeting: Meeting, given: ItemGiven) -> AgendaItem:
    require(actor, "create", AgendaItem)
    rows = every_row(AgendaItem, meeting.group_id, "the next number")
    last = rows.filter(meeting=meeting).order_by("-number").first()
    item = AgendaItem(
        meeting=meeting,
        number=last.number + 1 if last else 1,
        title=given.title,
        purpose=given.purpose,
        regime=given.regime,
        length=given.length,
    )
    item.take_class_of(meeting)
    item.save(force_insert=True)
    record(actor, "agendaitem.create", item)
    _lay(actor, item, given.paper)
    return item


def _lay(actor: Actor, item: AgendaItem, paper: Document | None) -> None:
    if paper is None:
        return
    require(actor, "read", paper)
    lying = every_row(ItemPaper, item.group_id, "laid once").filter(item=item)
    if lying.filter(document=paper).exists():
        return
    row = ItemPaper(item=item, document=paper)
    row.take_class_of(item)
    row.save(force_insert=True)
    record(actor, "itempaper.create", row)


def _press(actor: Actor, meeting: Meeting, press: Press, order: list[int]) -> list[int]:
    """Do what was pressed; return the order of the items after it."""
    if press.verb == "carry":
        return [*order, *_carry(actor, meeting, press.pk)]
    if press.verb == "drop":
        _drop(actor, meeting, press.pk)
        return order
    if press.pk not in order:
        return order
    at = order.index(press.pk)
    if press.verb == "remove":
        _remove(actor, meeting, press.pk)
        return order[:at] + order[at + 1 :]
    to = at + (-1 if press.verb == "up" else 1)
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    return order


def _carry(actor: Actor, meeting: Meeting, pk: int) -> list[int]:
    """Copy an item of an earlier session, with its papers, to the end of this one."""
    before = visible(actor, AgendaItem).filter(pk=pk).exclude(meeting=meeting).first()
    if before is None:
        return []
    given = ItemGiven(before.title, before.purpose, before.regime, before.length)
    item = _add(actor, meeting, given)
    item.organisation_id = before.organisation_id
    item.save(update_fields=["organisation"])
    for paper in visible(actor, ItemPaper).filter(item=before).order_by("id"):
        document = visible(actor, Document).filter(pk=paper.document_id).first()
        _lay(actor, item, document)
    return [item.pk]


def _drop(actor: Actor, meeting: Meeting, pk: int) -> None:
    rows = visible(actor, ItemPaper, "remove").filter(pk=pk, item__meeting=meeting)
    for row in rows:
        record(actor, "itempaper.remove", row)
        row.delete()


def _remove(actor: Actor, meeting: Meeting, pk: int) -> None:
    item = visible(actor, AgendaItem, "remove").get(pk=pk, meeting=meeting)
    record(actor, "agendaitem.remove", item)
    search.forget(item._meta.label_lower, [item.pk])
    try:
        with transaction.atomic():
            item.delete()
    except ProtectedError as error:
        raise StillNeeded(len(error.protected_objects)) from None


def _renumber(meeting: Meeting, order: list[int]) -> None:
    """Let the items stand in this order, numbered from one."""
    rows = every_row(AgendaItem, meeting.group_id, "the order of an agenda")
    rows = rows.filter(meeting=meeting)
    held = dict(rows.order_by("number", "id").values_list("pk", "number"))
    whole = order + [pk for pk in held if pk not in order]
    if [held[pk] for pk in whole] == list(range(1, len(whole) + 1)):
        return
    rows.update(number=F("number") + ASIDE)
    for number, pk in enumerate(whole, start=1):
        rows.filter(pk=pk).update(number=number)
