"""What every test stands on: nothing leaves the machine, nobody's name is logged."""

import csv
import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.unittest import TestCaseFunction
from django.db import connection

QANTU = Path(__file__).parent / "rimay" / "config" / "demonstration" / "qantu"


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection that leaves the machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else str(address)
        inside = host in {"localhost", "::1", ""} or host.startswith(("127.", "/"))
        if not inside and not Path(host).exists():
            raise OSError("tests stay on this machine")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Add to tables made at once what the migrations do beside them."""
    if not connection.settings_dict["TEST"]["MIGRATE"]:
        # Not before: what is imported here is loaded before the settings are.
        from rimay.config.first_tables import note_done

        with django_db_blocker.unblock(), connection.schema_editor() as editor:
            note_done(editor)


class Kept(logging.Handler):
    """Keeps every line that anything logs while the tests run."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith(("django.db", "faker", "asyncio")):
            self.lines.append(record.getMessage())


_tell = TestCaseFunction.addSubTest


def _tell_if_wrong(self: Any, test_case: Any, test: Any, exc_info: Any) -> None:
    """Report a part of a test that fails; 40,000 that pass are not worth a minute."""
    if exc_info is not None:
        _tell(self, test_case, test, exc_info)


TestCaseFunction.addSubTest = _tell_if_wrong  # type: ignore[method-assign]

LOG = Kept()
FOUND: list[str] = []


def pytest_configure(config: pytest.Config) -> None:
    logging.getLogger().addHandler(LOG)


def names_logged() -> list[str]:
    """Return names and telephones of the made-up people that stand in the logs."""
    names = set()
    for sheet, column in (
        ("people", "name"),
        ("participants", "name"),
        ("contacts", "value"),
    ):
        with (QANTU / f"{sheet}.csv").open(encoding="utf-8") as file:
            names |= {row[column] for row in csv.DictReader(file) if row[column]}
    return sorted(name for name in names if any(name in line for line in LOG.lines))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: Any) -> None:
    """Take over what a process of the run found in its logs."""
    FOUND.extend(getattr(node, "workeroutput", {}).get("names_logged", []))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """After the whole run: no name or telephone of anybody stands in the logs."""
    FOUND.extend(names_logged())
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["names_logged"] = FOUND
    elif FOUND:
        print(f"\nFAILED: {len(FOUND)} names of persons stand in the logs")
        session.exitstatus = 1
