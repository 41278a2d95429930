"""Bands of weave: stretches in shares of their column, so that no motif stretches."""

from dataclasses import dataclass

from rimay.ui.components import Stretch

GAP = 0.6


@dataclass(frozen=True)
class Piece:
    """One stretch as drawn: where it begins and how wide it is, in per cent."""

    weave: str
    x: str
    width: str


def pieces(stretches: list[Stretch], gap: float = GAP) -> list[Piece]:
    """Return the stretches as shares of the band, with gaps between them."""
    held = [s for s in stretches if s.width > 0]
    total = sum(s.width for s in held)
    room = 100 - gap * (len(held) - 1)
    found, x = [], 0.0
    for stretch in held:
        width = room * stretch.width / total
        found.append(Piece(stretch.weave, f"{x:.3f}", f"{width:.3f}"))
        x += width + gap
    return found
