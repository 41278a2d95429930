"""Fewer points, same neighbours: a border is simplified once for both its sides."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

Point = tuple[float, float]
Ring = list[Point]
ROUNDS = 24


def simplified(outlines: Mapping[str, list[Ring]], most: int) -> dict[str, list[Ring]]:
    """The outlines with at most `most` points a region, or as few as its body needs."""
    if all(_count(rings) <= most for rings in outlines.values()):
        return {
            code: [_closed(ring) for ring in rings] for code, rings in outlines.items()
        }
    corners = _corners(outlines)
    borders = {
        code: [_borders(_open(ring), corners) for ring in rings]
        for code, rings in outlines.items()
    }
    step = _extent(outlines) / 4000
    found: dict[str, list[Ring]] = {}
    for _round in range(ROUNDS):
        found = {
            code: [_rejoined(ring, step) for ring in rings]
            for code, rings in borders.items()
        }
        if all(_count(rings) <= most for rings in found.values()):
            break
        step *= 1.4
    return found


def _count(rings: list[Ring]) -> int:
    return sum(len(ring) - 1 for ring in rings)


def _open(ring: Ring) -> Ring:
    return ring[:-1] if ring[0] == ring[-1] else ring


def _closed(ring: Ring) -> Ring:
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]


def _extent(outlines: Mapping[str, list[Ring]]) -> float:
    points = [point for rings in outlines.values() for ring in rings for point in ring]
    east = [point[0] for point in points]
    north = [point[1] for point in points]
    return max(max(east) - min(east), max(north) - min(north), 1e-6)


def _corners(outlines: Mapping[str, list[Ring]]) -> set[Point]:
    """Points where borders meet: those with more than two neighbours in all rings."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for rings in outlines.values():
        for ring in map(_open, rings):
            for place, point in enumerate(ring):
                neighbours[point] |= {ring[place - 1], ring[(place + 1) % len(ring)]}
    return {point for point, others in neighbours.items() if len(others) > 2}


def _borders(ring: Ring, corners: set[Point]) -> list[Ring]:
    """The ring cut at its corners; an island is cut at two points far apart, which
    are the same for the ring that may lie around it.
    """
    cuts = [place for place, point in enumerate(ring) if point in corners]
    if len(cuts) < 2:
        ends = {*cuts, ring.index(min(ring)), ring.index(max(ring))}
        cuts = sorted(ends)
    turned = ring[cuts[0] :] + ring[: cuts[0]]
    places = [place - cuts[0] for place in cuts] + [len(ring)]
    turned.append(turned[0])
    return [turned[first : last + 1] for first, last in pairwise(places)]


def _rejoined(borders: list[Ring], step: float) -> Ring:
    ring: Ring = []
    for border in borders:
        thin = _thinned(border, step)
        ring += thin if not ring else thin[1:]
    if len(ring) > 3:
        return ring
    # What would become a line keeps the point that stands farthest off.
    whole = [point for border in borders for point in border]
    far = max(whole, key=lambda point: _off(point, ring[0], ring[len(ring) // 2]))
    return [ring[0], far, ring[len(ring) // 2], ring[0]]


def _thinned(border: Ring, step: float) -> Ring:
    """The same for either side: always walked from its lesser end."""
    if border[0] > border[-1]:
        return _walked(border[::-1], step)[::-1]
    return _walked(border, step)


def _walked(border: Ring, step: float) -> Ring:
    """Douglas and Peucker, without recursion: a border may have thousands of points."""
    kept = {0, len(border) - 1}
    waiting = [(0, len(border) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, place = max(
            (
                (_off(border[place], border[first], border[last]), place)
                for place in range(first + 1, last)
            ),
            default=(0.0, first),
        )
        if far > step:
            kept.add(place)
            waiting += [(first, place), (place, last)]
    return [border[place] for place in sorted(kept)]


def _off(point: Point, first: Point, last: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, first, last
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not length:
        return float(((px - ax) ** 2 + (py - ay) ** 2) ** 0.5)
    return float(abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length)
