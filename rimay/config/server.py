"""The web server's first process: it loads everything once, and its workers share it.

A worker that loads by itself needs 70 MiB for what all of them hold alike; one that is
forked from here copies only the pages it writes to. And nobody waits for two loadings.
Where processes are not forked (macOS), each worker loads for itself.
"""

import ctypes
import gc
import sys
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from django.utils import translation
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from rimay.config.wsgi import application


def main(host: str, port: int, workers: int) -> None:
    """Serve until told to stop."""
    # Python lets a thread that reckons run on for 5 ms before another goes on, and each
    # question to a database waits that long anew: twenty of them made one save late.
    sys.setswitchinterval(0.0005)
    _keep_few_heaps()
    _load_the_rest()
    # A connection must not cross into another process.
    connections.close_all()
    # What stands now stays: looking through it again for waste would copy it.
    gc.collect()
    gc.freeze()
    Server(
        "rimay.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve(target_loader=_application, wrap_loader=False)


def _keep_few_heaps() -> None:
    """Let threads share two heaps: else each keeps one of its own for good.

    M_ARENA_MAX of glibc's mallopt(3); other systems have no such thing.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(-8, 2)


def _load_the_rest() -> None:
    """Load what the first page would: every address with its views, and the words."""
    assert get_resolver().url_patterns
    for code, _name in settings.LANGUAGES:
        # Put in force once, a language is read and kept.
        with translation.override(code):
            pass


def _application() -> Any:
    return application
