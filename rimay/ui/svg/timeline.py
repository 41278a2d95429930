"""The timeline: woven where something happened, warp where it is to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rimay.ui.components import Month, Strand
from rimay.ui.svg.band import percent
from rimay.ui.svg.weaves import fill

HEIGHT = 16
HEAD_HEIGHT = 20
MANY_MONTHS = 18
A_FEW_YEARS = 48


@dataclass(frozen=True)
class DrawnStrand:
    """A row: what it is, the same in words, and its drawing."""

    label: str
    words: str
    url: str
    drawing: SafeString


def head(months: Sequence[Month]) -> SafeString:
    """Initials of the months over the rows; fewer of them where many would crowd."""
    initials = format_html_join(
        "",
        '<text x="{}" y="14" text-anchor="middle">{}</text>',
        (
            (percent(place + 0.5, len(months)), month.initial)
            for place, month in enumerate(months)
            if _is_written(place, month, len(months))
        ),
    )
    return format_html(
        '<svg class="timeline-months" width="100%" height="{}" aria-hidden="true"'
        ' focusable="false">{}{}</svg>',
        HEAD_HEIGHT,
        initials,
        _year_rules(months),
    )


def strands(months: Sequence[Month], given: Sequence[Strand]) -> list[DrawnStrand]:
    """Each strand drawn over the same months."""
    return [
        DrawnStrand(strand.label, strand.words, strand.url, _row(months, strand))
        for strand in given
    ]


def _is_written(place: int, month: Month, count: int) -> bool:
    if count <= MANY_MONTHS:
        return True
    number = month.code[-2:]
    if count <= A_FEW_YEARS:
        return number in {"01", "04", "07", "10"}
    return number == "01"


def _year_rules(months: Sequence[Month]) -> SafeString:
    """A rule where one year ends and the next begins."""
    return format_html_join(
        "",
        '<svg x="{}" overflow="visible"><path class="year" d="M0 0V{}"/></svg>',
        (
            (percent(place, len(months)), HEAD_HEIGHT)
            for place in range(1, len(months))
            if months[place].code[:4] != months[place - 1].code[:4]
        ),
    )


def _row(months: Sequence[Month], strand: Strand) -> SafeString:
    return format_html(
        '<svg class="timeline-row" width="100%" height="{0}" aria-hidden="true"'
        ' focusable="false"><rect class="thread" y="{1}" width="100%" height="1"/>'
        "{2}{3}</svg>",
        HEIGHT + 1,
        HEIGHT // 2,
        _runs(strand.cells, len(months)),
        _year_rules(months),
    )


def _runs(cells: Sequence[str], count: int) -> SafeString:
    """Months in a row with the same weave are one stretch of cloth."""
    drawn = []
    place = 0
    for weave, run in groupby(cells[:count]):
        length = len(list(run))
        if weave:
            drawn.append(
                (
                    percent(place, count),
                    percent(length, count),
                    HEIGHT,
                    fill(weave),
                )
            )
        place += length
    return format_html_join(
        "",
        '<svg x="{}" width="{}" height="{}">'
        '<rect class="clear" width="100%" height="100%"/>'
        '<rect x="-2" width="100%" height="100%" fill="{}"/></svg>',
        drawn,
    )
