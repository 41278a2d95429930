"""The words of a report: paragraphs with figures set in, and numbers typed by hand."""

import re
from dataclasses import dataclass

MARK = re.compile(r"\[\[([a-z_]+(?:\.[a-z_]+)+)(?::([A-Z]{3}))?\]\]")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d|[¼-¾⅐-⅞①-⒛⓪-⓿❶-➓]")

# What may be typed: days and years, laws and decrees, ordinals, articles. Each pattern
# covers the whole expression, so that the digits inside it are spoken for.
# In English a month stands big: small, "may" and "march" are verbs.
_MONTHS = (
    r"(?:(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre"
    r"|octubre|noviembre|diciembre|january|february|(?-i:March|MARCH)|april"
    r"|(?-i:May|MAY)|june|july|august|september|october|november|december)\b"
    r"|(?:ene|feb|mar|abr|jun|jul|ago|set|sept|oct|nov|dic|jan|apr|aug|sep|dec)\b\.?"
    r"|may\.)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:\.?º|st|nd|rd|th)?"
# No month has more of them; unbounded, a long row of numbers would be read over and over.
_DAYS = (
    rf"{_DAY}(?:\s*(?:,|-|–|\bal?\b|\b(?:y|e)\b(?:\s+el\b)?|\bto\b"
    rf"|\band\b(?:\s+the\b)?)\s*{_DAY}){{0,30}}"
)
# What a year is not followed by: "2000 efectivos" is a count, however it looks.
_COUNTED = (
    "%|personas?|people|efectivos|polic|officers|soles|dólares|dollars|actores|"
    "participa|asisten|attend|integrantes|miembros|members|organiza|empresas|companies|"
    "entrevista|interview|talleres|workshops|familias|families|comunidades|communities|"
    "meses|months|días|days|horas|hours|millones|million|agentes|militares|guardias|"
    "guards|vigilantes|soldados|soldiers|mujeres|women|hombres|men|niñ|jóvenes|"
    "autoridades|funcionari|trabajador|workers|actividades|activities|casos|cases|"
    "visitas|visits|capacita|trained|líder|lider|leaders|representa|dirigent|comuner|"
    "ronder|poblador|vecin|alumn|estudiant|students|docent|teachers|oficiales|official|"
    "suboficial|fiscal|juez|jueces|judges|periodist|journalist|instructor|trainers|"
    "ejemplares|copias|copies|cartillas|folletos|afiches|booklets|leaflets|posters|"
    "denuncias|complaints|inciden|"
    "conflict|reuniones|meetings|sesiones|sessions|eventos|events|cursos|courses|"
    "certificad|certificates|comisarías|stations|unidades|units|distritos|districts|"
    "provincias|provinces|regiones|regions|países|countries|hogares|households|ciudadan|"
    "citizens|municip|institu|entidades|entities|acuerdos|agreements|compromisos|"
    "recomenda|recommend|euros|kilómetros|hectáreas"
)
# What may follow "dos mil" in a year that is written out.
_ONES = (
    r"dieci\w+|veint\w+|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
    "|trece|catorce|quince"
)
_NUMBERED_SIGN = r"(?:n(?:ro|[úu]m)?\.?\s?[º°o]\.?|no\.|nro\.|n[úu]m(?:ero|\.))\s*"
# More of the same follow where no noun stands behind them: "artículo 3, 40 vecinos".
_AND_MORE = (
    r"(?:(?:\s*,?\s*(?:y|e|and|a|to|-|–)\s*|\s*,\s*)\d[\w./-]*+"
    r"(?=\s*(?:$|[^\w\s]|(?:y|e|and|a|to|del?|of)\b)))*+"
)
_LAW = (
    r"\b(?:ley(?:es)?|laws?|decretos?|decrees?|resoluci[oó]n(?:es)?|resolutions?|"
    r"d\.?\s?s\.?|d\.?\s?l\.?|d\.?\s?leg\.?|d\.?\s?u\.?|r\.?\s?[mdsl]\.?|"
    r"convenio|convention|ordenanza|directiva|directive)"
)
_KIND_OF_LAW = (
    r"(?:\s+(?:suprem[ao]s?|supreme|legislativ[ao]s?|legislative|orgánicas?|organic|"
    r"ministerial(?:es)?|viceministerial|directoral(?:es)?|jefatural|administrativ[ao]s?|"
    r"regional(?:es)?|municipal(?:es)?|general(?:es)?|sectorial|interna|conjunta|"
    r"de\s+urgencia|de\s+alcaldía|de\s+la\s+oit|oit|ilo))*"
)
_ALLOWED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b",
        r"\b(?:[12]\d|3[01]|0?[1-9])/(?:1[0-2]|0?[1-9])/\d{2}\b",
        rf"\b(?:primero|treinta(?:\s+y\s+uno)?|{_ONES})\s+de\s+{_MONTHS}"
        rf"(?:\s+del?\s+dos\s+mil(?:\s+(?:{_ONES}))?)?",
        r"\b\d{4}-\d{2}(?:-\d{2})?\b",
        rf"\b{_DAYS}\s+(?:de\s+|of\s+)?{_MONTHS}",
        # "In March 15 came" counts; "on March 15" is a day.
        rf"(?<!\ben\s)(?<!\bin\s)\b{_MONTHS}\s+{_DAYS}(?!\d)(?!\s*(?:{_COUNTED}))",
        rf"\b(?:19|20)\d{{2}}(?:[-–/]\d{{2,4}}|s)?\b(?!\s*(?:{_COUNTED}))",
        rf"{_LAW}{_KIND_OF_LAW}\s*(?:{_NUMBERED_SIGN})?\d[\w./-]*+"
        rf"(?!\s*(?:{_COUNTED}))",
        # After other words only what is long enough to be a law's number.
        rf"{_LAW}(?:\s+[a-záéíóúñ]+){{0,3}}\s*(?:{_NUMBERED_SIGN})?"
        rf"(?:\d{{4,}}|\d+-\d{{4}})[\w./-]*+(?!\s*(?:{_COUNTED}))"
        rf"(?:\s*(?:,|y|e|and)\s*(?:\d{{4,}}|\d+-\d{{4}})[\w./-]*+"
        rf"(?!\s*(?:{_COUNTED})))*+",
        rf"\b(?:(?:art(?:ículos?|icles?|s?\.)|numeral(?:es)?|inciso|párrafos?|paragraphs?|"
        rf"cap(?:ítulos?|\.)|chapters?|cláusulas?|clauses?|anexos?|annex(?:es)?|"
        rf"p(?:áginas?|ágs?\.|ages?))\s*|{_NUMBERED_SIGN})"
        rf"\d[\w.-]*+(?!\s*(?:{_COUNTED})){_AND_MORE}",
        # Of several the last stands after "and", whatever follows: "3, 4 y 5 tratan".
        r"\b(?:artículos|articles|numerales|párrafos|paragraphs|capítulos|chapters|"
        r"cláusulas|clauses|anexos|annexes|páginas|págs\.|pages)\s+\d[\w.-]*+"
        rf"(?:\s*,\s*\d[\w.-]*+)*+\s*,?\s*(?:y|e|and)\s+\d[\w.-]*+(?!\s*(?:{_COUNTED}))",
        r"\b\d+(?:\.?[ºª°]|\.?(?:er|ero|era|do|da|ro|ra|to|ta|mo|ma|vo|va|no|na)"
        r"|\.[oa]|st|nd|rd|th)(?!\w)",
        r"\b\d{1,2}[:.]\d{2}\b(?=\s*(?:h\b|hs\b|a\.?\s?m|p\.?\s?m|horas))|\b\d{1,2}:\d{2}\b",
        r"\b\d{1,2}\s*(?:a|p)\.?\s?m\b",
    )
)
# One is left out: it is an article as often as a number.
_WORDS = {
    "es": re.compile(
        r"\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce"
        r"|quince|dieci\w+|veint\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta"
        r"|noventa|cien|cient[oa]s?|\w+cient[oa]s|quinient[oa]s|mil|miles|mill[oó]n"
        r"|millones|millar(?:es)?|docenas?|decenas?|centenas?|centenar(?:es)?|treintenas?"
        r"|cero|tercios?|(?:tercera|cuarta|quinta|sexta|octava|d[ée]cima)s?\s+partes?"
        r"|un\s+(?:cuarto|quinto|sexto|octavo|d[ée]cimo)\s+del?"
        r"|mitad(?!\s+del?\s+(?:año|mes|siglo|20)))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
        r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?"
        r"|millions?|dozens?|zero|(?:a|one)\s+(?:third|quarter|fifth|sixth|eighth|tenth)"
        r"\s+of(?!\s+(?:the\s+|a\s+)?(?:year|month|20))"
        r"|half(?!\s+(?:of\s+)?(?:the\s+|a\s+)?(?:year|month|20)))\b",
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
    # Up to the last that closes: each that opens would be read to the end in vain.
    for meant in _MEANT.finditer(text, 0, text.rfind("]]") + 2):
        match = MARK.fullmatch(meant.group())
        found.append(match.group(1) if match else meant.group(1).strip()[:80])
    return found


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: an empty line parts them."""
    return [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]
