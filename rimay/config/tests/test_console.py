"""The command `rimay` answers in a sentence where nothing is set up, or cannot be."""

import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from unittest import mock

from django.core.management import CommandError
from django.test import SimpleTestCase, override_settings

from rimay.config.management.commands.serve import say_where, serve
from rimay.core import addresses


def rimay(home: Path, *words: str, **environment: str) -> tuple[int, str]:
    """Return how the command ended, and what it wrote."""
    held = os.environ | {"RIMAY_HOME": str(home)} | environment
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
        held.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "rimay.config.cli", *words],
        env=held,
        capture_output=True,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode(errors="replace")


class ConsoleTests(SimpleTestCase):
    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.home = Path(held.name) / "home"

    def test_before_init_it_says_what_to_run(self) -> None:
        for words in (["figures", "qantu"], ["doctor"]):
            code, told = rimay(self.home, *words)
            with self.subTest(words):
                self.assertEqual(code, 1)
                self.assertIn("rimay init", told)
                self.assertNotIn("Traceback", told)
        self.assertEqual(self.home.stat().st_mode & 0o777, 0o700)

    def test_a_database_that_is_none_is_told(self) -> None:
        self.home.mkdir()
        (self.home / "records.sqlite3").write_bytes(b"no database" * 400)
        code, told = rimay(self.home, "doctor")
        self.assertEqual(code, 1)
        self.assertIn("cannot be read", told)
        self.assertNotIn("Traceback", told)

    def test_what_fails_when_the_timer_calls_stops_nothing_else(self) -> None:
        rimay(self.home, "init")
        with closing(sqlite3.connect(self.home / "records.sqlite3")) as database:
            database.execute("ALTER TABLE dialogue_proposal RENAME TO gone")
        code, told = rimay(self.home, "tick")
        self.assertEqual(code, 1)
        self.assertIn("Not done: close written rounds whose day is over", told)
        self.assertIn("\nforget expired sessions\n", told)

    def test_a_folder_that_is_none_is_told(self) -> None:
        self.home.touch()
        code, told = rimay(self.home, "init")
        self.assertEqual(code, 1)
        self.assertIn("Set RIMAY_HOME", told)
        self.assertNotIn("Traceback", told)

    def test_help_names_the_verb_and_a_poor_terminal_shows_what_it_can(self) -> None:
        _code, told = rimay(self.home, "import", "--help", PYTHONIOENCODING="ascii")
        self.assertIn("usage: rimay import ", told)
        self.assertNotIn("--pythonpath", told)
        code, told = rimay(self.home, "nonsense", PYTHONIOENCODING="ascii")
        self.assertEqual(code, 2)
        self.assertIn("there is no ?nonsense?", told)

    def test_links_lead_to_what_is_served_unless_the_operator_said_where(self) -> None:
        for said, led in (("", "http://127.0.0.1:8123"), ("http://127.0.0.1:9", None)):
            held = override_settings(ADDRESS=said, ALLOWED_HOSTS=["127.0.0.1"])
            with held, mock.patch.dict(os.environ):
                say_where("127.0.0.1", 8123)
                self.assertEqual(addresses.base(), led or said)

    def test_a_taken_address_is_told_before_anything_is_served(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            taken = other.getsockname()[1]
            for port, workers in ((taken, 2), (80000, 2), (0, 0)):
                with self.subTest(port), self.assertRaises(CommandError):
                    serve("127.0.0.1", port, workers, print)
