"""The session under way: opening it, going to an item, closing the item."""

from datetime import date

from django.db import transaction
from django.db.models import F, Q

from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record, record_at_desk
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.dialogue.actions.forgetting import erase, lay_anew
from rimay.dialogue.models import AgendaItem, Meeting
from rimay.dialogue.models.meetings import MeetingState

# Notes are also typed up after the session, from paper.
TALKED = (MeetingState.UNDER_WAY, MeetingState.HELD)


class NotUnderWay(Exception):
    """The session was not opened, or it was called off."""


class NobodyNamed(Exception):
    """A sealed item opens once it is said who reads what is said there."""


@transaction.atomic
def open_session(actor: Actor, meeting: Meeting) -> Meeting:
    """Open the session and its first item; pressed twice, it opens once.

    From here on no rule of it becomes looser. Raises NotUnderWay for a session that is
    over or called off.
    """
    require(actor, "run", meeting)
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if held.state == MeetingState.UNDER_WAY:
        return held
    if held.is_over:
        raise NotUnderWay
    held.state = MeetingState.UNDER_WAY
    held.opened_at = clock.now()
    held.held_under = held.regime
    held.version += 1
    held.save()
    items = every_row(AgendaItem, held.group_id, "the rules that hold from now on")
    items = items.filter(meeting=held).order_by("number")
    items.filter(held_under="").update(held_under=F("regime"))
    first = items.first()
    if first is not None and not _waits_for_names(first):
        _go_to(first)
    record(actor, "meeting.open", held, fields=("state",))
    return held


@transaction.atomic
def open_item(actor: Actor, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Bring the table to an item, open again if it was closed; the one it was at closes.

    The trail keeps no line of it: its hour would tell when what was said.
    """
    require(actor, "run", meeting)
    held = _held(meeting, item)
    if held.is_current:
        return held
    if _waits_for_names(held):
        raise NobodyNamed(held.pk)
    _leave_current(actor, meeting)
    _go_to(held)
    return held


@transaction.atomic
def close_item(actor: Actor, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Close an item; where its rule is not open, only the words and the day are left."""
    require(actor, "run", meeting)
    held = _held(meeting, item)
    if held.is_current:
        _close(actor, held)
    return held


@transaction.atomic
def go_on(actor: Actor, meeting: Meeting, *, after: AgendaItem) -> AgendaItem | None:
    """Close an item and bring the table to the next that is not closed yet.

    Pressed twice, it goes on once: by then the table is no longer at `after`.
    """
    require(actor, "run", meeting)
    held = _held(meeting, after)
    rows = every_row(AgendaItem, meeting.group_id, "the next item")
    rows = rows.filter(meeting=meeting).order_by("number")
    if not held.is_current:
        return rows.filter(is_current=True).first()
    ahead = rows.filter(number__gt=held.number, closed_on=None).first()
    if ahead is not None and _waits_for_names(ahead):
        raise NobodyNamed(ahead.pk)
    _close(actor, held)
    if ahead is not None:
        _go_to(ahead)
    return ahead


@transaction.atomic
def close_items(actor: Actor, meeting: Meeting, *, on: date) -> None:
    """Close the items that are still open, and leave the one the table is at: the
    session ends on this day.
    """
    require(actor, "run", meeting)
    rows = every_row(AgendaItem, meeting.group_id, "the items of a session that ends")
    rows = rows.filter(Q(closed_on=None) | Q(is_current=True), meeting=meeting)
    for item in rows.select_for_update().order_by("number"):
        _close(actor, item, on=on)


def _held(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Return the item as it stands, kept from others; the session must be talking."""
    current = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if current.state not in TALKED:
        raise NotUnderWay
    return AgendaItem.objects.select_for_update().get(pk=item.pk, meeting=current)


def _waits_for_names(item: AgendaItem) -> bool:
    return item.regime == Regime.SEALED and item.circle_id is None


def _go_to(item: AgendaItem) -> None:
    item.is_current = True
    item.closed_on = None
    item.held_under = item.regime
    item.save(update_fields=["is_current", "closed_on", "held_under"])


def _leave_current(actor: Actor, meeting: Meeting) -> None:
    rows = every_row(AgendaItem, meeting.group_id, "the item the table is at")
    for current in rows.filter(meeting=meeting, is_current=True):
        _close(actor, current)


def _close(actor: Actor, item: AgendaItem, *, on: date | None = None) -> None:
    item.is_current = False
    item.closed_on = on or clock.today()
    item.save(update_fields=["is_current", "closed_on"])
    if item.is_open_rule:
        record(actor, "agendaitem.close", item)
        return
    lay_anew(item)
    record_at_desk("agendaitem.close", item)
    erase()
