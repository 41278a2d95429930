"""Dates as people know them: a day, a month, a year, "end of 2017".

Stored as text that sorts as time does: `2017`, `2017-08`, `2017-08-14`, and
`2017-01~`, `2017-06~`, `2017-12~` for the start, middle and end of a year.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from rimay.core import clock, formatting
from rimay.core.text import sort_key

_PARTS = {"01": "start", "06": "middle", "12": "end"}
_CODE = re.compile(r"(\d{4})(?:-(\d{2})(~|-(\d{2}))?)?")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date known to the day, the month, the part of a year or the year."""

    code: str

    def __post_init__(self) -> None:
        match = _CODE.fullmatch(self.code)
        if match is None:
            raise ValueError(self.code)
        year, month, rest, day = match.groups()
        if rest == "~" and month not in _PARTS:
            raise ValueError(self.code)
        date(int(year), int(month or 1), int(day or 1))

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return a date known to the day."""
        return cls(day.isoformat())

    @property
    def year(self) -> int:
        return int(self.code[:4])

    @property
    def month(self) -> int | None:
        """The month where it is known; None for a year or a part of a year."""
        known = len(self.code) >= 7 and not self.code.endswith("~")
        return int(self.code[5:7]) if known else None

    @property
    def is_exact(self) -> bool:
        return len(self.code) == 10

    @property
    def earliest(self) -> date:
        """The first day that the date may mean."""
        if self.is_exact:
            return date.fromisoformat(self.code)
        if self.code.endswith("~"):
            return date(self.year, {"01": 1, "06": 5, "12": 10}[self.code[5:7]], 1)
        return date(self.year, self.month or 1, 1)

    @property
    def latest(self) -> date:
        """The last day that the date may mean."""
        if self.is_exact:
            return date.fromisoformat(self.code)
        month = self.month or 12
        if self.code.endswith("~"):
            month = {"01": 3, "06": 8, "12": 12}[self.code[5:7]]
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @classmethod
    def around(cls, day: date) -> list[str]:
        """Return the codes of every date, known in part, that may mean this day.

        They do not sort beside it: `2018` comes before each day of that year.
        """
        parts = [f"{day:%Y}-{month}~" for month in _PARTS]
        codes = [f"{day:%Y}", f"{day:%Y-%m}", *parts, day.isoformat()]
        return [c for c in codes if cls(c).earliest <= day <= cls(c).latest]

    @property
    def short(self) -> str:
        """The date as lists show it: vie 12 ene, 29 set 2017, ago 2017."""
        if self.is_exact:
            return formatting.date_short(self.earliest, clock.today())
        return formatting.month_short(self.earliest) if self.month else str(self)

    @property
    def short_month(self) -> str:
        """The month alone where it is known: set; else as `short`."""
        return formatting.month_alone(self.earliest) if self.month else self.short

    @property
    def following(self) -> str:
        """The words after "since" or "until": el 24 de agosto de 2017, agosto de 2017."""
        if not self.is_exact:
            return str(self)
        return pgettext("a day after since or until", "%(day)s") % {"day": self}

    def __str__(self) -> str:
        if self.is_exact:
            return formatting.date_words(self.earliest)
        if self.code.endswith("~"):
            words = {
                "01": pgettext("part of a year", "start of %(year)s"),
                "06": pgettext("part of a year", "middle of %(year)s"),
                "12": pgettext("part of a year", "end of %(year)s"),
            }[self.code[5:7]]
            return words % {"year": self.year}
        if self.month:
            return formatting.month_year(self.earliest)
        return str(self.year)


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero ene january jan",
            "febrero feb february",
            "marzo mar march",
            "abril abr april apr",
            "mayo may",
            "junio jun june",
            "julio jul july",
            "agosto ago august aug",
            "setiembre septiembre set sept september sep",
            "octubre oct october",
            "noviembre nov november",
            "diciembre dic december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_PART_WORDS = {
    "inicio": "01", "inicios": "01", "comienzos": "01", "principios": "01",
    "start": "01", "early": "01", "beginning": "01",
    "mediados": "06", "mitad": "06", "middle": "06", "mid": "06",
    "fin": "12", "fines": "12", "finales": "12", "end": "12", "late": "12",
}  # fmt: skip


def parse(words: str) -> PartialDate:
    """Read a date as people write it, in Spanish or English.

    Understands "14 de agosto de 2017", "14/8/2017" (day first, as in Peru),
    "2017-08-14", "agosto 2017", "8/2017", "fin de 2017", "2017".
    Raises ValueError where it is not a date or the day does not exist.
    """
    if _CODE.fullmatch(words):
        return PartialDate(words)
    plain = sort_key(words.strip()).replace(",", " ").replace(".", " ")
    if _CODE.fullmatch(plain):
        return PartialDate(plain)
    tokens = [t for t in re.split(r"[\s/]+|(?<=\d)-(?=\w)", plain) if t]
    tokens = [t for t in tokens if t not in {"de", "del", "of", "a", "the", "al"}]
    return PartialDate(_code(tokens, words))


def _code(tokens: list[str], words: str) -> str:
    match tokens:
        case [part, year] if part in _PART_WORDS and year.isdigit():
            return f"{_year(year):04}-{_PART_WORDS[part]}~"
        case [month, year] if _month(month) and year.isdigit():
            return f"{_year(year):04}-{_month(month):02}"
        case [day, month, year] if day.isdigit() and _month(month) and year.isdigit():
            return f"{_year(year):04}-{_month(month):02}-{int(day):02}"
        case [month, day, year] if month in _MONTHS and day.isdigit():
            return f"{_year(year):04}-{_MONTHS[month]:02}-{int(day):02}"
    raise ValueError(words)


def _month(token: str) -> int:
    if token.isdigit():
        return int(token) if 1 <= int(token) <= 12 else 0
    return _MONTHS.get(token, 0)


def _year(token: str) -> int:
    """Read a year; two digits mean this century, as in "15/8/17"."""
    if len(token) not in {2, 4}:
        raise ValueError(token)
    return int(token) + 2000 if len(token) == 2 else int(token)


# The stubs' fields are generic, Django's own are not.
if TYPE_CHECKING:
    DateColumn = models.CharField[PartialDate | str | None, PartialDate | None]
else:
    DateColumn = models.CharField


class PartialDateField(DateColumn):
    """A column holding a `PartialDate`, or nothing where the date is not known."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs["max_length"] = 10
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def from_db_value(self, value: str | None, *_: object) -> PartialDate | None:
        return PartialDate(value) if value else None

    def to_python(self, value: object) -> PartialDate | None:
        if value is None or value == "":
            return None
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return PartialDate.of(value)
        try:
            return parse(str(value))
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a date. Write a day, a month or a year."),
                code="invalid",
                params={"value": value},
            ) from None

    def get_prep_value(self, value: object) -> str:
        known = self.to_python(value)
        return known.code if known else ""

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))
