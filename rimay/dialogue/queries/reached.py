"""What became of the messages to seats about one matter, seat by seat, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.core import clock, formatting, mail
from rimay.dialogue.models import Notice
from rimay.dialogue.models.notices import NoticeState
from rimay.dialogue.queries.convening import Sitter, Summoned
from rimay.dialogue.queries.messages import messenger_address
from rimay.registry.accounts.letters import reason_words


@dataclass(frozen=True)
class Reached:
    """One person of a seat: what became of their message, and the messenger's way."""

    sitter: Sitter
    state: str
    words: str
    messenger: str


@dataclass(frozen=True)
class Told:
    """One seat: its people, and what to tell them by hand."""

    seat: Summoned
    people: tuple[Reached, ...]
    text: str
    by_hand: str
    is_handed: bool
    needs_hand: bool

    @property
    def has_stuck(self) -> bool:
        """Whether a mail of this seat waits or was refused."""
        stuck = {NoticeState.WAITING, NoticeState.REFUSED}
        return any(person.state in stuck for person in self.people)

    @property
    def has_mail(self) -> bool:
        """Whether a mail can leave for somebody of this seat."""
        return mail.can_send() and self.seat.has_mail

    @property
    def slot(self) -> int:
        return self.seat.seat.pillar.slot if self.seat.seat.pillar else 0


def told(held: Summoned, text: str) -> Told:
    """Return what became of the messages of one seat. `text` is what it is told."""
    country = held.seat.group.country
    people = tuple(_reached(country, sitter, text) for sitter in held.sitters)
    handed = held.handed
    left = {NoticeState.SENT, NoticeState.WAITING}
    mailed = any(p.sitter.notice and p.sitter.notice.state in left for p in people)
    is_handed = handed is not None and handed.state == NoticeState.HANDED_OVER
    return Told(
        seat=held,
        people=people,
        text=text,
        by_hand=state_words(handed) if handed else "",
        is_handed=is_handed,
        needs_hand=not mailed and not is_handed,
    )


def state_words(notice: Notice) -> str:
    """Return what became of a message, and why it did not leave."""
    at = formatting.datetime_words(notice.settled_at) if notice.settled_at else ""
    why = why_words(notice.why)
    match NoticeState(notice.state):
        case NoticeState.SENT:
            return _("mail sent, %(at)s") % {"at": at}
        case NoticeState.HANDED_OVER:
            return _("handed over, %(at)s") % {"at": at}
        case NoticeState.REFUSED:
            return _("mail refused: %(why)s") % {"why": why}
        case NoticeState.DROPPED:
            return _("not needed any more")
    if notice.channel == "hand":
        return (
            _("to be handed over: %(why)s") % {"why": why}
            if why
            else _("to be handed over")
        )
    return _waiting_words(notice, why)


def why_words(code: str) -> str:
    """Return in words why a message did not leave."""
    own = {
        "nobody": _("nobody sits on this seat today"),
        "try_later": _("the mail server asked for patience"),
    }
    return own.get(code) or reason_words(code)


def summary_words(lines: Sequence[Told]) -> str:
    """Return one sentence on what left and what still has to."""
    states = [p.state for line in lines for p in line.people if p.state]
    sent = states.count(NoticeState.SENT)
    waits = states.count(NoticeState.WAITING)
    refused = states.count(NoticeState.REFUSED)
    parts = []
    if sent:
        words = ngettext("%(n)s mail sent", "%(n)s mails sent", sent)
        parts.append(words % {"n": sent})
    if waits:
        words = ngettext("%(n)s mail waits", "%(n)s mails wait", waits)
        parts.append(words % {"n": waits})
    if refused:
        words = ngettext("%(n)s mail refused", "%(n)s mails refused", refused)
        parts.append(words % {"n": refused})
    by_hand = sum(line.needs_hand for line in lines)
    if by_hand:
        words = ngettext("%(n)s seat to tell", "%(n)s seats to tell", by_hand)
        parts.append(words % {"n": by_hand})
    handed = sum(line.is_handed for line in lines)
    if handed:
        words = ngettext("%(n)s seat told", "%(n)s seats told", handed)
        parts.append(words % {"n": handed})
    return formatting.list_words(parts)


def _reached(country: str, sitter: Sitter, text: str) -> Reached:
    messenger = ""
    if sitter.telephone:
        messenger = messenger_address(text, sitter.telephone, country)
    notice = sitter.notice
    if notice is None:
        words = "" if sitter.address else _("no e-mail")
        return Reached(sitter, "", words, messenger)
    return Reached(sitter, notice.state, state_words(notice), messenger)


def _waiting_words(notice: Notice, why: str) -> str:
    if not why:
        return _("mail on its way")
    if notice.next_try_at is None or notice.next_try_at <= clock.now():
        return _("mail waits: %(why)s; tried again soon") % {"why": why}
    at = formatting.datetime_words(notice.next_try_at)
    return _("mail waits: %(why)s; tried again %(at)s") % {"why": why, "at": at}
