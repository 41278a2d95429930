"""A session as calendars take it: one entry for good, changed and called off.

The library of calendars takes ten megabytes in each worker, so it is loaded by the first
who asks for an entry.
"""

from datetime import datetime
from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from rimay.core import clock
from rimay.dialogue.models import Meeting
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries.agendas import is_neutral, open_titles
from rimay.dialogue.queries.times import begins_at, ends_at

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"
FILE_NAME = "session.ics"


def method_of(meeting: Meeting) -> str:
    """Return what a message asks a calendar to do with the entry."""
    return CANCEL if meeting.state == MeetingState.CANCELLED else REQUEST


def entry_of(meeting: Meeting, *, method: str = PUBLISH, guest: str = "") -> bytes:
    """Return a session as a calendar file, in the group's own time zone.

    Where any rule is stricter than open it says when, and nothing else: no title, no
    place, nobody's name. `guest` is the address that the file is sent to; nobody else
    is ever named. Raises ValueError while the session has no day and hour.
    """
    from icalendar import Calendar  # noqa: PLC0415

    begins, ends = begins_at(meeting), ends_at(meeting)
    if begins is None or ends is None:
        raise ValueError("a session without an hour has no place in a calendar")
    held = Calendar()
    held.add("version", "2.0")
    held.add("prodid", "-//Rimay//Rimay//ES")
    held.add("method", method)
    held.add_component(_event(meeting, begins, ends, method, guest))
    held.add_missing_timezones()
    return bytes(held.to_ical())


def _event(
    meeting: Meeting, begins: datetime, ends: datetime, method: str, guest: str
) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", uid_of(meeting))
    event.add("sequence", meeting.calendar_sequence)
    event.add("dtstamp", clock.now())
    event.add("dtstart", begins)
    event.add("dtend", ends)
    cancelled = method == CANCEL or meeting.state == MeetingState.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    neutral = is_neutral(meeting)
    event.add("summary", _("Meeting") if neutral else str(meeting))
    if neutral:
        event.add("class", "PRIVATE")
    else:
        _tell(event, meeting)
    if method != PUBLISH:
        event.add("organizer", _address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
        if guest and not neutral:
            event.add("attendee", _guest(guest), encode=False)
    return event


def uid_of(meeting: Meeting) -> str:
    """Return the name of the entry, the same in every message about this session."""
    return f"{meeting.calendar_uid}@rimay"


def _tell(event: "Event", meeting: Meeting) -> None:
    place = ", ".join(filter(None, (meeting.place, meeting.address)))
    if place:
        event.add("location", place)
    lines = [str(meeting.group), *(f"- {title}" for title in open_titles(meeting))]
    event.add("description", "\n".join(lines))


def _guest(address: str) -> "vCalAddress":
    from icalendar import vText  # noqa: PLC0415

    held = _address(address)
    held.params["PARTSTAT"] = vText("NEEDS-ACTION")
    # Answers come by the personal link; a calendar's own answer would reach nobody.
    held.params["RSVP"] = vText("FALSE")
    return held


def _address(address: str) -> "vCalAddress":
    from icalendar import vCalAddress  # noqa: PLC0415

    return vCalAddress(f"mailto:{address}")
