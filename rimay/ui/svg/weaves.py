"""Weaves, defined once per page in user space and filled by reference.

Colours come from classes, so a page in the dark swaps its inks and nothing is drawn
twice. Each weave exists at full scale and, for the hem, at half scale.
"""

from dataclasses import dataclass
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SLOTS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class Weave:
    """One tile: its size, what is filled and what is drawn as a line 2 wide."""

    width: int
    height: int
    filled: str = ""
    lined: str = ""
    has_ground: bool = True


WEAVES = {
    "1": Weave(10, 16, filled="M1.5 0h2v9h-2zM6.5 7h2v9h-2z"),
    "2": Weave(
        20,
        16,
        filled="M10 1L18 8L10 15L2 8zM10 4.5L6 8L10 11.5L14 8z",
    ),
    "3": Weave(16, 8, lined="M-4 4L0 1L8 7L16 1L20 4"),
    "4": Weave(
        16,
        8,
        lined="M-8 9H0V5H8V1H16V-3M-8 1H0V-3M8 9H16V5",
    ),
    "5": Weave(16, 16, lined="M4 1V7M1 4H7M12 9V15M9 12H15"),
    "done": Weave(5, 16, filled="M2 0h1v16h-1z"),
    "rest": Weave(5, 16, filled="M2 0h1v16h-1z"),
    "warp": Weave(5, 16, filled="M2 0h1v16h-1z", has_ground=False),
}


def known(weave: str) -> str:
    """The weave itself; whatever has no weave of its own is bare warp."""
    return weave if weave in WEAVES else "warp"


def fill(weave: str, *, is_half: bool = False) -> str:
    """The value of `fill` that refers to the page's pattern."""
    return f"url(#w{known(weave)}{'h' if is_half else ''})"


@cache
def definitions() -> SafeString:
    """Every pattern of a page; put once, before the first drawing."""
    patterns = "".join(_pattern(name, weave) for name, weave in WEAVES.items())
    return format_html(
        '<svg class="weaves" width="0" height="0" aria-hidden="true"'
        ' focusable="false"><defs>{}</defs></svg>',
        mark_safe(patterns),  # noqa: S308 - our own constants only
    )


def _pattern(name: str, weave: Weave) -> SafeString:
    return format_html(
        '<pattern id="w{name}" width="{width}" height="{height}"'
        ' patternUnits="userSpaceOnUse">{ground}{motif}</pattern>'
        '<pattern id="w{name}h" width="{width}" height="{height}"'
        ' patternUnits="userSpaceOnUse" patternTransform="scale(.5)">'
        "{ground}{motif}</pattern>",
        name=name,
        width=weave.width,
        height=weave.height,
        ground=_ground(name, weave),
        motif=_motif(name, weave),
    )


def _ink(name: str) -> str:
    """The letter or number under which a weave's inks stand in the stylesheet."""
    return name if name in SLOTS else name[0]


def _ground(name: str, weave: Weave) -> SafeString | str:
    if not weave.has_ground:
        return ""
    return format_html(
        '<rect class="g{}" width="{}" height="{}"/>',
        _ink(name),
        weave.width,
        weave.height,
    )


def _motif(name: str, weave: Weave) -> SafeString:
    if weave.lined:
        return format_html(
            '<path class="l{}" fill="none" stroke-width="2" d="{}"/>',
            _ink(name),
            weave.lined,
        )
    return format_html(
        '<path class="m{}" fill-rule="evenodd" d="{}"/>',
        _ink(name),
        weave.filled,
    )
