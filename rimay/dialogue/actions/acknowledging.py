"""Acknowledging the charter and the rules of confidentiality, in each of three ways:
signed in, by a seat's personal link, or on paper that the secretariat enters.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import Hidden, every_row, require
from rimay.access.models import Channel
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.dialogue.models import Acknowledgement, Charter
from rimay.dialogue.models.acknowledgements import Given
from rimay.dialogue.models.charters import CharterState, renew_pledges
from rimay.groups.models import Group, Membership, Person


class NotAdopted(Exception):
    """This version is not in force, so nobody is asked to have read it."""


@dataclass(frozen=True)
class Reader:
    """Who acknowledged: a person, for a seat where they sit on one."""

    person: Person
    seat: Membership | None = None


@dataclass(frozen=True)
class Paper:
    """Where the word of those who did not sign in comes from."""

    given: Given
    channel: Channel
    given_on: date
    reference: str


@transaction.atomic
def acknowledge_charter(actor: Actor, charter: Charter) -> list[Acknowledgement]:
    """Note that who asks read this version, for each seat they hold, or for themselves.

    Pressed twice, it stands once. Raises NotAdopted for a version not in force.
    """
    require(actor, "acknowledge", charter)
    _refuse_not_in_force(charter)
    people = Person.objects.filter(pk__in=sorted(actor.standing.person_ids))
    seats = Membership.objects.filter(pk__in=sorted(actor.standing.membership_ids))
    held = list(seats.order_by("id"))
    made: list[Acknowledgement] = []
    for person in people.order_by("id"):
        own = [s for s in held if s.holders.filter(person=person).exists()]
        asked: list[Membership | None] = [*own] or [None]
        for seat in asked:
            made += _acknowledge(
                actor, charter, Reader(person, seat), Given.HERE, clock.today()
            )
    renew_pledges(charter.group_id, actor.standing.person_ids)
    return made


@transaction.atomic
def acknowledge_by_link(
    actor: Actor, seat: Membership, *, person: Person, texts: Iterable[Charter]
) -> None:
    """Note that a person of the seat read these texts, by the seat's own link.

    Hidden for anybody who does not sit on that seat; NotAdopted as above.
    """
    sits = seat.holders.filter(person=person).exists()
    if not (actor.is_link and seat.pk in actor.standing.membership_ids and sits):
        raise Hidden("acknowledge")
    for text in texts:
        require(actor, "acknowledge", text)
        _refuse_not_in_force(text)
        _acknowledge(actor, text, Reader(person, seat), Given.LINK, clock.today())
    renew_pledges(seat.group_id, [person.pk])


@transaction.atomic
def enter_sheet(
    actor: Actor,
    group: Group,
    *,
    readers: Iterable[Reader],
    texts: Iterable[Charter],
    paper: Paper,
) -> int:
    """Enter a signed sheet, or other word given outside, all lines in one go.

    What a seat gave is marked with its source, and the seat may correct it. Returns
    how many people it holds that had not acknowledged.
    """
    require(actor, "create", Acknowledgement)
    held = list(texts)
    for text in held:
        require(actor, "read", text)
        _refuse_not_in_force(text)
    count = 0
    asked = list(readers)
    for reader in asked:
        require(actor, "read", reader.person)
        if reader.seat is not None:
            require(actor, "read", reader.seat)
        made = [
            row
            for text in held
            for row in _acknowledge(actor, text, reader, paper.given, paper.given_on)
        ]
        count += bool(made)
        for row in made:
            _say(actor, row, reader, paper)
    renew_pledges(group.pk, [reader.person.pk for reader in asked])
    return count


def _refuse_not_in_force(charter: Charter) -> None:
    """Wait for the charter's row, so that pressing twice stands once."""
    held = Charter.objects.select_for_update().get(pk=charter.pk)
    if held.state != CharterState.ADOPTED:
        raise NotAdopted


def _acknowledge(
    actor: Actor, charter: Charter, reader: Reader, given: Given, day: date
) -> list[Acknowledgement]:
    rows = every_row(Acknowledgement, charter.group_id, "acknowledged once")
    seat = reader.seat
    if rows.filter(charter=charter, person=reader.person, membership=seat).exists():
        return []
    # Observers do not read what is of the members: theirs is read by the table.
    reading = Class.MEMBERS if seat is None or seat.has_seat else Class.GROUP
    made = Acknowledgement.objects.create(
        group=charter.group,
        charter=charter,
        person=reader.person,
        membership=seat,
        given_on=PartialDate.of(day),
        given=given,
        access_class=reading,
    )
    record(actor, "acknowledgement.give", made)
    return [made]


def _say(actor: Actor, row: Acknowledgement, reader: Reader, paper: Paper) -> None:
    if reader.seat is None:
        row.source = paper.reference
        row.save(update_fields=["source", "changed_at"])
        return
    said = on_behalf.Said(reader.seat, paper.channel, paper.given_on, paper.reference)
    on_behalf.say_on_behalf(actor, row, act="acknowledge", said=said)
