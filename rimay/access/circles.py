"""Circles: the one set of organisations or persons that rows share."""

import hashlib
from collections.abc import Iterable, Sequence

from rimay.groups.models import Circle, CircleMember, Group, Organisation, Person
from rimay.groups.queries import HOUSE, places_of


def party(group: Group, organisations: Iterable[Organisation]) -> Circle:
    """Return the circle of exactly these organisations, made if it is new."""
    members = sorted({o.pk for o in organisations})
    circle, is_new = _canonical(group, Circle.Kind.PARTY, members)
    if is_new:
        CircleMember.objects.bulk_create(
            CircleMember(circle=circle, organisation_id=pk) for pk in members
        )
    return circle


def persons(
    group: Group, people: Iterable[Person], *, of: Organisation | None = None
) -> Circle:
    """Return the circle of exactly these persons in the places that they hold today,
    made if it is new; `of` names them as who sits for this organisation alone.

    Who moves to another organisation or office is another person to it.
    """
    places = places_of({p.pk for p in people})
    if of is not None:
        places = {pk: frozenset({HOUSE.format(of.pk)}) for pk in places}
    named = {pk: " ".join(sorted(words)) for pk, words in sorted(places.items())}
    members = [f"{pk} {words}".strip() for pk, words in named.items()]
    circle, is_new = _canonical(group, Circle.Kind.PERSONS, members)
    if is_new:
        CircleMember.objects.bulk_create(
            CircleMember(circle=circle, person_id=pk, named_as=words)
            for pk, words in named.items()
        )
    return circle


def kept(before: Circle | None, now: Circle) -> Circle:
    """Return the circle that a row had where it names just the same, else the other: a
    row that is saved again names nobody anew who moved since.
    """
    if before is None or before.kind != now.kind:
        return now
    return before if _members(before) == _members(now) else now


def _members(circle: Circle) -> set[tuple[int | None, int | None]]:
    return set(circle.members.values_list("organisation", "person"))


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
    group: Group, kind: Circle.Kind, members: Sequence[int | str]
) -> tuple[Circle, bool]:
    digest = hashlib.sha256(",".join(map(str, members)).encode()).hexdigest()
    return Circle.objects.get_or_create(group=group, kind=kind, key=digest)
