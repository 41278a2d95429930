"""What outreach does: move a prospect, and take in what somebody wrote from outside."""

from dataclasses import dataclass

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.groups.models import Group
from rimay.outreach.models import Prospect, PublicMessage, Stage, Wish
from rimay.records.actions import ChangedMeanwhile


@dataclass(frozen=True)
class Step:
    """Where a prospect stands now, and what comes next."""

    stage: Stage
    declined_reason: str = ""
    next_step: str = ""
    next_on: PartialDate | None = None


@dataclass(frozen=True)
class Written:
    """What somebody wrote through the public page; `contact` says how to answer."""

    name: str
    wish: Wish
    message: str
    organisation: str = ""
    contact: str = ""


@transaction.atomic
def move_prospect(
    actor: Actor, prospect: Prospect, *, step: Step, version: int
) -> Prospect:
    """Say how far a prospect is and what comes next.

    Raises ChangedMeanwhile when somebody saved it since `version` was opened, and
    WithoutReason when it declines for no reason given.
    """
    require(actor, "change", prospect)
    held = Prospect.objects.select_for_update().get(pk=prospect.pk)
    if held.version != version:
        raise ChangedMeanwhile
    held.move(step.stage, step.declined_reason)
    held.next_step, held.next_on = step.next_step, step.next_on
    held.version += 1
    held.save()
    record(actor, "prospect.move", held, fields=("stage", "next_step", "next_on"))
    return held


@transaction.atomic
def receive_message(actor: Actor, group: Group, *, written: Written) -> PublicMessage:
    """Take in what somebody wrote on the group's public page, for the secretariat."""
    require(actor, "read", group)
    message = PublicMessage.objects.create(
        group=group,
        access_class=Class.SECRETARIAT,
        name=written.name,
        organisation=written.organisation,
        contact=written.contact,
        wish=written.wish,
        message=written.message,
        received_at=clock.now(),
    )
    record(actor, "publicmessage.receive", message)
    return message
