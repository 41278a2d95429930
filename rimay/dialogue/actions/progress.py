"""Reporting how far an agreement got."""

from dataclasses import dataclass

from django.db import transaction

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.dialogue.models import (
    Agreement,
    AgreementUpdate,
)
from rimay.records.actions import ChangedMeanwhile


@dataclass(frozen=True)
class Report:
    """What somebody says of an agreement: how far it got, and with what to show."""

    text: str
    status: str = ""
    new_due_on: PartialDate | None = None
    evidence: str = ""
    reported_on: PartialDate | None = None


@transaction.atomic
def report_progress(
    actor: Actor,
    agreement: Agreement,
    *,
    report: Report,
    version: int,
    said: on_behalf.Said | None = None,
) -> AgreementUpdate:
    """Report on an agreement; its state and date follow, and the history stays.

    `said` names the seat that told the secretariat. Raises ChangedMeanwhile when
    somebody saved the agreement since `version` was opened.
    """
    require(actor, "progress", agreement)
    held = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if held.version != version:
        raise ChangedMeanwhile
    update = AgreementUpdate(
        agreement=held,
        reported_on=report.reported_on or PartialDate.of(clock.today()),
        organisation_id=_who_reports(actor, held, said),
        text=report.text,
        status=report.status,
        new_due_on=report.new_due_on,
        evidence=report.evidence,
    )
    update.take_class_of(held)
    update.save(force_insert=True)
    held.status = report.status or held.status
    held.due_on = report.new_due_on or held.due_on
    held.version += 1
    held.save(update_fields=["status", "due_on", "version", "changed_at"])
    if said is not None:
        on_behalf.say_on_behalf(actor, update, act="progress", said=said)
    record(actor, "agreement.progress", held, fields=("status", "due_on"))
    record(actor, "agreementupdate.create", update)
    return update


def _who_reports(
    actor: Actor, agreement: Agreement, said: on_behalf.Said | None
) -> int | None:
    if said is not None:
        return said.membership.organisation_id
    own = actor.standing.organisation_ids
    return agreement.organisation_id if agreement.organisation_id in own else None
