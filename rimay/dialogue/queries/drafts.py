"""The texts that Rimay proposes to begin from, in Spanish and English."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rimay.core.text import Text
from rimay.dialogue.models.charters import CharterKind

FOLDER = Path(__file__).parents[1] / "drafts"
LANGUAGES = ("es", "en")
# What says on a row, in any language, that its words are Rimay's and nobody's yet.
PROPOSED = "Rimay"

TITLES = {
    CharterKind.CHARTER: Text.of("es", es="Reglamento interno", en="Charter"),
    CharterKind.CONFIDENTIALITY: Text.of(
        "es", es="Reglas de reserva", en="Rules of confidentiality"
    ),
}


@dataclass(frozen=True)
class ProposedArticle:
    """One article as proposed, with its rules named in double brackets."""

    heading: Text
    text: Text


@cache
def proposed(kind: CharterKind) -> tuple[ProposedArticle, ...]:
    """Return the articles that Rimay proposes for a kind of text."""
    parts = {language: _read(kind, language) for language in LANGUAGES}
    pairs = zip(*(parts[language] for language in LANGUAGES), strict=True)
    return tuple(
        ProposedArticle(
            Text.of("es", **{c: h for c, (h, _t) in zip(LANGUAGES, pair, strict=True)}),
            Text.of("es", **{c: t for c, (_h, t) in zip(LANGUAGES, pair, strict=True)}),
        )
        for pair in pairs
    )


def _read(kind: CharterKind, language: str) -> list[tuple[str, str]]:
    """Return headings and texts of a file: a heading's line begins with "# "."""
    words = (FOLDER / f"{kind}.{language}.txt").read_text(encoding="utf-8")
    found = []
    for part in words.split("\n# "):
        heading, _line, text = part.strip().removeprefix("# ").partition("\n")
        found.append((heading.strip(), text.strip()))
    return found
