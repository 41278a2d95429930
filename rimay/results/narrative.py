"""The words of a report: paragraphs with figures set in, and numbers typed by hand."""

import re
from dataclasses import dataclass

MARK = re.compile(r"\[\[([a-z_]+(?:\.[a-z_]+)+)(?::([A-Z]{3}))?\]\]")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d|[¼-¾⅐-⅞]")

# What may be typed: days and years, laws and decrees, ordinals, articles. Each pattern
# covers the whole expression, so that the digits inside it are spoken for.
_MONTHS = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre|octubre"
    "|noviembre|diciembre|january|february|march|april|may|june|july|august"
    "|september|october|november|december"
    r"|(?:ene|feb|mar|abr|jun|jul|ago|set|sept|oct|nov|dic|jan|apr|aug|sep|dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:\.?º|st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s*(?:,|-|–|\bal?\b|\by\b|\be\b|\bto\b|\band\b)\s*{_DAY})*"
# What a year is not followed by: "2000 efectivos" is a count, however it looks.
_COUNTED = (
    "%|personas?|people|efectivos|polic|officers|soles|dólares|dollars|actores|"
    "participa|asisten|attend|integrantes|miembros|members|organiza|empresas|companies|"
    "entrevista|interview|talleres|workshops|familias|families|comunidades|communities|"
    "meses|months|días|days|horas|hours|millones|million|agentes|militares|guardias|"
    "guards|vigilantes|soldados|soldiers|mujeres|women|hombres|men|niñ|jóvenes|"
    "autoridades|funcionari|trabajador|workers|actividades|activities|casos|cases|"
    "visitas|visits|capacita|trained"
)
# What may follow "dos mil" in a year that is written out.
_ONES = (
    r"dieci\w+|veint\w+|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
    "|trece|catorce|quince"
)
_NUMBERED = r"(?:\s*,?\s*(?:y|e|and|a|to|-|–)?\s*)\d[\w./-]*"
_ALLOWED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b",
        r"\b(?:[12]\d|3[01]|0?[1-9])/(?:1[0-2]|0?[1-9])/\d{2}\b",
        rf"\b\w+\s+de\s+{_MONTHS}(?:\s+del?\s+dos\s+mil(?:\s+(?:{_ONES}))?)?",
        r"\b\d{4}-\d{2}(?:-\d{2})?\b",
        rf"\b{_DAYS}\s+(?:de\s+|of\s+)?{_MONTHS}",
        rf"\b{_MONTHS}\s+{_DAYS}(?!\d)(?!\s*(?:{_COUNTED}))",
        rf"\b(?:19|20)\d{{2}}(?:[-–/]\d{{2,4}}|s)?\b(?!\s*(?:{_COUNTED}))",
        r"\b(?:ley(?:es)?|laws?|decretos?|decrees?|resoluci[oó]n(?:es)?|resolutions?|"
        r"d\.?\s?s\.?|d\.?\s?l\.?|d\.?\s?leg\.?|d\.?\s?u\.?|r\.?\s?[mdsl]\.?|"
        r"convenio|convention|ordenanza|directiva|directive)"
        r"(?:\s+[a-záéíóúñ]+){0,2}\s*(?:n\.?\s?[º°o]\.?\s*|no\.\s*)?\d[\w./-]*+"
        rf"(?!\s*(?:{_COUNTED}))",
        r"\b(?:art(?:ículos?|icles?|s?\.)|numeral(?:es)?|párrafos?|paragraphs?|"
        rf"anexos?|annex(?:es)?|n\.?\s?[º°])\s*\d[\w.-]*+(?!\s*(?:{_COUNTED}))"
        rf"(?:{_NUMBERED})*",
        r"\b\d+(?:\.?[ºª°]|\.?(?:er|ero|era|do|da|ro|ra|to|ta|mo|ma|vo|va|no|na)"
        r"|\.[oa]|st|nd|rd|th)(?!\w)",
        r"\b\d{1,2}[:.]\d{2}\b(?=\s*(?:h\b|hs\b|a\.?\s?m|p\.?\s?m|horas))|\b\d{1,2}:\d{2}\b",
    )
)
# One is left out: it is an article as often as a number.
_WORDS = {
    "es": re.compile(
        r"\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce"
        r"|quince|dieci\w+|veint\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta"
        r"|noventa|cien|ciento|\w+cient[oa]s|quinient[oa]s|mil|miles|mill[oó]n|millones"
        r"|docenas?|decenas?|centenar(?:es)?|cero|tercios?"
        r"|mitad(?!\s+del?\s+(?:año|mes|siglo|20)))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
        r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?"
        r"|millions?|dozens?|zero|half(?!\s+(?:of\s+)?(?:the\s+|a\s+)?(?:year|month|20)))\b",
        re.IGNORECASE,
    ),
}


# Whatever else stands in double brackets was meant as a figure.
_MEANT = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Typed:
    """A number that somebody typed, with the words around it."""

    number: str
    around: str


def typed_numbers(text: str, language: str = "") -> list[Typed]:
    """Return the numbers of a text that are neither figures nor dates, laws, ordinals.

    Where the language is known, also those that are written out: "three workshops".
    """
    covered = [False] * len(text)
    for pattern in (MARK, *_ALLOWED):
        for match in pattern.finditer(text):
            covered[match.start() : match.end()] = [True] * len(match.group())
    found = list(_NUMBER.finditer(text))
    if language in _WORDS:
        found += _WORDS[language].finditer(text)
    return [
        Typed(
            match.group(), text[max(0, match.start() - 30) : match.end() + 30].strip()
        )
        for match in sorted(found, key=lambda match: match.start())
        if not covered[match.start()]
    ]


def codes_in(text: str) -> list[str]:
    """Return the codes of the figures set into a text, in their order.

    What stands in double brackets and is no code at all is returned as it stands.
    """
    found = []
    for meant in _MEANT.finditer(text):
        match = MARK.fullmatch(meant.group())
        found.append(match.group(1) if match else meant.group(1).strip()[:80])
    return found


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: an empty line parts them."""
    return [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]
