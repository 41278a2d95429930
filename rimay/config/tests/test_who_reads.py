"""Every page of a group says who reads it, and a form says so before one writes."""

import re

import pytest
from django.test import Client, TestCase, override_settings

from rimay.config.tests import walk
from rimay.groups.models import Classified, Group, Organisation
from rimay.results.models import Report

pytestmark = pytest.mark.once

WHO = '<div class="who'
# A field that takes words or a choice, other than the search in the page's head.
FIELD = re.compile(r"<(textarea|select)|<input(?![^>]*type=\"(hidden|submit|search)\")")
# Pages that ask for nothing that is kept, each with its reason.
ASKS_NOTHING = {
    "see-as": "chooses a view for its reader alone",
    "search": "asks; what it finds says who reads it",
}

# Pages that stand on a wall, each with its reason.
SHOWN_TO_A_ROOM = {"meeting-screen": "whoever is in the room reads it"}


@override_settings(DEMONSTRATION=True)
class WhoReadsTests(TestCase):
    databases = {"default", "ephemeral"}
    group: Group

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()

    def setUp(self) -> None:
        self.people = walk.clients()

    def pages(self, client: Client) -> list[tuple[str, str]]:
        """Return name and words of every page of the group that answers to a GET."""
        found = []
        for route in walk.routes():
            if not route.is_of_a_group or "<str" in route.pattern:
                continue
            for address in self.addresses(route):
                answer = client.get(address)
                kind = answer.headers.get("Content-Type", "")
                if answer.status_code == 200 and kind.startswith("text/html"):
                    found.append((route.name, answer.content.decode()))
        return found

    def addresses(self, route: walk.Route) -> list[str]:
        """Return addresses of a route, one per class where it is a record's."""
        at = "/" + route.pattern.replace("<slug:slug>", "qantu")
        at = at.replace("<int:number>", "1")
        if "<int:pk>" not in at:
            return [at]
        assert route.door is not None
        model = route.door.model
        if model is None or not issubclass(model, Classified):
            return []
        rows = walk.samples(model, self.group).values()
        return [at.replace("<int:pk>", str(pk)) for pk in rows]

    def test_every_page_says_it_and_a_form_before_its_first_field(self) -> None:
        for role, least in (("secretariat", 250), ("observer", 70), ("donor", 40)):
            pages = self.pages(self.people[role])
            self.assertGreater(len(pages), least)
            for name, page in pages:
                if name in SHOWN_TO_A_ROOM:
                    continue
                with self.subTest(f"{role} {name}"):
                    self.assertIn(WHO, page)
                    self._before_the_first_field(name, page)

    def _before_the_first_field(self, name: str, page: str) -> None:
        body = page[page.index("<main") :]
        form = body.find('<form method="post" class="form"')
        asked = FIELD.search(body, form) if form >= 0 else None
        if asked is None or name in ASKS_NOTHING:
            return
        place = body.find(WHO)
        choice = body.find('class="choice"')
        self.assertTrue(
            0 <= place < asked.start() or 0 <= choice < asked.end() + 200,
            "a field stands above who will read it",
        )

    def test_pages_outside_a_group_say_it_as_well(self) -> None:
        report = Report.objects.get(group=self.group).pk
        nobody, desk = Client(), self.people["secretariat"]
        for client, address, words in (
            (nobody, "/public/qantu/", "la puede leer cualquiera"),
            (nobody, f"/public/qantu/report/{report}/", "la puede leer cualquiera"),
            (nobody, "/public/qantu/write/", "Lo leerán: la secretaría"),
            (desk, "/my-sign-in/", "solo la lee usted"),
        ):
            with self.subTest(address):
                self.assertContains(client.get(address), words)

    def test_a_list_of_rows_with_different_readers_says_so(self) -> None:
        rows = Organisation.objects.filter(group=self.group).order_by("id")
        Organisation.objects.filter(pk=rows[0].pk).update(access_class="secretariat")
        Organisation.objects.filter(pk=rows[1].pk).update(access_class="public")
        page = self.people["secretariat"].get("/g/qantu/organisations/")
        self.assertContains(page, "No todas las filas de esta página")
        page = self.people["observer"].get("/g/qantu/organisations/")
        self.assertNotContains(page, "la secretaría (2 personas).</")
