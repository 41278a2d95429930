"""The session under way as one reader sees it: its agenda, the item on the table."""

import hashlib
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import is_sealed
from rimay.access.showing import log_showing_below
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.dialogue.models import (
    AgendaItem,
    Attendance,
    ConflictOfInterest,
    Meeting,
    MinutesLine,
    Proposal,
)
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries.sessions import agenda
from rimay.dialogue.queries.writing import written_now


@dataclass(frozen=True)
class AgendaLine:
    """One item on the agenda. `state` is "now", "done" or "open"."""

    item: AgendaItem
    state: str
    is_shown: bool


@dataclass(frozen=True)
class Rule:
    """A confidentiality rule with what follows from it."""

    code: str
    name: str
    consequence: str


def lines_of(
    actor: Actor, meeting: Meeting, asked: str = ""
) -> tuple[list[AgendaLine], AgendaItem | None]:
    """Return the agenda, and the item that is shown: the one asked for, else the one
    the table is at, else the first that is not closed.
    """
    items = agenda(actor, meeting)
    for item in items:
        item.meeting = meeting
    by_key = {str(item.pk): item for item in items}
    current = next((i for i in items if i.is_current), None)
    ahead = next((i for i in items if i.closed_on is None), None)
    shown = by_key.get(asked) or current or ahead or next(iter(items), None)
    return [AgendaLine(i, _state(i), i is shown) for i in items], shown


def stamp_of(
    actor: Actor,
    meeting: Meeting,
    agenda: list[AgendaLine],
    item: AgendaItem | None,
    mark: str,
) -> str:
    """Return a mark of all that the page shows: while it stays, nothing changed.

    Open pages ask every two seconds: this is what they cost. It is of three parts:
    while the first stays only the item shown has changed, and while the second stays
    too, only its paragraphs.
    """
    came = visible(actor, Attendance).filter(meeting=meeting).order_by("id")
    lines = visible(actor, MinutesLine).filter(item=item).order_by("position", "id")
    lines_now = list(lines.values_list("pk", "version", "key", "agreement__version"))
    around = (
        get_language(),
        meeting.state,
        item and item.pk,
        [(x.item.pk, x.item.version, x.item.regime, x.state) for x in agenda],
        list(came.values_list("membership", "presence")),
        visible(actor, ConflictOfInterest).filter(item=item).count(),
    )
    put = list(proposals_of(actor, item).values_list("pk", "version", "state"))
    said = (
        lines_now,
        sorted(written_now([key for _pk, _version, key, _agreed in lines_now], mark)),
    )
    return ".".join(
        hashlib.sha256(repr(told).encode()).hexdigest()[:12]
        for told in (around, put, said)
    )


def proposals_of(actor: Actor, item: AgendaItem | None) -> QuerySet[Proposal]:
    """Return the texts put to a decision on an item, in their order."""
    return visible(actor, Proposal).filter(item=item).order_by("id")


def shown_proposals(
    actor: Actor, item: AgendaItem, *, is_again: bool
) -> list[Proposal]:
    """Return the texts put on an item for its page; a showing of sealed ones is logged."""
    rows = list(proposals_of(actor, item))
    if any(is_sealed(row) for row in rows) and item.circle_id:
        log_showing_below(actor, item, item.circle_id, is_again=is_again)
    return rows


def next_item(lines: list[AgendaLine], item: AgendaItem) -> AgendaItem | None:
    """Return the item that the table goes to after this one."""
    ahead = (x.item for x in lines if x.item.number > item.number)
    return next((item for item in ahead if item.closed_on is None), None)


def since_words(meeting: Meeting) -> str:
    """Return how long a session has been under way."""
    if meeting.state != MeetingState.UNDER_WAY or meeting.opened_at is None:
        return ""
    minutes = int((clock.now() - meeting.opened_at).total_seconds() // 60)
    if minutes >= 600:
        return ""
    return ngettext("under way for %(n)s min", "under way for %(n)s min", minutes) % {
        "n": minutes
    }


def rule_of(regime: str) -> Rule:
    """Return a rule with its consequence, in two sentences."""
    kept_nowhere = _(
        "This item keeps neither who spoke nor who wrote, and nobody can find it out "
        "later."
    )
    said = {
        Regime.OPEN: _("What is said here can be told. The notes may say who spoke."),
        Regime.NO_ATTRIBUTION: _("What is said can be told; who said it, to nobody."),
        Regime.CHATHAM: _(
            "What is said can be used outside; who said it or who was there, not."
        ),
        Regime.SEALED: _(
            "Only the persons named read what is said here, and each reading is logged."
        ),
    }
    held = Regime(regime)
    words = said[held] if held == Regime.OPEN else f"{said[held]} {kept_nowhere}"
    return Rule(held.value, str(held.label), words)


def note_like(item: AgendaItem) -> MinutesLine:
    """Return a line as it would be kept, to say beforehand who will read it."""
    line = MinutesLine(item=item)
    line.take_class_of(item)
    return line


def _state(item: AgendaItem) -> str:
    if item.is_current:
        return "now"
    return "done" if item.closed_on or item.meeting.is_over else "open"
