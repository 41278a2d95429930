"""The groups that the beginning shows: to everybody, and to who is something in one."""

from dataclasses import dataclass

from django.urls import reverse

from rimay.groups.models import Group
from rimay.home.queries.public import hem_of, lead_of
from rimay.registry.queries import groups_of, named_in_public_of, public_groups
from rimay.ui import components

SHOWN = 40


@dataclass(frozen=True)
class GroupLine:
    """One group as the beginning lists it, with its signature."""

    group: Group
    url: str
    lead: str
    hem: tuple[components.Stretch, ...]


def own_groups(user_id: int | None) -> list[GroupLine]:
    """Return the groups in which an account is something today."""
    if not user_id:
        return []
    return _lines(list(groups_of(user_id).order_by("slug")[:SHOWN]), "group")


def shown_groups(but: list[GroupLine]) -> list[GroupLine]:
    """Return the groups that have a public page, without those listed already."""
    listed = {line.group.pk for line in but}
    rows = public_groups().exclude(pk__in=listed).order_by("slug")
    return _lines(list(rows[:SHOWN]), "public-profile")


def _lines(groups: list[Group], route: str) -> list[GroupLine]:
    tables = named_in_public_of(groups)
    return [
        GroupLine(
            group,
            reverse(route, args=[group.slug]),
            lead_of(tables[group.pk]),
            hem_of(tables[group.pk]),
        )
        for group in groups
    ]
