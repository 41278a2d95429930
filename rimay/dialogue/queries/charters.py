"""The charter's versions, and who acknowledged them."""

from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.asking import can, every_row, visible
from rimay.core import clock
from rimay.dialogue.models import (
    Acknowledgement,
    Charter,
)
from rimay.dialogue.queries.naming import seen
from rimay.groups.models import Membership, Person
from rimay.groups.models.seats import WITH_SEAT
from rimay.groups.queries import holds


@dataclass(frozen=True)
class Answers:
    """Which seats acknowledged a version; `missing` is for the desk alone."""

    given: list[Acknowledgement]
    missing: list[Membership]
    named: set[int]


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
    missing: list[Membership] = []
    if can(actor, "change", charter):
        seats = visible(actor, Membership).filter(
            holds(clock.today()), kind__in=WITH_SEAT
        )
        answered = {row.membership_id for row in held}
        seats = seats.select_related("organisation", "pillar").order_by("id")
        missing = [seat for seat in seats if seat.pk not in answered]
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


def other_versions(actor: Actor, charter: Charter) -> list[Charter]:
    """Return the other versions of the same text, newest first."""
    rows = visible(actor, Charter).filter(kind=charter.kind).exclude(pk=charter.pk)
    return list(rows.order_by("-id")[:30])
