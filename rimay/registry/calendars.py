"""Which days a group does not work: those shipped for its country, as it changed them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import clock, formatting
from rimay.core.workdays import holidays_of
from rimay.groups.models import Group, Holiday, Place
from rimay.records.addresses import url_of


@dataclass(frozen=True)
class Day:
    """One day of the calendar. `is_worked` days are holidays elsewhere, and not here;
    `url` leads to the group's own row, where it has one.
    """

    day: date
    name: str
    region: str = ""
    url: str = ""
    is_own: bool = False
    is_worked: bool = False

    @property
    def words(self) -> str:
        return formatting.weekday_words(self.day)


def calendar_of(actor: Actor, group: Group, year: int) -> list[Day]:
    """Return the holidays of a year: shipped ones of the group's country and regions,
    each replaced by the group's own row of that day and region.
    """
    regions = _regions(actor)
    days = {
        (held.day, held.region): Day(
            held.day, _name(held.es, held.en), regions.get(held.region, "")
        )
        for held in holidays_of(group.country, year)
        if not held.region or held.region in regions
    }
    for row in visible(actor, Holiday).filter(day__year=year).order_by("day", "id"):
        days[row.day, row.region] = Day(
            row.day,
            str(row.name),
            regions.get(row.region, row.region),
            url_of(row, group),
            True,
            row.is_worked,
        )
    return sorted(days.values(), key=lambda held: (held.day, held.region))


def standing(days: list[Day], year: int) -> str:
    """Return how many days of a year are not worked, and the next of them."""
    free = [day for day in days if not day.is_worked]
    if not free:
        return ""
    said = ngettext(
        "%(n)s day is not worked in %(year)s",
        "%(n)s days are not worked in %(year)s",
        len(free),
    ) % {"n": formatting.number(len(free)), "year": year}
    regional = sum(bool(day.region) for day in free)
    if regional:
        words = ngettext(
            "%(n)s of them in one region alone",
            "%(n)s of them in one region alone",
            regional,
        )
        said = f"{said}, {words % {'n': formatting.number(regional)}}"
    ahead = next((day for day in free if day.day >= clock.today()), None)
    if ahead is None or year != clock.today().year:
        return f"{said}."
    return _("%(days)s. Next: %(name)s, %(day)s.") % {
        "days": said,
        "name": ahead.name,
        "day": ahead.words,
    }


def _regions(actor: Actor) -> dict[str, str]:
    """Return the group's regions by ISO code, so that theirs are counted alone."""
    places = visible(actor, Place).filter(in_scope=True)
    return {place.iso: str(place) for place in places if place.iso}


def _name(es: str, en: str) -> str:
    return es if (get_language() or "es").startswith("es") else en
