"""Outlines of regions: a country's file as shipped, or a group's own GeoJSON."""

import json
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

from rimay.ui.svg.simplification import Point, Ring, simplified

FOLDER = Path(__file__).parents[1] / "outlines"
LARGEST_BYTES = 2 * 1024 * 1024
LARGEST_POINTS = 60_000
POINTS_OF_A_REGION = 40

Rings = list[Ring]


class OutlinesError(ValueError):
    """A file of outlines that cannot be used; the message says where and why."""


def outlines_of_country(country: str) -> dict[str, Rings]:
    """Rings by ISO 3166-2 code and by plain name; empty where no file is shipped."""
    return _of_country(country.upper()) if len(country) == 2 else {}


def read_outlines(content: bytes) -> dict[str, Rings]:
    """Rings by code from an uploaded GeoJSON file. Raises OutlinesError."""
    if len(content) > LARGEST_BYTES:
        raise OutlinesError(_("The file is larger than 2 MB."))
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        raise OutlinesError(_("The file is not GeoJSON: it cannot be read.")) from None
    return outlines_of(held)


def outlines_of(geojson: object) -> dict[str, Rings]:
    """Rings by the `code` of each feature, with few points and borders still shared.

    Raises OutlinesError with what is wrong, and in which feature.
    """
    features = geojson.get("features") if isinstance(geojson, dict) else None
    if not isinstance(features, list) or not features:
        raise OutlinesError(
            _("The file is not GeoJSON: it has no collection of features.")
        )
    found: dict[str, Rings] = {}
    for number, feature in enumerate(features, start=1):
        code = _code(number, feature)
        found.setdefault(code, []).extend(_rings(number, feature))
    if sum(len(ring) for rings in found.values() for ring in rings) > LARGEST_POINTS:
        raise OutlinesError(
            _("The outlines have more than %(count)s points. Simplify them first.")
            % {"count": LARGEST_POINTS}
        )
    return simplified(found, POINTS_OF_A_REGION)


def to_keep(content: bytes) -> dict[str, object]:
    """An uploaded file as a group keeps it: codes and few points, so that no page has
    to simplify it again. Raises OutlinesError.
    """
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[[list(point) for point in ring]] for ring in rings],
            },
        }
        for code, rings in read_outlines(content).items()
    ]
    return {"type": "FeatureCollection", "features": features}


def rings_of(code: str, name: str, known: Mapping[str, Rings]) -> Rings:
    """A place's rings, by its code, else by its name."""
    return known.get(code) or known.get(plain(name)) or []


def plain(words: str) -> str:
    """Words without accents and capitals, as names are compared."""
    folded = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


@lru_cache(maxsize=16)
def _of_country(country: str) -> dict[str, Rings]:
    path = FOLDER / f"{country}.json"
    if not (country.isascii() and country.isalpha() and path.exists()):
        return {}
    held = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, Rings] = {}
    for region in held["regions"].values():
        rings = [_walked(steps, held["scale"]) for steps in region["rings"]]
        found.setdefault(plain(region["name"]), rings)
    for code, region in held["regions"].items():
        found[code] = [_walked(steps, held["scale"]) for steps in region["rings"]]
    return found


def _walked(steps: list[int], scale: int) -> Ring:
    """Points from a first point and the steps that follow it."""
    east = north = 0
    ring = []
    for step_east, step_north in zip(steps[::2], steps[1::2], strict=True):
        east, north = east + step_east, north + step_north
        ring.append((east / scale, north / scale))
    return ring


def _code(number: int, feature: object) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = properties.get("code") if isinstance(properties, dict) else None
    if not isinstance(code, str) or not code.strip():
        raise OutlinesError(
            _("Feature %(number)s has no property “code” with the code of its place.")
            % {"number": number}
        )
    return code.strip()


def _rings(number: int, feature: dict[str, object]) -> Rings:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    held = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise OutlinesError(
            _("Feature %(number)s is neither a Polygon nor a MultiPolygon.")
            % {"number": number}
        )
    polygons = [held] if kind == "Polygon" else held
    if not isinstance(polygons, list) or not polygons:
        raise _without_coordinates(number)
    return [_ring(number, polygon) for polygon in polygons]


def _ring(number: int, polygon: object) -> Ring:
    """The outer ring of a polygon; a hole is drawn by the region that fills it."""
    outer = polygon[0] if isinstance(polygon, list) and polygon else None
    if not isinstance(outer, list) or len(outer) < 4:
        raise _without_coordinates(number)
    return [_point(number, point) for point in outer]


def _point(number: int, point: object) -> Point:
    if not isinstance(point, list) or len(point) < 2:
        raise _without_coordinates(number)
    longitude, latitude = point[0], point[1]
    if not (_is_number(longitude) and _is_number(latitude)):
        raise _without_coordinates(number)
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise OutlinesError(
            _(
                "Feature %(number)s: %(longitude)s, %(latitude)s is no longitude and"
                " latitude in degrees (WGS 84)."
            )
            % {"number": number, "longitude": longitude, "latitude": latitude}
        )
    return float(longitude), float(latitude)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _without_coordinates(number: int) -> OutlinesError:
    return OutlinesError(
        _("Feature %(number)s has no ring of at least four points.")
        % {"number": number}
    )
