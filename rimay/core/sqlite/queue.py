"""The queue of writers: first come, first served, in one process and between several.

SQLite lets the luckiest of the waiting writers in: measured, one of sixteen waited 16
seconds. Here threads take tickets, and processes take turns on a lock file beside the
database; the database's own lock is then always free when asked for.
"""

import fcntl
import os
import threading
import time
from collections import deque
from pathlib import Path


class QueueTooLong(Exception):
    """A writer waited longer than it may."""


class WriterQueue:
    """One queue per database file and process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.Condition()
        self._waiting: deque[object] = deque()
        self._is_taken = False
        self._file: int | None = None

    def enter(self, seconds: float) -> None:
        """Wait for one's turn to write. Raises QueueTooLong after so many seconds."""
        until = time.monotonic() + seconds
        ticket = object()
        with self._guard:
            self._waiting.append(ticket)
            while self._is_taken or self._waiting[0] is not ticket:
                if not self._guard.wait(max(until - time.monotonic(), 0)):
                    if time.monotonic() < until:
                        continue
                    self._waiting.remove(ticket)
                    self._guard.notify_all()
                    raise QueueTooLong
            self._waiting.popleft()
            self._is_taken = True
        try:
            self._lock_file(until)
        except BaseException:
            self._free()
            raise

    def leave(self) -> None:
        """Let the next writer in."""
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)
        self._free()

    def _free(self) -> None:
        with self._guard:
            self._is_taken = False
            self._guard.notify_all()

    def _lock_file(self, until: float) -> None:
        if self._file is None:
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
            self._file = os.open(self._path, flags, 0o600)
        pause = 0.0005
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise QueueTooLong from None
                time.sleep(pause)
                pause = min(pause * 1.5, 0.005)
            else:
                return


_queues: dict[tuple[int, str], WriterQueue] = {}
_making = threading.Lock()


def queue_of(database: str) -> WriterQueue:
    """Return this process's queue for a database file; a fork gets one of its own."""
    key = (os.getpid(), database)
    with _making:
        if key not in _queues:
            _queues[key] = WriterQueue(Path(f"{database}.queue"))
        return _queues[key]
