"""Two clocks: the domain's day, which a demonstration fixes, and real time."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the domain's day: what is due, late or past is measured against it."""
    if settings.DEMONSTRATION:
        return settings.DEMONSTRATION_DAY
    return timezone.localdate()


def now() -> datetime:
    """Return real time, always: it serves accounts, tokens, trail and files."""
    return timezone.now()
