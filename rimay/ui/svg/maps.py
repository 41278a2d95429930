"""Maps of regions: outlines, projected once, with a label in each region that fits."""

import json
import math
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rimay.ui.components import MapPlace, RegionMap

FOLDER = Path(__file__).parents[1] / "outlines"
WIDTH = 560
MARGIN = 8
LARGEST_BYTES = 2 * 1024 * 1024
LARGEST_POINTS = 60
Ring = list[tuple[float, float]]


class NotOutlines(ValueError):
    """A file of outlines that cannot be used; the message says where and why."""


@dataclass(frozen=True)
class Region:
    """One region as drawn: its path, and where its label stands."""

    place: MapPlace
    path: str
    x: float
    y: float
    fits: bool


@dataclass(frozen=True)
class Drawing:
    """A map ready for the template."""

    width: int
    height: int
    regions: tuple[Region, ...]


def drawing(region_map: RegionMap) -> Drawing | None:
    """Return the map of the places whose outlines are known; None where none is."""
    known = region_map.outlines or _named(region_map.country)
    held = [(p, rings) for p in region_map.places if (rings := _rings_of(p, known))]
    if not held:
        return None
    points = [point for _p, rings in held for ring in rings for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    across = max((east - west) * squeeze, 1e-6)
    scale = min((WIDTH - 2 * MARGIN) / across, 620 / max(north - south, 1e-6))
    width = round(across * scale + 2 * MARGIN)
    height = round((north - south) * scale + 2 * MARGIN)

    def at(point: tuple[float, float]) -> tuple[float, float]:
        x = (point[0] - west) * squeeze * scale + MARGIN
        return round(x, 1), round((north - point[1]) * scale + MARGIN, 1)

    regions = tuple(
        _region(place, [[at(p) for p in ring] for ring in rings])
        for place, rings in held
    )
    return Drawing(width, height, regions)


def outlines_of(content: bytes) -> dict[str, list[Ring]]:
    """Return a group's own outlines from GeoJSON: rings per `code` of its features.

    Raises NotOutlines with what is wrong and in which feature.
    """
    if len(content) > LARGEST_BYTES:
        raise NotOutlines("The file is larger than 2 MiB.")
    try:
        held = json.loads(content)
    except ValueError:
        raise NotOutlines("The file is not GeoJSON: it is not JSON at all.") from None
    features = held.get("features") if isinstance(held, dict) else None
    if not isinstance(features, list) or not features:
        raise NotOutlines("The file is not a GeoJSON FeatureCollection with features.")
    return {_code(n, f): _polygons(n, f) for n, f in enumerate(features, start=1)}


def _code(number: int, feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = (properties or {}).get("code")
    if not isinstance(code, str) or not code:
        raise NotOutlines(f"Feature {number} has no property “code”.")
    return code


def _polygons(number: int, feature: dict[str, Any]) -> list[Ring]:
    geometry = feature.get("geometry") or {}
    held = geometry.get("coordinates")
    try:
        if geometry.get("type") == "Polygon":
            rings = [held[0]]
        elif geometry.get("type") == "MultiPolygon":
            rings = [polygon[0] for polygon in held]
        else:
            raise NotOutlines(f"Feature {number} is neither Polygon nor MultiPolygon.")
        return [[_point(p) for p in _thinned(ring)] for ring in rings]
    except (TypeError, IndexError, ValueError) as error:
        if isinstance(error, NotOutlines):
            raise
        raise NotOutlines(f"Feature {number} has coordinates that are none.") from None


def _thinned(ring: list[Any]) -> list[Any]:
    if len(ring) < 4:
        raise NotOutlines("A ring needs at least four points.")
    every = max(1, len(ring) // LARGEST_POINTS)
    return ring[::every]


def _point(point: Any) -> tuple[float, float]:
    longitude, latitude = float(point[0]), float(point[1])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise NotOutlines(f"{longitude}, {latitude} is no longitude and latitude.")
    return longitude, latitude


def _rings_of(place: MapPlace, known: dict[str, list[Ring]]) -> list[Ring]:
    return known.get(place.code) or known.get(_folded(place.name)) or []


@lru_cache(maxsize=32)
def _named(country: str) -> dict[str, list[Ring]]:
    path = FOLDER / f"{country}.json"
    if len(country) != 2 or not country.isalpha() or not path.exists():
        return {}
    held = json.loads(path.read_text(encoding="utf-8"))
    found = {code: region["rings"] for code, region in held.items()}
    return found | {_folded(r["name"]): r["rings"] for r in held.values()}


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _region(place: MapPlace, rings: list[Ring]) -> Region:
    path = "".join(
        "M" + "L".join(f"{x:g},{y:g}" for x, y in ring) + "Z" for ring in rings
    )
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    x, y = _inside(largest)
    label = max(len(place.name) * 8, len(place.words) * 8)
    return Region(place, path, x, y, _width_at(largest, y) > label)


def _area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _inside(ring: Ring) -> tuple[float, float]:
    """Return a place for a label: the middle of the widest line across the middle."""
    low, high = min(p[1] for p in ring), max(p[1] for p in ring)
    lines = [low + (high - low) * part for part in (0.35, 0.45, 0.5, 0.55, 0.65)]
    spans = [(right - left, (left + right) / 2, y) for y in lines
             for left, right in _spans(ring, y)]
    if not spans:
        return ring[0]
    _width, x, y = max(spans)
    return round(x, 1), round(y, 1)


def _width_at(ring: Ring, y: float) -> float:
    return max((right - left for left, right in _spans(ring, y)), default=0)


def _spans(ring: Ring, y: float) -> list[tuple[float, float]]:
    crossings = []
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y):
            crossings.append(ax + (y - ay) * (bx - ax) / (by - ay))
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))
