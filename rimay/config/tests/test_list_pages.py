"""Lists and records as pages: what opens them, narrows them, and leads on from them."""

from unittest import mock

from django.db import connection
from django.test import Client, TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from rimay.access import circles
from rimay.access.tests.cast import sign_in
from rimay.accounts.models import User
from rimay.config.tests import walk
from rimay.core.classes import Class
from rimay.groups.models import Holiday, Organisation, Person, Place
from rimay.letters.models import Letter
from rimay.training.models import Participant


@override_settings(DEMONSTRATION=True)
class ListPagesTests(TestCase):
    databases = {"default", "ephemeral"}

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()

    def setUp(self) -> None:
        self.people = walk.clients()
        # Of the two who keep the desk, the one that the events' teams name.
        self.people["trainer"] = Client()
        trainer = User.objects.get(login="secretaria@qantu.invalid")
        sign_in(self.people["trainer"], trainer)

    def get(self, role: str, rest: str) -> str:
        answer = self.people[role].get(f"/g/qantu/{rest}")
        self.assertEqual(answer.status_code, 200)
        return answer.content.decode()

    def test_a_list_opens_with_what_its_reader_may_count(self) -> None:
        self.assertIn(
            "16 organizaciones: Estado\u00a03, Empresas\u00a06, Sociedad civil\u00a05",
            self.get("police_seat", "organisations/"),
        )
        row = Organisation.objects.get(group=self.group, key="killa")
        Organisation.objects.filter(pk=row.pk).update(access_class=Class.SECRETARIAT)
        page = self.get("police_seat", "organisations/")
        self.assertIn("15 organizaciones: Estado\u00a03, Empresas\u00a05", page)

    def test_a_room_and_a_list_beside_it_are_not_called_alike(self) -> None:
        page = self.get("secretariat", "prospects/")
        beside = page.split('<nav class="beside')[1].split("</nav>")[0]
        self.assertEqual(beside.count(">Acercamiento<"), 1)
        self.assertIn(">Organizaciones por sumar<", beside)

    def test_a_search_says_where_it_shows_not_all_and_a_download_holds_them(
        self,
    ) -> None:
        whole = self.get("trainer", "participants/?q=condori")
        self.assertNotIn("descárguelos todos", whole)
        with mock.patch("rimay.records.filters.FOUND", 1):
            cut = self.get("trainer", "participants/?q=condori")
            file = self.people["trainer"].get("/g/qantu/participants/export/?q=condori")
            region = Participant.objects.filter(name__contains="Condori").first()
            assert region is not None
            narrow = self.get(
                "trainer", f"participants/?q=condori&region={region.region_id}"
            )
        self.assertIn("descárguelos todos", cut)
        self.assertGreater(len(file.getvalue().decode().strip().split("\n")), 2)
        self.assertNotIn("descárguelos todos", narrow)

    def test_a_filter_in_force_is_named_and_can_be_left_out(self) -> None:
        place = Place.objects.get(group=self.group, name__contains="Qantu Alto")
        page = self.get("trainer", f"participants/?region={place.pk}&q=condori")
        self.assertIn("Región: Qantu Alto", page)
        self.assertIn('href="?q=condori"', page)
        self.assertIn(f'href="?region={place.pk}"', page)
        self.assertIn(f"export/?region={place.pk}&amp;q=condori", page)

    def test_a_list_is_narrowed_by_what_links_to_it_and_by_nothing_hidden(self) -> None:
        person = Person.objects.get(group=self.group, name="Condori Ayala, Raúl")
        page = self.get("police_seat", f"appointments/?person={person.pk}")
        self.assertIn("Persona: Condori Ayala, Raúl", page)
        self.assertIn("<strong>1</strong>", page)
        Person.objects.filter(pk=person.pk).update(access_class=Class.SECRETARIAT)
        page = self.get("police_seat", f"appointments/?person={person.pk}")
        self.assertNotIn("Condori", page)
        self.assertIn("Nada de lo que usted puede leer", page)

    def test_it_turns_its_order_and_keeps_it_from_page_to_page(self) -> None:
        page = self.get("trainer", "participants/")
        self.assertIn('aria-sort="ascending"', page)
        turned = self.people["trainer"].get("/g/qantu/participants/?order=turned")
        self.assertContains(turned, 'aria-sort="descending"')
        listing = turned.context["listing"]
        names = [row.name for row in listing.page.rows]
        self.assertEqual(names, sorted(names, reverse=True))
        self.assertIn("order=turned", listing.page.older_query)

    def test_places_in_addresses_are_numbers_of_rows_and_go_both_ways(self) -> None:
        client, at = self.people["trainer"], "/g/qantu/participants/"
        first = client.get(at).context["listing"].page
        last = first.rows[-1]
        self.assertEqual(first.older_query, f"after={last.pk}")
        second = client.get(f"{at}?{first.older_query}").context["listing"].page
        self.assertLess(last.sort, second.rows[0].sort)
        back = client.get(f"{at}?{second.newer_query}").context["listing"].page
        self.assertEqual(back.rows, first.rows)
        undated = Letter.objects.bulk_create(
            Letter(group=self.group, access_class=Class.SECRETARIAT, subject=f"{n}")
            for n in range(60)
        )
        at = f"/g/qantu/letters/?after={undated[-30].pk}"
        page = self.people["secretariat"].get(at).context["listing"].page
        self.assertEqual([row.pk for row in page.rows[:1]], [undated[-31].pk])

    def test_a_hidden_row_is_no_place_and_neither_is_a_missing_one(self) -> None:
        rows = Participant.objects.filter(group=self.group).order_by("sort", "id")
        hidden = rows[60]
        somebody = Person.objects.filter(group=self.group, user=None)[:1]
        circle = circles.persons(self.group, somebody)
        rows.filter(pk=hidden.pk).update(
            access_class=Class.SEALED, access_circle=circle
        )
        client, at = self.people["trainer"], "/g/qantu/participants/"
        first = client.get(at).context["listing"].page
        for place in (hidden.pk, 10**9, f"Vera~{hidden.pk}"):
            page = client.get(f"{at}?after={place}").context["listing"].page
            self.assertEqual(page, first)

    def test_a_participant_stands_with_pillar_and_the_months_of_coming(self) -> None:
        page = self.people["trainer"].get("/g/qantu/participants/?q=challco ttito")
        line = page.context["listing"].lines[0]
        self.assertEqual(line.cells[-1].words, "nov, dic")
        self.assertEqual(line.cells[2].slot, 1)
        self.assertContains(page, "115 personas se capacitaron; entre ellas, 83")

    def test_the_cost_of_a_list_does_not_grow_with_its_rows(self) -> None:
        with CaptureQueriesContext(connection) as before:
            self.get("trainer", "participants/?q=challco ttito")
        with CaptureQueriesContext(connection) as after:
            self.get("trainer", "participants/")
        self.assertGreater(Participant.objects.filter(group=self.group).count(), 100)
        self.assertLessEqual(len(after), len(before) + 1)

    def test_a_record_shows_what_belongs_to_it_and_not_what_it_lacks(self) -> None:
        row = Organisation.objects.get(group=self.group, key="ayni")
        page = self.people["secretariat"].get(f"/g/qantu/organisations/{row.pk}/")
        held = [part.title for part in page.context["related"].held]
        self.assertIn("Cargos", held)
        self.assertIn("Acuerdos: organización responsable", held)
        self.assertNotIn("Integrantes y observadores", held)
        self.assertTrue(all(part.lines for part in page.context["related"].held))
        seat = self.people["police_seat"].get(f"/g/qantu/organisations/{row.pk}/")
        self.assertEqual(seat.context["related"].adds, ())

    def test_lists_stand_beside_their_room(self) -> None:
        page = self.people["police_seat"].get("/g/qantu/workshops/")
        here = page.context["frame"].room
        self.assertEqual(here.room.words, "Estudio")
        words = [item.words for item in here.beside]
        self.assertIn("Hallazgos", words)
        self.assertNotIn("Entrevistas", words)
        current = [item.words for item in here.beside if item.is_current]
        self.assertEqual(current, ["Talleres de validación"])

    def test_a_person_is_what_they_are_in_the_group(self) -> None:
        person = Person.objects.get(group=self.group, name="Condori Ayala, Raúl")
        page = self.get("observer", f"people/{person.pk}/")
        self.assertIn("Titular: Policía de Qantu.", page)
        Organisation.objects.filter(group=self.group, key="policia").update(
            access_class=Class.SECRETARIAT
        )
        page = self.get("observer", f"people/{person.pk}/")
        self.assertNotIn("Titular: Policía de Qantu.", page)

    def test_the_study_is_shown_at_once_where_there_is_one(self) -> None:
        page = self.people["interviewer"].get("/g/qantu/studies/")
        self.assertEqual(page.status_code, 200)
        page = self.people["police_seat"].get("/g/qantu/studies/")
        self.assertTemplateUsed(page, "study/study.html")
        self.assertContains(
            page, "Cuatro talleres y cinco hallazgos, en cuatro regiones"
        )
        self.assertNotContains(page, "72")

    def test_a_record_is_saved_and_the_next_one_begun(self) -> None:
        client = self.people["secretariat"]
        given = {
            "reading-access_class": "group",
            "name": "Apaza Luna, Inés",
            "again": "1",
        }
        answer = client.post("/g/qantu/people/new/", given)
        self.assertRedirects(answer, "/g/qantu/people/new/")
        self.assertTrue(Person.objects.filter(name="Apaza Luna, Inés").exists())

    def test_what_cannot_be_is_told_at_its_column(self) -> None:
        client = self.people["secretariat"]
        given = {"title_es": "Fondo", "amount": "5", "currency": "S/"}
        page = client.post("/g/qantu/grants/new/", given)
        self.assertContains(page, "Escriba las tres letras", status_code=422)
        given |= {"currency": "pen", "starts_on": "2018", "ends_on": "2017"}
        page = client.post("/g/qantu/grants/new/", given)
        self.assertContains(page, "Es anterior al comienzo", status_code=422)

    def test_an_empty_list_teaches_and_offers_one_act(self) -> None:
        Holiday.objects.filter(group=self.group).delete()
        page = self.get("secretariat", "holidays/?year=2031")
        self.assertEqual(page.count("button filled"), 1)
