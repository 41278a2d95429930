"""The transfer file holds what the office reads, no more, and another group takes it."""

import io
import zipfile
from typing import Any

from django.test import Client, TestCase, override_settings

from rimay.access.actor import console
from rimay.access.tests.cast import make_user, sign_in
from rimay.audit.models import Entry
from rimay.config.tests.marked import make_marked
from rimay.config.tests.marks import Mark, Marked, marks_in
from rimay.config.tests.test_ways_out import words_of
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.exchange.actions import carry_out
from rimay.exchange.grids import Grid
from rimay.exchange.kinds import ALL
from rimay.exchange.planning import make_plan
from rimay.exchange.tables import read_file
from rimay.registry.actions.founding import THREE_PILLARS, NewGroup, found_group

# The class table for the office, by hand; a pillar opens its room itself.
OFFICE = {Class.PUBLIC, Class.GROUP, Class.MEMBERS, Class.PARTY, Class.SECRETARIAT}


@override_settings(LANGUAGE_CODE="es")
class TransferFileTests(TestCase):
    databases = {"default", "ephemeral"}
    scene: Marked

    @classmethod
    def setUpTestData(cls) -> None:
        cls.scene = make_marked()

    def setUp(self) -> None:
        self.at = f"/g/{self.scene.cast.group.slug}/settings/hand-over/"

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.scene.cast.users[role])
        return client

    def file(self) -> dict[str, bytes]:
        answer: Any = self.as_role("secretariat").post(f"{self.at}file/")
        self.assertEqual(answer.status_code, 200)
        content = io.BytesIO(b"".join(answer.streaming_content))
        with zipfile.ZipFile(content) as held:
            self.assertIsNone(held.testzip())
            return {n.partition("/")[2]: held.read(n) for n in held.namelist()}

    def grid(self, held: dict[str, bytes]) -> Grid:
        name = f"{self.scene.cast.group.slug}.xlsx"
        return read_file(name, held[name])

    def test_no_word_leaves_that_is_not_the_office_s(self) -> None:
        held = self.file()
        told = marks_in(" ".join(f"{n} {words_of(c)}" for n, c in held.items()))
        for mark in told:
            with self.subTest(str(mark)):
                self.assertIn(mark.reading, OFFICE)
                self.assertFalse(mark.is_sealed)
        places = {"session", "title", "talk", "put", "agreed", "report", "proofinside"}
        plain = OFFICE - {Class.PARTY}
        expected = {
            mark
            for mark in self.scene.planted
            if mark.place in places and mark.reading in plain and not mark.is_sealed
        }
        self.assertGreater(len(expected), 30)
        self.assertEqual(expected - told, set())
        # Who asks is named on sealed talks; the office is not.
        named = [m for m in self.scene.planted if m.place == "talk" and m.is_sealed]
        self.assertTrue(any(mark.may_read("secretariat") for mark in named))

    def test_the_whole_group_reads_in_the_trail_that_it_was_made(self) -> None:
        self.as_role("secretariat").get(f"{self.at}file/")
        lines = Entry.objects.filter(act="group.transfer")
        self.assertEqual(lines.count(), 0)
        self.file()
        self.assertEqual(lines.get().access_class, Class.GROUP)

    def test_another_group_takes_it_in_and_nothing_is_read_by_more(self) -> None:
        grid = self.grid(self.file())
        new = NewGroup(
            "empty", Text.of(es="Vacío"), "regional", "PE", "es", THREE_PILLARS
        )
        group, keeper = found_group(
            console(self.scene.cast.group),
            new,
            secretary_name="Nueva, Rosa",
            user=make_user("new"),
        )
        plan = make_plan(console(group), group, grid, ALL)
        self.assertEqual([f"{p.place}: {p.message}" for p in plan.problems], [])
        carry_out(console(group), group, plan, b"")
        keeper.refresh_from_db()
        self.assertEqual(keeper.name, "Nueva, Rosa")
        for kind in ALL:
            rows = kind.model._default_manager
            were = {r.key: r for r in rows.filter(group=self.scene.cast.group)}
            for row in rows.filter(group=group):
                if row.key in were:
                    with self.subTest(f"{kind.code} {row.key}"):
                        now, before = row.reach, were[row.key].reach
                        self.assertLessEqual(now.reach, before.reach)

    def test_it_is_the_secretariat_s_alone(self) -> None:
        for part in ("", "file/", "record/"):
            for role in ("company_seat", "coordinator", "observer", "donor"):
                with self.subTest(f"{part} {role}"):
                    client = self.as_role(role)
                    self.assertEqual(client.get(self.at + part).status_code, 403)
                    self.assertEqual(client.post(self.at + part).status_code, 403)
            for role in ("outsider", "other_secretariat"):
                with self.subTest(f"{part} {role}"):
                    answer = self.as_role(role).post(self.at + part)
                    self.assertEqual(answer.status_code, 404)

    def test_the_page_tells_what_stands_open_and_what_stays(self) -> None:
        page = self.as_role("secretariat").get(self.at)
        open_ones = str(Mark("agreed", Class.MEMBERS, Regime.OPEN))
        self.assertContains(page, open_ones)
        self.assertContains(page, "da seguimiento: ngo")
        told = marks_in(page.content.decode())
        self.assertEqual(
            [m for m in told if m.is_sealed or m.reading not in OFFICE], []
        )
