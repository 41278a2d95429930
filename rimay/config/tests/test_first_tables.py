"""The tables of a new installation are those that all the migrations make."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import skipUnless

from django.conf import settings
from django.db import connection
from django.test import TestCase


@skipUnless(connection.vendor == "sqlite", "PostgreSQL goes through the migrations")
class FirstTablesTests(TestCase):
    """The database of the tests was made migration by migration."""

    held: TemporaryDirectory[str]
    path: Path

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.held = TemporaryDirectory()
        cls.addClassCleanup(cls.held.cleanup)
        cls.path = Path(cls.held.name) / "records.sqlite3"
        cls.run_verb("init")

    @classmethod
    def run_verb(cls, verb: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "rimay.config.cli", verb],
            cwd=settings.ROOT,
            env={
                "PATH": os.environ["PATH"],
                "RIMAY_HOME": cls.held.name,
                "LANG": "C.UTF-8",
            },
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def made(self) -> set[tuple[str, tuple[str, ...]]]:
        with sqlite3.connect(self.path) as held:
            rows = held.execute("SELECT name, sql FROM sqlite_master").fetchall()
        held.close()
        return _shape(rows)

    def test_they_have_the_columns_rules_and_indexes_of_the_migrated_ones(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master")
            migrated = _shape(cursor.fetchall())
        made = self.made()
        self.assertGreater(len(made), 100)
        self.assertEqual(sorted(made - migrated), [])
        self.assertEqual(sorted(migrated - made), [])

    def test_nothing_waits_to_be_migrated(self) -> None:
        self.assertIn("tables are up to date", self.run_verb("doctor"))


def _shape(rows: Iterable[tuple[str, str | None]]) -> set[tuple[str, tuple[str, ...]]]:
    """Return what each table and index is made of, whatever the order of its parts.

    A column that a later migration added stands elsewhere in its table; nobody asks for
    columns by their place.
    """
    return {(name, tuple(sorted(_parts(sql)))) for name, sql in rows if sql}


def _parts(sql: str) -> list[str]:
    head, _open, body = sql.partition("(")
    parts, depth, word = [head.strip()], 0, ""
    for letter in body:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append(word.strip())
            word = ""
        else:
            word += letter
    return [*parts, word.strip().removesuffix(")").strip()]
