"""Which days a group does not work: those shipped for its country, as it changed them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from rimay.access.actor import Actor
from rimay.access.asking import visible
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


def calendar_of(actor: Actor, group: Group, year: int) -> list[Day]:
    """Return the holidays of a year: shipped ones of the group's country and regions,
    each replaced by the group's own row of that day and region.
    """
    regions = _regions(actor)
    days = {
        (held.day, held.region): Day(held.day, _name(held.es, held.en), held.region)
        for held in holidays_of(group.country, year)
        if not held.region or held.region in regions
    }
    for row in visible(actor, Holiday).filter(day__year=year).order_by("day", "id"):
        url = url_of(row, group)
        days[row.day, row.region] = Day(
            row.day, str(row.name), row.region, url, True, row.is_worked
        )
    return sorted(days.values(), key=lambda held: (held.day, held.region))


def _regions(actor: Actor) -> set[str]:
    """Return the ISO codes of the group's regions, so that theirs are counted alone."""
    places = visible(actor, Place).filter(in_scope=True)
    return {str(row.codes["ISO"]) for row in places if row.codes.get("ISO")}


def _name(es: str, en: str) -> str:
    return es if (get_language() or "es").startswith("es") else en
