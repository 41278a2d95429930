"""What people do in the dialogue beyond keeping its records."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.dialogue.models import (
    Acknowledgement,
    Agreement,
    AgreementUpdate,
    Attendance,
    Charter,
    Meeting,
)
from rimay.dialogue.models.charters import CharterState, Given
from rimay.dialogue.models.meetings import Presence
from rimay.groups.models import Membership, Person
from rimay.records.actions import ChangedMeanwhile


class NotAdopted(Exception):
    """This version is not in force, so nobody is asked to have read it."""


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


@dataclass(frozen=True)
class Noted:
    """How a seat is to stand at a session, and how it stood when that was asked."""

    came: Presence
    was: str = ""


@transaction.atomic
def record_presence(
    actor: Actor, meeting: Meeting, *, noted: Mapping[Membership, Noted]
) -> int:
    """Note who came to a session, seat by seat; return how many seats changed.

    Raises ChangedMeanwhile when somebody noted one of these seats otherwise since the
    page was opened; nothing is written then.
    """
    require(actor, "change", meeting)
    require(actor, "create", Attendance)
    # The session's row is what two people noting at once wait for.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    rows = every_row(Attendance, meeting.group_id, "whose coming is noted")
    rows = rows.filter(meeting=meeting).exclude(membership=None)
    held = {row.membership_id: row for row in rows}
    changed = 0
    for seat, line in noted.items():
        require(actor, "read", seat)
        row = held.get(seat.pk)
        now = row.presence if row is not None else ""
        if now == line.came:
            continue
        if now != line.was:
            raise ChangedMeanwhile
        _note(actor, meeting, seat, row, line.came)
        changed += 1
    return changed


def _note(
    actor: Actor,
    meeting: Meeting,
    seat: Membership,
    row: Attendance | None,
    came: Presence,
) -> None:
    if row is None:
        row = Attendance(meeting=meeting, membership=seat, presence=came)
        row.take_class_of(meeting)
        row.save(force_insert=True)
        record(actor, "attendance.create", row)
        return
    row.presence = came
    row.version += 1
    row.save(update_fields=["presence", "version", "changed_at"])
    record(actor, "attendance.change", row, fields=("presence",))


@transaction.atomic
def acknowledge_charter(actor: Actor, charter: Charter) -> list[Acknowledgement]:
    """Note that who asks read this version, for each seat they hold, or for themselves.

    Pressed twice, it stands once. Raises NotAdopted for a version not in force.
    """
    require(actor, "acknowledge", charter)
    if charter.state != CharterState.ADOPTED:
        raise NotAdopted
    Charter.objects.select_for_update().get(pk=charter.pk)
    people = Person.objects.filter(pk__in=sorted(actor.standing.person_ids))
    seats = Membership.objects.filter(pk__in=sorted(actor.standing.membership_ids))
    held = list(seats.order_by("id"))
    made: list[Acknowledgement] = []
    for person in people.order_by("id"):
        own = [s for s in held if s.holders.filter(person=person).exists()]
        asked: list[Membership | None] = [*own] or [None]
        for seat in asked:
            made += _acknowledge(actor, charter, person, seat)
    return made


def _acknowledge(
    actor: Actor, charter: Charter, person: Person, seat: Membership | None
) -> list[Acknowledgement]:
    rows = every_row(Acknowledgement, charter.group_id, "acknowledged once")
    if rows.filter(charter=charter, person=person, membership=seat).exists():
        return []
    # Observers do not read what is of the members: theirs is read by the table.
    reading = Class.MEMBERS if seat is None or seat.has_seat else Class.GROUP
    made = Acknowledgement.objects.create(
        group=charter.group,
        charter=charter,
        person=person,
        membership=seat,
        given_on=PartialDate.of(clock.today()),
        given=Given.HERE,
        access_class=reading,
    )
    record(actor, "acknowledgement.give", made)
    return [made]
