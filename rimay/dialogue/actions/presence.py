"""Noting who came to a session."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record
from rimay.dialogue.models import (
    Attendance,
    Meeting,
)
from rimay.dialogue.models.attendance import Presence
from rimay.groups.models import Membership
from rimay.records.actions import ChangedMeanwhile


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
