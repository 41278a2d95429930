"""What people bring by mistake or malice: told clearly, and nothing written."""

import io
import time
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
from django.test import TestCase, override_settings
from django.utils.translation import override

from rimay.access.actor import Actor
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.child import Refused
from rimay.exchange import actions
from rimay.exchange.kinds import ALL
from rimay.exchange.models import Import
from rimay.exchange.planning import make_plan
from rimay.exchange.plans import Plan
from rimay.exchange.tables import read_file
from rimay.groups.models import Contact, Organisation, Person, Place

Rows = list[list[Any]]
HEAD = ["key", "name_es", "short_name"]


def book(**sheets: Rows) -> bytes:
    """Return a workbook with these sheets."""
    held = openpyxl.Workbook()
    held.remove(held.active)
    for title, rows in sheets.items():
        sheet = held.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    held.save(out)
    return out.getvalue()


@override_settings(LANGUAGE_CODE="es")
class BadInputTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast
    actor: Actor

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        cls.actor = cls.cast.actor("secretariat")

    def plan(self, content: bytes, name: str = "libro.xlsx") -> Plan:
        with override("es"):
            grid = read_file(name, content)
            return make_plan(self.actor, self.cast.group, grid, ALL)

    def told(self, content: bytes, name: str = "libro.xlsx") -> str:
        return "\n".join(
            f"{p.place}: {p.message}" for p in self.plan(content, name).problems
        )

    def carry_out(self, content: bytes) -> Import:
        plan = self.plan(content)
        self.assertEqual(plan.problems, [])
        return actions.carry_out(self.actor, self.cast.group, plan, content)

    def test_a_pillar_may_be_named_by_its_words(self) -> None:
        pillar = self.cast.group.pillars.order_by("slot")[0]
        words = str(pillar.name).upper()
        rows: Rows = [["key", "name_es", "pillar"], ["red", "Red", words]]
        self.carry_out(book(organisations=rows))
        self.assertEqual(Organisation.objects.get(key="red").pillar, pillar)

    def test_a_wrong_sheet_is_told_by_name(self) -> None:
        self.assertIn("Hoja1", self.told(book(Hoja1=[HEAD, ["a", "A", ""]])))

    def test_missing_extra_and_swapped_columns(self) -> None:
        told = self.told(book(organisations=[["key", "colour"], ["a", "red"]]))
        self.assertIn("organisations B1", told)
        self.assertIn("Nombre (es)", told)
        swapped = book(
            organisations=[["short_name", "name_es", "key"], ["S", "A", "a"]]
        )
        self.assertEqual(self.told(swapped), "")

    def test_all_problems_come_at_once_with_their_places(self) -> None:
        people = [["key", "name", "organisation", "sex"], ["p", "P", "nobody", "azul"]]
        found = [HEAD, ["a", "A", ""], ["a", "B", ""], ["c", "", ""]]
        told = self.told(book(organisations=found, people=people))
        for place in ("organisations A3", "organisations B4", "people C2", "people D2"):
            with self.subTest(place):
                self.assertIn(place, told)

    def test_circular_parents(self) -> None:
        rows = [
            ["key", "name_es", "kind", "parent"],
            ["a", "A", "region", "b"],
            ["b", "B", "region", "a"],
        ]
        self.assertIn("places", self.told(book(places=rows)))

    def test_dates_impossible_and_in_words(self) -> None:
        head = ["key", "title_es", "held_on"]
        told = self.told(book(meetings=[head, ["m", "M", "31/02/2017"]]))
        self.assertIn("meetings C2", told)
        self.assertEqual(
            self.told(book(meetings=[head, ["m", "M", "agosto 2017"]])), ""
        )

    def test_a_day_that_carries_an_hour_says_how_to_write_it(self) -> None:
        head = ["key", "title_es", "held_on"]
        # A workbook knows no time zones.
        moment = datetime(2018, 3, 5, 10)  # noqa: DTZ001
        lines = [head, ["m", "M", moment]]
        told = self.told(book(meetings=lines))
        self.assertIn("«2018-03-05 10:00»", told)
        self.assertIn("Escriba solo el día", told)

    def test_spans_hours_currencies_and_codes_that_cannot_be(self) -> None:
        told = self.told(
            book(
                memberships=[
                    ["key", "organisation", "kind", "starts_on", "ends_on"],
                    ["m", "mine", "founder", "2018", "2017"],
                    ["n", "ngo", "founder", "2018-03", "2018"],
                    ["o", "police", "founder", "0217", ""],
                ],
                meetings=[
                    ["key", "title_es", "starts_at", "ends_at"],
                    ["a", "A", "25:10", "abc"],
                    ["b", "B", "9.30", "2018-01-12T10:00"],
                ],
                contributions=[
                    ["key", "organisation", "kind", "value", "currency"],
                    ["c", "mine", "cash", "5", "S/"],
                    ["d", "mine", "cash", "5", "pen"],
                ],
                **{"stated-totals": [["key", "code"], ["t", "study.interviewee"]]},
            )
        )
        for place in ("memberships E2", "memberships D4", "meetings C2", "meetings D2"):
            with self.subTest(place):
                self.assertIn(place, told)
        self.assertIn("contributions E2: Escriba las tres letras", told)
        self.assertIn("Quizá: study.interviewees", told)
        self.assertEqual(told.count("\n"), 5, told)

    def test_numbers_as_text_formulas_and_merged_cells(self) -> None:
        head = ["key", "year", "title_es"]
        self.assertEqual(self.told(book(workplans=[head, ["w", "2018", "Plan"]])), "")
        self.assertIn(
            "workplans B2", self.told(book(workplans=[head, ["w", "=1+1", "Plan"]]))
        )

    def test_files_that_are_none(self) -> None:
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as held:
            held.writestr("[Content_Types].xml", "<Types/>")
            held.writestr("xl/workbook.xml", "<workbook/>")
            held.writestr("xl/worksheets/sheet1.xml", b"0" * 600_000_000)
        whole = book(organisations=[HEAD])
        cases = {
            "damaged": (whole[:100] + b"\xff" * 60 + whole[160:], "libro.xlsx"),
            "empty": (b"", "vacio.xlsx"),
            "pdf": (b"%PDF-1.7\n", "lista.xlsx"),
            "macros": (whole, "libro.xlsm"),
            "bomb": (bomb.getvalue(), "bomba.xlsx"),
            "huge": (b"x" * (50 * 1024 * 1024 + 1), "grande.csv"),
        }
        for case, (content, name) in cases.items():
            with self.subTest(case), self.assertRaises(Refused):
                begun = time.monotonic()
                read_file(name, content)
                self.assertLess(time.monotonic() - begun, 20)

    def test_csv_in_latin_1_and_with_semicolons(self) -> None:
        for content in (
            "key;name_es;short_name\nn;Año Ñandú;AÑ\n".encode("latin-1"),
            "key,name_es,short_name\nn,Año Ñandú,AÑ\n".encode(),
        ):
            plan = self.plan(content, "organisations.csv")
            self.assertEqual(plan.problems, [])
            self.assertEqual(
                plan.sheets[0].drafts[0].values["name"].best("es"), "Año Ñandú"
            )

    def test_strange_names_come_and_go_as_they_are(self) -> None:
        names = [
            'O\'Brien "Ñ"',
            "Rosa 🌽",
            "\u202eevil",
            "<script>alert(1)</script>",
            '=HYPERLINK("http://x")',
        ]
        rows = [[f"n{n}", name, ""] for n, name in enumerate(names)]
        plan = self.plan(book(organisations=[HEAD, *rows[:2], rows[3]]))
        self.assertEqual(plan.problems, [])
        self.carry_out(book(organisations=[HEAD, *rows[:2], rows[3]]))
        sign_in(self.client, self.cast.users["secretariat"])
        page = self.client.get(f"/g/{self.cast.group.slug}/organisations/")
        self.assertNotContains(page, "<script>alert")
        Organisation.objects.filter(key="n0").update(short_name='=HYPERLINK("x")')
        export = self.client.get(f"/g/{self.cast.group.slug}/organisations/export/")
        for line in export.getvalue().decode().splitlines():
            for cell in line.split(","):
                self.assertFalse(cell.strip('"').startswith(("=", "+", "@")), cell)

    def test_marks_that_turn_what_follows_are_left_out(self) -> None:
        self.carry_out(book(organisations=[HEAD, ["t", "\u202eabc\u2066d", "\u202eX"]]))
        row = Organisation.objects.get(key="t")
        self.assertEqual((row.name.best("es"), row.short_name), ("abcd", "X"))
        told = self.told(book(organisations=[HEAD, ["u", "\u200f", ""]]))
        self.assertIn("organisations B2", told)

    def test_the_same_file_twice_changes_nothing_and_a_changed_row_changes_it(
        self,
    ) -> None:
        first = book(organisations=[HEAD, ["a", "Uno", ""], ["b", "Dos", ""]])
        made = self.carry_out(first)
        self.assertEqual(made.made_count, 2)
        self.assertTrue(self.plan(first).does_nothing)
        again = self.carry_out(
            book(organisations=[HEAD, ["a", "Uno más", ""], ["b", "Dos", ""]])
        )
        self.assertEqual((again.made_count, again.changed_count), (0, 1))

    def test_it_is_taken_back_whole_until_something_depends_on_it(self) -> None:
        made = self.carry_out(book(organisations=[HEAD, ["a", "Uno", ""]]))
        actions.take_back(self.actor, self.cast.group, made)
        self.assertFalse(Organisation.objects.filter(key="a").exists())
        made = self.carry_out(book(organisations=[HEAD, ["a", "Uno", ""]]))
        row = Organisation.objects.get(key="a")
        Person.objects.create(
            group=self.cast.group, key="p", name="P", organisation=row
        )
        with self.assertRaises(actions.DependedOn):
            actions.take_back(self.actor, self.cast.group, made)
        self.assertTrue(Organisation.objects.filter(key="a").exists())

    def test_hidden_rows_are_never_spoken_of(self) -> None:
        Organisation.objects.create(
            group=self.cast.group,
            key="secreta",
            access_class="pillar",
            access_pillar=self.cast.pillars["civil"],
        )
        rows = [["key", "name", "organisation"], ["p", "P", "secreta"]]
        hidden = self.told(book(people=rows))
        missing = self.told(book(people=[rows[0], ["p", "P", "nadie-aqui"]]))
        self.assertEqual(
            hidden.replace("secreta", "X"), missing.replace("nadie-aqui", "X")
        )
        plan = self.plan(book(organisations=[HEAD, ["secreta", "Otra", ""]]))
        self.assertEqual((plan.problems, len(plan.sheets[0].made)), ([], 1))

    def test_pages_ask_before_they_write(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"])
        at = f"/g/{self.cast.group.slug}/imports/"
        file = io.BytesIO(
            book(places=[["key", "name_es", "kind"], ["r", "Región", "region"]])
        )
        file.name = "lugares.xlsx"
        look = self.client.post(f"{at}new/", {"file": file})
        self.assertEqual(look.status_code, 302)
        shown = self.client.get(look["Location"])
        self.assertContains(shown, "lugares.xlsx")
        self.assertFalse(Place.objects.filter(key="r").exists())
        self.assertEqual(self.client.post(look["Location"]).status_code, 302)
        self.assertTrue(Place.objects.filter(key="r").exists())

    def test_nobody_else_opens_what_was_brought(self) -> None:
        at = f"/g/{self.cast.group.slug}/imports/"
        for role in ("police_seat", "observer", "outsider", "other_secretariat"):
            sign_in(self.client, self.cast.users[role])
            for page in ("", "new/", f"look/{'0' * 32}/"):
                with self.subTest(f"{role} {page}"):
                    self.assertEqual(self.client.get(at + page).status_code, 404)

    def test_own_lists_are_looked_at_then_made_and_taken_back(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"])
        at = f"/g/{self.cast.group.slug}/"
        head = "APELLIDOS Y NOMBRES\tCELULAR\tINSTITUCIÓN\n"
        row = "QUISPE MAMANI, ROSA\t984 111 222 / 984 333 444\tONG\n"
        pasted = head + row
        look = self.client.post(f"{at}lists/new/people/", {"pasted": pasted})
        self.assertEqual(look.status_code, 302)
        shown = self.client.get(look["Location"])
        self.assertContains(shown, "ROSA")
        self.assertFalse(Person.objects.filter(name__icontains="quispe").exists())
        said = {"make": "1", "seen": shown.context["review"].mark}
        self.assertEqual(self.client.post(look["Location"], said).status_code, 302)
        person = Person.objects.get(name__icontains="quispe")
        self.assertEqual(Contact.objects.filter(person=person).count(), 2)
        made = Import.objects.latest("id")
        self.client.post(f"{at}imports/{made.pk}/take-back/")
        self.assertFalse(Person.objects.filter(pk=person.pk).exists())
