"""The signed paper comes back: brought by its code, looked at, filed for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record
from rimay.core.classes import Class
from rimay.core.files import fingerprint
from rimay.dialogue.models import Acta, MeetingFile

# Who may read a paper with signatures on it.
READERS = (Class.MEMBERS, Class.SECRETARIAT)


class NotClosed(Exception):
    """Only what is closed is signed."""


class AlreadyFiled(Exception):
    """These very bytes are filed, or wait to be looked at, for this session already."""


@dataclass(frozen=True)
class Page:
    """One file of the signed paper: its bytes, and a name that agrees with them."""

    content: bytes
    name: str


def bring_signed(
    actor: Actor, acta: Acta, *, pages: Iterable[Page]
) -> list[MeetingFile]:
    """Keep pages until somebody looks at them beside the acta; each is kept by itself.

    Raises NotClosed; and AlreadyFiled when none of them is new.
    """
    require(actor, "create", MeetingFile)
    require(actor, "close", acta)
    if not acta.is_locked:
        raise NotClosed
    made = [row for page in pages if (row := _keep(actor, acta, page)) is not None]
    if not made:
        raise AlreadyFiled
    return made


@transaction.atomic
def file_signed(actor: Actor, acta: Acta, *, reading: Class) -> int:
    """File the pages that wait: somebody looked, and they are this acta.

    From then on they are never changed, replaced or removed. Pressed twice, they are
    filed once.
    """
    require(actor, "create", MeetingFile)
    require(actor, "close", acta)
    rows = list(_waiting(acta).select_for_update())
    for row in rows:
        row.kind = MeetingFile.Kind.ACTA
        row.access_class = reading
        row.version += 1
        row.save(update_fields=["kind", "access_class", "version", "changed_at"])
        record(actor, "meetingfile.file", row, fields=("kind", "access_class"))
    return len(rows)


@transaction.atomic
def take_away(actor: Actor, acta: Acta) -> int:
    """Take the pages that wait away again: they are another paper."""
    require(actor, "create", MeetingFile)
    require(actor, "close", acta)
    rows = list(_waiting(acta).select_for_update())
    for row in rows:
        forget = partial(row.file.storage.delete, str(row.file.name))
        record(actor, "meetingfile.remove", row)
        row.delete()
        transaction.on_commit(forget)
    return len(rows)


@transaction.atomic
def _keep(actor: Actor, acta: Acta, page: Page) -> MeetingFile | None:
    """Keep one page; None where the same bytes are here already."""
    digest = fingerprint(page.content)
    rows = every_row(MeetingFile, acta.group_id, "pages that are here already")
    kinds = (MeetingFile.Kind.ACTA, MeetingFile.Kind.UNSEEN)
    # Two who bring the same page at once wait here for each other.
    Acta.objects.select_for_update().get(pk=acta.pk)
    if rows.filter(meeting=acta.meeting_id, kind__in=kinds, digest=digest).exists():
        return None
    row = MeetingFile(
        group_id=acta.group_id,
        meeting_id=acta.meeting_id,
        kind=MeetingFile.Kind.UNSEEN,
        file_name=page.name,
        digest=digest,
        access_class=Class.SECRETARIAT,
    )
    row.file.save(page.name, ContentFile(page.content), save=False)
    try:
        row.save(force_insert=True)
        record(actor, "meetingfile.create", row)
    except Exception:
        row.file.storage.delete(str(row.file.name))
        raise
    return row


def _waiting(acta: Acta) -> QuerySet[MeetingFile]:
    rows = every_row(MeetingFile, acta.group_id, "pages that wait to be looked at")
    held = rows.filter(meeting=acta.meeting_id, kind=MeetingFile.Kind.UNSEEN)
    return held.order_by("id")
