"""Tables that stand side by side in one sheet: the same headings twice in one line.

Or under two groups: a titular and an alternate in each line are two people.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from rimay.exchange.grids import EMPTY, Row, Sheet
from rimay.exchange.lists import lines
from rimay.exchange.lists.headings import heading_match
from rimay.exchange.lists.layout import Region
from rimay.exchange.lists.targets import Target
from rimay.exchange.lists.words import heading_words

# Headings stand near the top; a long list is not read twice for them.
_LOOKED_AT = 40


def parted(sheet: Sheet, known: frozenset[str]) -> list[Sheet]:
    """Return a sheet for each table that stands beside another; else the sheet itself.

    Cells keep their columns and rows their numbers, as the person sees them.
    """
    starts = _starts(sheet, known)
    if len(starts) < 2:
        return [sheet]
    ends = [*starts[1:], None]
    return [
        _part(sheet, start if place else 0, end)
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _starts(sheet: Sheet, known: frozenset[str]) -> Sequence[int]:
    """Return the columns at which the same headings begin once more."""
    for line in lines.read_lines(replace(sheet, rows=sheet.rows[:_LOOKED_AT])):
        if not lines.is_heading_line(line, known):
            continue
        columns = sorted(line.words)
        said = [heading_words(line.words[column]) for column in columns]
        for width in range(2, len(said) // 2 + 1):
            times, rest = divmod(len(said), width)
            if not rest and said == said[:width] * times and len(set(said[:width])) > 1:
                return columns[::width]
        return ()
    return ()


def _part(sheet: Sheet, start: int, end: int | None) -> Sheet:
    stop = end if end is not None else max(len(row.cells) for row in sheet.rows)
    rows = [
        Row(row.number, (*[EMPTY] * start, *row.cells[start:stop]))
        for row in sheet.rows
    ]
    merged = [
        merge
        for merge in sheet.merged
        if merge.first_column >= start and merge.last_column < stop
    ]
    kept = [row for row in rows if any(not cell.is_empty for cell in row.cells)]
    return replace(sheet, rows=tuple(kept), merged=tuple(merged))


def by_group(region: Region, targets: Sequence[Target]) -> list[Region]:
    """Return a region for each group that has the same headings; else the region.

    Columns under no group, such as the institution, belong to each of them. Only a list
    of people is parted so: who of the two came to a session no heading says.
    """
    groups = _groups(region.headings)
    mains = [target for target in targets if target.is_main]
    makes = all(target.kind == "person_name" for target in mains) and any(
        heading_match(heading, target)
        for columns in groups
        for heading in (region.headings[column] for column in columns)
        for target in mains
    )
    if len(groups) < 2 or not makes:
        return [region]
    grouped = {column for columns in groups for column in columns}
    return [
        _only(region, grouped - set(columns), columns, is_first=not place)
        for place, columns in enumerate(groups)
    ]


def _groups(headings: Mapping[int, str]) -> list[list[int]]:
    """Return the columns of each group, where all say the same."""
    held: dict[str, list[int]] = {}
    for column, heading in headings.items():
        group, stroke, _own = heading.partition(" / ")
        if stroke:
            held.setdefault(group, []).append(column)
    said = [
        tuple(heading_words(headings[c].rpartition(" / ")[2]) for c in columns)
        for columns in held.values()
    ]
    return list(held.values()) if len(set(said)) == 1 else []


def _only(
    region: Region, hidden: Set[int], own: Sequence[int], *, is_first: bool
) -> Region:
    """Return a region without some columns; lines that are left out are told once."""
    rows = [
        Row(
            row.number,
            tuple(EMPTY if i in hidden else cell for i, cell in enumerate(row.cells)),
        )
        for row in region.rows
        if is_first or any(not row.cell(column).is_empty for column in own)
    ]
    headings = {c: h for c, h in region.headings.items() if c not in hidden}
    left_out = region.left_out if is_first else []
    return replace(region, headings=headings, rows=rows, left_out=left_out)
