"""Tables that stand side by side in one sheet: the same headings twice in one line."""

from collections.abc import Sequence
from dataclasses import replace

from rimay.exchange.grids import EMPTY, Row, Sheet
from rimay.exchange.lists import lines
from rimay.exchange.lists.words import heading_words


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
    for line in lines.read_lines(sheet):
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
