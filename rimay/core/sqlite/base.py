"""Transactions that write wait for their turn before they begin."""

from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from rimay.core.sqlite.queue import QueueTooLong, WriterQueue, queue_of


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite as Django has it; IMMEDIATE transactions take their turn first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: WriterQueue | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._turn is not None or ":memory:" in name or "mode=memory" in name:
            return
        queue = queue_of(name)
        seconds = float(self.settings_dict["OPTIONS"].get("timeout", 20))
        try:
            queue.enter(seconds)
        except QueueTooLong:
            raise OperationalError(
                f"waited {seconds:g} seconds for other writers"
            ) from None
        self._turn = queue

    def _end_turn(self) -> None:
        if self._turn is not None:
            self._turn.leave()
            self._turn = None
