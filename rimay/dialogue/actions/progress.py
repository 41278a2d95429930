"""Reporting how far an agreement got, and confirming it: never both by the same side."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import can, require
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.dialogue.models import Agreement, AgreementUpdate
from rimay.dialogue.models.agreements import AgreementStatus
from rimay.dialogue.models.updates import DateState
from rimay.library.files import Brought
from rimay.records.actions import ChangedMeanwhile

# What the responsible may say of it themselves; the rest is confirmed by others.
SAID_BY_RESPONSIBLE = (
    AgreementStatus.PENDING,
    AgreementStatus.UNDER_WAY,
    AgreementStatus.FULFILLED,
)
CONFIRMED = (
    AgreementStatus.FULFILLED,
    AgreementStatus.PARTLY,
    AgreementStatus.NOT_FULFILLED,
    AgreementStatus.DROPPED,
    AgreementStatus.SUPERSEDED,
)


class NotYet(Exception):
    """The agreement still waits to be ratified, or is settled already."""


@dataclass(frozen=True)
class Report:
    """What somebody says of an agreement: how far it got, and with what to show."""

    text: str
    status: str = ""
    new_due_on: PartialDate | None = None
    evidence: str = ""
    obstacle: str = ""
    reported_on: PartialDate | None = None
    file: Brought | None = None


@dataclass(frozen=True)
class Verdict:
    """What whoever follows up confirms of an agreement."""

    status: AgreementStatus
    text: str
    replaced_by: Agreement | None = None


@transaction.atomic
def report_progress(
    actor: Actor,
    agreement: Agreement,
    *,
    report: Report,
    version: int,
    said: on_behalf.Said | None = None,
) -> AgreementUpdate:
    """Report on an agreement; the history stays.

    That it is fulfilled is said here, and holds once whoever follows up confirms it. A
    new date is asked for here, with the reason in the text, and given by them.
    `said` names the seat that told the secretariat. Raises ChangedMeanwhile when
    somebody saved the agreement since `version` was opened, NotYet where it is not open.
    """
    require(actor, "progress", agreement)
    held = _held(agreement, version)
    if not held.is_open or held.status == AgreementStatus.TO_RATIFY:
        raise NotYet
    confirms = said is None and can(actor, "confirm", held)
    update = AgreementUpdate(
        agreement=held,
        reported_on=report.reported_on or PartialDate.of(clock.today()),
        organisation_id=_who_reports(actor, held, said),
        text=report.text,
        status=report.status,
        obstacle=report.obstacle,
        new_due_on=report.new_due_on,
        evidence=report.evidence,
    )
    if report.new_due_on:
        update.new_due_state = DateState.GIVEN if confirms else DateState.ASKED
    update.take_class_of(held)
    _keep(update, report.file)
    _move(held, report, gives_date=confirms)
    if said is not None:
        on_behalf.say_on_behalf(actor, update, act="progress", said=said)
    record(actor, "agreement.progress", held, fields=("status", "due_on"))
    record(actor, "agreementupdate.create", update)
    return update


@transaction.atomic
def confirm(
    actor: Actor,
    agreement: Agreement,
    *,
    verdict: Verdict,
    version: int,
    said: on_behalf.Said | None = None,
) -> AgreementUpdate:
    """Let whoever follows up settle an agreement, in words that stay in its history.

    `said` names the seat that follows up and told the secretariat. Raises NotYet,
    ChangedMeanwhile.
    """
    require(actor, "confirm", agreement)
    held = _held(agreement, version)
    if held.status == AgreementStatus.TO_RATIFY:
        raise NotYet
    today = PartialDate.of(clock.today())
    update = AgreementUpdate(
        agreement=held,
        reported_on=today,
        organisation_id=_who_confirms(actor, held, said),
        text=verdict.text,
        status=verdict.status,
    )
    update.take_class_of(held)
    update.save(force_insert=True)
    held.status = verdict.status
    held.replaced_by = verdict.replaced_by
    fulfilled = verdict.status == AgreementStatus.FULFILLED
    held.fulfilled_on = today if fulfilled else None
    held.fulfilment_said_on = None
    _save(held)
    if said is not None:
        on_behalf.say_on_behalf(actor, update, act="confirm", said=said)
    record(actor, "agreement.confirm", held, fields=("status",))
    record(actor, "agreementupdate.create", update)
    return update


@transaction.atomic
def answer_date(actor: Actor, update: AgreementUpdate, *, is_given: bool) -> None:
    """Give a new date that was asked for, or refuse it; the former date stays written.

    Answered so before, nothing more is done; raises ChangedMeanwhile where somebody
    answered it otherwise.
    """
    require(actor, "confirm", update.agreement)
    row = AgreementUpdate.objects.select_for_update().get(pk=update.pk)
    if row.new_due_state == (DateState.GIVEN if is_given else DateState.REFUSED):
        return
    if row.new_due_state != DateState.ASKED:
        raise ChangedMeanwhile
    row.new_due_state = DateState.GIVEN if is_given else DateState.REFUSED
    row.version += 1
    row.save(update_fields=["new_due_state", "version", "changed_at"])
    record(actor, "agreementupdate.date", row, fields=("new_due_state",))
    if is_given:
        held = Agreement.objects.select_for_update().get(pk=row.agreement_id)
        held.due_on = row.new_due_on
        held.no_due_reason = ""
        _save(held)
        record(actor, "agreement.date", held, fields=("due_on",))


def _held(agreement: Agreement, version: int) -> Agreement:
    held = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if held.version != version:
        raise ChangedMeanwhile
    return held


def _save(held: Agreement) -> None:
    held.version += 1
    held.save()


def _move(held: Agreement, report: Report, *, gives_date: bool) -> None:
    if report.status == AgreementStatus.FULFILLED:
        held.fulfilment_said_on = clock.today()
        held.status = AgreementStatus.UNDER_WAY
    elif report.status in SAID_BY_RESPONSIBLE:
        held.fulfilment_said_on = None
        held.status = report.status
    if report.new_due_on and gives_date:
        held.due_on, held.no_due_reason = report.new_due_on, ""
    _save(held)


def _keep(update: AgreementUpdate, brought: Brought | None) -> None:
    if brought is None:
        update.save(force_insert=True)
        return
    update.file_name = brought.name
    update.file.save(brought.name, ContentFile(brought.content), save=False)
    try:
        update.save(force_insert=True)
    except Exception:
        update.file.storage.delete(str(update.file.name))
        raise


def _who_reports(
    actor: Actor, agreement: Agreement, said: on_behalf.Said | None
) -> int | None:
    if said is not None:
        return said.membership.organisation_id
    own = actor.standing.organisation_ids
    if agreement.organisation_id in own:
        return agreement.organisation_id
    shared = agreement.others.filter(pk__in=sorted(own)).values_list("pk", flat=True)
    return shared.first()


def _who_confirms(
    actor: Actor, agreement: Agreement, said: on_behalf.Said | None
) -> int | None:
    if said is not None:
        return said.membership.organisation_id
    is_own = agreement.follow_up_id in actor.standing.organisation_ids
    return agreement.follow_up_id if is_own else None
