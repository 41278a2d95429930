"""What is due now: an explicit list, called by a timer through `rimay tick`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils.module_loading import import_string

from rimay.core.erasing import erase_traces
from rimay.dialogue.actions import outbox, rounds
from rimay.dialogue.actions.digests import queue_digests
from rimay.dialogue.actions.outcomes import close_due_rounds
from rimay.dialogue.actions.ratifying import settle_due_ratifications
from rimay.exchange import actions, uploads


@dataclass(frozen=True)
class Due:
    """One piece of work: its name, and what does it and says how much it did."""

    name: str
    work: Callable[[], int]


def _forget_old_sessions() -> int:
    engine: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    engine.clear_expired()
    return 0


def _erase_traces() -> int:
    """Cut the database's log: what waited behind a reader goes now."""
    erase_traces()
    return 0


DUE = (
    Due("close written rounds whose day is over", close_due_rounds),
    Due("settle what nobody ratified in time", settle_due_ratifications),
    Due("erase traces of what was written over", _erase_traces),
    Due("put the weekly digest on its way", queue_digests),
    Due("send messages that wait", outbox.send_due),
    Due("forget expired sessions", _forget_old_sessions),
    Due("take silence in the yearly round for what it is", rounds.settle_rounds),
    Due("forget what was brought and not imported", uploads.forget_old),
    Due("index what an import left when it was cut off", actions.finish_indexing),
)
