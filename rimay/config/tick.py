"""What is due now: an explicit list, called by a timer through `rimay tick`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils.module_loading import import_string

from rimay.dialogue.actions import outbox
from rimay.exchange import uploads


@dataclass(frozen=True)
class Due:
    """One piece of work: its name, and what does it and says how much it did."""

    name: str
    work: Callable[[], int]


def _forget_old_sessions() -> int:
    engine: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    engine.clear_expired()
    return 0


DUE = (
    Due("send messages that wait", outbox.send_due),
    Due("forget expired sessions", _forget_old_sessions),
    Due("forget what was brought and not imported", uploads.forget_old),
)
