"""Recording for a seat what it said by letter, telephone or messenger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.circles import party
from rimay.access.models import Channel, OnBehalf
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.classes import Class
from rimay.groups.models import Classified, Group, Membership

Marks = list[OnBehalf]


@dataclass(frozen=True)
class Said:
    """Where a seat's word comes from; no record on behalf exists without it."""

    membership: Membership
    channel: Channel
    said_on: date
    reference: str = ""


@transaction.atomic
def say_on_behalf(actor: Actor, row: Classified, *, act: str, said: Said) -> OnBehalf:
    """Record that a seat said this, elsewhere; the seat sees it and may correct it."""
    require(actor, "on_behalf", row)
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
    record(actor, "onbehalf.say", saying)
    return saying


@transaction.atomic
def mark_told(actor: Actor, saying: OnBehalf) -> None:
    """Note that the seat was told what was recorded for it."""
    require(actor, "tell", saying)
    saying.told_at = clock.now()
    saying.save(update_fields=["told_at"])
    record(actor, "onbehalf.tell", saying)


@transaction.atomic
def correct(actor: Actor, saying: OnBehalf, *, correction: str) -> None:
    """Let the seat say what is right; what was recorded stays beside it."""
    require(actor, "correct", saying)
    saying.correction = correction
    saying.corrected_at = clock.now()
    saying.save(update_fields=["correction", "corrected_at"])
    record(actor, "onbehalf.correct", saying)


def marks_for(row: Classified) -> list[OnBehalf]:
    """Return what was recorded on behalf of seats on a row, to mark it where it counts."""
    return list(
        OnBehalf.objects.filter(
            group_id=row.group_id, subject=row._meta.label_lower, subject_id=row.pk
        ).select_related("organisation")
    )


def marks_by_row(group_id: int, subject: str, pks: Iterable[int]) -> dict[int, Marks]:
    """Return the same for many rows of one kind, in one query."""
    rows = OnBehalf.objects.filter(
        group_id=group_id, subject=subject, subject_id__in=sorted(pks)
    )
    found: dict[int, Marks] = {}
    for mark in rows.select_related("organisation").order_by("id"):
        found.setdefault(mark.subject_id, []).append(mark)
    return found
