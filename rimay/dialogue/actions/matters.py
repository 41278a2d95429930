"""Asking for a matter on the agenda, taking it there, or declining with a reason."""

from dataclasses import dataclass

from django.db import transaction

from rimay.access import on_behalf, search
from rimay.access.actor import Actor
from rimay.access.asking import Refused, every_row, require, visible
from rimay.access.recording import record, record_at_desk
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.actions.agendas import ItemGiven, add_item
from rimay.dialogue.models import AgendaItem, HiddenProposer, ItemProposal, Meeting
from rimay.groups.models import Group, Membership
from rimay.groups.models.classified import new_key
from rimay.records import once

State = ItemProposal.State


class AnsweredAlready(Exception):
    """The matter was taken or declined meanwhile."""


@dataclass(frozen=True)
class Asked:
    """A matter as it was asked for. `seat` is who asks; None for the secretariat and
    the coordination themselves.
    """

    title: Text
    reason: str
    purpose: str
    regime: str
    meeting: Meeting | None = None
    seat: Membership | None = None
    is_without_name: bool = False


def ask_matter(
    actor: Actor,
    group: Group,
    *,
    asked: Asked,
    said: on_behalf.Said | None = None,
    key: str = "",
) -> ItemProposal:
    """Ask for a matter. `said` is where a seat said so, when the secretariat records it.

    Without its name to others the row keeps no proposer and waits with the secretariat,
    which alone knows who asked; its line in the trail is written when it comes before
    the others, so that no line stands at the hour of asking. Pressed twice, by
    the `key` of its form, it is asked for once; so is what bears the same name twice.
    """
    try:
        return _ask(actor, group, asked, said, key)
    except once.MadeBefore as before:
        assert isinstance(before.row, ItemProposal)
        return before.row


@transaction.atomic
def _ask(
    actor: Actor, group: Group, asked: Asked, said: on_behalf.Said | None, key: str
) -> ItemProposal:
    require(actor, "create", ItemProposal)
    if asked.meeting is not None:
        require(actor, "read", asked.meeting)
    _may_speak_for(actor, asked, said)
    nameless = asked.is_without_name and asked.seat is not None
    row = ItemProposal(
        group=group,
        access_class=Class.SECRETARIAT if nameless else ItemProposal.DEFAULT_CLASS,
        title=asked.title,
        reason=asked.reason,
        purpose=asked.purpose,
        regime=asked.regime,
        meeting=asked.meeting,
        organisation=asked.seat.organisation if asked.seat and not nameless else None,
        is_without_name=nameless,
    )
    once.give_key(row, key)
    twin = None if nameless else _twin_of(actor, row)
    if twin is not None:
        return twin
    once.insert(row)
    if nameless and asked.seat is not None:
        _hide(row, asked.seat, said)
        search.renew(row)
        return row
    if said is not None:
        on_behalf.say_on_behalf(actor, row, act="ask", said=said)
    record(actor, "itemproposal.create", row)
    return row


@transaction.atomic
def take_matter(actor: Actor, matter: ItemProposal, *, meeting: Meeting) -> AgendaItem:
    """Put a matter on the agenda of a session to come. Raises AnsweredAlready."""
    require(actor, "answer", matter)
    held = _waiting(matter)
    given = ItemGiven(held.title, held.purpose, held.regime, AgendaItem().length)
    item = add_item(actor, meeting, given=given)
    if held.organisation_id is not None:
        item.organisation_id = held.organisation_id
        item.save(update_fields=["organisation"])
    held.state, held.meeting = State.TAKEN, meeting
    _answered(actor, held)
    return item


@transaction.atomic
def decline_matter(actor: Actor, matter: ItemProposal, *, reason: str) -> None:
    """Decline a matter and say why; who asked reads it. Raises AnsweredAlready."""
    require(actor, "answer", matter)
    held = _waiting(matter)
    held.state, held.answer = State.DECLINED, reason
    _answered(actor, held)


def _twin_of(actor: Actor, row: ItemProposal) -> ItemProposal | None:
    rows = visible(actor, ItemProposal).filter(state=State.ASKED)
    return rows.filter(
        title=row.title,
        reason=row.reason,
        meeting=row.meeting,
        organisation=row.organisation,
        is_without_name=False,
    ).first()


def _may_speak_for(actor: Actor, asked: Asked, said: on_behalf.Said | None) -> None:
    """Stop who asks for a seat that is not theirs, unless the desk records it."""
    if asked.seat is None or asked.seat.pk in actor.standing.membership_ids:
        return
    if said is None or said.membership.pk != asked.seat.pk:
        raise Refused("create")
    require(actor, "on_behalf", asked.seat)


def _hide(row: ItemProposal, seat: Membership, said: on_behalf.Said | None) -> None:
    """Keep who asked where the secretariat alone reads; and where it was said."""
    kept = HiddenProposer(
        group_id=row.group_id,
        access_class=HiddenProposer.DEFAULT_CLASS,
        proposal=row,
        membership=seat,
    )
    if said is not None:
        parts = (str(said.channel.label), str(said.said_on), said.reference)
        kept.source = ", ".join(filter(None, parts))[:300]
    kept.save(force_insert=True)


def _waiting(matter: ItemProposal) -> ItemProposal:
    held = ItemProposal.objects.select_for_update().get(pk=matter.pk)
    if held.state != State.ASKED:
        raise AnsweredAlready
    return held


def _answered(actor: Actor, row: ItemProposal) -> None:
    """Keep the answer. A matter without a name comes before the others only now, as a
    row of this moment: neither its number nor its hour tells when it was asked for.
    """
    if not row.is_without_name:
        row.version += 1
        row.save(update_fields=["state", "answer", "meeting", "version", "changed_at"])
        record(actor, "itemproposal.answer", row, fields=("state",))
        return
    before = row.pk
    kept = every_row(HiddenProposer, row.group_id, "who asked moves along")
    row.pk, row.key = None, new_key()
    row.access_class = ItemProposal.DEFAULT_CLASS
    row.save(force_insert=True)
    kept.filter(proposal=before).update(proposal=row, created_at=clock.now())
    ItemProposal.objects.filter(pk=before).delete()
    search.forget(row._meta.label_lower, [before])
    record_at_desk("itemproposal.ask", row)
    record(actor, "itemproposal.answer", row, fields=("state",))
