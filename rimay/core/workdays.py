"""Working days: which days a deadline counts, in Peru and its regions.

The shipped holidays are rules with the years in which they hold, so that a date of 2018
does not count holidays that were made in 2022. A group changes them by rows of its own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Holiday:
    """A day not worked: in the whole country, or in one region (ISO 3166-2)."""

    day: date
    es: str
    en: str
    region: str = ""


@dataclass(frozen=True)
class _Rule:
    """A holiday that comes back: on a day of the year, or so many days from Easter."""

    es: str
    en: str
    month: int = 0
    day: int = 0
    easter: int | None = None
    since: int = 0
    region: str = ""


# National holidays: DL 713 article 6 and its changes; 7 June (Ley 31788, of 15 June 2023),
# 23 July (Ley 31822, 2023), 6 August (Ley 31530, 2022) and 9 December (Ley 31381, 2022)
# are later than the pilot. Regional days are those of the regions' own anniversaries.
_PERU = (
    _Rule("Año Nuevo", "New Year's Day", 1, 1),
    _Rule("Jueves Santo", "Maundy Thursday", easter=-3),
    _Rule("Viernes Santo", "Good Friday", easter=-2),
    _Rule("Día del Trabajo", "Labour Day", 5, 1),
    _Rule("Batalla de Arica y Día de la Bandera", "Flag Day", 6, 7, since=2024),
    _Rule("San Pedro y San Pablo", "Saints Peter and Paul", 6, 29),
    _Rule("Día de la Fuerza Aérea", "Air Force Day", 7, 23, since=2023),
    _Rule("Fiestas Patrias", "Independence Day", 7, 28),
    _Rule("Fiestas Patrias", "National holiday", 7, 29),
    _Rule("Batalla de Junín", "Battle of Junín", 8, 6, since=2022),
    _Rule("Santa Rosa de Lima", "Saint Rose of Lima", 8, 30),
    _Rule("Combate de Angamos", "Battle of Angamos", 10, 8),
    _Rule("Todos los Santos", "All Saints' Day", 11, 1),
    _Rule("Inmaculada Concepción", "Immaculate Conception", 12, 8),
    _Rule("Batalla de Ayacucho", "Battle of Ayacucho", 12, 9, since=2022),
    _Rule("Navidad", "Christmas Day", 12, 25),
    _Rule("Aniversario de Arequipa", "Day of Arequipa", 8, 15, region="PE-ARE"),
    _Rule("Día del Cusco", "Day of Cusco", 6, 24, region="PE-CUS"),
    _Rule("Aniversario de Puno", "Day of Puno", 11, 4, region="PE-PUN"),
    _Rule("Aniversario de Apurímac", "Day of Apurímac", 4, 28, region="PE-APU"),
)
_RULES = {"PE": _PERU}


@cache
def holidays_of(country: str, year: int) -> tuple[Holiday, ...]:
    """Return the shipped holidays of a country in a year; none where it has none."""
    found = [
        Holiday(_day(rule, year), rule.es, rule.en, rule.region)
        for rule in _RULES.get(country, ())
        if year >= rule.since
    ]
    return tuple(sorted(found, key=lambda holiday: holiday.day))


def is_workday(day: date, holidays: Collection[date]) -> bool:
    """Return whether a day is worked: neither a weekend nor a holiday."""
    return day.weekday() < 5 and day not in holidays


def add_workdays(day: date, count: int, holidays: Collection[date]) -> date:
    """Return the day that is so many working days after (or before) a day."""
    step = DAY if count >= 0 else -DAY
    left = abs(count)
    while left:
        day += step
        left -= is_workday(day, holidays)
    return day


def is_long_weekend(day: date, holidays: Collection[date]) -> bool:
    """Return whether a day lies in three or more days in a row that are not worked."""
    if is_workday(day, holidays):
        return False
    length = 1
    for step in (DAY, -DAY):
        other = day + step
        while not is_workday(other, holidays):
            length, other = length + 1, other + step
    return length >= 3


def _day(rule: _Rule, year: int) -> date:
    if rule.easter is None:
        return date(year, rule.month, rule.day)
    return _easter(year) + timedelta(days=rule.easter)


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)
