"""Two clocks: the domain's day, which a demonstration fixes, and real time."""

from contextlib import AbstractContextManager
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the domain's day: what is due, late or past is measured against it.

    Inside a group it is the day where the group is (`stay_in`, `as_in`).
    """
    if settings.DEMONSTRATION:
        return settings.DEMONSTRATION_DAY
    return timezone.localdate()


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by its name; the installation's own for one that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(settings.TIME_ZONE)


def stay_in(zone: str) -> None:
    """Let days and hours be those of a place, for the rest of a request."""
    timezone.activate(zone_of(zone))


def as_in(zone: str) -> AbstractContextManager[None]:
    """Let days and hours be those of a place, for a while."""
    return timezone.override(zone_of(zone))


def today_in(zone: str) -> date:
    """Return the domain's day where a group is: it may be tomorrow there already."""
    if settings.DEMONSTRATION:
        return settings.DEMONSTRATION_DAY
    return timezone.localdate(timezone=zone_of(zone))


def moment() -> datetime:
    """Return this hour of the domain's day, for what pages date beside its other days."""
    real = timezone.localtime()
    return real.combine(today(), real.timetz())


def now() -> datetime:
    """Return real time, always: it serves accounts, tokens, trail and files."""
    return timezone.now()
