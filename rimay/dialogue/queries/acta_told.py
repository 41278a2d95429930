"""An acta that is circulated, seat by seat: who was told, and who said they saw it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.access.links import words_of
from rimay.core import formatting
from rimay.core.classes import Class
from rimay.dialogue.models import Acta, ActaRemark, Notice
from rimay.dialogue.models.notices import NoticeKind
from rimay.dialogue.queries.acta_letters import acta_text
from rimay.dialogue.queries.actas import keeps_whose
from rimay.dialogue.queries.convening import (
    Sitter,
    gathered,
    links_of,
    seats_convened,
    sitters_by_desk,
)
from rimay.dialogue.queries.reached import Told, state_words, told
from rimay.groups.models import Membership


@dataclass(frozen=True)
class Heard:
    """How many seats said something of an acta. `remarks` counts what was asked for;
    `seen` the seats that asked for nothing.
    """

    seats: int
    seen: int
    remarks: int
    open_remarks: int


@dataclass(frozen=True)
class SeatLine:
    """One seat of the table: how it was told, and what it said, where that is kept."""

    told: Told
    said: str
    has_said: bool
    reminded: tuple[str, ...]


def seats_told(acta: Acta) -> list[Membership]:
    """Return the seats that observe an acta: those that the session is read by."""
    return [seat for seat in seats_convened(acta.meeting) if seat.has_seat]


def sitters_of_acta(acta: Acta, seat: Membership) -> list[Sitter]:
    """Return who is told for a seat; assistants where they read the acta too."""
    return sitters_by_desk(seat, with_assistants=_assistants_read(acta))


def seats_silent(acta: Acta) -> list[Membership]:
    """Return the seats that said nothing yet; all, where whose a remark is is not kept."""
    seats = seats_told(acta)
    if not keeps_whose(acta):
        return seats
    rows = every_row(ActaRemark, acta.group_id, "who has not looked at an acta yet")
    heard = set(rows.filter(acta=acta).values_list("organisation", flat=True))
    return [seat for seat in seats if seat.organisation_id not in heard]


def heard_of(actor: Actor, acta: Acta) -> Heard:
    """Return the counts of what came, from the remarks that the reader reads."""
    rows = visible(actor, ActaRemark).filter(acta=acta)
    asked = rows.exclude(state=ActaRemark.State.NONE)
    seen = rows.filter(state=ActaRemark.State.NONE).values("organisation").distinct()
    return Heard(
        len(seats_told(acta)),
        seen.count(),
        asked.count(),
        asked.filter(state=ActaRemark.State.OPEN).count(),
    )


def heard_words(heard: Heard) -> str:
    """Return the counts in one sentence."""
    if not heard.seen and not heard.remarks:
        return _("No seat has said anything yet.")
    parts = []
    if heard.seen:
        words = ngettext(
            "%(n)s of %(all)s seats saw it without remarks",
            "%(n)s of %(all)s seats saw it without remarks",
            heard.seen,
        )
        parts.append(words % {"n": heard.seen, "all": heard.seats})
    if heard.remarks:
        words = ngettext("%(n)s remark came", "%(n)s remarks came", heard.remarks)
        parts.append(words % {"n": heard.remarks})
    said = formatting.list_words(parts)
    return f"{said[0].upper()}{said[1:]}."


def lines_of(actor: Actor, acta: Acta, address: Callable[[str], str]) -> list[SeatLine]:
    """Return the seats as those who circulate an acta see them.

    What a seat said stands here only where every remark keeps whose it is: else the
    seats that only saw it would tell, one by one, whose the others are.
    """
    rows = visible(actor, Notice).filter(kind=NoticeKind.ACTA, subject_id=acta.pk)
    notices = list(rows.select_related("person").order_by("id"))
    first = [row for row in notices if row.sequence == 0]
    said = _said(actor, acta) if keeps_whose(acta) else {}
    held = gathered(
        actor,
        seats_told(acta),
        links_of(acta.meeting),
        first,
        with_assistants=_assistants_read(acta),
    )
    found = []
    for seat in held:
        link = address(words_of(seat.link)) if seat.link else ""
        states = said.get(seat.seat.organisation_id, set())
        again = [n for n in notices if n.sequence and n.membership_id == seat.seat.pk]
        found.append(
            SeatLine(
                told(seat, acta_text(acta, name=seat.name, address=link)),
                _said_words(states),
                bool(states),
                tuple(state_words(row) for row in again),
            )
        )
    return found


def _said(actor: Actor, acta: Acta) -> dict[int | None, set[str]]:
    rows = visible(actor, ActaRemark).filter(acta=acta)
    found: dict[int | None, set[str]] = {}
    for organisation, state in rows.values_list("organisation", "state"):
        found.setdefault(organisation, set()).add(state)
    return found


def _said_words(states: set[str]) -> str:
    if not states:
        return ""
    if states == {ActaRemark.State.NONE.value}:
        return _("saw it, without remarks")
    return _("remarked")


def _assistants_read(acta: Acta) -> bool:
    return acta.access_class in {Class.GROUP, Class.PUBLIC}
