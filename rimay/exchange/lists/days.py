"""Dates as lists hold them, brought to what `rimay.core.dates` reads."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rimay.core.dates import PartialDate, parse
from rimay.exchange.lists.words import bare, tidy

# Excel's numbers for days from 1920 to 2060: below stand years and ages, not days.
_SERIALS = range(7_306, 58_441)
# Excel counts from here, for it takes 1900 for a leap year.
_DAY_ZERO = date(1899, 12, 30)
_YEARS = range(1900, 2101)
# Two digits up to this mean this century, above it the last: births stand in lists too.
_PIVOT = 40
# Stands for any year: the 29th of February is a date too.
_LEAP = 2016

_WEEKDAYS = (
    "lunes martes miercoles jueves viernes sabado domingo lun mie jue vie sab dom "
    "monday tuesday wednesday thursday friday saturday sunday dia fecha"
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS.split())})\b[\s.,:]*")
_ORDINAL = re.compile(r"\b(\d{1,2})\s?(?:ro|er|do|to|vo|st|nd|rd|th|[°º])\b|(\d)[°º]")
_HOUR = re.compile(
    r"[\sT,]+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\.?)?\s*(?:h|hrs)?\.?$"
)
_RANGE = re.compile(
    r"(?:del?\s+)?\b(\d{1,2})(?:\s*(?:,|-|–|al?|y|e|and|to)\s*\d{1,2})+"
    r"(?=\s*(?:/|\s(?:de\s+)?[a-z]{3}))"
)
_OF = re.compile(r"\b(?:de|del|of|the|a)\b")
_NUMERIC = re.compile(r"(\d{1,4})[./\s-](\d{1,2})[./\s-](\d{1,4})")
_GLUED = re.compile(r"(\d{1,2})[\s.-]*([a-z]{3,10})[\s.-]*(\d{4}|\d{2})")
_MONTH = re.compile(r"([a-z]{3,10})[\s./'-]*(\d{4}|\d{2})")
# "15/ago", "15 de agosto" and "15/8" leave the year to the reader.
_NO_YEAR = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,10})")


@dataclass(frozen=True)
class Day:
    """A date and the codes of what to say about how it was read."""

    code: str
    notes: tuple[str, ...] = ()


def read(text: str, *, month_first: bool = False, year: int = 0) -> Day | None:
    """Return the date that a cell's words or number mean, or None.

    `year` is taken where the cell names none; 0 where nobody knows it.
    """
    text = tidy(text)
    if re.fullmatch(r"\d{4,5}(?:\.\d+)?", text):
        return _number(float(text))
    plain = _HOUR.sub("", text) if ":" in text else text
    plain = _plain(plain)
    ranged = _RANGE.sub(r"\1", plain)
    notes = ("date_range",) if ranged != plain else ()
    numeric = _NUMERIC.fullmatch(ranged)
    if numeric:
        return _numeric(numeric, month_first, notes)
    short = _NO_YEAR.fullmatch(" ".join(_OF.sub(" ", ranged).split()))
    if short and _lacks_year(short):
        return _in_year(short, year, notes)
    spelt = _spelt(ranged)
    try:
        return Day(parse(spelt).code, notes)
    except (ValueError, OverflowError):
        return None


def is_date(text: str) -> bool:
    """Say whether a cell is a date beyond doubt: a bare number is not."""
    return not text.strip().isdigit() and read(text, year=_LEAP) is not None


def year_of(texts: Iterable[str]) -> int:
    """Return the year that most of these dates name, 0 where none names one."""
    years = Counter(
        int(day.code[:4])
        for text in texts
        if not text.strip().isdigit() and (day := read(text)) is not None
    )
    return max(years, key=lambda year: (years[year], year), default=0)


def puts_month_first(text: str) -> bool:
    """Say whether a date makes sense only with the month first: 8/15/17."""
    found = _NUMERIC.fullmatch(_plain(_HOUR.sub("", tidy(text))))
    return bool(found) and int(found[1]) <= 12 < int(found[2]) <= 31  # type: ignore[index]


def puts_day_first(text: str) -> bool:
    """Say whether a date makes sense only with the day first: 15/8/17."""
    found = _NUMERIC.fullmatch(_plain(_HOUR.sub("", tidy(text))))
    return bool(found) and int(found[2]) <= 12 < int(found[1]) <= 31  # type: ignore[index]


def find(text: str) -> Day | None:
    """Return the date inside a line such as "Fecha: Wayra, 15 de agosto de 2017"."""
    pieces = [text, *re.split(r"[:,;()|]| - ", text)]
    found = (read(piece) for piece in pieces if not piece.strip().isdigit())
    return next((day for day in found if day is not None), None)


def _plain(text: str) -> str:
    text = _ORDINAL.sub(lambda found: found[1] or found[2], text.casefold())
    return _WEEKDAY.sub("", bare(text)).strip(" .,:-")


def _number(value: float) -> Day | None:
    whole = int(value)
    if whole in _YEARS and value == whole:
        return Day(str(whole))
    if whole in _SERIALS:
        return Day((_DAY_ZERO + timedelta(days=whole)).isoformat(), ("date_serial",))
    return None


def _numeric(
    found: "re.Match[str]", month_first: bool, notes: tuple[str, ...]
) -> Day | None:
    one, two, three = (int(part) for part in found.groups())
    if len(found[1]) == 4:
        year, month, day = one, two, three
    elif len(found[3]) in {2, 4}:
        year = three if len(found[3]) == 4 else _century(three)
        day, month = (two, one) if month_first else (one, two)
        if month > 12 >= day:
            day, month, notes = month, day, (*notes, "month_first")
        elif month_first:
            notes = (*notes, "month_first")
    else:
        return None
    try:
        return Day(PartialDate(f"{year:04}-{month:02}-{day:02}").code, notes)
    except ValueError:
        return None


def _lacks_year(found: "re.Match[str]") -> bool:
    """Say whether two parts are a day and a month: "8/17" is a month and its year."""
    day, month = found.groups()
    if month.isdigit():
        return int(month) <= 12
    return 1 <= int(day) <= 31 and _is_month(month)


def _is_month(word: str) -> bool:
    try:
        parse(f"{word} {_LEAP}")
    except (ValueError, OverflowError):
        return False
    return True


def _in_year(found: "re.Match[str]", year: int, notes: tuple[str, ...]) -> Day | None:
    day, month = found.groups()
    if not year:
        return None
    words = f"{day} {month} {year}" if month.isalpha() else f"{day}/{month}/{year}"
    try:
        return Day(parse(words).code, (*notes, "year_taken"))
    except (ValueError, OverflowError):
        return None


def _spelt(text: str) -> str:
    """Return "15ago17" and "ago-17" as words that the calendar's own parser reads."""
    text = _OF.sub(" ", text)
    text = " ".join(re.sub(r"[,.–]", " ", text).split())
    glued = _GLUED.fullmatch(text)
    if glued:
        return f"{int(glued[1])} {glued[2]} {_year(glued[3])}"
    month = _MONTH.fullmatch(text)
    if month:
        return f"{month[1]} {_year(month[2])}"
    return text


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else _century(int(digits))


def _century(year: int) -> int:
    return 2000 + year if year <= _PIVOT else 1900 + year
