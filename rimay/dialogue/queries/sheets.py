"""The agenda and the roll of a session as they are printed."""

from datetime import datetime, timedelta

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.core import child, files
from rimay.core.classes import Regime
from rimay.core.text import sort_key
from rimay.dialogue.models import Meeting
from rimay.dialogue.queries.agendas import (
    AgendaLine,
    length_words,
    lines_of,
    span_words,
)
from rimay.dialogue.queries.convening import Summoned, summoned
from rimay.dialogue.queries.messages import place_words, when_words
from rimay.dialogue.queries.times import begins_at
from rimay.groups.models import Pillar

MODULE = "rimay.dialogue.heavy"
# As many guests as a usual session of such a group has, so that the roll stays one page.
GUEST_LINES = 5


def as_pdf(job: str, sheet: dict[str, object]) -> bytes:
    """Return a sheet as PDF, compiled to the standard PDF/UA-1."""
    return child.run(MODULE, job, sheet, seconds=30).blob


def file_name(meeting: Meeting, what: str) -> str:
    """Return a file's name that tells no title: agenda-2-2018.pdf."""
    number = sort_key(meeting.number).replace(" ", "-").replace("/", "-")
    return (
        files.safe_name(f"{what}-{number or meeting.pk}.pdf")
        .encode("ascii", "ignore")
        .decode()
    )


def agenda_of(actor: Actor, meeting: Meeting, *, inside: bool) -> dict[str, object]:
    """Return the agenda for printing. Not `inside`, it may be sent on: items under a
    stricter rule have no title there, and no papers.
    """
    lines = lines_of(actor, meeting)
    hours = _hours(meeting, lines)
    return _head(meeting, _("Agenda"), tells=inside) | {
        "items": [
            _item(line, hour, tells=inside or _is_open(meeting, line))
            for line, hour in zip(lines, hours, strict=True)
        ],
        "total": length_words(lines, meeting),
        "notes": [] if inside else [_("Items under a rule have no title outside.")],
        "words": {
            "number": _("No."),
            "hour": _("Hour"),
            "item": _("Item"),
            "purpose": _("What for, how long"),
            "rule": _("Rule"),
            "paper": _("Paper"),
        },
    }


def roll_of(actor: Actor, meeting: Meeting) -> dict[str, object]:
    """Return the list to be signed: a box for each way to be there, lines for guests."""
    held = summoned(actor, meeting)
    pillars = list(Pillar.objects.filter(group=meeting.group_id).order_by("slot", "id"))
    parts = [
        (str(pillar), [s for s in held if _sits_in(s, pillar.pk)]) for pillar in pillars
    ]
    loose = [s for s in held if s.seat.has_seat and s.seat.pillar_id is None]
    parts.append((_("Without a pillar"), loose))
    parts.append((_("Observers"), [s for s in held if not s.seat.has_seat]))
    return _head(meeting, _("Attendance list"), tells=True) | {
        "consent": _consent(meeting),
        "parts": [
            {"name": name, "seats": [_seat(s) for s in seats]}
            for name, seats in parts
            if seats
        ],
        "guests": GUEST_LINES,
        "notes": [
            _("Whoever prefers not to be named signs and leaves the last box empty.")
        ],
        "words": {
            "organisation": _("Organisation"),
            "how": _("Who is there"),
            "name": _("Name and post"),
            "signature": _("Signature"),
            "consent": _("Named"),
            "yes": _("yes"),
            "guests": _("Guests"),
        },
    }


def _head(meeting: Meeting, title: str, *, tells: bool) -> dict[str, object]:
    tells = tells or meeting.regime == Regime.OPEN
    facts = [when_words(meeting)]
    if tells and place_words(meeting):
        facts.append(place_words(meeting))
    if tells and meeting.regime != Regime.OPEN:
        rule = _("Confidentiality rule: %(rule)s")
        facts.append(rule % {"rule": meeting.get_regime_display()})
    group = meeting.group
    return {
        "title": title,
        "session": str(meeting) if tells else _("Meeting"),
        "facts": facts,
        "group": str(group),
        "language": (get_language() or "es")[:2],
        "fictional": _("This group is made up, for a demonstration.")
        if group.is_fictional
        else "",
    }


def _item(line: AgendaLine, hour: str, *, tells: bool) -> dict[str, object]:
    item = line.item
    return {
        "number": item.number,
        "hour": hour,
        "title": str(item.title) if tells else "",
        "kept": _("item under a confidentiality rule"),
        "papers": [paper.words for paper in line.papers] if tells else [],
        "purpose": str(item.get_purpose_display()),
        "length": span_words(item.length),
        "regime": item.regime,
        "rule": str(item.get_regime_display()),
    }


def _is_open(meeting: Meeting, line: AgendaLine) -> bool:
    return meeting.regime == Regime.OPEN and line.regime == Regime.OPEN


def _hours(meeting: Meeting, lines: list[AgendaLine]) -> list[str]:
    """Return when each item begins, if all go as planned."""
    at: datetime | None = begins_at(meeting)
    found = []
    for line in lines:
        found.append(f"{at:%H:%M}" if at else "")
        at = at + timedelta(minutes=line.item.length) if at else None
    return found


def _consent(meeting: Meeting) -> str:
    """Return the line that one signs: what for, who keeps it, and that it may be no."""
    if meeting.regime == Regime.OPEN:
        return _(
            "By signing I confirm that I was there. With the box “yes” I agree that my "
            "name and post stand in the minutes. The secretariat keeps this list; I may "
            "ask for my data, have them corrected or taken out."
        )
    return _(
        "By signing I confirm that I was there. Under the rule of this session the list "
        "stays with the group and nobody is named outside it. With the box “yes” I agree "
        "that my name stands in the minutes. I may ask for my data, have them corrected "
        "or taken out."
    )


def _sits_in(held: Summoned, pillar: int) -> bool:
    return held.seat.has_seat and held.seat.pillar_id == pillar


def _seat(held: Summoned) -> dict[str, object]:
    """Return one line: the organisation, and a box per way to be there."""
    return {
        "organisation": held.name or _("a seat"),
        "unit": held.seat.unit,
        "choices": [pgettext("roll", "Representative"), pgettext("roll", "Alternate")],
    }
