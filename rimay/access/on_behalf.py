"""Recording for a seat what it said by letter, telephone or messenger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from rimay.access.actor import Actor, console
from rimay.access.asking import reads, require, visible
from rimay.access.circles import party
from rimay.access.models import Channel, OnBehalf
from rimay.access.recording import record
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class
from rimay.groups.models import Classified, Group, Membership, Organisation
from rimay.groups.queries import standing_of_seat
from rimay.groups.roles import Role


@dataclass(frozen=True)
class Said:
    """Where a seat's word comes from; no record on behalf exists without it."""

    membership: Membership
    channel: Channel
    said_on: date
    reference: str = ""


@dataclass(frozen=True)
class Mark:
    """That a record came through the secretariat, as one reader is told it.

    Whoever reads the record reads the mark, and that the seat corrected it. Who said it
    for the seat, in which letter, and the words of the correction are told to whom it
    was recorded for: the seat and the secretariat.
    """

    organisation: str
    channel: str
    said_on: date
    reference: str
    is_corrected: bool = False
    correction: str = ""
    confirmed_at: datetime | None = None


@transaction.atomic
def say_on_behalf(
    actor: Actor,
    row: Classified,
    *,
    act: str,
    said: Said,
    under: Classified | None = None,
    keeps_trail: bool = True,
) -> OnBehalf:
    """Record that a seat said this, elsewhere; the seat sees it and may correct it.

    `under` is the row that is asked instead where this one is the seat's alone, as its
    answer to a proposal is. Without `keeps_trail` no line tells that a seat spoke.
    Pressed twice, it is recorded once.
    """
    require(actor, "on_behalf", under or row)
    same = _said_before(row, act, said)
    if same is not None:
        return same
    group = Group.objects.get(pk=row.group_id)
    organisation = said.membership.organisation
    saying = OnBehalf.objects.create(
        group=group,
        access_class=Class.PARTY,
        access_circle=party(group, [organisation]),
        subject=row._meta.label_lower,
        subject_id=row.pk,
        act=act,
        membership=said.membership,
        organisation=organisation,
        channel=said.channel,
        reference=said.reference,
        said_on=said.said_on,
        recorded_by=actor.user_id,
    )
    if keeps_trail:
        record(actor, "onbehalf.say", saying)
    return saying


def is_read_by(seat: Membership, row: Classified) -> bool:
    """Return whether who sits on a seat reads a row: what is recorded for a seat that
    could not see it, it could not correct.
    """
    role = Role.TITULAR if seat.has_seat else Role.OBSERVER
    standing = standing_of_seat(seat, role)
    return reads(Actor(group_id=row.group_id, standing=standing), row)


def _said_before(row: Classified, act: str, said: Said) -> OnBehalf | None:
    """Return what was recorded of the same word from the same source, as of now: the
    row was saved once more with it. What the seat corrected stands by itself.
    """
    rows = OnBehalf.objects.filter(
        group_id=row.group_id,
        subject=row._meta.label_lower,
        subject_id=row.pk,
        act=act,
        membership=said.membership,
        channel=said.channel,
        reference=said.reference,
        said_on=said.said_on,
        corrected_at=None,
    )
    held = rows.order_by("-id").first()
    if held is not None:
        rows.filter(pk=held.pk).update(
            created_at=clock.now(), told_at=None, confirmed_at=None
        )
    return held


def record_sayings(actor: Actor, rows: Sequence[Classified]) -> None:
    """Write into the trail what was recorded for seats on rows of one model, where it
    waited for the rule of the talk to say that it may be known.
    """
    if not rows:
        return
    sayings = OnBehalf.objects.filter(
        group_id=rows[0].group_id,
        subject=rows[0]._meta.label_lower,
        subject_id__in=[row.pk for row in rows],
    )
    for saying in sayings.order_by("membership_id", "id"):
        record(actor, "onbehalf.say", saying)
        if saying.corrected_at is not None:
            record(actor, "onbehalf.correct", saying)


@transaction.atomic
def mark_told(actor: Actor, saying: OnBehalf) -> None:
    """Note that the seat was told what was recorded for it."""
    require(actor, "tell", saying)
    saying.told_at = clock.now()
    saying.save(update_fields=["told_at"])
    _record(actor, "onbehalf.tell", saying)


@transaction.atomic
def mark_mailed(row: Classified, *, composed_at: datetime) -> None:
    """Note that a mail told the seat's own address what was recorded for it until the
    moment in which the mail was composed.
    """
    rows = OnBehalf.objects.filter(
        group_id=row.group_id,
        subject=row._meta.label_lower,
        subject_id=row.pk,
        told_at=None,
        created_at__lte=composed_at,
    )
    held = list(rows.select_for_update().select_related("group").order_by("id"))
    for saying in held:
        mark_told(console(saying.group), saying)


@transaction.atomic
def correct(actor: Actor, saying: OnBehalf, *, correction: str) -> None:
    """Let the seat say what is right; what was recorded stays beside it, and waits for
    the secretariat to attend to it. Sent twice, it is said once.
    """
    require(actor, "correct", saying)
    held = OnBehalf.objects.select_for_update().get(pk=saying.pk)
    if held.corrected_at is not None and held.correction == correction:
        return
    held.correction = correction
    held.corrected_at = clock.now()
    held.confirmed_at = held.settled_at = None
    held.save(
        update_fields=["correction", "corrected_at", "confirmed_at", "settled_at"]
    )
    _record(actor, "onbehalf.correct", held)


@transaction.atomic
def confirm(actor: Actor, saying: OnBehalf, *, read: str) -> bool:
    """Let the seat say that what was recorded for it is right, and return whether it
    holds; pressed twice, once. Not where the desk recorded it anew since `read`, the
    moment of the recording that the page showed.

    What it corrected stands corrected: that both hold would tell nobody what holds.
    """
    require(actor, "correct", saying)
    held = OnBehalf.objects.select_for_update().get(pk=saying.pk)
    if held.corrected_at is not None or held.created_at.isoformat() != read:
        return False
    if held.confirmed_at is not None:
        return True
    held.confirmed_at = clock.now()
    held.save(update_fields=["confirmed_at"])
    _record(actor, "onbehalf.confirm", held)
    return True


@transaction.atomic
def settle(actor: Actor, saying: OnBehalf, *, read: str) -> bool:
    """Note that the secretariat attended to what the seat corrected; return whether it
    holds. Not where the seat corrected it anew since `read`, the moment of the
    correction that the page showed.
    """
    require(actor, "settle", saying)
    held = OnBehalf.objects.select_for_update().get(pk=saying.pk)
    if held.corrected_at is None or held.corrected_at.isoformat() != read:
        return False
    if held.settled_at is not None:
        return True
    held.settled_at = clock.now()
    held.save(update_fields=["settled_at"])
    _record(actor, "onbehalf.settle", held)
    return True


def _record(actor: Actor, act: str, saying: OnBehalf) -> None:
    """Write an act on what was recorded into the trail, where that itself stands there.

    An answer or a ranking stands in no line while its round is open, and none may tell
    before, or for ever, that its seat spoke.
    """
    said = Entry.objects.filter(
        chain=trail.chain_of(saying.group_id),
        subject=saying._meta.label_lower,
        subject_id=saying.pk,
        act="onbehalf.say",
    )
    if said.exists():
        record(actor, act, saying)


def marks_for(actor: Actor, row: Classified) -> list[Mark]:
    """Return what was recorded on behalf of seats on a row, to mark it where it counts."""
    return marks_by_row(actor, [row]).get(row.pk, [])


def marks_that_stand(actor: Actor, row: Classified) -> list[Mark]:
    """Return the marks of a row as it stands: none of before its seat changed it."""
    return marks_by_row(actor, [row], standing=True).get(row.pk, [])


def marks_by_row(
    actor: Actor, rows: Sequence[Classified], *, standing: bool = False
) -> dict[int, list[Mark]]:
    """Return the marks of rows of one model that the actor reads, by the row's id;
    `standing`: none of before its seat changed it.
    """
    if not rows:
        return {}
    sayings = OnBehalf.objects.filter(
        group_id=rows[0].group_id,
        subject=rows[0]._meta.label_lower,
        subject_id__in=[row.pk for row in rows],
    )
    since = {row.pk: row.changed_at for row in rows}
    held = [
        saying
        for saying in sayings.order_by("id")
        if not standing or saying.created_at >= since[saying.subject_id]
    ]
    found: dict[int, list[Mark]] = {}
    for saying, mark in zip(held, marks_of(actor, held), strict=True):
        found.setdefault(saying.subject_id, []).append(mark)
    return found


def marks_of(actor: Actor, sayings: Sequence[OnBehalf]) -> list[Mark]:
    """Return what was recorded for seats as the actor is told it, in its order."""
    if not sayings:
        return []
    asked = {saying.organisation_id for saying in sayings}
    named = visible(actor, Organisation).in_bulk(asked)
    own = visible(actor, OnBehalf).filter(pk__in=[saying.pk for saying in sayings])
    told = set(own.values_list("pk", flat=True))
    return [
        Mark(
            str(named.get(saying.organisation_id, "")),
            str(saying.get_channel_display()),
            saying.said_on,
            saying.reference if saying.pk in told else "",
            saying.corrected_at is not None,
            saying.correction if saying.pk in told else "",
            saying.confirmed_at if saying.pk in told else None,
        )
        for saying in sayings
    ]
