"""Which breakdowns of people are given out, so that nobody is found by subtracting."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import override

from rimay.access.asking import every_row
from rimay.core.classes import Class
from rimay.groups.models import Classified, Group
from rimay.records.figures import Breakdown, Computed, Figure
from rimay.results.figures import BY_CODE, PART_OF_SPLIT, WHOLE_OF
from rimay.results.models import Release

# A count of people from one to four could point at somebody.
SMALLEST = 5

# Which records a breakdown may name to whom a figure is given out: those that all of
# them may read anyway.
NAMED_TO = {
    Class.PUBLIC: {Class.PUBLIC},
    Class.GROUP: {Class.PUBLIC, Class.GROUP},
    Class.MEMBERS: {Class.PUBLIC, Class.GROUP, Class.MEMBERS},
}

# What every seat reads. Of what fewer read only the undivided count is told.
EVERY_SEAT = (Class.PUBLIC, Class.GROUP, Class.MEMBERS)

# Splits of which everybody knows that one lies within the other: the police within its
# pillar, a town hall within its region. The finer one is hidden.
WITHIN = (
    ("pillar", "subtype"),
    ("pillar", "organisation"),
    ("subtype", "organisation"),
    ("pillar", "stakeholder"),
    ("region", "organisation"),
)


def whole_of(group: Group, figure: Figure) -> Computed | None:
    """Return what the figure comes to that this one is a part of; None for most."""
    code = WHOLE_OF.get(figure.code)
    return BY_CODE[code].compute(group)[0] if code else None


def is_told(figure: Figure, computed: Computed, whole: Computed | None) -> bool:
    """Return whether a count may be told: a part that rows count is not where it, or
    what it leaves of the whole, is small, for the whole stands beside it.

    Nor is a share of so few people that it speaks of each of them.
    """
    if figure.counts_people and computed.unit == "%" and computed.rows is not None:
        return not (computed.is_itemised and _is_small(computed.rows.count()))
    if whole is None or not computed.is_itemised:
        return True
    part, every = computed.value, whole.value
    if not isinstance(part, int) or not isinstance(every, int):
        return True
    return not _is_small(part) and not (whole.is_itemised and _is_small(every - part))


def shown_splits(
    group: Group,
    figure: Figure,
    computed: Computed,
    *,
    whole: Computed | None,
    readers: Class,
) -> set[str]:
    """Return the codes of the breakdowns that these readers may be given."""
    named = NAMED_TO.get(readers, {Class.PUBLIC})
    held = {b.code: b for b in computed.breakdowns if b.classes <= named}
    if not figure.counts_people:
        rows = computed.rows
        return {
            c for c, b in held.items() if rows is None or not _tells_of_few(rows, b)
        }
    beside = [b for b in whole.breakdowns if is_safe(b)] if whole else []
    before = _given_before(group, figure) if figure.in_confidence and held else ()
    held = {
        code: split
        for code, split in held.items()
        if is_safe(split)
        and all(is_safe_beside(split, w) for w in beside if w.code == code)
        and not any(_moved_little(split, b) for b in before if b["code"] == code)
    }
    if computed.rows is not None:
        _hide_within(figure, computed.rows, held)
    return set(held)


def _tells_of_few(rows: "QuerySet[Classified]", split: Breakdown) -> bool:
    """Return whether few records that not every seat reads stand in a cell among those
    that all do: whoever takes away what they see would know what these are.
    """
    is_open = Q(access_class__in=EVERY_SEAT)
    if not split.column or not rows.filter(is_open).exists():
        return False
    counts = rows.exclude(is_open).order_by().values_list(split.column)
    return any(_is_small(n) for _cell, n in counts.annotate(Count("pk")))


def is_safe(breakdown: Breakdown) -> bool:
    """Return whether a breakdown may be shown: no cell counts one to four people."""
    return not any(_is_small(cell.count) for cell in breakdown.cells)


def is_safe_beside(part: Breakdown, whole: Breakdown) -> bool:
    """Return whether a part may be split as its whole is: the rest is never small.

    Who reads both tables takes one from the other, cell by cell.
    """
    held = {cell.key: cell.count for cell in part.cells}
    return not any(
        _is_small(cell.count - held.get(cell.key, 0)) for cell in whole.cells
    )


def is_safe_within(
    rows: "QuerySet[Classified]",
    coarse: Breakdown,
    fine: Breakdown,
    *,
    coarse_cell: str = "",
    fine_cell: str = "",
) -> bool:
    """Return whether what the finer cells leave of a coarser one is never small.

    A finer cell is taken from the one it lies in whole. Of either split one cell may be
    all that is told.
    """
    measure = Sum(fine.weigh) if fine.weigh else Count("pk")
    pairs = rows.order_by().values_list(coarse.column, fine.column).annotate(measure)
    rests: dict[object, int] = {}
    within: dict[object, list[tuple[object, int]]] = {}
    for above, below, count in pairs:
        rests[above] = rests.get(above, 0) + count
        if below not in {None, ""} and fine_cell in {"", str(below)}:
            within.setdefault(below, []).append((above, count))
    for places in within.values():
        if len(places) == 1:
            ((above, count),) = places
            rests[above] -= count
    return not any(
        _is_small(rest)
        for above, rest in rests.items()
        if coarse_cell in {"", str(above)}
    )


def _hide_within(
    figure: Figure, rows: "QuerySet[Classified]", held: dict[str, Breakdown]
) -> None:
    """Take out the finer of two splits where both together tell of few people, and
    what does so beside the part that another figure counts.
    """
    code, cell = PART_OF_SPLIT.get(figure.code, ("", ""))
    part = Breakdown(code, "", (), column=code)
    for coarse, fine in WITHIN:
        if fine == code and coarse in held:
            if not is_safe_within(rows, held[coarse], part, fine_cell=cell):
                del held[coarse]
        elif coarse == code and fine in held:
            if not is_safe_within(rows, part, held[fine], coarse_cell=cell):
                del held[fine]
    for coarse, fine in WITHIN:
        if coarse in held and fine in held:
            if not is_safe_within(rows, held[coarse], held[fine]):
                del held[fine]


def _given_before(group: Group, figure: Figure) -> list[dict[str, Any]]:
    """Return the breakdowns of a figure that were shown to anybody before."""
    rows = every_row(Release, group.pk, "breakdowns that were given out before")
    lists = rows.filter(code=figure.code).values_list("breakdowns", flat=True)
    return [split for splits in lists for split in splits if split["cells"]]


def _moved_little(split: Breakdown, before: dict[str, Any]) -> bool:
    """Return whether a cell differs by one to four from what was given out before.

    Who kept the earlier table takes it from the new one, and reads who came since.
    """
    with override("es"):
        now = _added((str(cell.label), cell.count) for cell in split.cells)
    then = _added((words["es"], count) for words, count, _slot in before["cells"])
    return any(
        _is_small(abs(now.get(words, 0) - then.get(words, 0))) for words in now | then
    )


def _added(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for words, count in counts:
        found[words] = found.get(words, 0) + count
    return found


def _is_small(count: int) -> bool:
    return 0 < count < SMALLEST
