"""The number of the next session, in the group's own series."""

import re
from dataclasses import dataclass
from itertools import pairwise

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.dialogue.models import Meeting
from rimay.dialogue.queries.numbers import NUMBERED

_PARTS = re.compile(r"(?P<before>\D*)(?P<number>\d{1,4})(?P<after>.*)", re.DOTALL)
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")


@dataclass(frozen=True)
class _Numbered:
    """A number as the group writes it, taken apart: "3-2017"."""

    before: str
    digits: str
    after: str

    @property
    def year(self) -> int:
        found = _YEAR.search(self.after)
        return int(found[1]) if found else 0

    def written(self, number: int, year: int) -> str:
        after = _YEAR.sub(str(year), self.after, count=1)
        return f"{self.before}{str(number).zfill(len(self.digits))}{after}"


def next_number(actor: Actor, year: int) -> str:
    """Return the number that follows in the series of the sessions that one may read,
    as every seat does: a gap would tell of the others.

    A series with the year in it begins again each year, unless the group's own went on
    over the turn of a year; without any number yet it is "1-2018".
    """
    rows = visible(actor, Meeting).filter(access_class__in=NUMBERED)
    rows = rows.exclude(number="").order_by("-held_on", "-id")
    held = [p for n in rows.values_list("number", flat=True)[:200] if (p := _taken(n))]
    if not held:
        return f"1-{year}"
    last = held[0]
    like = [
        p for p in held if (p.before, bool(p.year)) == (last.before, bool(last.year))
    ]
    if not last.year:
        return last.written(max(int(p.digits) for p in like) + 1, year)
    of_year = [int(p.digits) for p in like if p.year == year]
    if of_year:
        return last.written(max(of_year) + 1, year)
    earlier = [int(p.digits) for p in like if p.year < year]
    goes_on = _goes_on(like) and earlier
    return last.written(max(earlier) + 1 if goes_on else 1, year)


def _taken(number: str) -> _Numbered | None:
    match = _PARTS.fullmatch(number.strip())
    return (
        _Numbered(match["before"], match["number"], match["after"]) if match else None
    )


def _goes_on(held: list[_Numbered]) -> bool:
    """Return whether numbers went on where a year ended."""
    years = sorted({p.year for p in held})
    for before, after in pairwise(years):
        last = max(int(p.digits) for p in held if p.year == before)
        first = min(int(p.digits) for p in held if p.year == after)
        if first == last + 1 and first > 1:
            return True
    return False
