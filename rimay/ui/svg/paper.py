"""What drawings on paper are made of: light inks, letters, marks and weaves of their own.

They carry no classes, so that they look the same wherever they travel.
"""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rimay.ui.svg.marks import SHAPES
from rimay.ui.svg.weaves import WEAVES

INK, SOFT, EDGE, LINE = "#1d1a26", "#55505f", "#7d7788", "#d8d4de"
PAPER, WASH, SUNK, ACCENT = "#ffffff", "#f4f3f6", "#dcd8e4", "#9a1550"
GROUNDS = {
    "1": "#2c4a96", "2": "#865700", "3": "#41652a", "4": "#006a70", "5": "#6d4937",
    "done": ACCENT, "rest": EDGE,
}  # fmt: skip
MOTIFS = {
    "1": "#b5c3ea", "2": "#efcf8c", "3": "#c3dba6", "4": "#a5dadc", "5": "#dcc3b4",
    "done": "#c4718f", "rest": "#a3a0ab", "warp": EDGE,
}  # fmt: skip
SANS = "Noto Sans, DejaVu Sans, Arial, Libertinus Serif, sans-serif"
SERIF = "Noto Serif, Cambria, Libertinus Serif, serif"
UNSAID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def whole(box: str, width: int, height: int, label: str, inside: SafeString) -> str:
    """The whole drawing, with the weaves that it uses."""
    drawn = format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}" width="{}" height="{}"'
        ' role="img" aria-label="{}"><title>{}</title><defs>{}</defs>{}</svg>',
        box,
        width,
        height,
        label,
        label,
        _patterns(str(inside)),
        inside,
    )
    return UNSAID.sub("", str(drawn))


def steps(length: float) -> str:
    """A length in tenths, as short as it can be written."""
    return f"{length:.1f}".removesuffix(".0")


def text(
    x: float, y: float, words: str, *, style: str = "label", anchor: str = "start"
) -> SafeString:
    family, size, weight, ink = {
        "label": (SANS, 14, 400, INK),
        "name": (SANS, 15, 600, INK),
        "soft": (SANS, 14, 400, SOFT),
        "said": (SERIF, 22, 400, INK),
    }[style]
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" font-family="{}" font-size="{}"'
        ' font-weight="{}" fill="{}">{}</text>',
        steps(x),
        steps(y),
        anchor,
        family,
        size,
        weight,
        ink,
        words,
    )


def mark(slot: int, top: float, left: float = 0) -> SafeString | str:
    """A pillar's shape, where it has one."""
    if slot not in SHAPES:
        return ""
    return format_html(
        '<path transform="translate({} {})" d="{}" fill="{}"/>',
        steps(left),
        steps(top),
        SHAPES[slot],
        GROUNDS[str(slot)],
    )


def _patterns(drawn: str) -> SafeString:
    return format_html_join(
        "",
        '<pattern id="w{0}" width="{1}" height="{2}" patternUnits="userSpaceOnUse">'
        '<rect width="{1}" height="{2}" fill="{3}"/>'
        '<path d="{4}" fill="{5}" stroke="{6}" stroke-width="2"'
        ' fill-rule="evenodd"/></pattern>',
        (
            (
                name,
                weave.width,
                weave.height,
                GROUNDS.get(name, "none"),
                weave.lined or weave.filled,
                "none" if weave.lined else MOTIFS[name],
                MOTIFS[name] if weave.lined else "none",
            )
            for name, weave in WEAVES.items()
            if f"#w{name})" in drawn
        ),
    )
