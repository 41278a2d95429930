"""The words of a report: paragraphs with figures set in, and numbers typed by hand."""

import re
from dataclasses import dataclass

MARK = re.compile(r"\[\[([a-z_]+(?:\.[a-z_]+)+)(?::([A-Z]{3}))?\]\]")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")

# What may be typed: days and years, laws and decrees, ordinals, articles. Each pattern
# covers the whole expression, so that the digits inside it are spoken for.
_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre|octubre"
    "|noviembre|diciembre|january|february|march|april|may|june|july|august"
    "|september|october|november|december"
)
_ALLOWED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b",
        r"\b\d{4}-\d{2}(?:-\d{2})?\b",
        rf"\b\d{{1,2}}(?:\.?º|st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?:{_MONTHS})\b",
        rf"\b(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?\b",
        r"\b(?:19|20)\d{2}\b(?!\s*(?:%|personas|people|soles|dólares))",
        r"\b(?:ley|law|decreto|decree|resolución|resolution|d\.\s?s\.|r\.\s?m\.|"
        r"convenio|convention|ordenanza|directiva|directive)"
        r"(?:\s+[a-záéíóúñ]+){0,2}\s*(?:n\.?\s?[º°o]\.?\s*|no\.\s*)?\d[\w./-]*",
        r"\b(?:art(?:ículo|icle|\.)?|anexo|annex|n\.?\s?[º°])\s*\d[\w.-]*",
        r"\b\d+(?:\.?[ºª°]|\.er|\.o|\.a|st|nd|rd|th)(?!\w)",
        r"\b\d{1,2}:\d{2}\b",
    )
)


@dataclass(frozen=True)
class Typed:
    """A number that somebody typed, with the words around it."""

    number: str
    around: str


def typed_numbers(text: str) -> list[Typed]:
    """Return the numbers of a text that are neither figures nor dates, laws, ordinals."""
    covered = [False] * len(text)
    for pattern in (MARK, *_ALLOWED):
        for match in pattern.finditer(text):
            covered[match.start() : match.end()] = [True] * len(match.group())
    found = []
    for match in _NUMBER.finditer(text):
        if not covered[match.start()]:
            start, end = max(0, match.start() - 30), match.end() + 30
            found.append(Typed(match.group(), text[start:end].strip()))
    return found


def codes_in(text: str) -> list[str]:
    """Return the codes of the figures set into a text, in their order."""
    return [match.group(1) for match in MARK.finditer(text)]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: an empty line parts them."""
    return [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]
