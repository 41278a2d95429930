"""Sending what waits: each message once, again after a while where the server was down.

Whoever sends claims a message first, by one conditional update, so that two timers and
a double click send it once. A message that the server took while this machine stopped
before noting it goes out again with the same mark: a mailbox keeps one.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import override

from rimay.access import on_behalf
from rimay.access.actor import console
from rimay.access.asking import every_row, visible
from rimay.core import clock, mail
from rimay.dialogue.models import MeetingReply, Notice
from rimay.dialogue.models.notices import NoticeKind, NoticeState
from rimay.dialogue.queries import acta_letters, digest, letters, round_letters
from rimay.groups.models import Contact, SeatHolder
from rimay.groups.queries import in_term

MAIL, HAND = "mail", "hand"
# What composes each kind of message; None means that there is nothing to say any more.
COMPOSE: dict[str, Callable[[Notice, str], mail.Message | None]] = {
    NoticeKind.CONVENED: letters.of_a_session,
    NoticeKind.CHANGED: letters.of_a_session,
    NoticeKind.CANCELLED: letters.of_a_session,
    NoticeKind.REMINDER: letters.reminder,
    NoticeKind.ANSWERED: letters.answer_noted,
    NoticeKind.WRITTEN_ROUND: round_letters.of_a_round,
    NoticeKind.ACTA: acta_letters.of_an_acta,
    NoticeKind.DIGEST: digest.digest,
}
# A message that is being sent is nobody else's for so long.
LEASE = timedelta(minutes=10)
PAUSES = tuple(
    timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 360, 720, 1440)
)
TRIES = 12
ROUND = 500


def send_due(*, seconds: float | None = None, matter: Q | None = None) -> int:
    """Send the messages whose time has come; return how many left.

    `seconds` ends the work for a page that waits; `matter` narrows it. As soon as the
    server cannot be reached the rest keeps waiting.
    """
    until = time.monotonic() + seconds if seconds is not None else None
    sent = 0
    waiting = _due(clock.now(), matter)
    if not waiting:
        return 0
    with mail.connection(is_short=seconds is not None) as opened:
        way = opened
        for pk, tries in waiting:
            if until is not None and time.monotonic() > until:
                break
            notice = _claim(pk, tries)
            if notice is None:
                continue
            composed_at = clock.now()
            delivery = way if isinstance(way, mail.Delivery) else _send(notice, way)
            _settle(notice, delivery, composed_at)
            sent += delivery is not None and delivery.outcome == mail.Outcome.SENT
            if delivery is not None and delivery.is_closed:
                way = delivery
    return sent


def _due(now: datetime, matter: Q | None) -> list[tuple[int, int]]:
    rows = Notice.objects.filter(
        matter or Q(),
        state=NoticeState.WAITING,
        channel=MAIL,
        next_try_at__lte=now,
        kind__in=[kind.value for kind in NoticeKind if kind in COMPOSE],
    )
    held = rows.order_by("next_try_at", "id")[:ROUND]
    return list(held.values_list("pk", "tries"))


def _claim(pk: int, tries: int) -> Notice | None:
    """Make a message this process's own; None where another has it."""
    now = clock.now()
    rows = Notice.objects.filter(
        pk=pk, tries=tries, state=NoticeState.WAITING, next_try_at__lte=now
    )
    if not rows.update(tries=F("tries") + 1, next_try_at=now + LEASE, why=""):
        return None
    related = ("group", "membership__organisation", "person")
    return Notice.objects.select_related(*related).get(pk=pk)


def _send(notice: Notice, way: BaseEmailBackend) -> mail.Delivery | None:
    """Compose a message and send it; None where there is nothing to say any more."""
    if not _still_sits(notice):
        return None
    address = _address_of(notice)
    if not address:
        return mail.Delivery(mail.Outcome.REFUSED, "no_address")
    try:
        validate_email(address)
    except ValidationError:
        return mail.Delivery(mail.Outcome.REFUSED, "address_refused")
    with override(_language_of(notice)):
        message = COMPOSE[notice.kind](notice, address)
    if message is None:
        return None
    return mail.post(address, message, through=way)


@transaction.atomic
def _settle(
    notice: Notice, delivery: mail.Delivery | None, composed_at: datetime
) -> None:
    """Note what became of a message, unless somebody handed it over meanwhile."""
    own = Notice.objects.filter(pk=notice.pk)
    rows = own.filter(state=NoticeState.WAITING)
    now = clock.now()
    if delivery is None:
        rows.update(state=NoticeState.DROPPED, settled_at=now)
    elif delivery.outcome == mail.Outcome.SENT:
        # It left, also where something newer took its place meanwhile.
        own.exclude(state=NoticeState.HANDED_OVER).update(
            state=NoticeState.SENT, why="", settled_at=now
        )
        _note_told(notice, composed_at)
    elif delivery.may_pass and notice.tries < TRIES:
        pause = PAUSES[min(notice.tries, len(PAUSES)) - 1]
        rows.update(why=delivery.reason, next_try_at=now + pause)
    else:
        rows.update(state=NoticeState.REFUSED, why=delivery.reason, settled_at=now)


def _note_told(notice: Notice, composed_at: datetime) -> None:
    """Note beside what the desk recorded for a seat that its own address was told."""
    if notice.kind != NoticeKind.ANSWERED:
        return
    rows = every_row(MeetingReply, notice.group_id, "what a seat was told of")
    held = rows.filter(meeting=notice.subject_id, membership=notice.membership_id)
    for reply in held:
        on_behalf.mark_mailed(reply, composed_at=composed_at)


def _address_of(notice: Notice) -> str:
    """Return where a message goes, as the secretariat's desk knows it now."""
    if notice.person_id is None:
        return ""
    rows = visible(console(notice.group), Contact)
    held = rows.filter(person=notice.person_id, kind=Contact.Kind.EMAIL)
    return str(held.order_by("id").values_list("value", flat=True).first() or "")


def _still_sits(notice: Notice) -> bool:
    """Return whether a message for a seat still goes to somebody who holds it."""
    if notice.membership is None or notice.person_id is None:
        return True
    rows = SeatHolder.objects.filter(
        in_term(clock.today()), membership=notice.membership, person=notice.person_id
    )
    return not notice.membership.has_ended and rows.exists()


def _language_of(notice: Notice) -> str:
    """Return the person's language where the software speaks it, else the group's."""
    wished = notice.person.language[:2] if notice.person else ""
    known = dict(settings.LANGUAGES)
    return wished if wished in known else notice.group.language
