"""Dates, numbers and money in words, as the reader's language and Peru write them."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from django.utils import timezone
from django.utils.translation import get_language

HARD_SPACE = "\u00a0"


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
    """Return a share of a hundred: percent(72.17) is "72.2 %", never broken in two."""
    return f"{number(value, places)}{HARD_SPACE}%"


def money(amount: Decimal, currency: str) -> str:
    """Return an amount with its currency: S/ 1,234.50."""
    return str(format_currency(amount, currency, locale=_locale("es"))).replace(
        " ", HARD_SPACE
    )


def date_words(day: date) -> str:
    """Return a day in words: 3 de noviembre de 2017."""
    pattern = "d 'de' MMMM 'de' y" if _is_spanish() else "d MMMM y"
    return _peruvian(str(format_date(day, pattern, locale=_active())))


def day_words(day: date) -> str:
    """Return a day in words with its name: jueves 25 de enero de 2018."""
    pattern = "EEEE d 'de' MMMM 'de' y" if _is_spanish() else "EEEE d MMMM y"
    return _peruvian(str(format_date(day, pattern, locale=_active())))


def date_short(day: date) -> str:
    """Return a day as lists show it: vie 12 ene."""
    words = str(format_date(day, "EEE d MMM", locale=_active()))
    return _peruvian(words.replace(".", ""))


def month_year(day: date) -> str:
    """Return a month in words: agosto de 2017."""
    pattern = "MMMM 'de' y" if _is_spanish() else "MMMM y"
    return _peruvian(str(format_date(day, pattern, locale=_active())))


def datetime_words(moment: datetime) -> str:
    """Return a moment in the active time zone: 3 de noviembre de 2017, 9:05."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{date_words(local.date())}, {local:%H:%M}"


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
