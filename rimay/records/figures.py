"""What a figure is: a named number, its definition, its basis and the rows behind it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from rimay.access.actor import Actor
from rimay.access.asking import every_row
from rimay.core.classes import Basis
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.groups.models import Classified, Group, StatedTotal
from rimay.records.kinds import Words

# The codes of every figure that a room declares.
CODES: set[str] = set()
Value = Decimal | int | PartialDate | None


@dataclass(frozen=True)
class Cell:
    """One cell of a breakdown: what it counts, how many, and the pillar's slot if any.

    `label` is said in the reader's language, so it stays lazy; `key` tells cells apart.
    """

    label: Words
    count: int
    slot: int = 0
    key: str = ""


@dataclass(frozen=True)
class Breakdown:
    """A figure split one way. `cells` are whole counts; protection comes at release.

    `classes` are those of the records that the cells name, so that a figure given out
    to more readers than a record has does not name it. `column` is what the rows are
    split by, and `weigh` the column that is added up instead of counting rows.
    """

    code: str
    label: Words
    cells: tuple[Cell, ...]
    classes: frozenset[str] = frozenset()
    column: str = ""
    weigh: str = ""


@dataclass(frozen=True)
class Computed:
    """What a figure comes to in a group, over all its rows, whoever asks.

    `value` is None where it is not known, and `missing` says why in words. `rows` are
    the records behind it, unscoped: a page shows those its reader may see.
    """

    value: Value = None
    basis: Basis | None = None
    as_of: PartialDate | None = None
    at_least: bool = False
    unit: str = ""
    missing: Words = ""
    note: Words | Text = ""
    source: str = ""
    rows: "QuerySet[Classified] | None" = None
    is_itemised: bool = False
    breakdowns: tuple[Breakdown, ...] = field(default=())


@dataclass(frozen=True)
class Figure:
    """A named number that a room can prove.

    `compute` returns one `Computed`, or several where the figure is by currency.
    `counts_people` has its breakdowns protected before they are shown; `in_confidence`
    also beside those that were given out before, since who they are is told to nobody.
    `rows` gives the itemised rows without computing, where there may be many.
    `known_to` takes out those that count only by other rows, which a reader may not see.
    """

    code: str
    label: Words
    definition: Words
    unit: Words
    compute: Callable[[Group], tuple[Computed, ...]]
    counts_people: bool = False
    in_confidence: bool = False
    rows: "Callable[[Group], QuerySet[Any]] | None" = None
    known_to: "Callable[[Actor, QuerySet[Any]], QuerySet[Any]] | None" = None

    def __post_init__(self) -> None:
        CODES.add(self.code)


def stated(group: Group, code: str, *, missing: Words = "") -> Computed:
    """Return a figure from what somebody stated; unknown where nobody did."""
    total = every_row(StatedTotal, group.id, "figure").filter(code=code).last()
    if total is None:
        return Computed(missing=missing)
    rows = every_row(StatedTotal, group.id, "figure").filter(pk=total.pk)
    value: Value = total.date_value or total.value
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    return Computed(
        value=value,
        basis=Basis(total.basis) if total.basis else Basis.STATED,
        as_of=total.as_of,
        at_least=total.at_least,
        missing=missing if value is None else "",
        note=total.note,
        source=total.source,
        rows=rows,
    )


def counted(
    group: Group,
    code: str,
    rows: "QuerySet[Classified]",
    *,
    missing: Words = "",
    breakdowns: tuple[Breakdown, ...] = (),
) -> Computed:
    """Return a figure counted from rows, or stated where the group has no rows.

    Rows and a stated total are never added together: where rows stand, they count,
    unless somebody stated more than was itemised so far. Rows that are themselves a
    reading ("one in each region") make the count one too: there may be more.
    """
    count = rows.count()
    told = stated(group, code, missing=missing)
    if not count or (isinstance(told.value, int) and told.value > count):
        return told
    inferred = rows.filter(basis=Basis.INFERRED).exists()
    return Computed(
        value=count,
        basis=Basis.INFERRED if inferred else Basis.COUNTED,
        at_least=inferred,
        rows=rows,
        is_itemised=True,
        breakdowns=breakdowns,
    )
