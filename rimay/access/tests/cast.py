"""The fixed cast of every access test: who they are, and one group beside another."""

import time
from dataclasses import dataclass, field

from django.test import Client

from rimay.access.actor import ANONYMOUS, Actor, member
from rimay.accounts.models import User
from rimay.accounts.queries import RECORDS_KEY, RECORDS_USER_KEY, Assurance
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import (
    Circle,
    CircleMember,
    Group,
    Membership,
    Office,
    Organisation,
    Person,
    Pillar,
    SeatHolder,
)
from rimay.groups.roles import Capacity, Role

ROLES = (
    "secretariat",
    "coordinator",
    "police_seat",
    "company_seat",
    "civil_seat",
    "alternate",
    "assistant",
    "observer",
    "donor",
    "interviewer",
    "evaluator",
    "outsider",
    "other_secretariat",
    "anonymous",
)


@dataclass
class Cast:
    """A made-up group with everybody in it, and another group's secretariat."""

    group: Group
    other: Group
    team: Circle
    pillars: dict[str, Pillar] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    memberships: dict[str, Membership] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, role: str, assurance: Assurance = Assurance.STRONG) -> Actor:
        """Return the actor of a role in the group, as a door would."""
        if role == "anonymous":
            return ANONYMOUS
        return member(self.users[role].pk, self.group, assurance)


def make_cast() -> Cast:
    """Build the cast once for a test class."""
    group = make_group("qantu-test")
    cast = Cast(group, make_group("another-test"), _team(group))
    for slot, key in enumerate(("state", "companies", "civil"), start=1):
        cast.pillars[key] = Pillar.objects.create(
            group=group, key=key, slot=slot, name=Text.of(es=key)
        )
    _seats(cast)
    _offices(cast)
    CircleMember.objects.create(circle=cast.team, person=_person(cast, "interviewer"))
    cast.users["outsider"] = make_user("outsider")
    stranger = _person(cast, "other_secretariat", group=cast.other)
    Office.objects.create(group=cast.other, person=stranger, role=Role.SECRETARIAT)
    return cast


def make_group(slug: str) -> Group:
    """Make an empty group that says it is made up."""
    return Group.objects.create(
        slug=slug, name=Text.of(es=f"Grupo {slug}"), level="regional", is_fictional=True
    )


def make_user(login: str) -> User:
    """Make an account that signs in by whatever a test grants it."""
    return User.objects.create(login=login)


def sign_in(
    client: Client, user: User, assurance: Assurance = Assurance.STRONG
) -> None:
    """Sign a test's client in, as surely as said."""
    client.force_login(user)
    session = client.session
    proof = {Assurance.CODE: "code", Assurance.PASSWORD: "password"}
    session[RECORDS_KEY] = [{"method": proof.get(assurance, "mfa"), "at": time.time()}]
    session[RECORDS_USER_KEY] = str(user.pk)
    session.save()


def make_organisation(cast: Cast, name: str, pillar: str | None) -> Organisation:
    """Make an organisation of the group; observers belong to no pillar's seats."""
    made = Organisation.objects.create(
        group=cast.group,
        name=Text.of(es=name),
        pillar=cast.pillars[pillar] if pillar else None,
        access_class=Class.GROUP,
    )
    cast.organisations[name] = made
    return made


def _team(group: Group) -> Circle:
    return Circle.objects.create(group=group, kind=Circle.Kind.TEAM, name="team")


def _person(cast: Cast, role: str, *, group: Group | None = None) -> Person:
    user = make_user(role)
    cast.users[role] = user
    person = Person.objects.create(
        group=group or cast.group, name=f"Persona {role}", user=user
    )
    cast.people[role] = person
    return person


def _seats(cast: Cast) -> None:
    seats = (
        ("police", "state", "founder", "police_seat", Capacity.TITULAR),
        ("mine", "companies", "founder", "company_seat", Capacity.TITULAR),
        ("ngo", "civil", "founder", "civil_seat", Capacity.TITULAR),
        ("ministry", "state", "founder", "alternate", Capacity.ALTERNATE),
        ("guild", "companies", "member", "assistant", Capacity.ASSISTANT),
        ("embassy", None, "observer", "observer", Capacity.TITULAR),
    )
    for name, pillar, kind, role, capacity in seats:
        organisation = make_organisation(cast, name, pillar)
        seat = Membership.objects.create(
            group=cast.group,
            organisation=organisation,
            kind=kind,
            pillar=organisation.pillar,
        )
        cast.memberships[name] = seat
        SeatHolder.objects.create(
            group=cast.group,
            membership=seat,
            person=_person(cast, role),
            capacity=capacity,
            reads_group=capacity == Capacity.ASSISTANT,
        )


def _offices(cast: Cast) -> None:
    for role in (Role.SECRETARIAT, Role.COORDINATOR, Role.DONOR, Role.EVALUATOR):
        person = _person(cast, role.value)
        if role in {Role.DONOR, Role.EVALUATOR}:
            person.organisation = make_organisation(cast, f"{role.value}-house", None)
            person.save()
        Office.objects.create(group=cast.group, person=person, role=role)
