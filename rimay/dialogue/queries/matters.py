"""Matters that members ask to be put on an agenda."""

from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.core.classes import Class
from rimay.dialogue.models import HiddenProposer, ItemProposal
from rimay.dialogue.queries.naming import seen
from rimay.groups.models import Group, Membership

State = ItemProposal.State


@dataclass(frozen=True)
class Matter:
    """A matter as one reader gets it; `asked_by` is empty where it is not for them."""

    row: ItemProposal
    asked_by: str = ""
    how: str = ""


def matters_of(actor: Actor) -> list[Matter]:
    """Return the matters asked for, those that wait first, then the newest."""
    rows = visible(actor, ItemProposal).select_related("organisation", "meeting")
    waiting = list(rows.filter(state=State.ASKED).order_by("-id")[:100])
    settled = list(rows.exclude(state=State.ASKED).order_by("-id")[:100])
    return _named(actor, [*waiting, *settled])


def waiting_of(actor: Actor) -> list[Matter]:
    """Return the matters that wait for an answer, the oldest first."""
    rows = visible(actor, ItemProposal, "answer").filter(state=State.ASKED)
    rows = rows.select_related("organisation", "meeting")
    return _named(actor, list(rows.order_by("id")[:60]))


def matter_of(actor: Actor, row: ItemProposal) -> Matter:
    return _named(actor, [row])[0]


def _named(actor: Actor, rows: list[ItemProposal]) -> list[Matter]:
    known = seen(actor, [row.organisation for row in rows])
    hidden = {
        held.proposal_id: held
        for held in visible(actor, HiddenProposer)
        .filter(proposal__in=rows)
        .select_related("membership")
    }
    found = []
    for row in rows:
        kept = hidden.get(row.pk)
        name = str(row.organisation) if row.organisation_id in known else ""
        if kept is not None:
            name = names_of(actor, [kept.membership])[0]
        found.append(Matter(row, name, kept.source if kept else row.source))
    return found


def as_if(group: Group, *, is_without_name: bool) -> ItemProposal:
    """Return a matter as it would be kept, to say beforehand who will read it.

    Without a name it waits with the secretariat: from when it appears before others
    nobody can tell who was there to ask.
    """
    reading = Class.SECRETARIAT if is_without_name else ItemProposal.DEFAULT_CLASS
    return ItemProposal(group=group, access_class=reading)


def own_seats(actor: Actor) -> list[Membership]:
    """Return the seats for which the asker may ask, by their own right."""
    rows = visible(actor, Membership).filter(
        pk__in=sorted(actor.standing.membership_ids)
    )
    return [row for row in rows.select_related("organisation") if row.has_seat]
