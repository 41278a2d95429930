"""Mail: each message says what became of it, and none of them stops the work."""

import logging
import smtplib
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMessage

log = logging.getLogger(__name__)


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
    message = EmailMessage(subject=" ".join(subject.split()), body=body, to=[address])
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused:
        return _refused("address_refused")
    except smtplib.SMTPAuthenticationError:
        return _refused("server_refused_us")
    except (smtplib.SMTPException, OSError, ValueError):
        return _refused("server_unreachable")
    return Delivery(Outcome.SENT)


def _refused(reason: str) -> Delivery:
    log.warning("mail refused: %s", reason)
    return Delivery(Outcome.REFUSED, reason)
