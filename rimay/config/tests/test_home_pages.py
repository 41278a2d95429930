"""The beginning, a group's home, its public page, search and trail."""

import html
import re

from django.db import connection
from django.test import Client, TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from rimay.access.tests.cast import sign_in
from rimay.accounts.models import User
from rimay.accounts.tests.people import forget_limits
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.config.tests import walk
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Group, Office, Organisation
from rimay.groups.roles import Role
from rimay.home.models import PathwayStep
from rimay.outreach.models import PublicMessage
from rimay.results.models import Release


@override_settings(DEMONSTRATION=True)
class HomePagesTests(TestCase):
    databases = {"default", "ephemeral"}

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()

    def setUp(self) -> None:
        forget_limits()
        self.people = walk.clients()

    def test_a_monitor_is_answered(self) -> None:
        answer = self.client.get("/healthz")
        self.assertEqual((answer.status_code, answer.content), (200, b"ok\n"))

    def test_search_finds_words_in_any_form_and_nothing_hidden(self) -> None:
        secret = Organisation.objects.filter(group=self.group).first()
        for role in ("secretariat", "police_seat", "observer"):
            page = self.people[role].get("/g/qantu/search/?q=policias")
            self.assertContains(page, "Policía de Qantu")
        Organisation.objects.filter(pk=secret.pk).update(
            access_class=Class.PILLAR, access_pillar=self.group.pillars.last()
        )
        secret.refresh_from_db()
        page = self.people["observer"].get(f"/g/qantu/search/?q={secret.key}")
        self.assertNotContains(page, str(secret))

    def test_the_trail_shows_acts_and_never_content(self) -> None:
        page = self.people["secretariat"].get("/g/qantu/trail/")
        self.assertEqual(page.status_code, 200)
        self.assertNotContains(page, "Rosa")
        self.people["secretariat"].post("/g/qantu/trail/check/")
        page = self.people["secretariat"].get("/g/qantu/trail/")
        self.assertContains(page, "Completo y sin alteraciones, verificado el")

    def test_an_altered_line_shows(self) -> None:
        entry = Entry.objects.filter(group_id=self.group.pk).first()
        Entry.objects.filter(pk=entry.pk).update(act="organisation.remove")
        self.people["secretariat"].post("/g/qantu/trail/check/")
        page = self.people["secretariat"].get("/g/qantu/trail/")
        self.assertContains(page, "no cuadra")

    def test_readers_of_the_trail_get_the_lines_of_their_own_rows(self) -> None:
        page = self.people["observer"].get("/g/qantu/trail/")
        self.assertNotContains(page, "interview ")

    def test_the_trail_does_not_tell_how_many_acts_one_may_not_see(self) -> None:
        """Places in the chain, its length or the head would count them."""
        length, fingerprint = trail.head(self.group.pk)
        page = self.people["observer"].get("/g/qantu/trail/").content.decode()
        self.assertIn(fingerprint, page)
        self.assertNotIn(f"{length}:", page)
        numbers = Entry.objects.filter(group_id=self.group.pk)
        for number in numbers.values_list("number", flat=True).order_by("-id")[:60]:
            self.assertNotIn(f">{number}<", page)
        self.assertIn("after=", page)
        self.assertNotRegex(page, r"after=\d+[&\"]")

    def test_the_trail_pages_both_ways(self) -> None:
        desk = self.people["secretariat"]
        first = desk.get("/g/qantu/trail/").content.decode()
        older = html.unescape(re.search(r'rel="next" href="([^"]*)', first)[1])
        second = desk.get(f"/g/qantu/trail/{older}").content.decode()
        newer = html.unescape(re.search(r'rel="prev" href="([^"]*)', second)[1])
        again = desk.get(f"/g/qantu/trail/{newer}").content.decode()
        rows = [re.findall(r"<tr>.*?</tr>", page, re.S) for page in (first, second)]
        # Acts of one kind in a row are told as one line: pages differ in length.
        self.assertTrue(len(rows[0]) > 1 and len(rows[1]) > 1)
        self.assertNotEqual(rows[0], rows[1])
        self.assertEqual(re.findall(r"<tr>.*?</tr>", again, re.S), rows[0])

    def test_the_trail_leads_only_to_records_that_the_reader_may_read(self) -> None:
        secret = Organisation.objects.filter(group=self.group).latest("id")
        member = self.people["observer"]
        address = f"/g/qantu/organisations/{secret.pk}/"
        Entry.objects.filter(group_id=self.group.pk).exclude(
            subject="groups.organisation", subject_id=secret.pk
        ).delete()
        desk = self.people["secretariat"]
        given = {"name_es": "Otra", "version": secret.version}
        desk.post(f"{address}change/", given | {"reading-access_class": "group"})
        self.assertContains(member.get("/g/qantu/trail/"), address)
        Organisation.objects.filter(pk=secret.pk).update(access_class="secretariat")
        self.assertNotContains(member.get("/g/qantu/trail/"), address)

    def test_a_message_from_outside_arrives_once_and_a_get_changes_nothing(
        self,
    ) -> None:
        at = "/public/qantu/write/"
        self.client.get(at)
        self.assertFalse(PublicMessage.objects.exists())
        held = {"wish": "ask", "name": "Rosa", "message": "Hola"}
        self.assertEqual(self.client.post(at, held).status_code, 302)
        self.assertEqual(PublicMessage.objects.get().access_class, Class.SECRETARIAT)
        self.assertEqual(self.client.post(at, held | {"website": "x"}).status_code, 302)
        self.assertEqual(PublicMessage.objects.count(), 1)
        self.assertEqual(self.client.post(at, {"wish": "ask"}).status_code, 422)
        for _turn in range(12):
            answer = self.client.post(at, held)
        self.assertEqual(answer.status_code, 429)

    def test_a_group_without_a_public_page_answers_as_none(self) -> None:
        Group.objects.filter(slug="qantu").update(is_public=False)
        hidden, missing = (
            self.client.get("/public/qantu/"),
            self.client.get("/public/none/"),
        )
        self.assertEqual((hidden.status_code, missing.status_code), (404, 404))
        self.assertEqual(hidden.content, missing.content)

    def test_the_public_page_names_only_who_agreed(self) -> None:
        page = self.client.get("/public/qantu/")
        self.assertContains(page, "Minera Killa")
        self.assertNotContains(page, "Minera Chaska")

    def test_the_cost_of_the_home_does_not_grow_with_rows(self) -> None:
        client = self.people["secretariat"]
        client.get("/g/qantu/")
        with self.assertNumQueries(self.queries_of(client)):
            Organisation.objects.bulk_create(
                Organisation(group=self.group, key=f"x{n}", access_class=Class.GROUP)
                for n in range(30)
            )
            client.get("/g/qantu/")

    def test_the_home_says_how_things_stand(self) -> None:
        page = self.people["police_seat"].get("/g/qantu/")
        self.assertContains(page, "Siete integrantes en tres pilares, con plan de tr")
        self.assertContains(page, "En curso: acordar las reglas; capacitar y ampliar")
        self.assertContains(page, "Jueves 25 de enero de 2018")
        self.assertContains(page, "Situación en la vía minera")
        drawn = page.context["home"].map
        self.assertEqual(drawn.total, "72")
        self.assertEqual(sum(int(place.words) for place in drawn.places), 72)

    def test_numbers_stand_on_the_map_only_as_they_were_given_out(self) -> None:
        Release.objects.filter(code="study.interviewees").update(
            access_class=Class.SECRETARIAT
        )
        drawn = self.people["police_seat"].get("/g/qantu/").context["home"].map
        self.assertEqual([place.words for place in drawn.places], [""] * 4)

    def test_who_reads_only_what_was_given_out_is_shown_no_empty_desk(self) -> None:
        for role in ("donor", "evaluator", "interviewer"):
            page = self.people[role].get("/g/qantu/")
            self.assertNotContains(page, "Lo que vence")
            self.assertContains(page, "Últimas cifras")

    def test_the_public_page_tells_what_was_done_in_the_order_of_time(self) -> None:
        page = self.client.get("/public/cusco/")
        done = [held.words for held in page.context["profile"].done]
        self.assertEqual(
            done[:2], ["Estudio de factibilidad", "Crear el grupo regional en el Cusco"]
        )
        self.assertEqual(done[-1], "Adoptar el plan de trabajo 2018")
        self.assertContains(page, "Siete integrantes nombrados en tres pilares")
        self.assertContains(self.client.get("/public/qantu/"), "Seis integrantes nomb")

    def test_the_public_page_leaves_out_what_nobody_said(self) -> None:
        page = self.client.get("/public/peru/")
        self.assertNotContains(page, "no se dijo")
        self.assertContains(page, "Empresas miembro de la Iniciativa")

    def test_a_real_group_says_what_is_not_known_once(self) -> None:
        for slug in ("peru", "cusco"):
            office = Office.objects.get(group__slug=slug, role=Role.SECRETARIAT)
            client = Client()
            sign_in(client, User.objects.get(persons=office.person))
            home = client.get(f"/g/{slug}/")
            if slug == "peru":
                self.assertContains(home, "Ninguna de las cifras que irían aquí")
                self.assertNotContains(home, "no se dijo")
                funding = client.get("/g/peru/funding/")
                self.assertContains(funding, "Lo leerán: 1 representación y")
            else:
                self.assertContains(home, "Cada cifra abre")
                self.assertNotContains(home, "Ninguna de las cifras que irían aquí")
                study = client.get("/g/cusco/studies/")
                self.assertContains(study, "el equipo (hasta ahora no se nombró")

    def test_the_beginning_shows_each_group_by_its_signature(self) -> None:
        page = self.client.get("/")
        hems = {line.group.slug: line.hem for line in page.context["groups"]}
        self.assertEqual([s.width for s in hems["cusco"]], [2, 3, 2])
        # A company of Qantu is not named in public, nor counted.
        self.assertEqual([s.width for s in hems["qantu"]], [2, 2, 2])

    def test_the_cost_of_the_beginning_does_not_grow_with_groups(self) -> None:
        with CaptureQueriesContext(connection) as few:
            self.client.get("/")
        for number in range(12):
            Group.objects.create(
                slug=f"otro-{number}",
                name=Text.of(es=f"Grupo {number}"),
                level="regional",
                is_public=True,
            )
        with CaptureQueriesContext(connection) as many:
            self.client.get("/")
        self.assertEqual(len(few), len(many))

    def test_the_pathway_says_how_far_the_group_is(self) -> None:
        page = self.people["observer"].get("/g/qantu/pathway/")
        self.assertContains(page, "Siete pasos hechos, dos en curso y uno por empezar.")
        step = PathwayStep.objects.get(group=self.group, position=6)
        page = self.people["police_seat"].get(f"/g/qantu/pathway/{step.pk}/")
        self.assertContains(page, "En curso. Dos registros lo muestran.")

    def test_search_answers_by_lists_and_figures_and_says_when_it_cannot(self) -> None:
        page = self.people["police_seat"].get("/g/qantu/search/?q=acuerdos")
        ways = [way.words for way in page.context["answer"].ways]
        self.assertIn("Acuerdos", ways)
        page = self.people["police_seat"].get("/g/qantu/search/?q=entrevistas")
        ways = [way.words for way in page.context["answer"].ways]
        self.assertNotIn("Entrevistas", ways)
        page = self.people["police_seat"].get("/g/qantu/search/?q=companies")
        self.assertContains(page, "Minera Killa")
        page = self.people["police_seat"].get("/g/qantu/search/?q=xyzzy")
        self.assertContains(page, "Nada que usted pueda leer tiene estas palabras.")
        self.assertContains(page, "Pruebe una sola palabra")

    def test_the_roles_stand_by_what_they_are_to_the_group(self) -> None:
        page = self.client.get("/demo/", REMOTE_ADDR="127.0.0.1", HTTP_HOST="127.0.0.1")
        families = page.context["tables"][0].families
        self.assertEqual([len(family.chairs) for family in families], [3, 12, 3, 3])
        seats = [chair.slot for chair in families[1].chairs]
        self.assertEqual(set(seats), {1, 2, 3})
        teams = [chair.account.words.best("es") for chair in families[3].chairs]
        self.assertEqual(teams.count("Equipo del estudio"), 2)
        self.assertEqual(teams.count("Equipo de capacitación"), 1)
        desk = [chair.account.words.best("en").lower() for chair in families[0].chairs]
        self.assertEqual(desk.count("technical secretariat"), 2)

    def queries_of(self, client: object) -> int:
        with CaptureQueriesContext(connection) as held:
            client.get("/g/qantu/")  # type: ignore[attr-defined]
        return len(held) + 1
