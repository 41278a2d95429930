"""What people ask of the registry: who is at the table, and who sits where."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet, prefetch_related_objects

from rimay.access.acting import acting_for, words_of
from rimay.access.actor import Actor
from rimay.access.asking import every_row, reads, visible
from rimay.access.models import OnBehalf
from rimay.core import clock
from rimay.core.text import Text
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
from rimay.groups.queries import holds, in_term, pillars_of, shut_out
from rimay.groups.roles import Capacity


@dataclass(frozen=True)
class Seat:
    """One place at the table as a page shows it; `name` is empty where it is not for
    this reader."""

    name: Text | None
    membership: Membership
    coordinates: bool = False


@dataclass(frozen=True)
class Side:
    """One pillar with its seats; without any, it is a voice that is missing."""

    pillar: Pillar | None
    seats: tuple[Seat, ...]


@dataclass(frozen=True)
class Table:
    """Who is at the table today, as far as one reader sees."""

    sides: tuple[Side, ...] = ()
    observers: tuple[Seat, ...] = ()
    invited: tuple[Seat, ...] = ()
    former: tuple[Seat, ...] = ()
    subtypes: frozenset[str] = field(default=frozenset())

    @property
    def seats(self) -> int:
        return sum(len(side.seats) for side in self.sides)

    @property
    def pillars(self) -> int:
        return sum(bool(side.seats) for side in self.sides if side.pillar)


def public_groups() -> QuerySet[Group]:
    """Return the groups that chose to have a public page."""
    return Group.objects.filter(is_public=True)


def groups_of(user_id: int) -> QuerySet[Group]:
    """Return the groups in which an account is something today: those that it enters."""
    day = clock.today()
    people = Person.objects.filter(user_id=user_id)
    seats = SeatHolder.objects.filter(
        in_term(day), holds(day, "membership__"), person__in=people
    ).exclude(capacity=Capacity.ASSISTANT, reads_group=False)
    offices = Office.objects.filter(in_term(day), person__in=people)
    named = CircleMember.objects.filter(person__in=people)
    shut = shut_out(named.filter(circle__kind=Circle.Kind.PERSONS))
    named = named.exclude(pk__in=shut)
    return Group.objects.filter(
        Q(pk__in=seats.values("group_id"))
        | Q(pk__in=offices.values("group_id"))
        | Q(pk__in=named.values("circle__group_id"))
    )


def is_empty_installation() -> bool:
    """Return whether nobody has set this installation up yet."""
    return not Group.objects.exists()


def table_of(actor: Actor, group: Group) -> Table:
    """Return the members and observers that the actor sees, pillar by pillar."""
    rows = visible(actor, Membership).select_related("organisation")
    held = list(rows.order_by("id"))
    pillars = {pillar.pk: pillar for pillar in pillars_of(group)}
    for row in held:
        row.group, row.pillar = group, pillars.get(row.pillar_id or 0)
    return _table(actor, group, held)


def named_in_public(group: Group) -> Table:
    """Return members and observers that agreed to be named, for the public page.

    Nothing but name, pillar and coordination leaves: it is a release that each
    organisation gave, whoever reads the records behind it.
    """
    rows = every_row(Membership, group.id, "the names that members agreed to give")
    held = _agreed(rows).select_related("organisation", "pillar")
    return _table(None, group, list(held.order_by("id")))


def named_in_public_of(groups: list[Group]) -> dict[int, Table]:
    """Return the same for several groups, in as many queries as for one."""
    rows = _agreed(Membership.objects.filter(group__in=groups))
    held: dict[int, list[Membership]] = {group.pk: [] for group in groups}
    for row in rows.select_related("organisation", "pillar").order_by("id"):
        held[row.group_id].append(row)
    prefetch_related_objects(groups, "pillars")
    return {group.pk: _table(None, group, held[group.pk]) for group in groups}


def _agreed(rows: "QuerySet[Membership]") -> "QuerySet[Membership]":
    """Return the memberships of today that agreed to be named in public."""
    return rows.filter(holds(clock.today()), named_in_public=True)


def _table(actor: Actor | None, group: Group, rows: list[Membership]) -> Table:
    shown = {
        row.organisation_id
        for row in rows
        if actor is None or reads(actor, row.organisation)
    }
    today = clock.today()
    kinds: dict[str, list[Seat]] = {}
    per_pillar: dict[int | None, list[Seat]] = {}
    subtypes = set()
    for row in rows:
        name = row.organisation.name if row.organisation_id in shown else None
        seat = Seat(name, row, row.coordinates)
        kind = _kind_on(today, row)
        if kind in WITH_SEAT:
            per_pillar.setdefault(row.pillar_id, []).append(seat)
            # Who is only invited, or has left, gives no voice a seat.
            subtypes |= {row.organisation.subtype} if name is not None else set()
        else:
            kinds.setdefault(kind, []).append(seat)
    return Table(
        sides=tuple(_sides(group, per_pillar)),
        observers=tuple(kinds.get(MembershipKind.OBSERVER, ())),
        invited=tuple(kinds.get(MembershipKind.INVITED, ())),
        former=tuple(kinds.get(MembershipKind.FORMER, ())),
        subtypes=frozenset(subtypes),
    )


def _kind_on(day: date, row: Membership) -> str:
    """Return what an organisation is on a day: invited before, a former one after."""
    if row.ends_on is not None and row.ends_on.latest < day:
        return MembershipKind.FORMER
    if row.starts_on is not None and row.starts_on.earliest > day:
        return MembershipKind.INVITED
    return row.kind


def _sides(group: Group, per_pillar: dict[int | None, list[Seat]]) -> list[Side]:
    pillars = pillars_of(group)
    found = [Side(p, _in_order(per_pillar.get(p.pk, []))) for p in pillars]
    if None in per_pillar:
        found.append(Side(None, _in_order(per_pillar[None])))
    return found


def _in_order(seats: list[Seat]) -> tuple[Seat, ...]:
    return tuple(
        sorted(seats, key=lambda seat: (not seat.coordinates, seat.membership.pk))
    )


def holders(actor: Actor) -> QuerySet[SeatHolder]:
    """Return who sits on the seats today, as far as the actor sees."""
    rows = visible(actor, SeatHolder).filter(in_term(clock.today()))
    return rows.select_related("person", "membership__organisation")


def seats_of(actor: Actor, person: Person) -> list[SeatHolder]:
    """Return the seats that a person holds or held, newest first."""
    rows = visible(actor, SeatHolder).filter(person=person)
    return list(rows.select_related("membership__organisation").order_by("-id")[:30])


def offices_of(actor: Actor, person: Person) -> list[Office]:
    """Return the offices that a person holds or held, newest first."""
    return list(visible(actor, Office).filter(person=person).order_by("-id")[:30])


def seats_that(actor: Actor, verb: str, pillar: Pillar) -> QuerySet[Membership]:
    """Return the seats of a pillar, held today, that the actor may use a verb on."""
    rows = visible(actor, Membership, verb).filter(holds(clock.today()))
    return rows.filter(pillar=pillar, kind__in=WITH_SEAT)


def seat_speaking(actor: Actor, pillar: Pillar) -> tuple[Membership | None, str]:
    """Return the reader's seat that says what a pillar agreed to; or None, and in words
    why another of the seat acts for it, where that is what stops them.
    """
    seats = list(seats_that(actor, "agree", pillar))
    acting = acting_for(seats)
    for seat in seats:
        if acting[seat.pk].is_by(actor):
            return seat, ""
    return None, words_of(acting[seats[0].pk]) if seats else ""


def sayings(actor: Actor) -> QuerySet[OnBehalf]:
    """Return what was recorded on behalf of seats, as far as the actor sees."""
    return visible(actor, OnBehalf).select_related("organisation", "membership")
