"""Mail: each message says what became of it, and none of them stops the work."""

import logging
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

log = logging.getLogger(__name__)

# A page that sends waits no longer than this for the server; a timer takes the rest.
SHORT_TIMEOUT = 3
CALENDAR = "text/calendar"


class Outcome(StrEnum):
    """What became of a message."""

    SENT = "sent"
    REFUSED = "refused"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True)
class Delivery:
    """What became of a message, and why it was refused: a short code."""

    outcome: Outcome
    reason: str = ""

    @property
    def may_pass(self) -> bool:
        """Whether the same message may well be taken later."""
        return self.is_closed or self.reason == "try_later"

    @property
    def is_closed(self) -> bool:
        """Whether the server takes no message at all now, whoever it is for."""
        return self.reason in {"server_unreachable", "server_refused_us"}


@dataclass(frozen=True)
class Enclosed:
    """A file that goes with a message. `kind` is its MIME type with parameters."""

    name: str
    content: bytes
    kind: str


@dataclass(frozen=True)
class Message:
    """What is sent. `mark` names it for good, so that a mailbox that gets it twice
    keeps one."""

    subject: str
    body: str
    enclosed: tuple[Enclosed, ...] = ()
    mark: str = ""


def can_send() -> bool:
    """Return whether this installation has a way to send mail at all."""
    smtp = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    return bool(settings.EMAIL_HOST) if smtp else True


def send(address: str, subject: str, body: str) -> Delivery:
    """Send one message. Never raises: the caller shows what became of it.

    Without a mail server the message is the sender's to hand over, as a link, a QR or
    a printed slip.
    """
    if not address or not can_send():
        return Delivery(Outcome.HANDED_OVER, "no_address" if can_send() else "no_mail")
    return post(address, Message(subject, body))


@contextmanager
def connection(*, is_short: bool = False) -> Iterator[BaseEmailBackend | Delivery]:
    """Open the way to the mail server once for many messages; where it is closed,
    yield what became of each of them.
    """
    timeout = SHORT_TIMEOUT if is_short else settings.EMAIL_TIMEOUT
    held = get_connection(fail_silently=False, timeout=timeout)
    try:
        held.open()
    except smtplib.SMTPAuthenticationError:
        yield _refused("server_refused_us")
        return
    except (smtplib.SMTPException, OSError):
        yield _refused("server_unreachable")
        return
    try:
        yield held
    finally:
        held.close()


def post(
    address: str, message: Message, *, through: BaseEmailBackend | None = None
) -> Delivery:
    """Send one message, through a connection that is open where one is given."""
    made = EmailMultiAlternatives(
        subject=" ".join(message.subject.split()),
        body=message.body,
        to=[address],
        connection=through,
        headers={"Message-ID": f"<{message.mark}>"} if message.mark else None,
    )
    for file in message.enclosed:
        if file.kind.startswith(CALENDAR):
            # Programs show the invitation from here, people open the file.
            made.attach_alternative(file.content.decode(), file.kind)
        made.attach(file.name, file.content, file.kind.partition(";")[0])
    try:
        made.send()
    except smtplib.SMTPRecipientsRefused as error:
        return _refused(_why(error))
    except smtplib.SMTPAuthenticationError:
        return _refused("server_refused_us")
    except (smtplib.SMTPException, OSError):
        return _refused("server_unreachable")
    except ValueError:
        return _refused("address_refused")
    return Delivery(Outcome.SENT)


def _why(error: smtplib.SMTPRecipientsRefused) -> str:
    """Tell an address that does not exist from a server that asks for patience."""
    codes = [code for code, _words in error.recipients.values()]
    passing = bool(codes) and all(400 <= code < 500 for code in codes)
    return "try_later" if passing else "address_refused"


def _refused(reason: str) -> Delivery:
    log.warning("mail refused: %s", reason)
    return Delivery(Outcome.REFUSED, reason)
