"""What a person is in a group, read once for a request; and small counts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q, QuerySet, prefetch_related_objects

from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.groups.models import (
    Circle,
    CircleMember,
    Group,
    Membership,
    Office,
    Person,
    Pillar,
    SeatHolder,
)
from rimay.groups.models.seats import WITH_SEAT, MembershipKind
from rimay.groups.roles import Capacity, Role

# A yearly round asks everybody "still you?". Who does not answer keeps reading for
# this long, so that a colonel on leave is not locked out, and no longer.
GRACE = timedelta(days=30)

# The word for sitting on a seat of an organisation.
HOUSE = "house-{}"


@dataclass(frozen=True)
class Standing:
    """What somebody is in one group: literal keys for `access.scope`."""

    roles: frozenset[Role] = frozenset()
    person_ids: frozenset[int] = frozenset()
    organisation_ids: frozenset[int] = frozenset()
    membership_ids: frozenset[int] = frozenset()
    pillar_ids: frozenset[int] = frozenset()
    circle_ids: frozenset[int] = frozenset()
    # Whether the charter's gate is open: acknowledged, or nothing to acknowledge.
    pledged: bool = False


STRANGER = Standing()

# Roles that open what is of class team, secretariat or sealed: a second factor first.
STRONG_ROLES = frozenset({Role.SECRETARIAT, Role.TEAM})


def in_term(day: date) -> Q:
    """Return the condition that a term holds on a day."""
    return (
        (Q(starts_on=None) | Q(starts_on__lte=day))
        & (Q(ends_on=None) | Q(ends_on__gte=day))
        & (Q(unconfirmed_since=None) | Q(unconfirmed_since__gt=day - GRACE))
    )


# An organisation that is only invited has no place yet, one that left has none any more.
WITH_PLACE = sorted({*MembershipKind} - {MembershipKind.FORMER, MembershipKind.INVITED})


def holds(day: date, seat: str = "") -> Q:
    """Return the condition that a membership holds on a day, as far as it is known.

    `seat` is the way to the membership from the rows that are asked.
    """
    today = PartialDate.of(day)
    around = [PartialDate(code) for code in PartialDate.around(day)]
    # Of what may mean this day, only those count that do not sort as the day does.
    after = [known for known in around if known > today]
    before = ["", *(known for known in around if known < today)]
    begun = Q(**{f"{seat}starts_on__lte": today})
    if after:
        begun |= Q(**{f"{seat}starts_on__in": after})
    lasts = Q(**{f"{seat}ends_on__gte": today}) | Q(**{f"{seat}ends_on__in": before})
    return begun & lasts & Q(**{f"{seat}kind__in": WITH_PLACE})


def standing_of(user_id: int, group: Group, *, strong: bool) -> Standing:
    """Return what an account is in a group today.

    Without a second factor (`strong` false) the roles that need one are left out,
    and so are the circles of persons.
    """
    group_id = group.pk
    people = set(
        Person.objects.filter(user_id=user_id, group_id=group_id).values_list(
            "id", flat=True
        )
    )
    if not people:
        return STRANGER
    day = clock.today()
    # Columns, not rows: every request asks this first.
    offices = list(
        Office.objects.filter(in_term(day), group_id=group_id, person__in=people)
        .order_by()
        .values_list("role", "pledged_on")
    )
    roles = {Role(role) for role, _on in offices}
    terms = [
        _Term(*term)
        for term in SeatHolder.objects.filter(
            in_term(day), holds(day, "membership__"), group_id=group_id
        )
        .filter(person__in=people)
        .order_by()
        .values_list(*_Term._fields)
    ]
    roles |= {role for term in terms if (role := _role_of(term))}
    seats = [term for term in terms if term.capacity != Capacity.ASSISTANT]
    organisations = {seat.membership__organisation for seat in seats}
    if roles & {Role.DONOR, Role.EVALUATOR}:
        organisations |= _employers(people)
    circles = _circles(group_id, people, organisations)
    named = {key for key, kind in circles.items() if kind == Circle.Kind.PERSONS}
    if named:
        rows = CircleMember.objects.filter(circle__in=named, person__in=people)
        shut = shut_out(rows)
        opened = {row.circle_id for row in rows if row.pk not in shut}
        circles = {k: v for k, v in circles.items() if k in opened or k not in named}
    if Circle.Kind.TEAM in circles.values():
        roles.add(Role.TEAM)
    if not strong:
        roles -= STRONG_ROLES
        circles = {k: v for k, v in circles.items() if v == Circle.Kind.PARTY}
    pillars = {
        seat.membership__pillar
        for seat in seats
        if seat.membership__pillar and seat.membership__kind in WITH_SEAT
    }
    if Role.SECRETARIAT in roles:
        pillars |= _pillars_open_to_secretariat(group.pk)
    pledged = any(on for _role, on in offices) or any(t.pledged_on for t in terms)
    return Standing(
        roles=frozenset(roles),
        person_ids=frozenset(people),
        organisation_ids=frozenset(organisations),
        membership_ids=frozenset(seat.membership for seat in seats),
        pillar_ids=frozenset(pillars),
        circle_ids=frozenset(circles),
        # The secretariat writes what stands behind the gate.
        pledged=pledged or Role.SECRETARIAT in roles or not _asks_pledge(group_id),
    )


def who_left(people: Collection[int]) -> set[int]:
    """Return which of these persons sat or held an office, and hold neither today.

    What is sealed was opened to them for what they were: they read it no more
    (docs/decisions/0033). Who never had a term is named for themselves, and stays.
    """
    day = clock.today()
    seats = SeatHolder.objects.filter(person__in=people).order_by()
    offices = Office.objects.filter(person__in=people).order_by()
    begun = Q(starts_on=None) | Q(starts_on__lte=day)
    held = {*_persons(seats.filter(begun)), *_persons(offices.filter(begun))}
    seats = seats.filter(in_term(day), holds(day, "membership__"))
    return held - {*_persons(seats), *_persons(offices.filter(in_term(day)))}


def places_of(people: Collection[int]) -> dict[int, frozenset[str]]:
    """Return for what each person is at the table today, as words to be kept: the
    organisations whose seats they sit on, and their offices.
    """
    day = clock.today()
    seats = SeatHolder.objects.filter(in_term(day), holds(day, "membership__"))
    seats = seats.filter(person__in=people).order_by()
    offices = Office.objects.filter(in_term(day), person__in=people).order_by()
    found: dict[int, set[str]] = {person: set() for person in people}
    for person, house in seats.values_list("person", "membership__organisation"):
        found[person].add(HOUSE.format(house))
    for person, role in offices.values_list("person", "role"):
        found[person].add(f"office-{role}")
    return {person: frozenset(words) for person, words in found.items()}


def shut_out(members: Iterable[CircleMember]) -> set[int]:
    """Return the members of circles of persons to whom these open nothing any more: who
    holds none of the places that they were named in (docs/decisions/0033). Who held none
    was named for themselves: they stay, unless they sat since and left.
    """
    rows = [(row, row.person_id) for row in members if row.person_id is not None]
    now = places_of({person for _, person in rows})
    gone = who_left({person for row, person in rows if not row.named_as})
    return {
        row.pk
        for row, person in rows
        if (
            now[person].isdisjoint(row.named_as.split())
            if row.named_as
            else person in gone
        )
    }


def needs_strong(user_id: int, group: Group) -> bool:
    """Return whether a second factor would give this account more in this group."""
    return standing_of(user_id, group, strong=True) != standing_of(
        user_id, group, strong=False
    )


def standing_of_seat(membership: Membership, role: Role) -> Standing:
    """Return what somebody on this seat would be: for "see it as …"."""
    organisations = frozenset({membership.organisation_id})
    seated = role in {Role.TITULAR, Role.ALTERNATE} and membership.kind in WITH_SEAT
    pillars = {membership.pillar_id} if seated and membership.pillar_id else set()
    return Standing(
        roles=frozenset({role}),
        organisation_ids=organisations,
        membership_ids=frozenset({membership.id}),
        pillar_ids=frozenset(pillars),
        circle_ids=frozenset(_circles(membership.group_id, set(), set(organisations))),
        pledged=True,
    )


def standing_of_role(group: Group, role: Role) -> Standing:
    """Return what somebody with this role and nothing else would be."""
    pillars: set[int] = set()
    if role == Role.SECRETARIAT:
        pillars = _pillars_open_to_secretariat(group.pk)
    return Standing(
        roles=frozenset({role}), pillar_ids=frozenset(pillars), pledged=True
    )


def pillars_of(group: Group) -> list[Pillar]:
    """Return the sides of the table in their order.

    They are read once for a group in hand: every page asks for them several times.
    """
    prefetch_related_objects([group], "pillars")
    return list(group.pillars.all())


def current_memberships(group_id: int, day: date | None = None) -> list[Membership]:
    """Return the memberships that hold on a day, by default today, with seats first,
    in pillar order.
    """
    rows = Membership.objects.filter(holds(day or clock.today()), group_id=group_id)
    rows = rows.select_related("organisation", "pillar")
    return sorted(rows, key=lambda m: (not m.has_seat, _slot(m), m.id))


def _persons(terms: QuerySet[SeatHolder] | QuerySet[Office]) -> Iterable[int]:
    return terms.values_list("person_id", flat=True)


def _asks_pledge(group_id: int) -> bool:
    # Asked anew: whoever adopts the charter may hold an older copy of the group.
    return Group.objects.filter(pk=group_id, asks_pledge=True).exists()


def _slot(membership: Membership) -> int:
    return membership.pillar.slot if membership.pillar else 9


class _Term(NamedTuple):
    """What a term on a seat gives, by the names of its columns."""

    capacity: str
    reads_group: bool
    pledged_on: date | None
    membership: int
    membership__kind: str
    membership__organisation: int
    membership__pillar: int | None


def _role_of(term: _Term) -> Role | None:
    if term.capacity == Capacity.ASSISTANT:
        return Role.ASSISTANT if term.reads_group else None
    if term.membership__kind not in WITH_SEAT:
        return Role.OBSERVER
    return Role(term.capacity)


def _employers(people: set[int]) -> set[int]:
    rows = Person.objects.filter(id__in=people).exclude(organisation=None)
    return {i for i in rows.values_list("organisation_id", flat=True) if i}


def _circles(
    group_id: int, people: set[int], organisations: set[int]
) -> dict[int, str]:
    rows = Circle.objects.filter(group_id=group_id).filter(
        Q(members__person__in=people) | Q(members__organisation__in=organisations)
    )
    return dict(rows.values_list("id", "kind"))


def _pillars_open_to_secretariat(group_id: int) -> set[int]:
    rows = Pillar.objects.filter(group_id=group_id, opens_to_secretariat=True)
    return set(rows.order_by().values_list("id", flat=True))
