"""Leaving nothing behind of what was written over or deleted.

SQLite overwrites freed bytes by itself (`secure_delete`), but the log beside the file
keeps earlier pages until it is cut. PostgreSQL keeps them until its tables are written
anew; its own log, replicas and backups are beyond this program (docs/threats.md).
"""

import logging
import time
from collections.abc import Sequence

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import OperationalError

from rimay.core.sqlite.queue import QueueTooLong, queue_of

TRIES, PAUSE = 40, 0.05
LOG = logging.getLogger(__name__)


def erase_traces(tables: Sequence[str] = ()) -> bool:
    """Erase what the database still keeps of earlier states; call it after the commit.

    `tables` are those that PostgreSQL writes anew. Returns False where somebody was
    reading all the while: then `rimay tick` does it.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "sqlite":
        is_done = _cut_log(connection)
    else:
        written = [_write_anew(connection, table) for table in tables]
        is_done = all(written)
    if not is_done:
        LOG.warning("traces wait to be erased")
    return is_done


def _cut_log(connection: BaseDatabaseWrapper) -> bool:
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:
        return True
    queue = queue_of(name)
    try:
        # Writers wait meanwhile: only readers can be in the way.
        queue.enter(TRIES * PAUSE)
    except QueueTooLong:
        return False
    try:
        return any(_is_cut(connection, turn) for turn in range(TRIES))
    finally:
        queue.leave()


def _is_cut(connection: BaseDatabaseWrapper, turn: int) -> bool:
    if turn:
        time.sleep(PAUSE)
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=0")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, _frames, _copied = cursor.fetchone()
            return not busy
    except OperationalError:
        return False
    finally:
        seconds = float(connection.settings_dict["OPTIONS"].get("timeout", 20))
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")


def _write_anew(connection: BaseDatabaseWrapper, table: str) -> bool:
    quoted = connection.ops.quote_name(table)
    if connection.in_atomic_block:
        # Something around it is still open: what was erased is not there to clear yet.
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
            try:
                cursor.execute(f"VACUUM FULL {quoted}")
            finally:
                cursor.execute("SET lock_timeout = 0")
    except OperationalError:
        return False
    return True
