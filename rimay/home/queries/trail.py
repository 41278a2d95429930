"""The trail as one reader gets it: acts and places, never content."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import QueryDict

from rimay.access.actor import Actor
from rimay.access.asking import every_row
from rimay.access.rules import scope
from rimay.accounts.models import User
from rimay.accounts.sealing import NotSealedHere, seal, unseal
from rimay.audit import heads, trail
from rimay.audit.models import Entry
from rimay.audit.trail import Flaw
from rimay.core import clock
from rimay.dialogue.models import Acta
from rimay.groups.models import Group
from rimay.records.paging import Page, page_of
from rimay.results.models import Report

# A check reads every line: done on demand, and kept until something newer is asked.
KEPT_SECONDS = 30 * 24 * 3600
AGAIN_AFTER = timedelta(minutes=1)
PLACE = "place in the trail"
SIDES = ("after", "before")


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


def page_for(actor: Actor, group: Group, asked: QueryDict) -> Page[Entry]:
    """Return one page of the lines. Places in its addresses are sealed: the numbers of
    lines between two of them would count acts on rows that the reader may not see.
    """
    held = asked.copy()
    for side in SIDES:
        if side in held:
            held[side] = _opened(str(held[side]))
    page = page_of(lines_of(actor, group), "-id", held)
    return replace(
        page,
        newer_query=_sealed(page.newer_query),
        older_query=_sealed(page.older_query),
    )


def _sealed(query: str) -> str:
    held = QueryDict(query, mutable=True)
    for side in SIDES:
        if side in held:
            held[side] = seal(str(held[side]), PLACE)
    return held.urlencode()


def _opened(words: str) -> str:
    try:
        return unseal(words, PLACE)
    except NotSealedHere:
        return ""


def head_of(group: Group) -> str:
    """Return the head of the group's chain, to print or to note down."""
    return heads.printed(group.pk)


def last_check(group: Group) -> Checked | None:
    """Return what the last check found; None before the first."""
    held = cache.get(f"trail {group.pk}")
    return Checked(*held) if held else None


def flaws_of(
    group_id: int | None, printed: Iterable[tuple[int, str]] = ()
) -> list[Flaw]:
    """Return every flaw of a chain, held against what the other tables know of it.

    Each group was founded and each account opened with a line, so that a chain without
    any has lost it; closed actas and published reports keep the head that they print.
    """
    accounts = User.objects.filter(demo=None)
    is_begun = group_id is not None or accounts.exists()
    kept = [*printed, *(_kept_heads(group_id) if group_id else ())]
    return list(trail.verify(group_id, kept, is_begun=is_begun))


def _kept_heads(group_id: int) -> Iterator[tuple[int, str]]:
    purpose = "heads that the trail is held against"
    for rows in (
        every_row(Acta, group_id, purpose),
        every_row(Report, group_id, purpose),
    ):
        for words in rows.values_list("trail_head", flat=True):
            # None yet, or masked with a key that is no longer ours.
            with suppress(ValueError):
                yield heads.read(words)


def check(group: Group) -> Checked:
    """Check the whole chain now, and keep what was found.

    It reads every line: one that was just checked, and has no line more, is not read
    again for the next who presses.
    """
    length, _head = trail.head(group.pk)
    before = last_check(group)
    if before and before.length == length and clock.now() - before.at < AGAIN_AFTER:
        return before
    checked = Checked(clock.now(), length, len(flaws_of(group.pk)))
    held = (checked.at, checked.length, checked.flaws)
    cache.set(f"trail {group.pk}", held, KEPT_SECONDS)
    return checked
