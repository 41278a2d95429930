"""Closing a session: its acta is what was read aloud, and does not change any more."""

from datetime import date

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import every_row, require
from rimay.access.recording import record
from rimay.audit import trail
from rimay.core import clock
from rimay.dialogue.actions.running import close_items
from rimay.dialogue.models import Acta, ActaRemark, Meeting
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.models.meetings import MeetingKind, MeetingState
from rimay.dialogue.queries.acta_records import records_of
from rimay.dialogue.queries.acta_text import (
    code_of,
    fingerprint_of,
    plain,
    text_of,
)
from rimay.dialogue.queries.checking import check
from rimay.dialogue.queries.composing import composed
from rimay.groups.models import Group
from rimay.records.actions import ChangedMeanwhile


class AlreadyClosed(Exception):
    """The acta is closed; whoever asked second finds it as the first left it."""


class NotReady(Exception):
    """Something stops the closing: an agreement with gaps, an open proposal or remark."""


class NotLookedAt(Exception):
    """Something was pointed at, and nobody said that they looked at it."""


@transaction.atomic
def begin_acta(actor: Actor, meeting: Meeting) -> Acta:
    """Return the acta of a session, begun if it is new; pressed twice, it is one."""
    require(actor, "write", meeting)
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    found = every_row(Acta, held.group_id, "one acta per session")
    acta = found.filter(meeting=held).first()
    if acta is not None:
        return acta
    acta = Acta(meeting=held, language=held.group.language)
    acta.take_class_of(held)
    acta.save(force_insert=True)
    record(actor, "acta.create", acta)
    return acta


@transaction.atomic
def close_acta(
    actor: Actor,
    acta: Acta,
    *,
    read: str,
    looked_at: bool,
    closed_on: date | None = None,
) -> Acta:
    """Close the session with the acta whose fingerprint is `read`: what was read aloud.

    Raises AlreadyClosed, NotReady, NotLookedAt, and ChangedMeanwhile when the words
    are not those that were read any more. Nothing is written then.
    """
    require(actor, "close", acta)
    held = locked_for_writing(acta)
    held.state = freeze(actor, held, read=read, looked_at=looked_at)
    held.closed_on = closed_on or clock.today()
    held.save()
    end_session(actor, held.meeting, held.closed_on)
    _found(actor, held.meeting)
    record(actor, "acta.close", held)
    return held


def locked_for_writing(acta: Acta) -> Acta:
    """Return the row as it stands, held until the transaction ends.

    Raises AlreadyClosed for one that does not change any more.
    """
    rows = Acta.objects.select_for_update(of=("self",))
    held = rows.select_related("meeting__group", "group").get(pk=acta.pk)
    if held.is_locked:
        raise AlreadyClosed
    return held


def freeze(actor: Actor, acta: Acta, *, read: str, looked_at: bool) -> ActaState:
    """Set the words, their fingerprint and the head of the trail; the caller saves."""
    records = records_of(acta)
    paragraphs = composed(records)
    text = text_of(paragraphs)
    found = check(actor, records, paragraphs)
    if found.stopping or _has_open_remarks(acta):
        raise NotReady
    if fingerprint_of(text) != read:
        raise ChangedMeanwhile
    if found.to_look_at and not looked_at:
        raise NotLookedAt
    acta.body, acta.text = plain(paragraphs), text
    acta.fingerprint = fingerprint_of(text)
    acta.check_code = _free_code(acta.fingerprint)
    length, head = trail.head(acta.group_id)
    acta.trail_head = f"{length}:{head}"
    acta.closed_at = clock.now()
    acta.version += 1
    return ActaState.CLOSED


def end_session(actor: Actor, meeting: Meeting, day: date) -> None:
    """Note that a session was held, and close the items that were still open."""
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    close_items(actor, held, on=day)
    if held.state == MeetingState.HELD and held.closed_at is not None:
        return
    held.state = MeetingState.HELD
    held.closed_at = held.closed_at or clock.now()
    held.version += 1
    held.save(update_fields=["state", "closed_at", "version", "changed_at"])
    record(actor, "meeting.close", held, fields=("state",))


def _found(actor: Actor, meeting: Meeting) -> None:
    """Let the acta of the founding session say since when the group stands, where
    nobody said so before.
    """
    group = Group.objects.select_for_update().get(pk=meeting.group_id)
    if meeting.kind != MeetingKind.FOUNDING or group.founded_on or not meeting.held_on:
        return
    group.founded_on = meeting.held_on
    group.version += 1
    group.save(update_fields=["founded_on", "version"])
    record(actor, "group.change", group, fields=("founded_on",))


def _has_open_remarks(acta: Acta) -> bool:
    rows = every_row(ActaRemark, acta.group_id, "remarks that wait for an answer")
    return rows.filter(acta=acta, state=ActaRemark.State.OPEN).exists()


def _free_code(fingerprint: str) -> str:
    """Return the code of a fingerprint; another where one and the same text was closed
    in this installation before.
    """
    code = code_of(fingerprint)
    while Acta.objects.filter(check_code=code).exists():
        code = code_of(fingerprint_of(f"{fingerprint} {code}"))
    return code
