"""Drawings that stand alone, for reports on paper and in Word.

They carry their own light inks and no classes. In grey the weaves still tell the
pillars apart, and every number stands beside its bar.
"""

from collections.abc import Sequence
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from rimay.ui.components import Bar, Month, RegionMap, SeatsColumn, Strand
from rimay.ui.svg.maps import DrawnRegion, layout
from rimay.ui.svg.paper import (
    ACCENT,
    EDGE,
    LINE,
    PAPER,
    SUNK,
    WASH,
    mark,
    steps,
    text,
    whole,
)
from rimay.ui.svg.weaves import fill

WIDTH = 640
ROW, LABEL, NUMBER = 32, 230, 90
GAP = 8
MONTHS_HIGH, STRAND_HIGH = 22, 46
MARK, LETTER = 18, 8.4
DASHED = mark_safe(' stroke-dasharray="2 2"')


def map_svg(region_map: RegionMap) -> str:
    """The map of the places that have an outline; an empty string where none has."""
    drawing = layout(region_map)
    if drawing is None:
        return ""
    outlines = format_html_join(
        "",
        '<path d="{}" fill="{}" stroke="{}" stroke-width="1.5"'
        ' stroke-linejoin="round"/>',
        (
            (region.path, SUNK if region.place.is_seat else WASH, EDGE)
            for region in drawing.regions
        ),
    )
    words = format_html_join("", "{}", ((_region(r),) for r in drawing.regions))
    label = region_map.caption or gettext("Map of the regions")
    box = f"{-drawing.left} 0 {drawing.width} {drawing.height}"
    return whole(
        box, drawing.width, drawing.height, label, format_html("{}{}", outlines, words)
    )


def hem_svg(columns: Sequence[SeatsColumn]) -> str:
    """The group's own hem: one stretch per pillar, as wide as its seats; for a cover."""
    seats = sum(column.seats for column in columns)
    if not seats:
        return ""
    room = 2 * WIDTH - GAP * (len(columns) - 1)
    drawn, left = [], 0.0
    for column in columns:
        wide = room * column.seats / seats
        drawn.append((steps(left), steps(wide), fill(str(column.slot))))
        left += wide + GAP
    stretches = format_html_join(
        "",
        '<g transform="translate({} 0)"><rect width="{}" height="16" fill="{}"/></g>',
        drawn,
    )
    return whole(f"0 0 {2 * WIDTH} 16", WIDTH, 8, gettext("Pillars"), stretches)


def bars_svg(rows: Sequence[Bar]) -> str:
    """A row for each bar: label, bar of weave, number; a hidden row says so."""
    largest = max((row.count for row in rows if not row.is_hidden), default=0)
    lines = format_html_join(
        "", "{}", ((_bar(n, row, largest),) for n, row in enumerate(rows))
    )
    height = max(ROW * len(rows), 1)
    label = "; ".join(f"{row.label}: {_number(row)}" for row in rows)
    return whole(f"0 0 {WIDTH} {height}", WIDTH, height, label, lines)


def bar_svg(row: Bar, largest: int) -> str:
    """The bar alone, for a table that is its own chart; the cell says the number."""
    if row.is_hidden or largest <= 0 or row.count <= 0:
        return ""
    drawn = format_html(
        '<rect width="{}" height="16" fill="{}"/>',
        steps(WIDTH * row.count / largest),
        fill(str(row.slot) if row.slot else "rest"),
    )
    return whole(f"0 0 {WIDTH} 16", WIDTH, 16, row.label, drawn)


def timeline_svg(months: Sequence[Month], strands: Sequence[Strand]) -> str:
    """Months as initials over a row for each strand; a rule where a year begins."""
    if not months or not strands:
        return ""
    step = WIDTH / len(months)
    initials = format_html_join(
        "",
        "{}",
        (
            (text(step * (n + 0.5), 14, m.initial, style="soft", anchor="middle"),)
            for n, m in enumerate(months)
        ),
    )
    height = MONTHS_HIGH + STRAND_HIGH * len(strands)
    rules = format_html_join(
        "",
        '<path d="M{} 0V{}" stroke="{}"/>',
        (
            (steps(step * n), height, LINE)
            for n in range(1, len(months))
            if months[n].code[:4] != months[n - 1].code[:4]
        ),
    )
    rows = format_html_join(
        "", "{}", ((_strand(n, s, step),) for n, s in enumerate(strands))
    )
    said = "; ".join(f"{strand.label}: {strand.words}" for strand in strands)
    drawn = format_html("{}{}{}", initials, rules, rows)
    return whole(f"0 0 {WIDTH} {height}", WIDTH, height, said, drawn)


def _strand(place: int, strand: Strand, step: float) -> SafeString:
    top = MONTHS_HIGH + STRAND_HIGH * place
    stretches, at = [], 0
    for weave, run in groupby(strand.cells):
        length = len(list(run))
        if weave:
            stretches.append((steps(at * step), steps(length * step), fill(weave)))
        at += length
    return format_html(
        '{}<g transform="translate(0 {})"><path d="M0 8.5H{}" stroke="{}"/>{}</g>',
        text(0, top + 18, strand.label),
        top + 24,
        WIDTH,
        LINE,
        format_html_join(
            "",
            '<svg x="{0}" width="{1}" height="16"><rect width="100%" height="16"'
            ' fill="#ffffff"/><rect width="100%" height="16" fill="{2}"/></svg>',
            stretches,
        ),
    )


def composition_svg(columns: Sequence[SeatsColumn]) -> str:
    """The seats by pillar, each a stretch as wide as every other, with their words."""
    seats = [max(column.seats, 1) if column.slot else 2 for column in columns]
    unit = (WIDTH - GAP * max(len(columns) - 1, 0)) / max(sum(seats), 1)
    lefts = [sum(seats[:n]) * unit + n * GAP for n in range(len(columns))]
    names = [f"{column.name} {column.count_words}".strip() for column in columns]
    places = _places(names, lefts)
    height = round(max((top for _left, top in places), default=0)) + 10
    drawn = format_html_join(
        "",
        "{}{}",
        (
            (_stretches(column, left, unit, count), _named(column, name, place))
            for column, name, left, count, place in zip(
                columns, names, lefts, seats, places, strict=True
            )
        ),
    )
    box = f"0 0 {WIDTH} {height}"
    return whole(box, WIDTH, height, "; ".join(names), drawn)


def _places(names: Sequence[str], lefts: Sequence[float]) -> list[tuple[float, float]]:
    """Where the names stand: each under its seats, or one after the other in lines
    where one would run into the next.
    """
    wide = [len(name) * LETTER + MARK for name in names]
    ends = [*lefts[1:], WIDTH + GAP]
    if all(left + w <= end for left, w, end in zip(lefts, wide, ends, strict=True)):
        return [(left, 54.0) for left in lefts]
    places: list[tuple[float, float]] = []
    left, top = 0.0, 54.0
    for room in wide:
        if left and left + room > WIDTH:
            left, top = 0.0, top + 22
        places.append((left, top))
        left += room + GAP
    return places


def _region(region: DrawnRegion) -> SafeString:
    drawn = []
    if region.leader:
        drawn.append(
            format_html('<path d="{}" fill="none" stroke="{}"/>', region.leader, EDGE)
        )
    if region.is_labelled:
        place, anchor = region.place, region.anchor
        drawn.append(
            text(region.x, region.name_y, place.name, style="name", anchor=anchor)
        )
        if place.words:
            drawn.append(
                text(region.x, region.said_y, place.words, style="said", anchor=anchor)
            )
    if region.dot is not None:
        drawn.append(
            format_html(
                '<circle cx="{0}" cy="{1}" r="9" fill="{2}" stroke="{3}"'
                ' stroke-width="1.5"/><circle cx="{0}" cy="{1}" r="5" fill="{3}"/>',
                *region.dot,
                PAPER,
                ACCENT,
            )
        )
    return format_html_join("", "{}", ((part,) for part in drawn))


def _bar(place: int, row: Bar, largest: int) -> SafeString:
    top = place * ROW
    room = WIDTH - LABEL - NUMBER
    bar: SafeString | str = ""
    if not row.is_hidden and largest and row.count > 0:
        bar = format_html(
            '<g transform="translate({} {})"><rect width="{}" height="16"'
            ' fill="{}"/></g>',
            LABEL,
            top + 8,
            steps(room * row.count / largest),
            fill(str(row.slot) if row.slot else "rest"),
        )
    return format_html(
        '{}{}{}{}<path d="M0 {}H{}" stroke="{}"/>',
        mark(row.slot, top + 10),
        text(MARK if row.slot else 0, top + 21, _short(row.label)),
        bar,
        text(
            WIDTH,
            top + 21,
            _number(row),
            style="soft" if row.is_hidden else "label",
            anchor="end",
        ),
        top + ROW - 0.5,
        WIDTH,
        LINE,
    )


def _number(row: Bar) -> str:
    return gettext("hidden") if row.is_hidden else row.number


def _short(label: str) -> str:
    """A label that stays clear of the bars; the table beside has it whole."""
    return label if len(label) <= 30 else label[:29].rstrip() + "…"


def _named(column: SeatsColumn, name: str, place: tuple[float, float]) -> SafeString:
    left, top = place
    sign = mark(column.slot, top - 11, left)
    if column.is_observers or not sign:
        sign = format_html(
            '<rect x="{}" y="{}" width="10" height="10" fill="none" stroke="{}"'
            ' stroke-width="1.5"{}/>',
            steps(left + 1),
            steps(top - 10),
            EDGE,
            "" if column.is_observers else DASHED,
        )
    return format_html("{}{}", sign, text(left + MARK, top, name))


def _stretches(column: SeatsColumn, left: float, unit: float, seats: int) -> SafeString:
    if column.is_observers:
        return format_html(
            '<rect x="{}" y="1" width="{}" height="30" fill="none"'
            ' stroke="{}" stroke-width="2"/>',
            steps(left + 1),
            steps(unit * seats - 2),
            EDGE,
        )
    has_seats = bool(column.slot and column.seats)
    return format_html_join(
        "",
        '<g transform="translate({} 0)"><rect width="{}" height="32" fill="{}"/></g>',
        (
            (
                steps(left + n * unit),
                steps(unit - 2),
                fill(str(column.slot) if has_seats else "warp"),
            )
            for n in range(seats)
        ),
    )
