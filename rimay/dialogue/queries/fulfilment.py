"""How agreements were fulfilled over time, counted from what the reader may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import clock, formatting
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


@dataclass(frozen=True)
class Quarter:
    """Three months: how many agreements fell due in them, and how those stand today."""

    name: str
    due: int
    fulfilled: int
    in_time: int

    @property
    def share(self) -> str:
        """Of each hundred that fell due, how many are fulfilled; in words."""
        return formatting.percent(Decimal(self.fulfilled) / self.due * 100)


def quarters(actor: Actor) -> list[Quarter]:
    """Return the quarters in which agreements fell due, the latest first."""
    rows = visible(actor, Agreement).exclude(due_on="").exclude(status__in=_LEFT_OUT)
    today = clock.today()
    held: dict[tuple[int, int], list[Agreement]] = {}
    for row in rows.only("due_on", "fulfilled_on", "status"):
        day = row.due_on.latest if row.due_on else today
        if day < today:
            held.setdefault((day.year, (day.month + 2) // 3), []).append(row)
    latest = sorted(held, reverse=True)[:QUARTERS]
    return [_quarter(*key, held[key]) for key in latest]


def _quarter(year: int, number: int, rows: Iterable[Agreement]) -> Quarter:
    found = list(rows)
    fulfilled = [r for r in found if r.status == AgreementStatus.FULFILLED]
    in_time = [
        r
        for r in fulfilled
        if r.fulfilled_on and r.due_on and r.fulfilled_on.earliest <= r.due_on.latest
    ]
    named = _("quarter %(number)s of %(year)s") % {"number": number, "year": year}
    return Quarter(named, len(found), len(fulfilled), len(in_time))
