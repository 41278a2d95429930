"""Seats by pillar: a stretch of weave for each, as wide as every other seat."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rimay.ui.components import SeatsColumn, Stretch
from rimay.ui.svg.band import band, percent
from rimay.ui.svg.marks import mark

HEIGHT = 32
WIDEST = 12


@dataclass(frozen=True)
class DrawnColumn:
    """A column with its band, its mark and how many shares of the row it takes."""

    column: SeatsColumn
    shares: int
    band: SafeString
    mark: SafeString


def columns(given: Sequence[SeatsColumn]) -> list[DrawnColumn]:
    """Each column drawn; on phones its band keeps the proportion to the largest."""
    largest = max((_shares(column) for column in given), default=1)
    return [
        DrawnColumn(
            column,
            min(_shares(column), WIDEST),
            _band(column, percent(_shares(column), largest)),
            mark(column.slot, _kind(column), column.name),
        )
        for column in given
    ]


def _shares(column: SeatsColumn) -> int:
    """A column without a seat is given two shares, for its words need the room."""
    return max(column.seats, 1) if column.slot and column.seats else 2


def _kind(column: SeatsColumn) -> str:
    if column.is_observers:
        return "observer"
    return "member" if column.slot else "missing"


def _band(column: SeatsColumn, width: str) -> SafeString:
    if column.is_observers:
        return format_html(
            '<svg class="band" width="{}" height="{}" aria-hidden="true"'
            ' focusable="false"><rect class="outline p{}" width="100%" height="100%"/>'
            "</svg>",
            width,
            HEIGHT,
            column.slot,
        )
    if not column.slot or not column.seats:
        return band([Stretch("warp")], height=HEIGHT, width=width)
    seats = [Stretch(str(column.slot)) for _ in range(column.seats)]
    return band(seats, height=HEIGHT, width=width)
