"""Who acknowledged which text, who still has to, and whether the gate is closed."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.functional import Promise

from rimay.access.actor import Actor
from rimay.access.asking import can, every_row, visible
from rimay.access.naming import names_of
from rimay.core import clock
from rimay.dialogue.models import Acknowledgement, Charter
from rimay.dialogue.models.charters import texts_in_force
from rimay.dialogue.queries.naming import seen
from rimay.groups.models import (
    Group,
    Membership,
    Office,
    Organisation,
    Person,
    SeatHolder,
)
from rimay.groups.models.seats import WITH_SEAT
from rimay.groups.queries import holds, in_term
from rimay.groups.roles import INSIDE, Capacity, Role

SHOWN = 500


@dataclass(frozen=True)
class Answers:
    """Which seats acknowledged a version; `missing`, with what each is called, is for the
    desk alone.
    """

    given: list[Acknowledgement]
    missing: list[tuple[Membership, str]]
    named: set[int]


@dataclass(frozen=True)
class Asked:
    """One person who has to acknowledge, and as what: on a seat or in an office."""

    person: Person
    seat: Membership | None
    words: str | Promise
    waiting: tuple[Charter, ...]
    is_named: bool = True

    @property
    def code(self) -> str:
        """Name the line in a form."""
        return f"{self.person.pk}-{self.seat.pk if self.seat else 0}"


def is_gate_closed(actor: Actor) -> bool:
    """Return whether what was said under a stricter rule is hidden from who asks.

    Says nothing of whether there is any.
    """
    if not actor.is_inside:
        return False
    looked = actor.seen_as is None or actor.seen_as.pledged
    return not (actor.standing.pledged and looked)


def readable_texts(actor: Actor, group: Group) -> list[Charter]:
    """Return the texts in force, as far as who asks may read them."""
    texts = texts_in_force(group.pk)
    seen_pks = visible(actor, Charter).filter(pk__in=[t.pk for t in texts])
    known = set(seen_pks.values_list("pk", flat=True))
    return [text for text in texts if text.pk in known]


def waiting_texts(actor: Actor, group: Group) -> list[Charter]:
    """Return the texts in force that who asks may read and has not acknowledged.

    While the gate is closed these are all of them: a new seat acknowledges for itself.
    """
    people = sorted(actor.standing.person_ids)
    texts = readable_texts(actor, group)
    if not people or is_gate_closed(actor):
        return texts
    rows = every_row(Acknowledgement, group.pk, "the asker's own")
    done = set(rows.filter(person__in=people).values_list("charter", flat=True))
    return [text for text in texts if text.pk not in done]


def desk(actor: Actor, group: Group) -> list[Asked]:
    """Return everybody who reads the table's rows, with what each has to acknowledge."""
    texts = readable_texts(actor, group)
    rows = every_row(Acknowledgement, group.pk, "who still has to acknowledge")
    pairs = rows.filter(charter__in=texts).values_list("person", "charter")
    done = set(pairs)
    found = []
    for person, seat, words in _people(actor):
        waiting = tuple(t for t in texts if (person.pk, t.pk) not in done)
        found.append(Asked(person, seat, words, waiting))
    return found


def answers(actor: Actor, charter: Charter) -> Answers:
    """Return who acknowledged a version, and which seats did not.

    Who may not read every acknowledgement would take a hidden one for a missing one:
    so only who keeps the charter is told what is missing.
    """
    rows = visible(actor, Acknowledgement).filter(charter=charter)
    rows = rows.select_related("person", "membership__organisation")
    held = list(rows.order_by("given_on", "id")[:300])
    people = visible(actor, Person).filter(pk__in=[row.person_id for row in held])
    known = set(people.values_list("pk", flat=True))
    missing: list[tuple[Membership, str]] = []
    if can(actor, "change", charter):
        seats = visible(actor, Membership).filter(
            holds(clock.today()), kind__in=WITH_SEAT
        )
        answered = {row.membership_id for row in held}
        seats = seats.select_related("pillar").order_by("id")
        waited = [seat for seat in seats if seat.pk not in answered]
        missing = list(zip(waited, names_of(actor, waited), strict=True))
    given = [row for row in held if row.person_id in known]
    seats_named = seen(
        actor, [row.membership.organisation for row in given if row.membership]
    )
    return Answers(given, missing, seats_named)


def has_acknowledged(actor: Actor, charter: Charter) -> bool:
    """Return whether who asks did so already, whoever else may read that."""
    rows = every_row(Acknowledgement, charter.group_id, "the asker's own")
    own = sorted(actor.standing.person_ids)
    return rows.filter(charter=charter, person__in=own).exists()


def on_seat(actor: Actor, seat: Membership, texts: list[Charter]) -> list[Asked]:
    """Return who sits on a seat, with what each has to acknowledge: for its own link.

    Whom the link may not name is there as representative or alternate.
    """
    rows = every_row(Acknowledgement, seat.group_id, "the seat's own link")
    done = set(rows.filter(charter__in=texts).values_list("person", "charter"))
    holders = every_row(SeatHolder, seat.group_id, "the seat's own link")
    held = holders.filter(in_term(clock.today()), membership=seat)
    people = visible(actor, Person).filter(pk__in=held.values("person"))
    named = set(people.values_list("pk", flat=True))
    return [
        Asked(
            holder.person,
            seat,
            Capacity(holder.capacity).label,
            tuple(t for t in texts if (holder.person_id, t.pk) not in done),
            holder.person_id in named,
        )
        for holder in held.select_related("person").order_by("-capacity", "id")
    ]


def _people(actor: Actor) -> list[tuple[Person, Membership | None, str | Promise]]:
    """Return who holds a seat or an office of the table today, seats first."""
    day = clock.today()
    people = visible(actor, Person)
    holders = visible(actor, SeatHolder).filter(
        in_term(day),
        person__in=people,
        membership__in=visible(actor, Membership).filter(holds(clock.today())),
        membership__organisation__in=visible(actor, Organisation),
    )
    holders = holders.select_related(
        "person", "membership__organisation", "membership__pillar"
    )
    offices = visible(actor, Office).filter(
        in_term(day), person__in=people, role__in=[role.value for role in INSIDE]
    )
    found: list[tuple[Person, Membership | None, str | Promise]] = [
        (row.person, row.membership, Capacity(row.capacity).label)
        for row in holders.order_by(
            F("membership__pillar__slot").asc(nulls_last=True), "membership", "id"
        )[:SHOWN]
    ]
    seated = {person.pk for person, _seat, _words in found}
    found += [
        (row.person, None, Role(row.role).label)
        for row in offices.select_related("person").order_by("id")[:SHOWN]
        if row.person_id not in seated
    ]
    return found
