"""Bars of a table that is its own chart: zero-based, one scale within the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rimay.ui.components import Bar
from rimay.ui.svg.band import percent
from rimay.ui.svg.marks import mark
from rimay.ui.svg.weaves import fill

HEIGHT = 16


@dataclass(frozen=True)
class DrawnBar:
    """A row with its bar; a hidden one has neither bar nor number to show."""

    label: SafeString | str
    url: str
    words: str
    is_hidden: bool
    bar: SafeString | str


def rows(given: Sequence[Bar]) -> list[DrawnBar]:
    """Each row drawn at the scale of the largest number that is shown."""
    largest = max((row.count for row in given if not row.is_hidden), default=0)
    return [_drawn(row, largest) for row in given]


def _drawn(row: Bar, largest: int) -> DrawnBar:
    label = mark(row.slot, words=row.label) if row.slot else row.label
    if row.is_hidden:
        return DrawnBar(label, row.url, "", True, "")
    return DrawnBar(label, row.url, row.number, False, _bar(row, largest))


def _bar(row: Bar, largest: int) -> SafeString:
    weave = str(row.slot) if row.slot else "rest"
    return format_html(
        '<svg class="band" width="100%" height="{}" aria-hidden="true"'
        ' focusable="false"><rect width="{}" height="100%" fill="{}"/></svg>',
        HEIGHT,
        percent(max(row.count, 0), largest),
        fill(weave),
    )
