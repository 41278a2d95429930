"""From longitude and latitude to a drawing, and to the place of a label in it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rimay.ui.svg.simplification import Point, Ring

MARGIN = 6
LINES = 28


@dataclass(frozen=True)
class Projection:
    """Equirectangular, narrowed by the cosine of the middle latitude."""

    west: float
    north: float
    squeeze: float
    scale: float
    width: int
    height: int
    turns: bool

    def at(self, point: Point) -> Point:
        """Where a longitude and latitude stand in the drawing."""
        longitude = _turned(point[0]) if self.turns else point[0]
        east = (longitude - self.west) * self.squeeze * self.scale + MARGIN
        return round(east, 1), round((self.north - point[1]) * self.scale + MARGIN, 1)


@dataclass(frozen=True)
class Spot:
    """The middle of a clear stretch inside a region, and how wide the stretch is."""

    x: float
    y: float
    width: float


def fitted(rings: Iterable[Ring], wide: int, high: int) -> Projection:
    """The projection that fits all rings into the room given."""
    points = [point for ring in rings for point in ring]
    spread = max(x for x, _y in points) - min(x for x, _y in points)
    turns = spread > 180
    east = [_turned(x) if turns else x for x, _y in points]
    north = [y for _x, y in points]
    squeeze = max(math.cos(math.radians((min(north) + max(north)) / 2)), 0.05)
    across = max((max(east) - min(east)) * squeeze, 1e-6)
    down = max(max(north) - min(north), 1e-6)
    scale = min((wide - 2 * MARGIN) / across, (high - 2 * MARGIN) / down)
    return Projection(
        min(east),
        max(north),
        squeeze,
        scale,
        math.ceil(across * scale + 2 * MARGIN),
        math.ceil(down * scale + 2 * MARGIN),
        turns,
    )


def spot(ring: Ring, tall: float) -> Spot:
    """Where a text `tall` high finds most room, rather towards the middle."""
    return _spot(tuple(ring), tall)


# The same few regions are drawn on every home.
@lru_cache(maxsize=256)
def _spot(ring: tuple[Point, ...], tall: float) -> Spot:
    top, foot = min(y for _x, y in ring), max(y for _x, y in ring)
    middle, height = (top + foot) / 2, max(foot - top, 1e-6)
    best, best_score = Spot(ring[0][0], ring[0][1], 0), -math.inf
    for number in range(1, LINES):
        y = top + height * number / LINES
        for left, right in _clear(ring, y, tall):
            score = (right - left) * (1 - 0.6 * abs(y - middle) / height)
            if score > best_score:
                best = Spot(round((left + right) / 2, 1), round(y, 1), right - left)
                best_score = score
    return best


def area(ring: Ring) -> float:
    """The size of a ring, whichever way it runs."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _turned(longitude: float) -> float:
    return longitude + 360 if longitude < 0 else longitude


def _clear(ring: tuple[Point, ...], y: float, tall: float) -> list[tuple[float, float]]:
    """Stretches inside the ring at the top, the middle and the foot of a text."""
    held = _spans(ring, y)
    for line in (y - tall / 2, y - tall / 4, y + tall / 4, y + tall / 2):
        held = [
            (max(left, other_left), min(right, other_right))
            for left, right in held
            for other_left, other_right in _spans(ring, line)
            if max(left, other_left) < min(right, other_right)
        ]
    return held


def _spans(ring: tuple[Point, ...], y: float) -> list[tuple[float, float]]:
    crossings = sorted(
        ax + (y - ay) * (bx - ax) / (by - ay)
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True)
        if (ay > y) != (by > y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=False))
