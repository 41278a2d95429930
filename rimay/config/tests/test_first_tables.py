"""The tables of a new installation are those that all the migrations make."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.test import SimpleTestCase


class FirstTablesTests(SimpleTestCase):
    held: TemporaryDirectory[str]

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.held = TemporaryDirectory()
        cls.addClassCleanup(cls.held.cleanup)
        cls.run_in("first", "-m", "rimay.config.cli", "init")

    @classmethod
    def run_in(cls, home: str, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=settings.ROOT,
            env={
                "PATH": os.environ["PATH"],
                "RIMAY_HOME": str(Path(cls.held.name) / home),
                "LANG": "C.UTF-8",
            },
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def made(self, home: str) -> set[tuple[str, tuple[str, ...]]]:
        path = Path(self.held.name) / home / "records.sqlite3"
        with sqlite3.connect(path) as held:
            rows = held.execute("SELECT name, sql FROM sqlite_master").fetchall()
        held.close()
        return _shape(rows)

    def test_they_have_the_columns_rules_and_indexes_of_the_migrated_ones(self) -> None:
        (Path(self.held.name) / "migrated").mkdir()
        self.run_in("migrated", "manage.py", "migrate")
        migrated, made = self.made("migrated"), self.made("first")
        self.assertGreater(len(made), 100)
        self.assertEqual(sorted(made - migrated), [])
        self.assertEqual(sorted(migrated - made), [])

    def test_nothing_waits_to_be_migrated(self) -> None:
        self.assertIn(
            "tables are up to date",
            self.run_in("first", "-m", "rimay.config.cli", "doctor"),
        )


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
