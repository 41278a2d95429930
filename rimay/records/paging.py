"""Lists page by key, both ways: the cost of a page does not depend on its place."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from rimay.records.addresses import number_in

Row = TypeVar("Row", bound=Model)
SIZE = 25
COUNTED_TO = 1000


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list. `total` stops at 1,000, and says so in `total_words`."""

    rows: list[Row]
    total: int
    newer_query: str
    older_query: str

    @property
    def total_words(self) -> str:
        return f"{COUNTED_TO:,}+" if self.total > COUNTED_TO else f"{self.total:,}"


def page_of(
    rows: QuerySet[Row],
    sort: str,
    asked: QueryDict,
    size: int = SIZE,
    counted_to: int = COUNTED_TO,
) -> Page[Row]:
    """Return the page that `?after=` or `?before=` asks for, first page otherwise.

    `sort` is a stored column; a leading "-" means descending. A place is the number of
    a row of the list and no word of it, for addresses land in logs and histories; a
    number that is no row of the list, missing or hidden, is the first page.
    """
    column, descending = sort.lstrip("-"), sort.startswith("-")
    backwards = "before" in asked
    total = rows[: counted_to + 1].count()
    down = descending != backwards
    order = (f"-{column}", "-id") if down else (column, "id")
    found = rows.order_by(*dict.fromkeys(order))
    place = _place(rows, column, asked.get("before") or asked.get("after") or "")
    if place is not None:
        found = found.filter(_beyond(column, place, down=down))
    held = list(found[: size + 1])
    has_more, held = len(held) > size, held[:size]
    if backwards:
        held.reverse()
    has_older = has_more if not backwards else bool(held)
    has_newer = place is not None if not backwards else has_more
    return Page(
        held,
        total,
        _query(asked, "before", held[0]) if held and has_newer else "",
        _query(asked, "after", held[-1]) if held and has_older else "",
    )


def _place(rows: QuerySet[Row], column: str, words: str) -> tuple[Any, int] | None:
    """Return the sort value and number of the row that an address names, as the reader
    has it in the list; None, the first page, where it is not there.
    """
    pk = number_in(words)
    if pk is None:
        return None
    found = rows.filter(pk=pk).values_list(column, flat=True)[:1]
    # A date that nobody knows is kept as "".
    return next((("" if value is None else value, pk) for value in found), None)


def _beyond(column: str, place: tuple[Any, int], *, down: bool) -> Q:
    value, pk = place
    side = "lt" if down else "gt"
    if column == "id":
        return Q(**{f"id__{side}": pk})
    # Written so that both databases can start in the index at the value.
    return Q(**{f"{column}__{side}e": value}) & ~Q(
        **{column: value, f"id__{'gte' if down else 'lte'}": pk}
    )


def _query(asked: QueryDict, side: str, row: Model) -> str:
    kept = [(k, v) for k, v in asked.items() if k not in {"after", "before"}]
    return urlencode([*kept, (side, row.pk)])
