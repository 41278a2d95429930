"""What the tests of messy sheets ask of a proposal."""

from typing import Any

from django.test import SimpleTestCase

from rimay.exchange.grids import unpack
from rimay.exchange.heavy.__main__ import read
from rimay.exchange.lists.proposal import Proposal, Table
from rimay.exchange.lists.propose import propose
from rimay.exchange.tests.messy.sheets import SHEETS
from rimay.exchange.tests.messy.targets import TARGETS


def proposal(name: str) -> Proposal:
    """Return what is proposed for one of the ten sheets."""
    answer = read({"name": name, "pasted": False}, SHEETS[name]())
    return propose(unpack(answer.data["grid"]), TARGETS)


def rows(table: Table) -> list[tuple[int, dict[str, str]]]:
    """Return a table's rows, several values of a target joined."""
    return [
        (row.number, {name: " / ".join(held) for name, held in row.values.items()})
        for row in table.rows
    ]


def left_out(table: Table) -> list[tuple[int, str]]:
    return [(out.number, out.reason.code) for out in table.left_out]


def columns(table: Table) -> list[str]:
    return [column.choice for column in table.columns]


def notes(table: Table) -> list[tuple[int, str, str, str]]:
    return [
        (row.number, note.target, note.reason.code, note.reason.words)
        for row in table.rows
        for note in row.notes
    ]


class MessyTestCase(SimpleTestCase):
    maxDiff = None

    def only(self, name: str) -> Table:
        tables = proposal(name).tables
        self.assertEqual(len(tables), 1)
        return tables[0]

    def check(self, table: Table, expected: list[tuple[int, dict[str, Any]]]) -> None:
        self.assertEqual(rows(table), expected)
