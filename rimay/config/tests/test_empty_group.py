"""A group that was founded a moment ago: no page of it is broken."""

from django.test import Client, TestCase

from rimay.access.actor import Actor
from rimay.access.tests.cast import sign_in
from rimay.accounts.models import User
from rimay.config.tests import walk
from rimay.core.text import Text
from rimay.groups.models import Group
from rimay.registry.actions.founding import THREE_PILLARS, NewGroup, found_group
from rimay.results import documents_of
from rimay.results.documents import files


class EmptyGroupTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        user = User.objects.create_user("rosa")
        new = NewGroup(
            "nuevo", Text.of(es="Grupo nuevo"), "regional", "PE", "es", THREE_PILLARS
        )
        found_group(Actor(is_console=True), new, secretary_name="Rosa", user=user)
        self.client = Client()
        sign_in(self.client, user)

    def test_no_page_is_broken(self) -> None:
        tried = 0
        for route in walk.routes():
            if route.is_of_a_group and "<" not in route.pattern[14:]:
                address = "/" + route.pattern.replace("<slug:slug>", "nuevo")
                with self.subTest(address):
                    self.assertIn(self.client.get(address).status_code, {200, 302, 404})
                    tried += 1
        self.assertGreater(tried, 120)

    def test_its_home_says_what_to_do_in_the_first_week(self) -> None:
        page = self.client.get("/g/nuevo/")
        self.assertContains(page, "Su primera semana")
        self.assertContains(page, "Todavía no hay nadie en la mesa")
        self.client.post("/g/nuevo/pathway/propose/")
        self.assertContains(
            self.client.get("/g/nuevo/"), "Mapa de actores y entrevistas"
        )

    def test_its_report_is_whole(self) -> None:
        group = Group.objects.get(slug="nuevo")
        document = documents_of.outline_of(group, "es")
        self.assertTrue(files.as_pdf(document).startswith(b"%PDF"))
        self.assertIn(b"<h1>", files.as_html(document))
