"""When a session is: its hours where the group is, and whether they are known."""

import re
from datetime import date, datetime, time, timedelta

from babel.dates import get_timezone_location
from django.utils import timezone
from django.utils.translation import get_language

from rimay.core import clock
from rimay.dialogue.models import Meeting
from rimay.dialogue.models.meetings import MeetingState

_HOUR = re.compile(r"(\d{1,2})[:.hH](\d{2})")
# A session of which nobody said when it ends stands in calendars for this long.
USUAL = timedelta(hours=2)
AHEAD = frozenset({MeetingState.PLANNED, MeetingState.CONVENED})


def hour_of(words: str) -> time | None:
    """Read an hour as people write it, 09:30 or 9.30; None where it is none."""
    match = _HOUR.fullmatch(words.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    return time(hour, minute) if hour < 24 and minute < 60 else None


def day_of(meeting: Meeting) -> date | None:
    """Return the day of a session; None while it is not known to the day."""
    held = meeting.held_on
    return held.earliest if held is not None and held.is_exact else None


def begins_at(meeting: Meeting) -> datetime | None:
    """Return when a session begins, in the group's own time zone."""
    day, hour = day_of(meeting), hour_of(meeting.starts_at)
    if day is None or hour is None:
        return None
    return datetime.combine(day, hour, clock.zone_of(meeting.group.time_zone))


def ends_at(meeting: Meeting) -> datetime | None:
    """Return when a session ends, or is likely to."""
    begins = begins_at(meeting)
    if begins is None:
        return None
    hour = hour_of(meeting.ends_at)
    if hour is None:
        return begins + USUAL
    return datetime.combine(begins.date(), hour, begins.tzinfo)


def hours_planned(meeting: Meeting) -> int:
    """Return for how many minutes a session is planned; 0 where it does not say."""
    first, last = hour_of(meeting.starts_at), hour_of(meeting.ends_at)
    if first is None or last is None:
        return 0
    return (last.hour - first.hour) * 60 + last.minute - first.minute


def is_ahead(meeting: Meeting) -> bool:
    """Return whether a session is still to come: planned or convened, and not past."""
    if meeting.state not in AHEAD:
        return False
    return meeting.held_on is None or meeting.held_on.latest >= today_of(meeting)


def is_early(meeting: Meeting) -> bool:
    """Return whether the day of a session has not come yet where it is held."""
    return meeting.held_on is not None and meeting.held_on.earliest > today_of(meeting)


def today_of(meeting: Meeting) -> date:
    """Return the day it is where the session is."""
    return clock.today_in(meeting.group.time_zone)


def takes_answers(meeting: Meeting) -> bool:
    """Return whether seats may still say whether they come: until the day is over."""
    return meeting.state == MeetingState.CONVENED and is_ahead(meeting)


def zone_words(meeting: Meeting) -> str:
    """Return the group's time in words where the installation keeps another: "Peru
    Time"."""
    zone = clock.zone_of(meeting.group.time_zone)
    if zone == timezone.get_default_timezone():
        return ""
    language = (get_language() or "es").split("-")[0]
    return str(get_timezone_location(zone, locale=language))
