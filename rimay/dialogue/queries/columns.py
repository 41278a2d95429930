"""A column beside those of a kind's list: what a row's own table does not hold."""

from collections.abc import Mapping
from dataclasses import replace

from rimay.records.lists import Cell, Line, Listing


def with_column(listing: Listing, head: str, words: Mapping[int, str]) -> Listing:
    """Return a list with one column more; `words` are by the row's number."""
    lines = []
    for row, line in zip(listing.page.rows, listing.lines, strict=True):
        cell = Cell(head, words.get(row.pk, ""))
        lines.append(Line(line.url, (*line.cells, cell)))
    return replace(listing, heads=(*listing.heads, head), lines=tuple(lines))
