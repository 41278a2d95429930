"""A test case that brings workbooks into a group as its secretariat does."""

import io
from typing import Any

import openpyxl
from django.test import TestCase, override_settings
from django.utils.translation import override

from rimay.access.actor import Actor
from rimay.access.tests.cast import Cast, make_cast
from rimay.exchange import actions
from rimay.exchange.kinds import ALL
from rimay.exchange.models import Import
from rimay.exchange.planning import make_plan
from rimay.exchange.plans import Plan
from rimay.exchange.tables import read_file

Rows = list[list[Any]]
HEAD = ["key", "name_es", "short_name"]


def book(**sheets: Rows) -> bytes:
    """Return a workbook with these sheets; "_" in a name stands for "-"."""
    held = openpyxl.Workbook()
    held.remove(held.active)
    for title, rows in sheets.items():
        sheet = held.create_sheet(title.replace("_", "-"))
        for row in rows:
            sheet.append(row)
    return saved(held)


def saved(held: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    held.save(out)
    return out.getvalue()


@override_settings(LANGUAGE_CODE="es")
class BringingTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast
    actor: Actor

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        cls.actor = cls.cast.actor("secretariat")

    def plan(self, content: bytes, name: str = "libro.xlsx", lang: str = "es") -> Plan:
        with override(lang):
            grid = read_file(name, content)
            return make_plan(self.actor, self.cast.group, grid, ALL)

    def told(
        self, content: bytes, name: str = "libro.xlsx", lang: str = "es"
    ) -> list[str]:
        """Return every problem as the person reads it: place, then words."""
        with override(lang):
            problems = self.plan(content, name, lang).problems
            return [f"{p.place}: {p.message}" for p in problems]

    def carry_out(self, content: bytes, name: str = "libro.xlsx") -> Import:
        plan = self.plan(content, name)
        self.assertEqual(plan.problems, [])
        return actions.carry_out(self.actor, self.cast.group, plan, content)
