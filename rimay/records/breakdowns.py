"""Splitting a figure one way: by a choice, or by a row that its rows refer to."""

from django.db import models
from django.db.models import Count, QuerySet, Sum
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from rimay.groups.models import Classified
from rimay.records.figures import Breakdown, Cell
from rimay.records.kinds import Words

# A breakdown is given out in both languages: a row is named when its reader is known.
_name = lazy(str, str)


def by_choice(
    rows: "QuerySet[Classified]", column: str, label: Words, *, weigh: str = ""
) -> Breakdown:
    """Split rows by a choice; `weigh` names a column to add up instead of counting."""
    words = {str(k): v for k, v in rows.model._meta.get_field(column).flatchoices}  # type: ignore[union-attr]
    counts = _counts(rows, column, weigh)
    order = [code for code in words if code in counts]
    cells = [Cell(words[code], counts[code], key=code) for code in order if code]
    held = (*cells, *_rest(counts, ""))
    return Breakdown(column, label, held, column=column, weigh=weigh)


def by_row(
    rows: "QuerySet[Classified]", column: str, label: Words, *, weigh: str = ""
) -> Breakdown:
    """Split rows by the row they name: pillars in their order, others largest first.

    `column` may lead over another row, as from an attendance over its seat to a pillar.
    """
    target = _named_by(rows.model, column)
    counts = _counts(rows, column, weigh)
    named = target._default_manager.in_bulk([pk for pk in counts if pk is not None])
    cells = [
        Cell(_name(row), counts[pk], getattr(row, "slot", 0), str(pk))
        for pk, row in named.items()
    ]
    cells.sort(key=lambda cell: (cell.slot, -cell.count, str(cell.label)))
    classes = (getattr(row, "access_class", "") for row in named.values())
    held = (*cells, *_rest(counts, None))
    code = column.rpartition("__")[2]
    readers = frozenset(filter(None, classes))
    return Breakdown(code, label, held, readers, column, weigh)


def _named_by(model: type[models.Model], column: str) -> type[models.Model]:
    for part in column.split("__"):
        target = model._meta.get_field(part).related_model
        if not isinstance(target, type) or not issubclass(target, models.Model):
            raise TypeError(column)
        model = target
    return model


def _counts(rows: "QuerySet[Classified]", column: str, weigh: str) -> dict[object, int]:
    measure = Sum(weigh) if weigh else Count("pk")
    return dict(rows.order_by().values_list(column).annotate(measure))


def _rest(counts: dict[object, int], missing: object) -> tuple[Cell, ...]:
    rest = counts.get(missing)
    return (Cell(_("not stated"), rest),) if rest else ()
