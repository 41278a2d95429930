"""How agreements were fulfilled over time, counted from what the reader may read."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import listed
from rimay.core import clock, formatting
from rimay.core.dates import PartialDate
from rimay.dialogue.models import Agreement
from rimay.dialogue.models.agreements import AgreementStatus

# Three years: what a group that looks back over its time still reads.
QUARTERS = 12
# What was taken back says nothing of how promises are kept.
_LEFT_OUT = (
    AgreementStatus.DROPPED,
    AgreementStatus.SUPERSEDED,
    AgreementStatus.TO_RATIFY,
)

# Key, when it fell due, when it was fulfilled, and how it stands.
Row = tuple[int, PartialDate, PartialDate | None, str]


@dataclass(frozen=True)
class Quarter:
    """Three months: which agreements fell due in them, and how those stand today.

    `due`, `fulfilled` and `in_time` hold the agreements' keys, so that each number opens
    to just what it counts. `code` is its name in an address, as in 2017-4.
    """

    code: str
    name: str
    due: tuple[int, ...]
    fulfilled: tuple[int, ...]
    in_time: tuple[int, ...]

    @property
    def share(self) -> str:
        """Of each hundred that fell due, how many are fulfilled; in words."""
        return formatting.percent(Decimal(len(self.fulfilled)) / len(self.due) * 100)


@dataclass(frozen=True)
class Counted:
    """The agreements behind one number of a quarter, and which number it is."""

    quarter: Quarter
    of: str
    rows: list[Agreement]


def quarters(actor: Actor) -> list[Quarter]:
    """Return the quarters in which agreements fell due, the latest first."""
    rows = visible(actor, Agreement).exclude(due_on="").exclude(status__in=_LEFT_OUT)
    today = clock.today()
    held: dict[tuple[int, int], list[Row]] = {}
    for pk, due, done, status in rows.values_list(
        "pk", "due_on", "fulfilled_on", "status"
    ):
        if due and due.latest < today:
            key = due.latest.year, (due.latest.month + 2) // 3
            held.setdefault(key, []).append((pk, due, done, status))
    latest = sorted(held, reverse=True)[:QUARTERS]
    return [_quarter(*key, held[key]) for key in latest]


def counted_of(actor: Actor, held: list[Quarter], code: str, of: str) -> Counted | None:
    """Return what one number counts: of quarter `code` those "due", "fulfilled" or
    "in_time"; None where there is no such quarter or number.
    """
    quarter = next((q for q in held if q.code == code), None)
    if quarter is None or of not in {"due", "fulfilled", "in_time"}:
        return None
    rows = visible(actor, Agreement).filter(pk__in=getattr(quarter, of))
    return Counted(quarter, of, listed(rows.order_by("due_on", "id")))


def _quarter(year: int, number: int, rows: list[Row]) -> Quarter:
    fulfilled = [row for row in rows if row[3] == AgreementStatus.FULFILLED]
    in_time = [
        pk
        for pk, due, done, _status in fulfilled
        if done and done.earliest <= due.latest
    ]
    return Quarter(
        f"{year}-{number}",
        _("quarter %(number)s of %(year)s") % {"number": number, "year": year},
        tuple(row[0] for row in rows),
        tuple(row[0] for row in fulfilled),
        tuple(in_time),
    )
