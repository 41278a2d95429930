"""Dates, numbers and money in words, as the reader's language and Peru write them."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import (
    format_currency,
    format_decimal,
    get_territory_currencies,
)
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rimay.core.text import sort_key

HARD_SPACE = "\u00a0"
# Django's own filter writes the month by this word, and ours is the one that stands.
_DJANGOS = _("September")
# Within half a year a weekday tells more than the year.
NEAR = 183
_COUNTS = {
    "es": ("cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho",
           "nueve", "diez"),
    "en": ("none", "one", "two", "three", "four", "five", "six", "seven", "eight",
           "nine", "ten"),
}  # fmt: skip
# Kept with their variety: a text for Puno is not one for Ayacucho.
_VARIETIES = {
    "es": {
        "quz": "quechua del Cusco",
        "quy": "quechua de Ayacucho",
        "qxp": "quechua de Puno",
        "ayr": "aimara central",
    },
    "en": {
        "quz": "Cusco Quechua",
        "quy": "Ayacucho Quechua",
        "qxp": "Puno Quechua",
        "ayr": "Central Aymara",
    },
}


@cache
def _locale(language: str) -> Locale:
    return Locale("es", "PE") if language == "es" else Locale("en")


def _active() -> Locale:
    return _locale((get_language() or "es").split("-")[0])


def _is_spanish() -> bool:
    return bool(_active().language == "es")


def number(value: Decimal | float | None, places: int | None = None) -> str:
    """Return a number such as 1,234.5; `places` fixes the decimals."""
    if value is None:
        return ""
    pattern = (
        None if places is None else "#,##0" + ("." + "0" * places if places else "")
    )
    return str(format_decimal(value, format=pattern, locale=_active()))


def percent(value: Decimal | float, places: int = 1) -> str:
    """Return a share of a hundred: percent(72.17) is "72.2 %", never broken in two;
    English writes no space.
    """
    return f"{number(value, places)}{HARD_SPACE if _is_spanish() else ''}%"


def money(amount: Decimal, currency: str) -> str:
    """Return an amount with its currency: S/ 1,234.50."""
    return str(format_currency(amount, currency, locale=_locale("es"))).replace(
        " ", HARD_SPACE
    )


def date_words(day: date) -> str:
    """Return a day in words: 3 de noviembre de 2017."""
    pattern = "d 'de' MMMM 'de' y" if _is_spanish() else "d MMMM y"
    return _peruvian(str(format_date(day, pattern, locale=_active())))


def weekday_words(day: date) -> str:
    """Return a day with its weekday: miércoles 17 de enero de 2018."""
    weekday = str(format_date(day, "EEEE", locale=_active()))
    return f"{weekday} {date_words(day)}"


def date_short(day: date, near: date | None = None) -> str:
    """Return a day as lists show it: vie 12 ene, and with its year if not `near`'s."""
    is_near = near is None or abs((day - near).days) < NEAR
    words = str(
        format_date(day, "EEE d MMM" if is_near else "d MMM y", locale=_active())
    )
    return _peruvian(words.replace(".", ""))


def month_short(day: date) -> str:
    """Return a month as lists show it: ago 2017."""
    words = str(format_date(day, "MMM y", locale=_active()))
    return _peruvian(words.replace(".", ""))


def month_alone(day: date) -> str:
    """Return a month without its year: ago."""
    words = str(format_date(day, "MMM", locale=_active()))
    return _peruvian(words.replace(".", ""))


def month_year(day: date) -> str:
    """Return a month in words: agosto de 2017."""
    pattern = "MMMM 'de' y" if _is_spanish() else "MMMM y"
    return _peruvian(str(format_date(day, pattern, locale=_active())))


def month(day: date) -> str:
    """Return a month alone: setiembre."""
    return _peruvian(str(format_date(day, "MMMM", locale=_active())))


def datetime_words(moment: datetime) -> str:
    """Return a moment in the active time zone: 3 de noviembre de 2017, 9:05."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{date_words(local.date())}, {local:%H:%M}"


def count_words(count: int, *, is_feminine: bool = False) -> str:
    """Return a count as a sentence says it: un, una, siete, and 12 from eleven on."""
    if count == 1 and is_feminine and _is_spanish():
        return "una"
    spoken = _COUNTS["es" if _is_spanish() else "en"]
    return spoken[count] if 0 < count < len(spoken) else number(count)


def language_name(code: str) -> str:
    """Return a language by its name: español, quechua de Puno; else its code."""
    names = _VARIETIES["es" if _is_spanish() else "en"]
    return str(names.get(code) or _active().languages.get(code, code))


def countries() -> list[tuple[str, str]]:
    """Return the countries' codes and names, as a list to choose from shows them."""
    held = _active().territories.items()
    named = [(code, str(name)) for code, name in held if code.isalpha()]
    listed = [(code, name) for code, name in named if get_territory_currencies(code)]
    return sorted(listed, key=lambda pair: sort_key(pair[1]))


def country_name(code: str) -> str:
    """Return a country by its name; the code where none is known."""
    return str(_active().territories.get(code.upper(), code))


def names_words(names: Sequence[str]) -> str:
    """Return names side by side; those written surname first need more than commas."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def list_words(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: a, b y c; e before a sound of i."""
    if len(words) < 2:
        return "".join(words)
    last = words[-1]
    joint = "and"
    if _is_spanish():
        starts_with_i = last.lower().startswith(("i", "hi", "í"))
        joint = "e" if starts_with_i and not last.lower().startswith("hie") else "y"
    return f"{', '.join(words[:-1])} {joint} {last}"


def _peruvian(words: str) -> str:
    """Write setiembre as Peru does."""
    return words.replace("septiembre", "setiembre").replace("sept", "set")
