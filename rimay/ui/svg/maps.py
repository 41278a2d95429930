"""Maps of regions: an outline for each place, its name and number where they fit.

What does not fit stands at the side with a leader; beyond a few it stands in the table
that goes with every map.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from rimay.ui.components import MapPlace, RegionMap
from rimay.ui.svg.outlines import (
    OutlinesError,
    Rings,
    outlines_of,
    outlines_of_country,
    rings_of,
)
from rimay.ui.svg.projection import Projection, Spot, area, fitted, spot
from rimay.ui.svg.simplification import Ring

WIDE, HIGH = 480, 480
NAME_LETTER, SAID_LETTER = 9.2, 11.5
NAME_HIGH, SAID_HIGH, DOT_HIGH = 18, 26, 24
SIDE_GAP = 14
MOST_LEADERS = 6


@dataclass(frozen=True)
class DrawnRegion:
    """One region: its path, where its label stands, its dot, and its leader if any."""

    place: MapPlace
    path: str
    x: float
    name_y: float
    said_y: float
    dot: tuple[float, float] | None
    leader: str = ""
    is_labelled: bool = True
    anchor: str = "middle"


@dataclass(frozen=True)
class Drawing:
    """A map laid out: largest regions first, so that an enclave lies on top."""

    width: int
    height: int
    regions: tuple[DrawnRegion, ...]
    left: int = 0


def draw(region_map: RegionMap) -> SafeString | str:
    """The map of the places that have an outline; nothing where none has."""
    drawing = layout(region_map)
    if drawing is None:
        return ""
    return format_html(
        '<svg class="outlines" viewBox="{} 0 {} {}" width="{}" height="{}" role="img"'
        ' aria-label="{}" focusable="false">{}{}</svg>',
        -drawing.left,
        drawing.width,
        drawing.height,
        drawing.width,
        drawing.height,
        region_map.caption or gettext("Map of the regions"),
        format_html_join(
            "",
            '<path class="region{}" d="{}"/>',
            (
                (" seat" if region.place.is_seat else "", region.path)
                for region in drawing.regions
            ),
        ),
        format_html_join("", "{}", ((_words(r),) for r in drawing.regions)),
    )


def layout(region_map: RegionMap) -> Drawing | None:
    """Everything placed; None where no place has an outline."""
    known = _known(region_map)
    held = [
        (place, rings)
        for place in region_map.places
        if (rings := rings_of(place.code, place.name, known))
    ]
    if not held:
        return None
    projection = fitted((r for _place, rings in held for r in rings), WIDE, HIGH)
    placed = [
        (place, [[projection.at(point) for point in ring] for ring in rings])
        for place, rings in held
    ]
    placed.sort(key=lambda pair: -max(map(area, pair[1])))
    regions = [_region(place, rings, projection) for place, rings in placed]
    beside = [region for region in regions if not region.is_labelled]
    if not beside or len(beside) > MOST_LEADERS:
        return Drawing(projection.width, projection.height, tuple(regions))
    led = _led(beside, projection)
    left, right = _room(led, "end"), _room(led, "start")
    return Drawing(
        left + projection.width + right,
        projection.height,
        tuple(led.get(region.place, region) for region in regions),
        left,
    )


def _known(region_map: RegionMap) -> Mapping[str, Rings]:
    """A group's own outlines, as rings or as GeoJSON; else those of its country."""
    if "features" in region_map.outlines:
        try:
            return outlines_of(region_map.outlines)
        except OutlinesError:
            return {}
    return region_map.outlines or outlines_of_country(region_map.country)


def _region(place: MapPlace, rings: list[Ring], projection: Projection) -> DrawnRegion:
    path = "".join(
        "M" + "L".join(f"{x:g} {y:g}" for x, y in _open(ring)) + "z" for ring in rings
    )
    largest = max(rings, key=area)
    tall = NAME_HIGH + (SAID_HIGH if place.words else 0)
    has_own_dot = place.is_seat and place.point is None
    found = spot(largest, tall + (DOT_HIGH if has_own_dot else 0))
    wide = _wide(place)
    if found.width < wide and has_own_dot:
        found = spot(largest, tall)
    top = found.y - (tall + (DOT_HIGH if has_own_dot else 0)) / 2
    return DrawnRegion(
        place,
        path,
        found.x,
        round(top + 14, 1),
        round(top + NAME_HIGH + 20, 1),
        _dot(place, projection, found, top + tall + 13),
        is_labelled=found.width >= wide,
    )


def _wide(place: MapPlace) -> float:
    """How wide a label comes out at the most, in whichever sans the reader has."""
    return max(len(place.name) * NAME_LETTER, len(place.words) * SAID_LETTER)


def _open(ring: Ring) -> Ring:
    return ring[:-1] if ring[0] == ring[-1] else ring


def _dot(
    place: MapPlace, projection: Projection, found: Spot, below: float
) -> tuple[float, float] | None:
    if not place.is_seat:
        return None
    if place.point is not None:
        return projection.at(place.point)
    return found.x, round(below, 1)


def _led(
    beside: list[DrawnRegion], projection: Projection
) -> dict[MapPlace, DrawnRegion]:
    """Labels at the nearer side, from the top down, each with a line to its region."""
    found = {}
    least = {"start": 16.0, "end": 16.0}
    for region in sorted(beside, key=lambda region: region.name_y):
        anchor = "start" if region.x > projection.width / 2 else "end"
        y = max(least[anchor], min(region.name_y, projection.height - 24))
        least[anchor] = y + NAME_HIGH + (SAID_HIGH if region.place.words else 6)
        side = projection.width + SIDE_GAP if anchor == "start" else -SIDE_GAP
        end = side - 5 if anchor == "start" else side + 5
        found[region.place] = replace(
            region,
            x=side,
            name_y=y,
            said_y=y + SAID_HIGH - 3,
            leader=f"M{region.x:g} {region.name_y:g}L{end:g} {y - 5:g}",
            anchor=anchor,
            is_labelled=True,
        )
    return found


def _room(led: dict[MapPlace, DrawnRegion], anchor: str) -> int:
    """The room at a side for its longest label; none where nothing stands there."""
    wide = [_wide(r.place) for r in led.values() if r.anchor == anchor]
    return round(max(wide)) + 2 * SIDE_GAP if wide else 0


def _words(region: DrawnRegion) -> SafeString:
    return format_html("{}{}{}", _leader(region), _label(region), _ring(region))


def _leader(region: DrawnRegion) -> SafeString | str:
    if not region.leader:
        return ""
    return format_html('<path class="leader" d="{}"/>', region.leader)


def _label(region: DrawnRegion) -> SafeString | str:
    if not region.is_labelled:
        return ""
    said = ""
    if region.place.words:
        said = format_html(
            '<text class="said" x="{}" y="{}" text-anchor="{}">{}</text>',
            region.x,
            region.said_y,
            region.anchor,
            region.place.words,
        )
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}">{}</text>{}',
        region.x,
        region.name_y,
        region.anchor,
        region.place.name,
        said,
    )


def _ring(region: DrawnRegion) -> SafeString | str:
    if region.dot is None:
        return ""
    return format_html(
        '<circle class="ring" cx="{0}" cy="{1}" r="9"/>'
        '<circle class="dot" cx="{0}" cy="{1}" r="5"/>',
        *region.dot,
    )
