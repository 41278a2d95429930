"""Noting who came to a session, and keeping the roll they signed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import Hidden, every_row, require
from rimay.access.recording import record
from rimay.core.files import fingerprint
from rimay.dialogue.models import Attendance, Meeting, MeetingFile
from rimay.dialogue.models.attendance import Presence
from rimay.groups.models import Membership, Organisation
from rimay.library.files import Brought
from rimay.records.actions import ChangedMeanwhile


@dataclass(frozen=True)
class Noted:
    """How a seat is to stand at a session, and how it stood when that was asked.

    One line per seat: its alternate counts in place of the titular, never beside.
    """

    came: Presence
    was: str = ""
    person: str = ""
    has_consented: bool = True


@dataclass(frozen=True)
class Guest:
    """Somebody without a seat who came; `key` makes sure they are noted once."""

    key: str
    organisation: Organisation
    person: str = ""
    has_consented: bool = True


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
        # Sent twice, it is noted once.
        if now not in {line.came, line.was}:
            raise ChangedMeanwhile
        changed += _note(actor, meeting, seat, row, line)
    return changed


@transaction.atomic
def record_guest(actor: Actor, meeting: Meeting, *, guest: Guest) -> Attendance:
    """Note a guest of a session; sent twice, they came once."""
    require(actor, "change", meeting)
    require(actor, "create", Attendance)
    require(actor, "read", guest.organisation)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    rows = every_row(Attendance, meeting.group_id, "whose coming is noted")
    held = rows.filter(key=guest.key).first()
    if held is not None:
        if held.meeting_id != meeting.pk:
            raise Hidden("create")
        return held
    row = Attendance(
        meeting=meeting,
        organisation=guest.organisation,
        person=guest.person,
        has_consented=guest.has_consented,
        key=guest.key,
    )
    row.take_class_of(meeting)
    row.save(force_insert=True)
    row.settle()
    record(actor, "attendance.create", row)
    return row


@transaction.atomic
def keep_roll(actor: Actor, meeting: Meeting, *, brought: Brought) -> MeetingFile:
    """Keep a photograph or scan of the signed roll; brought twice, it is kept once."""
    require(actor, "change", meeting)
    require(actor, "create", MeetingFile)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    digest = fingerprint(brought.content)
    rows = every_row(MeetingFile, meeting.group_id, "the same file brought again")
    held = rows.filter(meeting=meeting, kind=MeetingFile.Kind.ROLL, digest=digest)
    if (same := held.first()) is not None:
        return same
    made = MeetingFile(
        group_id=meeting.group_id,
        access_class=MeetingFile.DEFAULT_CLASS,
        meeting=meeting,
        kind=MeetingFile.Kind.ROLL,
        file_name=brought.name,
        digest=digest,
    )
    made.file.save(brought.name, ContentFile(brought.content), save=False)
    try:
        made.save(force_insert=True)
        record(actor, "meetingfile.create", made)
    except Exception:
        made.file.storage.delete(str(made.file.name))
        raise
    return made


def _note(
    actor: Actor,
    meeting: Meeting,
    seat: Membership,
    row: Attendance | None,
    line: Noted,
) -> bool:
    """Write one seat's line; return whether that changed anything."""
    values = {
        "presence": line.came,
        "person": line.person,
        "has_consented": line.has_consented,
    }
    if row is None:
        row = Attendance(meeting=meeting, membership=seat, **values)
        row.take_class_of(meeting)
        row.save(force_insert=True)
        row.settle()
        record(actor, "attendance.create", row)
        return True
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed:
        return False
    for name in changed:
        setattr(row, name, values[name])
    row.version += 1
    row.save(update_fields=[*changed, "version", "changed_at"])
    record(actor, "attendance.change", row, fields=changed)
    return True
