"""Months of a year as plans hold them: "mar-may", "I trimestre", a cross under each."""

import re
from collections.abc import Mapping

from rimay.exchange.lists import days
from rimay.exchange.lists.words import fold, heading_words, listed

Span = tuple[int, int]

_MONTHS = (
    "enero ene january jan",
    "febrero feb february",
    "marzo mar march",
    "abril abr april apr",
    "mayo may",
    "junio jun june",
    "julio jul july",
    "agosto ago august aug",
    "setiembre septiembre set sep sept september",
    "octubre oct october",
    "noviembre nov november",
    "diciembre dic december dec",
)
_MONTH = {
    word: number
    for number, words in enumerate(_MONTHS, start=1)
    for word in words.split()
}
_INITIALS = tuple("efmamjjasond"), tuple("jfmamjjasond")
_ORDER = {
    word: number
    for number, words in enumerate(
        (
            "1 i 1er 1ro primer primero first",
            "2 ii 2do segundo second",
            "3 iii 3er 3ro tercer tercero third",
            "4 iv 4to cuarto fourth",
        ),
        start=1,
    )
    for word in words.split()
}
_PARTS = {
    **dict.fromkeys(listed("bimestre bim"), 2),
    **dict.fromkeys(listed("trimestre trim t quarter q"), 3),
    **dict.fromkeys(listed("cuatrimestre"), 4),
    **dict.fromkeys(listed("semestre sem half"), 6),
}
# Words that may head a column of months, so that a heading row is known.
WORDS = frozenset(
    {*_MONTH, *"efmajsond", *_PARTS, *(word for word in _ORDER if not word.isdigit())}
    | {f"{letter}{number}" for letter in "tqs" for number in range(1, 6)}
    | {"semana", "sem", "week"}
)
_WHOLE_YEAR = re.compile(
    r"(?:todo el ano|anual|permanente|continuo|mensual|durante el ano"
    r"|(?:whole|all|the) year|all year|ongoing|monthly)"
)
_WEEK = re.compile(
    r"(?:s|sem|semana|w|week)? ?[1-5]|[1-5](?:ra|da|era|ta|a)? (?:sem|semana)"
)
_GLUED = re.compile(r"\b([tq])([1-4])\b|\b([1-4])([tq])\b")


def read(text: str) -> Span | None:
    """Return the first and the last month that a cell speaks of, or None."""
    plain = fold(text)
    if _WHOLE_YEAR.match(plain):
        return 1, 12
    part = _part_of_year(plain)
    if part is not None:
        return part
    named = [_MONTH[word] for word in plain.split() if word in _MONTH]
    if named:
        return _span(named)
    day = days.read(text)
    if day is not None and len(day.code) >= 7 and not day.code.endswith("~"):
        return int(day.code[5:7]), int(day.code[5:7])
    return _span_of_numbers(plain)


def is_month(text: str) -> bool:
    """Say whether words are a month and nothing else: "ENERO", "Enero 2018"."""
    words = fold(text).split()
    year = len(words) == 2 and words[1].isdigit() and len(words[1]) == 4
    return bool(words) and words[0] in _MONTH and (len(words) == 1 or year)


def has_gap(months: list[int]) -> bool:
    """Say whether months are marked with others between them left free."""
    return len(set(months)) < max(months) - min(months) + 1


def marks(headings: Mapping[int, str]) -> dict[int, int]:
    """Return the columns headed by a month: "Ene", "Cronograma / Marzo", E F M A."""
    own = {column: _own_words(heading) for column, heading in headings.items()}
    found = {
        column: _MONTH[words[0]]
        for column, words in own.items()
        if len(words) == 1 and words[0] in _MONTH
    }
    return found if len(found) > 1 else _initials(own)


def spans(headings: Mapping[int, str]) -> dict[int, Span]:
    """Return the columns headed by a part of the year: "I Trim", "2do semestre"."""
    own = {column: heading.rpartition(" / ")[2] for column, heading in headings.items()}
    found = {
        column: span
        for column, words in own.items()
        if len(words) < 20 and (span := _part_of_year(fold(words))) is not None
    }
    return found if len(found) > 1 else {}


def _own_words(heading: str) -> tuple[str, ...]:
    group, _stroke, own = heading.rpartition(" / ")
    # A week belongs to the month above it: "ENERO / S1".
    words = group if group and _WEEK.fullmatch(fold(own)) else own
    return tuple(fold(words).split())


def _initials(own: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
    columns = sorted(own)
    letters = [own[c][0] if len(own[c]) == 1 else "" for c in columns]
    for start in range(len(columns) - 11):
        if tuple(letters[start : start + 12]) in _INITIALS:
            run = columns[start : start + 12]
            return {column: number for number, column in enumerate(run, start=1)}
    return {}


def _part_of_year(plain: str) -> Span | None:
    """Read "I trimestre", "segundo semestre", "T2"."""
    parted = _GLUED.sub(lambda m: " ".join(filter(None, m.groups())), plain)
    words = [
        word for word in heading_words(parted) if not word.isdigit() or len(word) < 4
    ]
    length = next((_PARTS[word] for word in words if word in _PARTS), 0)
    order = next((_ORDER[word] for word in words if word in _ORDER), 0)
    if not length or not order or order * length > 12:
        return None
    return (order - 1) * length + 1, order * length


def _span(named: list[int]) -> Span | None:
    return (named[0], named[-1]) if named[0] <= named[-1] else None


def _span_of_numbers(plain: str) -> Span | None:
    words = [
        word for word in plain.split() if word not in {"a", "al", "y", "mes", "meses"}
    ]
    if not words or not all(word.isdigit() and 1 <= int(word) <= 12 for word in words):
        return None
    return _span([int(word) for word in words])
