"""Giving an organisation its place in the group, with who sits there, in one act."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.db import transaction

from rimay.access.actor import Actor
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import (
    Classified,
    Contact,
    Group,
    Membership,
    Organisation,
    Person,
    Pillar,
)
from rimay.groups.roles import Capacity
from rimay.records.actions import Reading, Values, create_record
from rimay.records.kinds import Kind
from rimay.registry.share import CONTACT, MEMBERSHIP, ORGANISATION, PERSON, SEAT_HOLDER


@dataclass(frozen=True)
class Sitter:
    """A person to sit on a seat, who may stand among the records, and how to reach
    them.
    """

    name: str
    person: Person | None = None
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class NewSeat:
    """An organisation, which may stand among the records, and who sits for it."""

    name: str
    kind: str
    titular: Sitter
    organisation: Organisation | None = None
    pillar: Pillar | None = None
    subtype: str = ""
    alternate: Sitter | None = None
    letter: str = ""


@transaction.atomic
def seat_organisation(actor: Actor, group: Group, new: NewSeat) -> Membership:
    """Make what is missing of organisation, place, people and ways to reach them.

    All of it is read by the table with its observers; telephones and addresses by the
    secretariat. Raises RulesBroken where a table would refuse a row; nothing is written
    then.
    """
    organisation = new.organisation or _organisation(actor, group, new)
    seat = _made(
        actor,
        MEMBERSHIP,
        group,
        {"organisation": organisation, "kind": new.kind, "pillar": new.pillar},
    )
    sitters = [(Capacity.TITULAR, new.titular)]
    if new.alternate:
        sitters.append((Capacity.ALTERNATE, new.alternate))
    for capacity, sitter in sitters:
        held = {
            "membership": seat,
            "person": _person(actor, group, organisation, sitter),
            "capacity": capacity,
            "letter": new.letter,
        }
        _made(actor, SEAT_HOLDER, group, held)
    return cast(Membership, seat)


def _organisation(actor: Actor, group: Group, new: NewSeat) -> Organisation:
    columns = {
        "name": Text.of(group.language, **{group.language: new.name}),
        "pillar": new.pillar,
        "subtype": new.subtype,
        "country": group.country,
    }
    return cast(Organisation, _made(actor, ORGANISATION, group, columns))


def _person(
    actor: Actor, group: Group, organisation: Organisation, sitter: Sitter
) -> Person:
    """Return the person who sits, with the ways to reach them that were given."""
    person = sitter.person
    if person is None:
        columns = {"name": sitter.name, "organisation": organisation}
        person = cast(Person, _made(actor, PERSON, group, columns))
    for way, value in (
        (Contact.Kind.EMAIL, sitter.email),
        (Contact.Kind.PHONE, sitter.phone),
    ):
        if value:
            reached = {"person": person, "kind": way, "value": value}
            _made(actor, CONTACT, group, reached, Class.SECRETARIAT)
    return person


def _made(
    actor: Actor,
    kind: Kind,
    group: Group,
    columns: Mapping[str, object],
    read_by: Class = Class.GROUP,
) -> Classified:
    return create_record(
        actor, kind, group, values=Values(columns), reading=Reading(read_by)
    )
