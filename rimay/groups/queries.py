"""What a person is in a group, read once for a request; and small counts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.groups.models import (
    Circle,
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


@dataclass(frozen=True)
class Standing:
    """What somebody is in one group: literal keys for `access.scope`."""

    roles: frozenset[Role] = frozenset()
    person_ids: frozenset[int] = frozenset()
    organisation_ids: frozenset[int] = frozenset()
    membership_ids: frozenset[int] = frozenset()
    pillar_ids: frozenset[int] = frozenset()
    circle_ids: frozenset[int] = frozenset()


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
WITHOUT_PLACE = (MembershipKind.FORMER, MembershipKind.INVITED)


def holds(day: date, seat: str = "") -> Q:
    """Return the condition that a membership holds on a day, as far as it is known.

    `seat` is the way to the membership from the rows that are asked.
    """
    around, code = PartialDate.around(day), day.isoformat()
    begun = Q(**{f"{seat}starts_on__lte": code}) | Q(**{f"{seat}starts_on__in": around})
    lasts = (
        Q(**{f"{seat}ends_on": ""})
        | Q(**{f"{seat}ends_on__gte": code})
        | Q(**{f"{seat}ends_on__in": around})
    )
    return begun & lasts & ~Q(**{f"{seat}kind__in": WITHOUT_PLACE})


def standing_of(user_id: int, group_id: int, *, strong: bool) -> Standing:
    """Return what an account is in a group today.

    Without a second factor (`strong` false) the roles that need one are left out,
    and so are the circles of persons.
    """
    people = set(
        Person.objects.filter(user_id=user_id, group_id=group_id).values_list(
            "id", flat=True
        )
    )
    if not people:
        return STRANGER
    day = clock.today()
    offices = Office.objects.filter(in_term(day), group_id=group_id, person__in=people)
    roles = {Role(role) for role in offices.values_list("role", flat=True)}
    holders = list(
        SeatHolder.objects.filter(
            in_term(day), holds(day, "membership__"), group_id=group_id
        )
        .filter(person__in=people)
        .select_related("membership")
    )
    roles |= {role for holder in holders if (role := _role_of(holder))}
    seats = [h.membership for h in holders if h.capacity != Capacity.ASSISTANT]
    organisations = {m.organisation_id for m in seats}
    if roles & {Role.DONOR, Role.EVALUATOR}:
        organisations |= _employers(people)
    circles = _circles(group_id, people, organisations)
    if Circle.Kind.TEAM in circles.values():
        roles.add(Role.TEAM)
    if not strong:
        roles -= STRONG_ROLES
        circles = {k: v for k, v in circles.items() if v == Circle.Kind.PARTY}
    pillars = {m.pillar_id for m in seats if m.pillar_id and m.kind in WITH_SEAT}
    if Role.SECRETARIAT in roles:
        pillars |= _pillars_open_to_secretariat(group_id)
    return Standing(
        roles=frozenset(roles),
        person_ids=frozenset(people),
        organisation_ids=frozenset(organisations),
        membership_ids=frozenset(m.id for m in seats),
        pillar_ids=frozenset(pillars),
        circle_ids=frozenset(circles),
    )


def needs_strong(user_id: int, group_id: int) -> bool:
    """Return whether a second factor would give this account more in this group."""
    return standing_of(user_id, group_id, strong=True) != standing_of(
        user_id, group_id, strong=False
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
    )


def standing_of_role(group: Group, role: Role) -> Standing:
    """Return what somebody with this role and nothing else would be."""
    pillars: set[int] = set()
    if role == Role.SECRETARIAT:
        pillars = _pillars_open_to_secretariat(group.id)
    return Standing(roles=frozenset({role}), pillar_ids=frozenset(pillars))


def _role_of(holder: SeatHolder) -> Role | None:
    if holder.capacity == Capacity.ASSISTANT:
        return Role.ASSISTANT if holder.reads_group else None
    if holder.membership.kind not in WITH_SEAT:
        return Role.OBSERVER
    return Role(holder.capacity)


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
    return set(rows.values_list("id", flat=True))
