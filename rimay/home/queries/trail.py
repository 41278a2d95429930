"""The trail as one reader gets it: acts and places, never content."""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.rules import scope
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.groups.models import Group

# A check reads every line: done on demand, and kept until something newer is asked.
KEPT_SECONDS = 30 * 24 * 3600


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


def head_of(group: Group) -> tuple[int, str]:
    """Return the length of the group's chain, and the head to print."""
    return trail.head(group.pk)


def last_check(group: Group) -> Checked | None:
    """Return what the last check found; None before the first."""
    held = cache.get(f"trail {group.pk}")
    return Checked(*held) if held else None


def check(group: Group) -> Checked:
    """Check the whole chain now, and keep what was found."""
    length, _head = trail.head(group.pk)
    checked = Checked(clock.now(), length, sum(1 for _ in trail.verify(group.pk)))
    held = (checked.at, checked.length, checked.flaws)
    cache.set(f"trail {group.pk}", held, KEPT_SECONDS)
    return checked


def words_of(act: str) -> str:
    """Return an act in words; an unknown one as its code."""
    words = {
        "create": _("created"),
        "found": _("founded"),
        "change": _("changed"),
        "remove": _("removed"),
        "import": _("imported"),
        "release": _("released"),
        "publish": _("published"),
        "say": _("said on behalf"),
        "classify": _("readers changed"),
        "move": _("moved on"),
        "receive": _("received"),
        "invite": _("invited"),
        "open": _("opened"),
        "close": _("closed"),
        "tighten": _("made stricter"),
        "note": _("noted"),
        "show": _("shown"),
    }
    return words.get(act.rpartition(".")[2], act)
