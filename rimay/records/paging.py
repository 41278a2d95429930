"""Lists page by key, both ways: the cost of a page does not depend on its place."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
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

    `sort` is a stored column; a leading "-" means descending. The key of a place is the
    row's own sort value and id, both of which the reader sees.
    """
    column, descending = sort.lstrip("-"), sort.startswith("-")
    backwards = "before" in asked
    total = rows[: counted_to + 1].count()
    down = descending != backwards
    order = (f"-{column}", "-id") if down else (column, "id")
    found = rows.order_by(*dict.fromkeys(order))
    place = _place(rows.model, column, asked.get("before") or asked.get("after") or "")
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
        _query(asked, "before", held[0], column) if held and has_newer else "",
        _query(asked, "after", held[-1], column) if held and has_older else "",
    )


def _place(model: type[Model], column: str, words: str) -> tuple[str, int] | None:
    """Return the place that an address names; None, the first page, for nonsense."""
    value, _, written = words.rpartition("~")
    pk = number_in(written)
    if pk is None or len(words) > 400 or "\x00" in value:
        return None
    try:
        if column != "id":
            model._meta.get_field(column).get_prep_value(value)  # type: ignore[union-attr]
    except (ValidationError, ValueError):
        return None
    return value, pk


def _beyond(column: str, place: tuple[str, int], *, down: bool) -> Q:
    value, pk = place
    side = "lt" if down else "gt"
    if column == "id":
        return Q(**{f"id__{side}": pk})
    # Written so that both databases can start in the index at the value.
    return Q(**{f"{column}__{side}e": value}) & ~Q(
        **{column: value, f"id__{'gte' if down else 'lte'}": pk}
    )


def _query(asked: QueryDict, side: str, row: Model, column: str) -> str:
    kept = [(k, v) for k, v in asked.items() if k not in {"after", "before"}]
    value = getattr(row, column)
    code = getattr(value, "code", value)
    key = f"{'' if column == 'id' or value is None else code}~{row.pk}"
    return urlencode([*kept, (side, key)])
