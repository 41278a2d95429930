"""Pages of a group that are no single record: who of the cast opens which.

The table stands in `access_table.txt`, one line per route: o opened, r refused (403),
. nothing here (404), > sent to sign in, m asks by POST only. RIMAY_WRITE_TABLE=1 writes
it anew; read the difference before keeping it.
"""

import os
from pathlib import Path

import pytest
from django.test import Client, TestCase, override_settings

from rimay.config.tests import walk

pytestmark = pytest.mark.once

TABLE = Path(__file__).with_name("access_table.txt")
SIGNS = {200: "o", 403: "r", 404: ".", 405: "m"}
CAST = (*walk.LOGINS, "anonymous")


@override_settings(DEMONSTRATION=True)
class AccessTableTests(TestCase):
    databases = {"default", "ephemeral"}

    @classmethod
    def setUpTestData(cls) -> None:
        walk.load_groups()

    def test_everybody_before_every_page_that_is_no_single_record(self) -> None:
        people = walk.clients()
        found = [" ".join(CAST)]
        for route in walk.routes():
            if route.is_of_a_group and "<" not in route.pattern[14:]:
                signs = "".join(self._sign(people[role], route) for role in CAST)
                found.append(f"{signs}  {route.name}")
        text = (
            "\n".join([found[0], *sorted(found[1:], key=lambda x: x.split()[1])]) + "\n"
        )
        if os.environ.get("RIMAY_WRITE_TABLE"):
            TABLE.write_text(text, encoding="utf-8")
        self.maxDiff = None
        self.assertEqual(text, TABLE.read_text(encoding="utf-8"))

    def _sign(self, client: Client, route: walk.Route) -> str:
        answer = client.get("/" + route.pattern.replace("<slug:slug>", "qantu"))
        if answer.status_code == 302:
            return ">" if answer["Location"].startswith("/sign-in/") else "m"
        return SIGNS[answer.status_code]
