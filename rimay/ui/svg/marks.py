"""Marks and glyphs: a shape beside its word, never the only bearer of a meaning."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

SHAPES = {
    1: "M1 1H11V11H1z",
    2: "M6 0L12 6L6 12L0 6z",
    3: "M6 .6a5.4 5.4 0 1 1 0 10.8a5.4 5.4 0 1 1 0-10.8z",
    4: "M6 .2L11.2 3.1V8.9L6 11.8L.8 8.9V3.1z",
    5: "M4 .5H8V4H11.5V8H8V11.5H4V8H.5V4H4z",
}

GLYPHS = {
    "done": '<path d="M1.5 6.5L4.5 9.5L10.5 2.5" fill="none" stroke="currentColor"'
    ' stroke-width="1.6"/>',
    "now": '<circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor"'
    ' stroke-width="1.2"/><path d="M6 1.1a4.9 4.9 0 0 1 0 9.8z"'
    ' fill="currentColor"/>',
    "open": '<circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor"'
    ' stroke-width="1.2"/>',
    "late": '<path d="M6 .5L12 11.5H0z" fill="currentColor"/>'
    '<path class="glyph-cut" d="M5.4 4h1.2v4H5.4zM5.4 8.9h1.2v1.2H5.4z"/>',
}

# Confidentiality rules: the ring closes.
RULES = {
    "open": '<circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor"'
    ' stroke-width="1.2"/>',
    "no_attribution": '<circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor"'
    ' stroke-width="1.2" stroke-dasharray="2.2 1.65"/>',
    "chatham": '<circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor"'
    ' stroke-width="1.2"/><circle cx="6" cy="6" r="2.1" fill="currentColor"/>',
    "sealed": '<circle cx="6" cy="6" r="5.5" fill="currentColor"/>'
    '<path class="glyph-cut" d="M2.8 5.2h6.4v1.6H2.8z"/>',
}

# What rooms call the states of their records, told as one of four.
STATES = {
    "done": "done", "fulfilled": "done", "kept": "done", "met": "done",
    "closed": "done", "held": "done", "adopted": "done", "approved": "done",
    "answered": "done", "published": "done", "received": "done", "paid": "done",
    "now": "now", "under_way": "now", "underway": "now", "in_progress": "now",
    "started": "now", "partly": "now", "partial": "now", "running": "now",
    "late": "late", "overdue": "late", "wrong": "late", "failed": "late",
}  # fmt: skip


def mark(slot: int, kind: str = "member", words: str = "") -> SafeString:
    """A pillar's shape with its word: full for members, outlined for observers, dashed
    where a voice is missing.
    """
    classes = f"p{slot}" if slot in SHAPES else "missing"
    if kind in {"observer", "missing"} and kind != classes:
        classes += f" {kind}"
    return format_html(
        '<span class="pillar {}"><svg class="sign" viewBox="-1 -1 14 14" width="12"'
        ' height="12" aria-hidden="true" focusable="false"><path d="{}"/></svg>{}'
        "</span>",
        classes,
        SHAPES.get(slot, SHAPES[3]),
        words,
    )


def glyph(state: str) -> SafeString:
    """The sign of a state; its word stands beside it."""
    told = STATES.get(str(state), "open")
    drawn = GLYPHS[told]
    return format_html(
        '<svg class="glyph" viewBox="0 0 12 12" width="12" height="12"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        SafeString(drawn),
    )


def rule_glyph(rule: str) -> SafeString:
    """The sign of a confidentiality rule; its word stands beside it."""
    return format_html(
        '<svg class="glyph" viewBox="0 0 12 12" width="12" height="12"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        SafeString(RULES.get(str(rule), RULES["open"])),
    )
