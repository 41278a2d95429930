"""What speaks against a date for a session: said before it is saved, never forbidden."""

from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access.asking import every_row
from rimay.core import clock, formatting
from rimay.core.workdays import holidays_of, is_long_weekend, is_workday
from rimay.dialogue.models.charters import DayUnit
from rimay.dialogue.queries.rules import Rules, deadline, free_days, rules_of
from rimay.groups.models import Group, Holiday

DAY = timedelta(days=1)
# The yearly round of police placements in Peru runs from mid November to January
# (glossary, "reassignments"): who is convened may be in another post on the day.
ROUND_FROM, ROUND_UNTIL = (11, 15), (1, 31)


def warnings_of(group: Group, day: date, *, convened: bool = False) -> list[str]:
    """Return what speaks against a day, in sentences; nothing for a good one.

    `convened` leaves out the days that the charter asks for before it.
    """
    free = free_days(group, day.year - 1, day.year, day.year + 1)
    found = [_of_rest(group, day, free), _of_round(day)]
    if not convened:
        found.append(_of_notice(group, day, rules_of(group)))
    return [words[:1].upper() + words[1:] for words in found if words]


def earliest(group: Group, rules: Rules) -> date:
    """Return the first day that keeps the charter's days between convening and session."""
    today = clock.today_in(group.time_zone)
    return deadline(group, today, rules.convene_days, rules.day_unit)


def is_in_round(day: date) -> bool:
    """Return whether a day falls into the yearly round of placements."""
    at = (day.month, day.day)
    return at >= ROUND_FROM or at <= ROUND_UNTIL


def _of_rest(group: Group, day: date, free: frozenset[date]) -> str:
    name = _holiday_name(group, day)
    if day in free:
        if is_long_weekend(day, free):
            words = _("%(day)s is a holiday (%(name)s) in a long weekend.")
        else:
            words = _("%(day)s is a holiday: %(name)s.")
        return words % {"day": _named(day), "name": name}
    if not is_workday(day, free):
        if is_long_weekend(day, free):
            return _("%(day)s lies in a long weekend.") % {"day": _named(day)}
        return _("%(day)s is a day of the weekend.") % {"day": _named(day)}
    if not is_workday(day - DAY, free) and not is_workday(day + DAY, free):
        words = _("%(day)s stands alone between days that are not worked.")
        return words % {"day": _named(day)}
    return ""


def _of_round(day: date) -> str:
    if not is_in_round(day):
        return ""
    return _(
        "The date falls into the yearly round of placements, from mid November to "
        "January: ask each seat who will come."
    )


def _of_notice(group: Group, day: date, rules: Rules) -> str:
    first = earliest(group, rules)
    if day >= first:
        return ""
    if rules.day_unit == DayUnit.WORKING:
        words = _(
            "%(who)s asks for %(n)s working days between convening and session: "
            "convened today, the first day is %(day)s."
        )
    else:
        words = _(
            "%(who)s asks for %(n)s days between convening and session: convened "
            "today, the first day is %(day)s."
        )
    who = _("The rule without a charter") if rules.are_defaults else _("The charter")
    return words % {"who": who, "n": rules.convene_days, "day": _named(first)}


def _named(day: date) -> str:
    return formatting.weekday_words(day)


def _holiday_name(group: Group, day: date) -> str:
    own = every_row(Holiday, group.pk, "the calendar").filter(day=day, is_worked=False)
    row = own.order_by("id").first()
    if row is not None:
        return str(row.name)
    is_spanish = (get_language() or "es").startswith("es")
    for held in holidays_of(group.country, day.year):
        if held.day == day:
            return held.es if is_spanish else held.en
    return ""
