"""Circles: the one set of organisations or persons that rows share."""

import hashlib
from collections.abc import Iterable

from rimay.groups.models import Circle, CircleMember, Group, Organisation, Person


def party(group: Group, organisations: Iterable[Organisation]) -> Circle:
    """Return the circle of exactly these organisations, made if it is new."""
    members = sorted({o.pk for o in organisations})
    circle, is_new = _canonical(group, Circle.Kind.PARTY, members)
    if is_new:
        CircleMember.objects.bulk_create(
            CircleMember(circle=circle, organisation_id=pk) for pk in members
        )
    return circle


def persons(group: Group, people: Iterable[Person]) -> Circle:
    """Return the circle of exactly these persons, made if it is new."""
    members = sorted({p.pk for p in people})
    circle, is_new = _canonical(group, Circle.Kind.PERSONS, members)
    if is_new:
        CircleMember.objects.bulk_create(
            CircleMember(circle=circle, person_id=pk) for pk in members
        )
    return circle


def team(group: Group, name: str) -> Circle:
    """Return a new team: unlike the other circles its people may change."""
    return Circle.objects.create(group=group, kind=Circle.Kind.TEAM, name=name)


def name_people(team: Circle, people: Iterable[Person]) -> None:
    """Make a team consist of exactly these people."""
    wanted = {p.pk for p in people}
    kept = set(team.members.values_list("person_id", flat=True))
    team.members.filter(person_id__in=kept - wanted).delete()
    CircleMember.objects.bulk_create(
        CircleMember(circle=team, person_id=pk) for pk in sorted(wanted - kept)
    )


def _canonical(
    group: Group, kind: Circle.Kind, members: list[int]
) -> tuple[Circle, bool]:
    digest = hashlib.sha256(",".join(map(str, members)).encode()).hexdigest()
    return Circle.objects.get_or_create(group=group, kind=kind, key=digest)
