"""Remarks on a circulated acta: by seats, on their behalf, by link, in a Word file."""

from collections.abc import Iterable

from django.db import transaction

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import Refused, can, every_row, require
from rimay.access.recording import record, record_at_desk
from rimay.core import clock
from rimay.dialogue.models import Acta, ActaRemark
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.queries.actas import tells_whose
from rimay.dialogue.queries.returned import Asked
from rimay.groups.models import Organisation

_ASKED = ("paragraph", "before", "after", "text")
# A link can be forwarded: what arrives through one must have an end.
MOST = 500


class NotCirculated(Exception):
    """Remarks are made on an acta that is circulated, before it is closed."""


class TooLate(Exception):
    """The days to observe are over; the secretariat may still record what was said."""


class TooMany(Exception):
    """So many remarks came that no person wrote them."""


@transaction.atomic
def remark_on_acta(
    actor: Actor,
    acta: Acta,
    *,
    remarks: Iterable[Asked],
    said: on_behalf.Said | None = None,
    of: Organisation | None = None,
) -> list[ActaRemark]:
    """Add remarks of a seat: the asker's own, or the one that `said` names. Who sits for
    more than one organisation says `of` which of these.

    Under a stricter rule than open no remark keeps whose it is. Sent twice, a remark
    that waits for its answer stands once.
    """
    held = _circulated(actor, acta)
    given = list(remarks)
    rows = every_row(ActaRemark, held.group_id, "how many remarks there are")
    if rows.filter(acta=held).count() + len(given) > MOST:
        raise TooMany
    whose = _whose(actor, said, of)
    return [_add(actor, held, remark, whose, said) for remark in given]


@transaction.atomic
def say_seen(
    actor: Actor,
    acta: Acta,
    *,
    said: on_behalf.Said | None = None,
    of: Organisation | None = None,
) -> ActaRemark | None:
    """Note that a seat saw the acta and asks for nothing; said twice, it stands once.

    It tells nothing of what was said at the table, so it keeps whose it is.
    """
    held = _circulated(actor, acta)
    whose = _whose(actor, said, of)
    if whose is None:
        return None
    rows = every_row(ActaRemark, held.group_id, "seen by a seat once")
    found = rows.filter(acta=held, organisation=whose, state=ActaRemark.State.NONE)
    held_row = found.first()
    if held_row is not None:
        return held_row
    row = ActaRemark(acta=held, organisation=whose, state=ActaRemark.State.NONE)
    return _kept(actor, held, row, said)


def _circulated(actor: Actor, acta: Acta) -> Acta:
    require(actor, "remark", acta)
    rows = Acta.objects.select_for_update(of=("self",)).select_related("meeting")
    held = rows.get(pk=acta.pk)
    if held.state != ActaState.CIRCULATED:
        raise NotCirculated
    over = held.observe_until is not None and held.observe_until < clock.today()
    if over and not can(actor, "change", held):
        raise TooLate
    return held


def _whose(
    actor: Actor, said: on_behalf.Said | None, of: Organisation | None
) -> Organisation | None:
    if said is not None:
        return said.membership.organisation
    own = sorted(actor.standing.organisation_ids)
    if of is not None and of.pk not in own:
        raise Refused("remark")
    return of or Organisation.objects.filter(pk__in=own).order_by("id").first()


def _add(
    actor: Actor,
    acta: Acta,
    remark: Asked,
    whose: Organisation | None,
    said: on_behalf.Said | None,
) -> ActaRemark:
    named = tells_whose(acta, remark.paragraph)
    row = ActaRemark(
        acta=acta,
        organisation=whose if named else None,
        paragraph=remark.paragraph,
        before=remark.before,
        after=remark.after,
        text=remark.text,
    )
    rows = every_row(ActaRemark, acta.group_id, "remarked once")
    same = rows.filter(
        acta=acta,
        organisation=row.organisation,
        state=ActaRemark.State.OPEN,
        **{name: getattr(remark, name) for name in _ASKED},
    ).first()
    if same is not None:
        return same
    if named:
        return _kept(actor, acta, row, said)
    row.take_class_of(acta)
    row.save(force_insert=True)
    record_at_desk("actaremark.create", row)
    return row


def _kept(
    actor: Actor, acta: Acta, row: ActaRemark, said: on_behalf.Said | None
) -> ActaRemark:
    row.take_class_of(acta)
    row.save(force_insert=True)
    if said is not None:
        on_behalf.say_on_behalf(actor, row, act="remark", said=said)
    record(actor, "actaremark.create", row)
    return row
