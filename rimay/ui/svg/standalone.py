"""Drawings that stand alone, for reports on paper and in Word.

They carry their own light inks and no classes. In grey the weaves still tell the
pillars apart, and every number stands beside its bar.
"""

import re
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from rimay.ui.components import Bar, RegionMap, SeatsColumn
from rimay.ui.svg.maps import DrawnRegion, layout
from rimay.ui.svg.marks import SHAPES
from rimay.ui.svg.weaves import WEAVES, fill

INK, SOFT, EDGE, LINE = "#1d1a26", "#55505f", "#7d7788", "#d8d4de"
PAPER, WASH, SUNK, ACCENT = "#ffffff", "#f4f3f6", "#dcd8e4", "#9a1550"
GROUNDS = {
    "1": "#2c4a96", "2": "#865700", "3": "#41652a", "4": "#006a70", "5": "#6d4937",
    "done": ACCENT, "rest": EDGE,
}  # fmt: skip
MOTIFS = {
    "1": "#b5c3ea", "2": "#efcf8c", "3": "#c3dba6", "4": "#a5dadc", "5": "#dcc3b4",
    "done": "#c4718f", "rest": "#a3a0ab", "warp": EDGE,
}  # fmt: skip
SANS = "Noto Sans, DejaVu Sans, Arial, Libertinus Serif, sans-serif"
SERIF = "Noto Serif, Cambria, Libertinus Serif, serif"
WIDTH = 640
ROW, LABEL, NUMBER = 32, 230, 90
GAP = 8
MARK, LETTER = 18, 8.4
DASHED = mark_safe(' stroke-dasharray="2 2"')
UNSAID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


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
    return _whole(
        box, drawing.width, drawing.height, label, format_html("{}{}", outlines, words)
    )


def bars_svg(rows: Sequence[Bar]) -> str:
    """A row for each bar: label, bar of weave, number; a hidden row says so."""
    largest = max((row.count for row in rows if not row.is_hidden), default=0)
    lines = format_html_join(
        "", "{}", ((_bar(n, row, largest),) for n, row in enumerate(rows))
    )
    height = max(ROW * len(rows), 1)
    label = "; ".join(f"{row.label}: {_number(row)}" for row in rows)
    return _whole(f"0 0 {WIDTH} {height}", WIDTH, height, label, lines)


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
    return _whole(box, WIDTH, height, "; ".join(names), drawn)


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


def _whole(box: str, width: int, height: int, label: str, inside: SafeString) -> str:
    drawn = format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}" width="{}" height="{}"'
        ' role="img" aria-label="{}"><title>{}</title><defs>{}</defs>{}</svg>',
        box,
        width,
        height,
        label,
        label,
        _patterns(),
        inside,
    )
    return UNSAID.sub("", str(drawn))


def _patterns() -> SafeString:
    return format_html_join(
        "",
        '<pattern id="w{0}" width="{1}" height="{2}" patternUnits="userSpaceOnUse">'
        '<rect width="{1}" height="{2}" fill="{3}"/>'
        '<path d="{4}" fill="{5}" stroke="{6}" stroke-width="2"'
        ' fill-rule="evenodd"/></pattern>',
        (
            (
                name,
                weave.width,
                weave.height,
                GROUNDS.get(name, "none"),
                weave.lined or weave.filled,
                "none" if weave.lined else MOTIFS[name],
                MOTIFS[name] if weave.lined else "none",
            )
            for name, weave in WEAVES.items()
        ),
    )


def _steps(length: float) -> str:
    """A length in tenths, as short as it can be written."""
    return f"{length:.1f}".removesuffix(".0")


def _text(
    x: float, y: float, words: str, *, style: str = "label", anchor: str = "start"
) -> SafeString:
    family, size, weight, ink = {
        "label": (SANS, 14, 400, INK),
        "name": (SANS, 15, 600, INK),
        "soft": (SANS, 14, 400, SOFT),
        "said": (SERIF, 22, 400, INK),
    }[style]
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" font-family="{}" font-size="{}"'
        ' font-weight="{}" fill="{}">{}</text>',
        _steps(x),
        _steps(y),
        anchor,
        family,
        size,
        weight,
        ink,
        words,
    )


def _region(region: DrawnRegion) -> SafeString:
    drawn = []
    if region.leader:
        drawn.append(
            format_html('<path d="{}" fill="none" stroke="{}"/>', region.leader, EDGE)
        )
    if region.is_labelled:
        place, anchor = region.place, region.anchor
        drawn.append(
            _text(region.x, region.name_y, place.name, style="name", anchor=anchor)
        )
        if place.words:
            drawn.append(
                _text(region.x, region.said_y, place.words, style="said", anchor=anchor)
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
            _steps(room * row.count / largest),
            fill(str(row.slot) if row.slot else "rest"),
        )
    return format_html(
        '{}{}{}{}<path d="M0 {}H{}" stroke="{}"/>',
        _mark(row.slot, top + 10),
        _text(MARK if row.slot else 0, top + 21, _short(row.label)),
        bar,
        _text(
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
    return gettext("hidden") if row.is_hidden else row.words or str(row.count)


def _short(label: str) -> str:
    """A label that stays clear of the bars; the table beside has it whole."""
    return label if len(label) <= 30 else label[:29].rstrip() + "…"


def _mark(slot: int, top: float, left: float = 0) -> SafeString | str:
    if slot not in SHAPES:
        return ""
    return format_html(
        '<path transform="translate({} {})" d="{}" fill="{}"/>',
        _steps(left),
        _steps(top),
        SHAPES[slot],
        GROUNDS[str(slot)],
    )


def _named(column: SeatsColumn, name: str, place: tuple[float, float]) -> SafeString:
    left, top = place
    mark = _mark(column.slot, top - 11, left)
    if column.is_observers or not mark:
        mark = format_html(
            '<rect x="{}" y="{}" width="10" height="10" fill="none" stroke="{}"'
            ' stroke-width="1.5"{}/>',
            _steps(left + 1),
            _steps(top - 10),
            EDGE,
            "" if column.is_observers else DASHED,
        )
    return format_html("{}{}", mark, _text(left + MARK, top, name))


def _stretches(column: SeatsColumn, left: float, unit: float, seats: int) -> SafeString:
    if column.is_observers:
        return format_html(
            '<rect x="{}" y="1" width="{}" height="30" fill="none"'
            ' stroke="{}" stroke-width="2"/>',
            _steps(left + 1),
            _steps(unit * seats - 2),
            EDGE,
        )
    has_seats = bool(column.slot and column.seats)
    return format_html_join(
        "",
        '<g transform="translate({} 0)"><rect width="{}" height="32" fill="{}"/></g>',
        (
            (
                _steps(left + n * unit),
                _steps(unit - 2),
                fill(str(column.slot) if has_seats else "warp"),
            )
            for n in range(seats)
        ),
    )
