"""Acknowledging a version of the charter."""

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.dialogue.models import (
    Acknowledgement,
    Charter,
)
from rimay.dialogue.models.acknowledgements import Given
from rimay.dialogue.models.charters import CharterState
from rimay.groups.models import Membership, Person


class NotAdopted(Exception):
    """This version is not in force, so nobody is asked to have read it."""


@transaction.atomic
def acknowledge_charter(actor: Actor, charter: Charter) -> list[Acknowledgement]:
    """Note that who asks read this version, for each seat they hold, or for themselves.

    Pressed twice, it stands once. Raises NotAdopted for a version not in force.
    """
    require(actor, "acknowledge", charter)
    if charter.state != CharterState.ADOPTED:
        raise NotAdopted
    Charter.objects.select_for_update().get(pk=charter.pk)
    people = Person.objects.filter(pk__in=sorted(actor.standing.person_ids))
    seats = Membership.objects.filter(pk__in=sorted(actor.standing.membership_ids))
    held = list(seats.order_by("id"))
    made: list[Acknowledgement] = []
    for person in people.order_by("id"):
        own = [s for s in held if s.holders.filter(person=person).exists()]
        asked: list[Membership | None] = [*own] or [None]
        for seat in asked:
            made += _acknowledge(actor, charter, person, seat)
    return made


def _acknowledge(
    actor: Actor, charter: Charter, person: Person, seat: Membership | None
) -> list[Acknowledgement]:
    rows = every_row(Acknowledgement, charter.group_id, "acknowledged once")
    if rows.filter(charter=charter, person=person, membership=seat).exists():
        return []
    # Observers do not read what is of the members: theirs is read by the table.
    reading = Class.MEMBERS if seat is None or seat.has_seat else Class.GROUP
    made = Acknowledgement.objects.create(
        group=charter.group,
        charter=charter,
        person=person,
        membership=seat,
        given_on=PartialDate.of(clock.today()),
        given=Given.HERE,
        access_class=reading,
    )
    record(actor, "acknowledgement.give", made)
    return [made]
