"""The trail as one reader gets it: acts and places, never content."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import QuerySet

from rimay.access.actor import Actor
from rimay.access.rules import scope
from rimay.audit import heads, trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.groups.models import Group

# A check reads every line: done on demand, and kept until something newer is asked.
KEPT_SECONDS = 30 * 24 * 3600
AGAIN_AFTER = timedelta(minutes=1)


@dataclass(frozen=True)
class Checked:
    """What the last check of a chain found, and when."""

    at: datetime
    length: int
    flaws: int

    @property
    def is_well(self) -> bool:
        return not self.flaws


def lines_of(actor: Actor, group: Group) -> QuerySet[Entry]:
    """Return the lines of the rows that the reader may read."""
    return Entry.objects.filter(scope(actor, "read", Entry), group_id=group.pk)


def head_of(group: Group) -> str:
    """Return the head of the group's chain, to print or to note down."""
    return heads.printed(group.pk)


def last_check(group: Group) -> Checked | None:
    """Return what the last check found; None before the first."""
    held = cache.get(f"trail {group.pk}")
    return Checked(*held) if held else None


def check(group: Group) -> Checked:
    """Check the whole chain now, and keep what was found.

    It reads every line: one that was just checked, and has no line more, is not read
    again for the next who presses.
    """
    length, _head = trail.head(group.pk)
    before = last_check(group)
    if before and before.length == length and clock.now() - before.at < AGAIN_AFTER:
        return before
    checked = Checked(clock.now(), length, sum(1 for _ in trail.verify(group.pk)))
    held = (checked.at, checked.length, checked.flaws)
    cache.set(f"trail {group.pk}", held, KEPT_SECONDS)
    return checked
