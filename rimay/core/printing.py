"""What our typefaces can print. Texts pasted from a word processor or a telephone carry
more: bullets of their own, small pictures, marks that nobody sees.

PDF/UA refuses a sign that cannot be drawn, so one small picture would keep a whole
acta from the paper.
"""

import re
import unicodedata
from typing import Any

# What Libertinus Serif draws, with the two faces that Typst brings beside it.
_DRAWN = (
    (0x0020, 0x04FF),
    (0x1E00, 0x1FFF),
    (0x2000, 0x218F),
    (0x2190, 0x23FF),
    (0x2460, 0x25FF),
    (0xFB00, 0xFB06),
    (0x1D400, 0x1D7FF),
)
_DRAWN_BESIDES = frozenset("☆★☎☐☑☒☞♀♂✓✔✗✘\ufffd")
_NOT_DRAWN = frozenset("⁁⁃⁓℟℡℣℥⅒ↅↆↇↈ↊↋")
# Bullets of a word processor's own typefaces lie here.
_BULLETS = range(0xF020, 0xF100)
_SEEN_BY_NOBODY = frozenset({"Cc", "Cf", "Cn", "Cs"})
_UNKNOWN = "\ufffd"
_PLAIN = re.compile(r"[\n\t\x20-\x7e\xa0-\xac\xae-\u024f–—‘’“”•…«»]*")


def printable(words: str) -> str:
    """Return words as they can be printed: bullets as bullets, small pictures and what
    nobody sees left out, letters of other scripts as a sign that one is missing.
    """
    if _PLAIN.fullmatch(words):
        return words
    kept = "".join(map(_printed, words))
    return kept if kept.strip() or not words.strip() else _UNKNOWN


def printable_in(value: Any) -> Any:
    """Return plain values with every text in them printable; keys stay as they are."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: printable_in(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [printable_in(held) for held in value]
    return value


def _printed(character: str) -> str:
    if character in "\n\t\xad" or character in _DRAWN_BESIDES:
        return character
    code, category = ord(character), unicodedata.category(character)
    if category in _SEEN_BY_NOBODY or 0xFE00 <= code <= 0xFE0F:
        # A word processor's end of a line inside a paragraph.
        return " " if character in "\x0b\x0c\r\x85" else ""
    drawn = any(first <= code <= last for first, last in _DRAWN)
    if drawn and character not in _NOT_DRAWN:
        return character
    if code in _BULLETS:
        return "•"
    return _UNKNOWN if category[0] in "LMNC" else ""
