"""The agenda of a session: its items, their papers, and what it adds up to."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.core import formatting
from rimay.core.classes import Regime
from rimay.dialogue.models import AgendaItem, ItemPaper, Meeting
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.queries.times import hours_planned
from rimay.groups.models import Group
from rimay.library.models import Document
from rimay.records.addresses import url_of


@dataclass(frozen=True)
class Paper:
    """A document that lies with an item, for one reader."""

    row: ItemPaper
    document: Document
    words: str
    url: str
    readers: str


@dataclass(frozen=True)
class AgendaLine:
    """One item as a reader gets it. `hidden_papers` are those of fewer readers."""

    item: AgendaItem
    papers: tuple[Paper, ...] = ()
    hidden_papers: int = 0
    proposed_by: str = ""

    @property
    def regime(self) -> str:
        return self.item.regime


def titles_of(actor: Actor, meeting: Meeting) -> list[AgendaLine]:
    """Return the items in their order without what lies with them, for a card."""
    rows = visible(actor, AgendaItem).filter(meeting=meeting)
    rows = rows.only("number", "title", "length", "regime")
    return [AgendaLine(item) for item in rows.order_by("number", "id")[:200]]


def lines_of(actor: Actor, meeting: Meeting) -> list[AgendaLine]:
    """Return the items in their order with the papers that the reader may open."""
    rows = visible(actor, AgendaItem).filter(meeting=meeting)
    items = list(rows.select_related("organisation").order_by("number", "id")[:200])
    named = seen(actor, [item.organisation for item in items])
    known, hidden = _papers_of(actor, meeting)
    return [
        AgendaLine(
            item,
            tuple(known.get(item.pk, ())),
            hidden.get(item.pk, 0),
            str(item.organisation) if item.organisation_id in named else "",
        )
        for item in items
    ]


def papers_of(actor: Actor, meeting: Meeting) -> dict[int, list[Paper]]:
    """Return by item the papers whose documents the reader sees."""
    return _papers_of(actor, meeting)[0]


def _papers_of(
    actor: Actor, meeting: Meeting
) -> tuple[dict[int, list[Paper]], Counter[int]]:
    """Return by item the papers to open, and how many others lie there."""
    rows = visible(actor, ItemPaper).filter(item__meeting=meeting)
    rows = rows.select_related("document").order_by("id")
    held = list(rows[:400])
    if not held:
        return {}, Counter()
    documents = {row.document_id for row in held}
    known = set(
        visible(actor, Document).filter(pk__in=documents).values_list("pk", flat=True)
    )
    found: dict[int, list[Paper]] = {}
    hidden: Counter[int] = Counter()
    for row in held:
        if row.document_id in known:
            found.setdefault(row.item_id, []).append(_paper(row, meeting.group))
        else:
            hidden[row.item_id] += 1
    return found, hidden


def _paper(row: ItemPaper, group: Group) -> Paper:
    document = row.document
    readers = str(document.get_access_class_display())
    return Paper(row, document, str(document), url_of(document, group), readers)


def is_neutral(meeting: Meeting) -> bool:
    """Return whether what leaves the group says neither what nor where, nor names
    anybody: as soon as the session or one item has a rule stricter than open.
    """
    if meeting.regime != Regime.OPEN:
        return True
    rows = every_row(AgendaItem, meeting.group_id, "what may leave the group")
    return rows.filter(meeting=meeting).exclude(regime=Regime.OPEN).exists()


def open_titles(meeting: Meeting) -> list[str]:
    """Return the titles that may be told anywhere, in the order of the agenda."""
    if meeting.regime != Regime.OPEN:
        return []
    rows = every_row(AgendaItem, meeting.group_id, "what may leave the group")
    held = rows.filter(meeting=meeting, regime=Regime.OPEN).order_by("number", "id")
    return [str(item.title) for item in held]


def kept_count(meeting: Meeting) -> int:
    """Return how many items have no title outside."""
    rows = every_row(AgendaItem, meeting.group_id, "what may leave the group")
    rows = rows.filter(meeting=meeting)
    if meeting.regime == Regime.OPEN:
        rows = rows.exclude(regime=Regime.OPEN)
    return rows.count()


def length_words(lines: list[AgendaLine], meeting: Meeting) -> str:
    """Return what the items add up to, held against the session's hours."""
    total = sum(line.item.length for line in lines)
    if not total:
        return ""
    planned = hours_planned(meeting)
    if planned <= 0:
        return _("The items add up to %(total)s.") % {"total": span_words(total)}
    held = {"total": span_words(total), "planned": span_words(planned)}
    over = total - planned
    if over > 0:
        held["over"] = span_words(over)
        words = _(
            "The items add up to %(total)s, the session has %(planned)s: %(over)s too "
            "many."
        )
        return words % held
    if not over:
        return _("The items fill the %(planned)s of the session.") % held
    held["left"] = span_words(-over)
    words = _("The items add up to %(total)s of %(planned)s: %(left)s are free.")
    return words % held


def is_too_long(lines: list[AgendaLine], meeting: Meeting) -> bool:
    """Return whether the items ask for more time than the session has."""
    planned = hours_planned(meeting)
    return 0 < planned < sum(line.item.length for line in lines)


def span_words(minutes: int) -> str:
    """Return a length of time in words: 2 h 10 min."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}{formatting.HARD_SPACE}h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{formatting.HARD_SPACE}min")
    return " ".join(parts)


def may_carry(actor: Actor, meeting: Meeting) -> list[AgendaItem]:
    """Return the items of the last session held that were not closed there, and that
    stand on no agenda since.
    """
    held = visible(actor, Meeting).filter(state=MeetingState.HELD)
    if meeting.held_on is not None:
        held = held.filter(held_on__lt=meeting.held_on.code)
    last = held.exclude(pk=meeting.pk).order_by("-held_on", "-id").first()
    if last is None:
        return []
    rows = visible(actor, AgendaItem).filter(meeting=last, closed_on=None)
    titles = {
        str(title)
        for title in visible(actor, AgendaItem)
        .filter(meeting=meeting)
        .values_list("title", flat=True)
    }
    left = rows.select_related("meeting").order_by("number", "id")[:40]
    return [item for item in left if str(item.title) not in titles]


def papers_to_choose(actor: Actor) -> list[Document]:
    """Return the documents that may be laid with an item, newest first."""
    rows = visible(actor, Document).order_by("-published_on", "-id")
    return list(rows[:200])


def last_number(meeting: Meeting) -> int:
    """Return the highest number on the agenda, whoever reads the item."""
    rows = every_row(AgendaItem, meeting.group_id, "the next number")
    found = rows.filter(meeting=meeting).aggregate(last=Max("number"))["last"]
    return int(found or 0)


def count_words(lines: list[AgendaLine]) -> str:
    return ngettext("%(n)s item", "%(n)s items", len(lines)) % {"n": len(lines)}
