"""The text of an acta: its paragraphs, and the fingerprint of its letters.

The fingerprint is of the text and not of a file: blanks, ends of lines and hyphens do
not count, because each way of setting the same words puts others.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

# Crockford's base 32: no I, L, O or U, so nothing is misread on paper.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LETTERS, _PART = 12, 4
_UNSEEN = frozenset({"Pd", "Cf", "Cc", "Zs", "Zl", "Zp"})


class Part(StrEnum):
    """What a paragraph is."""

    GROUP = "group"
    TITLE = "title"
    FACT = "fact"
    HEADING = "heading"
    PRESENCE = "presence"
    ITEM = "item"
    TEXT = "text"
    AGREEMENT = "agreement"
    DETAIL = "detail"
    CLOSING = "closing"
    # Boxes to sign in: on the paper, and not part of the text.
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. `item` and `agreement` name the record that its words come from;
    `is_open` is false where that stands under a stricter rule than open.
    """

    kind: Part
    words: str
    item: int = 0
    agreement: int = 0
    is_open: bool = True

    @property
    def is_text(self) -> bool:
        return self.kind != Part.SIGNATURE


def plain(paragraphs: Iterable[Paragraph]) -> list[dict[str, Any]]:
    """Return paragraphs as values that JSON can hold."""
    return [asdict(paragraph) for paragraph in paragraphs]


def from_plain(body: Iterable[Mapping[str, Any]]) -> list[Paragraph]:
    """Return the paragraphs of a body that was kept."""
    return [Paragraph(**{**held, "kind": Part(held["kind"])}) for held in body]


def text_of(paragraphs: Iterable[Paragraph]) -> str:
    """Return the words in order, one paragraph to a line; signature boxes apart."""
    return "\n".join(held.words for held in paragraphs if held.is_text)


def letters(words: str) -> str:
    """Return what counts of a text: letters, figures and signs, each as one and the
    same character however a file writes it.
    """
    whole = unicodedata.normalize("NFKC", words)
    return "".join(c for c in whole if unicodedata.category(c) not in _UNSEEN)


def fingerprint_of(words: str) -> str:
    """Return the SHA-256 of a text's letters, as 64 letters and digits."""
    return hashlib.sha256(letters(words).encode()).hexdigest()


def code_of(fingerprint: str) -> str:
    """Return the short check code of a fingerprint: its first 60 bits.

    It finds an acta; what proves a text is the whole fingerprint.
    """
    bits = int(fingerprint, 16) >> (4 * len(fingerprint) - 5 * CODE_LETTERS)
    places = range(CODE_LETTERS - 1, -1, -1)
    return "".join(_ALPHABET[(bits >> (5 * place)) & 31] for place in places)


def without_bare_headings(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Leave out headings under which nothing stands, where some words are not shown."""
    following = (*paragraphs[1:], None)
    return [
        held
        for held, after in zip(paragraphs, following, strict=False)
        if held.kind != Part.HEADING
        or (after is not None and after.kind not in {Part.HEADING, Part.CLOSING})
    ]


def grouped(code: str) -> str:
    """Return a code as it is printed: 7K3D-9QFM-2R5T."""
    return "-".join(code[at : at + _PART] for at in range(0, len(code), _PART))
