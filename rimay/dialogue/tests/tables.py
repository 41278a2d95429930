"""A made-up table of any size: pillars, seats with their people, a session under way."""

from dataclasses import dataclass, field

from django.test import Client

from rimay.access.actor import Actor, member
from rimay.access.tests.cast import make_group, make_user, sign_in
from rimay.accounts.models import User
from rimay.accounts.queries import Assurance
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.models import AgendaItem, Attendance, Meeting
from rimay.groups.models import (
    Group,
    Membership,
    Office,
    Organisation,
    Person,
    Pillar,
    SeatHolder,
)
from rimay.groups.roles import Capacity, Role


@dataclass
class Table:
    """A group with its seats, in the order of their pillars."""

    group: Group
    chair: User
    pillars: list[Pillar] = field(default_factory=list)
    seats: list[Membership] = field(default_factory=list)
    users: list[User] = field(default_factory=list)

    @property
    def chairing(self) -> Actor:
        return member(self.chair.pk, self.group, Assurance.STRONG)

    def seated(self, number: int) -> Actor:
        return member(self.users[number].pk, self.group, Assurance.STRONG)

    def client(self, user: User) -> Client:
        client = Client()
        sign_in(client, user)
        return client


def make_table(slug: str, *sizes: int) -> Table:
    """Make a group whose pillars have so many seats each."""
    group = make_group(slug)
    chair = make_user(f"{slug}-chair")
    person = Person.objects.create(group=group, name="Secretaría", user=chair)
    Office.objects.create(group=group, person=person, role=Role.SECRETARIAT)
    table = Table(group, chair)
    for slot, size in enumerate(sizes, start=1):
        pillar = Pillar.objects.create(
            group=group, key=f"p{slot}", slot=slot, name=Text.of(es=f"Pilar {slot}")
        )
        table.pillars.append(pillar)
        for number in range(size):
            _sit(table, pillar, f"{slug}-{slot}-{number}")
    return table


def _sit(table: Table, pillar: Pillar, name: str) -> None:
    organisation = Organisation.objects.create(
        group=table.group, name=Text.of(es=name), pillar=pillar
    )
    seat = Membership.objects.create(
        group=table.group, organisation=organisation, kind="founder", pillar=pillar
    )
    user = make_user(name)
    person = Person.objects.create(group=table.group, name=f"Persona {name}", user=user)
    SeatHolder.objects.create(
        group=table.group, membership=seat, person=person, capacity=Capacity.TITULAR
    )
    table.seats.append(seat)
    table.users.append(user)


def make_item(
    table: Table, regime: Regime, *, absent: tuple[int, ...] = ()
) -> AgendaItem:
    """Make a session under way with all seats in the room, and one item."""
    meeting = Meeting.objects.create(
        group=table.group,
        title=Text.of(es="Sesión"),
        held_on="2018-01-25",
        state="under_way",
    )
    for number, seat in enumerate(table.seats):
        row = Attendance(meeting=meeting, membership=seat)
        row.presence = "absent" if number in absent else "present"
        row.take_class_of(meeting)
        row.save()
    item = AgendaItem(
        meeting=meeting, number=1, title=Text.of(es="Punto"), regime=regime
    )
    item.take_class_of(meeting)
    item.save()
    return item
