"""Dates as lists hold them, brought to what `rimay.core.dates` reads."""

import re
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
_NUMERIC = re.compile(r"(\d{1,4})[./\s-](\d{1,2})[./\s-](\d{1,4})")
_GLUED = re.compile(r"(\d{1,2})[\s.-]*([a-z]{3,10})[\s.-]*(\d{4}|\d{2})")
_MONTH = re.compile(r"([a-z]{3,10})[\s./'-]*(\d{4}|\d{2})")


@dataclass(frozen=True)
class Day:
    """A date and what to say about how it was read."""

    code: str
    note: str = ""


def read(text: str, *, month_first: bool = False) -> Day | None:
    """Return the date that a cell's words or number mean, or None."""
    text = tidy(text)
    if re.fullmatch(r"\d{4,5}(?:\.\d+)?", text):
        return _number(float(text))
    plain = _HOUR.sub("", text) if ":" in text else text
    plain = _plain(plain)
    ranged = _RANGE.sub(r"\1", plain)
    note = "date_range" if ranged != plain else ""
    numeric = _NUMERIC.fullmatch(ranged)
    if numeric:
        return _numeric(numeric, month_first, note)
    spelt = _spelt(ranged)
    try:
        return Day(parse(spelt).code, note)
    except (ValueError, OverflowError):
        return None


def is_date(text: str) -> bool:
    """Say whether a cell is a date beyond doubt: a bare number is not."""
    return not text.strip().isdigit() and read(text) is not None


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
        return Day((_DAY_ZERO + timedelta(days=whole)).isoformat(), "date_serial")
    return None


def _numeric(found: "re.Match[str]", month_first: bool, note: str) -> Day | None:
    one, two, three = (int(part) for part in found.groups())
    if len(found[1]) == 4:
        year, month, day = one, two, three
    elif len(found[3]) in {2, 4}:
        year = three if len(found[3]) == 4 else _century(three)
        day, month = (two, one) if month_first else (one, two)
        if month > 12 >= day:
            day, month, note = month, day, "month_first"
        elif month_first:
            note = "month_first"
    else:
        return None
    try:
        return Day(PartialDate(f"{year:04}-{month:02}-{day:02}").code, note)
    except ValueError:
        return None


def _spelt(text: str) -> str:
    """Return "15ago17" and "ago-17" as words that the calendar's own parser reads."""
    text = re.sub(r"\b(?:de|del|of|the|a)\b", " ", text)
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
