"""Messages to seats about one matter: a mail to each address, else one handed over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from rimay.access.actor import Actor
from rimay.access.asking import every_row
from rimay.access.recording import record
from rimay.core import clock, mail
from rimay.core.classes import Class
from rimay.dialogue.actions import outbox
from rimay.dialogue.models import Notice
from rimay.dialogue.models.notices import NoticeKind, NoticeState
from rimay.dialogue.queries.convening import Sitter
from rimay.groups.models import Circle, Membership

# How long the page that sends waits for the mail server; a timer sends the rest.
WAIT_SECONDS = 8.0


@dataclass(frozen=True)
class About:
    """What messages are about, and which time it is that they go out.

    With `known_to` only these persons learn that they went out, not the whole desk.
    """

    kind: NoticeKind
    subject_id: int
    sequence: int = 0
    known_to: Circle | None = None


def tell(
    seat: Membership, sitters: Iterable[Sitter], about: About, *, by_hand: bool = True
) -> int:
    """Make the messages of one seat, and return how many: a mail to each address, else,
    unless told otherwise, one to hand over.
    """
    held = list(sitters)
    reached = [sitter for sitter in held if sitter.address] if mail.can_send() else []
    people = {sitter.person.pk: sitter.person for sitter in reached}
    for person in people.values():
        row = _new(seat, about)
        row.person, row.channel = person, outbox.MAIL
        row.next_try_at = clock.now()
        row.save(force_insert=True)
    if people or not by_hand:
        return len(people)
    row = _new(seat, about)
    row.why = _why_by_hand(held)
    row.save(force_insert=True)
    return 1


def hand_over(actor: Actor, seat: Membership, about: About) -> None:
    """Note that a person told a seat, by messenger, telephone or hand; once.

    No line of the trail tells of what only some may know went out.
    """
    rows = every_row(Notice, seat.group_id, "what was handed over")
    row = rows.filter(
        kind=about.kind,
        subject_id=about.subject_id,
        sequence=about.sequence,
        membership=seat,
        person=None,
    ).first()
    if row is None:
        row = _new(seat, about)
        row.save(force_insert=True)
    if row.state == NoticeState.HANDED_OVER:
        return
    row.state, row.settled_at = NoticeState.HANDED_OVER, clock.now()
    row.save(update_fields=["state", "settled_at", "changed_at"])
    if about.known_to is None:
        record(actor, "notice.hand_over", row, fields=("state",))


def retry(group_id: int, kinds: Sequence[NoticeKind], subject_id: int) -> int:
    """Let what waits and what was refused go out now; return how many messages."""
    rows = every_row(Notice, group_id, "what did not leave")
    rows = rows.filter(
        kind__in=kinds,
        subject_id=subject_id,
        channel=outbox.MAIL,
        state__in=(NoticeState.WAITING, NoticeState.REFUSED),
    ).exclude(next_try_at__gt=clock.now(), why="")
    count = rows.update(
        state=NoticeState.WAITING, tries=0, next_try_at=clock.now(), settled_at=None
    )
    send_after(group_id, kinds, subject_id)
    return int(count)


def times_told(group_id: int, kind: NoticeKind, subject_id: int) -> int:
    """Return the number of the last time that messages about a matter went out."""
    rows = every_row(Notice, group_id, "how many reminders")
    rows = rows.filter(kind=kind, subject_id=subject_id)
    last = rows.order_by("-sequence").values_list("sequence", flat=True).first()
    return int(last or 0)


def send_after(group_id: int, kinds: Sequence[NoticeKind], subject_id: int) -> None:
    """Begin to send once all is saved; what does not leave now, a timer sends."""
    matter = Q(kind__in=kinds, subject_id=subject_id, group=group_id)
    transaction.on_commit(
        lambda: outbox.send_due(seconds=WAIT_SECONDS, matter=matter) and None
    )


def _new(seat: Membership, about: About) -> Notice:
    known = about.known_to
    return Notice(
        group_id=seat.group_id,
        access_class=Notice.DEFAULT_CLASS if known is None else Class.SEALED,
        access_circle=known,
        kind=about.kind,
        subject_id=about.subject_id,
        membership=seat,
        sequence=about.sequence,
        channel=outbox.HAND,
    )


def _why_by_hand(sitters: Sequence[Sitter]) -> str:
    if not sitters:
        return "nobody"
    return "no_mail" if not mail.can_send() else "no_address"
