"""The made-up group's year goes by: each act on the day on which it was done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings


@contextmanager
def on_day(day: date) -> Iterator[None]:
    """Let the domain's day be another one while something is acted."""
    before = settings.DEMONSTRATION_DAY
    settings.DEMONSTRATION_DAY = day
    try:
        yield
    finally:
        settings.DEMONSTRATION_DAY = before
