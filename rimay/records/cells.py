"""One value as people write it: read from a cell or a field, and written back."""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.core import formatting
from rimay.core.dates import PartialDate, parse
from rimay.core.text import Text, sort_key, without_turns
from rimay.records.kinds import Column, Kind, Shape

LANGUAGES = ("es", "en")
_YES = {"si", "yes", "x", "1", "true", "verdadero", "s", "y"}
_NO = {"no", "0", "false", "falso", "n", ""}
# Beyond these a year is a slip: 0217 for 2017.
EARLIEST_YEAR, LATEST_YEAR = 1500, 2200
_CODE = re.compile(r"\s*([A-Za-z0-9 ._-]+?)\s*[=:]\s*([A-Za-z0-9._-]+)\s*")
# A day with its hour, as a cell of a workbook that shows only the day may hold it.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")


def read(kind: Kind, column: Column, words: str) -> object:
    """Return the value that a cell's words mean for a column, "" meaning nothing.

    References are not read here: who asks decides which rows may be named.
    Raises ValidationError with a message that says how to mend it.
    """
    words = words.strip()
    shape = kind.shape(column)
    if not words:
        return _nothing(kind, column, shape)
    match shape:
        case Shape.CHOICE:
            return _choice(kind, column, words)
        case Shape.YES_NO:
            return _yes_no(words)
        case Shape.WHOLE:
            return _whole(words)
        case Shape.AMOUNT:
            return _amount(words, kind.field(column))
        case Shape.DAY:
            return _day(words)
        case Shape.MOMENT:
            return _moment(words)
        case Shape.PARTIAL_DATE:
            return _partial_date(words)
        case Shape.CODES:
            return _codes(words)
        case _:
            return _line(
                column.reads(words) if column.reads else words, kind.field(column)
            )


def written(kind: Kind, column: Column, value: object) -> str:
    """Return a value as `read` would take it back, for a field or a workbook."""
    if value is None:
        return ""
    match value:
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case PartialDate():
            return str(value)
        case dict():
            return "; ".join(f"{k}={v}" for k, v in sorted(value.items()))
        case Decimal():
            return f"{value:f}"
    if kind.shape(column) == Shape.CHOICE:
        return _chosen(kind, column, str(value), str(value))
    return str(value)


def shown(kind: Kind, column: Column, row: models.Model) -> str:
    """Return a row's value for reading on a page, in the reader's language."""
    value = getattr(row, column.name)
    shape = kind.shape(column)
    if shape == Shape.REFERENCES:
        return ", ".join(str(other) for other in value.all())
    if shape == Shape.CHOICE:
        return _chosen(kind, column, str(value), "")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return formatting.datetime_words(value)
    if column.name == "year":
        return str(value or "")
    if isinstance(value, date):
        return formatting.date_words(value)
    if isinstance(value, int | Decimal):
        return formatting.number(value)
    return written(kind, column, value)


def choices(kind: Kind, column: Column) -> list[tuple[str, str]]:
    """Return the codes and words of a choice, in the active language."""
    return [
        (code, words) for code, words in _choice_words(kind, column).items() if code
    ]


def words_of(kind: Kind, column: Column) -> dict[str, tuple[str, ...]]:
    """Return the words of each code of a choice, in every language."""
    found: dict[str, tuple[str, ...]] = {}
    for words, code in _choice_codes(kind, column).items():
        if code:
            found[code] = (*found.get(code, ()), words)
    return found


def join(kind: Kind, column: Column, words: dict[str, str], original: str) -> Text:
    """Return a translated text from its cells, one per language."""
    return Text.of(original, **words)


def _nothing(kind: Kind, column: Column, shape: Shape) -> object:
    if kind.is_required(column):
        raise ValidationError(_("This is needed."), code="required")
    field = kind.field(column)
    if field.null:
        return None
    default: object = field.get_default()
    if shape in {Shape.LINE, Shape.PROSE, Shape.PARTIAL_DATE}:
        return ""
    if shape == Shape.CHOICE and field.blank:
        return ""
    return default


def _choice_words(kind: Kind, column: Column) -> dict[str, str]:
    held = kind.field(column).flatchoices
    return {str(code): str(words) for code, words in held}


def _chosen(kind: Kind, column: Column, value: str, otherwise: str) -> str:
    """Return one choice in words: lists ask for each cell, so no other is translated."""
    held = kind.field(column).flatchoices
    return next((str(words) for code, words in held if str(code) == value), otherwise)


def _choice(kind: Kind, column: Column, words: str) -> str:
    """Read a choice by its code or by its words in either language."""
    known = _choice_codes(kind, column).get(sort_key(words))
    if known is not None:
        return known
    allowed = ", ".join(words for _code, words in choices(kind, column))
    raise ValidationError(
        _("“%(value)s” is not one of the words that stand here: %(allowed)s.")
        % {"value": words, "allowed": allowed},
        code="choice",
    )


@cache
def _choice_codes(kind: Kind, column: Column) -> dict[str, str]:
    """Return the code that each word means, in either language; its code too."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            for code, label in _choice_words(kind, column).items():
                found.setdefault(sort_key(label), code)
                found.setdefault(code.casefold(), code)
    return found


def _yes_no(words: str) -> bool:
    asked = sort_key(words)
    if asked in _YES:
        return True
    if asked in _NO:
        return False
    raise ValidationError(_("Write yes or no."), code="yes_no")


def _whole(words: str) -> int:
    amount = _amount(words, None)
    if amount != amount.to_integral_value():
        raise ValidationError(_("Write a whole number."), code="whole")
    if abs(amount) > 2_147_483_647:
        raise ValidationError(_("The number is too large."), code="large")
    return int(amount)


def _amount(words: str, field: "models.Field[object, object] | None") -> Decimal:
    """Read a number with a point for decimals and commas between thousands."""
    plain = words.replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        amount = Decimal(plain)
        if not amount.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        raise ValidationError(
            _("“%(value)s” is not a number. Write it as 1,234.50.") % {"value": words},
            code="number",
        ) from None
    if isinstance(field, models.DecimalField):
        field.run_validators(amount)
    return amount


def _partial_date(words: str) -> PartialDate:
    if _MOMENT.fullmatch(words):
        raise ValidationError(
            _("“%(value)s” has an hour as well. Write only the day.")
            % {"value": words.replace("T", " ")},
            code="date",
        )
    try:
        known = parse(words)
        if not EARLIEST_YEAR <= known.year <= LATEST_YEAR:
            raise ValueError(words)
    except (ValueError, OverflowError):
        raise ValidationError(
            _("“%(value)s” is not a date. Write a day, a month or a year.")
            % {"value": words},
            code="date",
        ) from None
    return known


def _day(words: str) -> date:
    known = _partial_date(words.split(" 00:00")[0])
    if not known.is_exact:
        raise ValidationError(_("Write the whole day: 15/3/2018."), code="day")
    return known.earliest


def _moment(words: str) -> datetime:
    """Read a day and an hour, in the active time zone; the day alone means midnight."""
    match = re.fullmatch(r"(.+?)[ T,]+(\d{1,2}):(\d{2})(?::\d{2})?", words)
    day = _day(match.group(1) if match else words)
    try:
        hour = time(int(match.group(2)), int(match.group(3))) if match else time()
    except ValueError:
        raise ValidationError(_("Write the hour as 15:30."), code="hour") from None
    return timezone.make_aware(
        datetime.combine(day, hour, tzinfo=None), None
    ).astimezone(UTC)


def _codes(words: str) -> dict[str, str]:
    """Read codes, each with its scheme: a bare code means different places."""
    found: dict[str, str] = {}
    for part in re.split(r"[;\n]", words):
        if not part.strip():
            continue
        match = _CODE.fullmatch(part)
        if match is None:
            raise ValidationError(
                _("Write each code with its scheme, as INEI=08; RENIEC=07."),
                code="scheme",
            )
        found[match.group(1)] = match.group(2)
    return found


def _line(words: str, field: "models.Field[object, object]") -> str:
    words = without_turns(words)
    if "\x00" in words:
        raise ValidationError(_("There is a character that cannot be stored."))
    longest = field.max_length
    if longest and len(words) > longest:
        raise ValidationError(
            _("This is longer than %(n)s characters.") % {"n": longest}, code="long"
        )
    return words
