"""The list of figures and the page of one, as each reader gets them."""

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from rimay.access.tests.cast import sign_in
from rimay.accounts.models import User
from rimay.config.tests import walk
from rimay.groups.models import Group
from rimay.results.models import Release
from rimay.training.models import (
    FollowUp,
    LearningTest,
    Participant,
    Participation,
)

FIGURE = "/g/qantu/figures/training.participants/"


@override_settings(DEMONSTRATION=True)
class FigurePageTests(TestCase):
    databases = {"default", "ephemeral"}

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()

    def setUp(self) -> None:
        self.people = walk.clients()

    def test_the_list_groups_figures_and_says_what_is_not_known(self) -> None:
        page = self.people["donor"].get("/g/qantu/figures/")
        for words in ("El grupo y su entorno", "Las capacitaciones", "no se dijo"):
            self.assertContains(page, words)
        self.assertNotContains(page, "Entregar las cifras de hoy")

    def test_only_the_secretariat_gives_figures_out_and_says_to_whom(self) -> None:
        address = "/g/qantu/figures/release/"
        chosen = {"access_class": "group"}
        self.assertEqual(
            self.people["police_seat"].post(address, chosen).status_code, 403
        )
        self.assertEqual(self.people["outsider"].post(address, chosen).status_code, 404)
        desk = self.people["secretariat"]
        before = Release.objects.count()
        self.assertEqual(desk.post(address, {}).status_code, 422)
        self.assertEqual(
            desk.post(address, {"access_class": "sealed"}).status_code, 422
        )
        self.assertEqual(Release.objects.count(), before)
        self.assertEqual(desk.post(address, chosen).status_code, 302)
        newest = Release.objects.latest("id")
        self.assertEqual((newest.access_class, newest.report), ("group", None))

    def test_a_figure_shows_its_part_its_use_and_what_is_hidden(self) -> None:
        page = self.people["police_seat"].get(FIGURE)
        self.assertContains(page, "83")
        self.assertContains(page, "72.2\N{NO-BREAK SPACE}%")
        self.assertContains(page, ", congelada en 115")
        self.assertContains(page, "Por institución")
        self.assertContains(page, "115 registros cuando se entregó")

    def enter(self, login: str) -> None:
        sign_in(self.client, User.objects.get(login=login))

    def test_the_team_opens_the_rows_and_a_seat_gets_the_number(self) -> None:
        self.enter("secretaria@qantu.invalid")
        team, seat = self.client.get(FIGURE), self.people["civil_seat"].get(FIGURE)
        name = Participant.objects.filter(group=self.group).earliest("sort").name
        self.assertContains(team, name)
        self.assertNotContains(seat, name)
        self.assertContains(seat, "usted puede abrir 0")

    def test_a_breakdown_reads_in_the_readers_language(self) -> None:
        client = self.people["donor"]
        client.cookies["language"] = "en"
        page = client.get(FIGURE)
        self.assertContains(page, "By sex")
        self.assertContains(page, "woman")
        self.assertNotContains(page, "mujer")

    def test_a_figure_of_the_group_above_shows_the_row_that_everybody_reads(
        self,
    ) -> None:
        self.enter("secretaria@cusco.invalid")
        page = self.client.get("/g/cusco/figures/groups.vpi_companies/")
        self.assertContains(page, "Nota de caso publicada del piloto (S1)")
        self.assertContains(page, "usted puede abrir 1")
        self.assertNotContains(page, "/stated-totals/")
        Group.objects.filter(slug="peru").update(is_public=False)
        page = self.client.get("/g/cusco/figures/groups.vpi_companies/")
        self.assertContains(page, "usted puede abrir 0")

    def test_the_page_asks_as_much_for_few_rows_as_for_many(self) -> None:
        self.enter("secretaria@qantu.invalid")
        self.client.get(FIGURE)
        with CaptureQueriesContext(connection) as many:
            self.client.get(FIGURE)
        rows = Participant.objects.filter(group=self.group).order_by("id")
        gone = list(rows.values_list("pk", flat=True)[3:])
        for model in (FollowUp, LearningTest, Participation):
            model.objects.filter(participant__in=gone).delete()
        rows.filter(pk__in=gone).delete()
        with CaptureQueriesContext(connection) as few:
            self.client.get(FIGURE)
        self.assertEqual(len(many), len(few))
        self.assertLess(len(many), 32)
