"""What a seat's link shows of a session: less than the seat reads signed in."""

from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.models import SeatLink
from rimay.core.classes import Regime
from rimay.dialogue.models import AgendaItem, Meeting
from rimay.dialogue.queries.agendas import Paper, papers_of


@dataclass(frozen=True)
class LinkLine:
    """One item. Under a rule stricter than open it has neither title nor papers here:
    a link may be forwarded, and screens of telephones are looked at.
    """

    item: AgendaItem
    title: str = ""
    papers: tuple[Paper, ...] = ()


def meeting_of(actor: Actor, link: SeatLink) -> Meeting | None:
    """Return the session that a link is for, as far as its seat may read it."""
    rows = visible(actor, Meeting).filter(pk=link.subject_id)
    return rows.select_related("group").first()


def agenda_of(actor: Actor, meeting: Meeting) -> list[LinkLine]:
    """Return the items in their order, with the titles that a link may show."""
    rows = visible(actor, AgendaItem).filter(meeting=meeting)
    papers = papers_of(actor, meeting)
    found = []
    for item in rows.order_by("number", "id")[:200]:
        if _is_open(meeting, item):
            lying = tuple(papers.get(item.pk, ()))
            found.append(LinkLine(item, str(item.title), lying))
        else:
            found.append(LinkLine(item))
    return found


def paper_of(actor: Actor, meeting: Meeting, pk: int) -> Paper | None:
    """Return a paper of an open item by its key, as far as any seat may read it."""
    for line in agenda_of(actor, meeting):
        for paper in line.papers:
            if paper.row.pk == pk:
                return paper
    return None


def _is_open(meeting: Meeting, item: AgendaItem) -> bool:
    return meeting.regime == Regime.OPEN and item.regime == Regime.OPEN
