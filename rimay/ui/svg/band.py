"""The band: composition, share or progress as stretches of weave in a column's width.

Positions are per cent and heights pixels, so a motif is never stretched. Each stretch
has its own coordinates, so that its weave begins at its own edge.
"""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rimay.ui.components import Stretch
from rimay.ui.svg.weaves import fill, known

SEAT_GAP = 2
PILLAR_GAP = 8
HEM = 8
PROGRESS = {"done", "warp"}


def band(
    stretches: Sequence[Stretch],
    label: str = "",
    height: int = 16,
    width: str = "100%",
) -> SafeString:
    """Draw the stretches; `label` is read out; none where words stand beside."""
    woven = [stretch for stretch in stretches if stretch.width > 0]
    return format_html(
        '<svg class="band" width="{}" height="{}" {} focusable="false">{}</svg>',
        width,
        height,
        alternative(label),
        _stretches(woven, height),
    )


def alternative(label: str) -> SafeString:
    """Attributes of a drawing that is read out, or is passed over without a label."""
    if label:
        return format_html('role="img" aria-label="{}"', label)
    return format_html('aria-hidden="{}"', "true")


def percent(part: float, whole: float) -> str:
    """A share as SVG writes it, with no more digits than a screen can show."""
    share = 100 * part / whole if whole else 0
    return f"{share:.3f}".rstrip("0").rstrip(".") + "%"


def _stretches(woven: Sequence[Stretch], height: int) -> SafeString:
    total = sum(stretch.width for stretch in woven)
    before = 0
    drawn = []
    for place, stretch in enumerate(woven):
        after = woven[place + 1] if place + 1 < len(woven) else None
        drawn.append(
            (
                percent(before, total),
                percent(stretch.width, total),
                height,
                -_gap(stretch, after, height),
                fill(stretch.weave, is_half=height <= HEM),
            )
        )
        before += stretch.width
    return format_html_join(
        "",
        '<svg x="{}" width="{}" height="{}">'
        '<rect x="{}" width="100%" height="100%" fill="{}"/></svg>',
        drawn,
    )


def _gap(stretch: Stretch, after: Stretch | None, height: int) -> int:
    """Seats of a pillar stand close, pillars apart, progress runs on without a gap."""
    if after is None:
        return 0
    if known(stretch.weave) == known(after.weave):
        return SEAT_GAP
    if {stretch.weave, after.weave} <= PROGRESS:
        return 0
    return PILLAR_GAP if height > HEM else PILLAR_GAP // 2
