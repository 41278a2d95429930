"""What an answer tells besides its page: headers, methods, redirects, refusals."""

import pytest
from django.test import Client, TestCase, override_settings

from rimay.accounts.models import User
from rimay.accounts.tests.people import forget_limits
from rimay.config.tests import walk
from rimay.groups.models import Classified, Group, Organisation, Person
from rimay.results.models import Report

pytestmark = pytest.mark.once

METHODS = ("get", "head", "options", "post", "put", "delete")
ELSEWHERE = (
    "//elsewhere.example/",
    "https://elsewhere.example/",
    "/\\elsewhere.example",
)


@override_settings(DEMONSTRATION=True)
class AnswerTests(TestCase):
    databases = {"default", "ephemeral"}
    group: Group

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()

    def setUp(self) -> None:
        self.people = walk.clients()

    def test_no_page_of_somebody_signed_in_is_kept_by_a_cache(self) -> None:
        for address in (
            "/", "/my-sign-in/", "/g/qantu/", "/g/qantu/people/", "/g/qantu/none/",
            "/g/qantu/people/export/", "/g/qantu/trail/", "/public/qantu/",
            "/about/reading/",
        ):  # fmt: skip
            with self.subTest(address):
                answer = self.people["secretariat"].get(address)
                self.assertIn("no-store", answer["Cache-Control"])
                self.assertIn("private", answer["Cache-Control"])
                self.assertNotIn("ETag", answer)
                self.assertNotIn("Last-Modified", answer)

    def test_whatever_the_method_hidden_and_missing_answer_alike(self) -> None:
        hidden = Person.objects.filter(group=self.group).earliest("id")
        Person.objects.filter(pk=hidden.pk).update(access_class="secretariat")
        for method in METHODS:
            for verb in ("", "change/", "remove/"):
                with self.subTest(f"{method} {verb}"):
                    asked = [
                        getattr(self.people["observer"], method)(
                            f"/g/qantu/people/{pk}/{verb}"
                        )
                        for pk in (hidden.pk, 99_999_999)
                    ]
                    self.assertEqual(asked[0].status_code, 404)
                    self.assertEqual(asked[0].content, asked[1].content)
                    self.assertEqual(asked[0].headers, asked[1].headers)

    def test_a_hidden_row_named_in_a_form_is_answered_like_none(self) -> None:
        """Who may create in a list is told nothing of rows hidden from them there."""
        hidden = Organisation.objects.filter(group=self.group).earliest("id")
        civil = self.group.pillars.last()
        Organisation.objects.filter(pk=hidden.pk).update(
            access_class="pillar", access_pillar=civil
        )
        told = []
        for pk in (hidden.pk, 99_999_999):
            given = {"organisation": pk, "title_es": "Jefatura"}
            given |= {"reading-access_class": "group"}
            page = self.people["secretariat"].post("/g/qantu/posts/new/", given)
            self.assertEqual(page.status_code, 422)
            told.append(page.content.replace(f'value="{pk}"'.encode(), b"PK"))
        self.assertEqual(self._without_token(told[0]), self._without_token(told[1]))

    def test_seen_as_another_role_nothing_can_be_done(self) -> None:
        desk = self.people["secretariat"]
        desk.post("/g/qantu/see-as/", {"code": "coordinator"})
        before = self._counts()
        for route in walk.routes():
            door = route.door
            if not (route.is_of_a_group and door and door.model):
                continue
            if door.verb in {"read", "list"} or "<str" in route.pattern:
                continue
            at = "/" + route.pattern.replace("<slug:slug>", "qantu")
            held = issubclass(door.model, Classified)
            rows = walk.samples(door.model, self.group) if held else {}
            number = next(iter(rows.values()), 1)
            at = at.replace("<int:pk>", str(number)).replace("<int:number>", "1")
            for method in ("get", "post"):
                with self.subTest(f"{method} {at}"):
                    answer = getattr(desk, method)(at)
                    self.assertIn(answer.status_code, {403, 404})
        self.assertEqual(self._counts(), before)

    def test_files_for_everybody_are_not_made_by_the_hundred(self) -> None:
        forget_limits()
        report = Report.objects.get(group=self.group).pk
        at = f"/public/qantu/report/{report}/?format=html"
        answers = [Client().get(at).status_code for _turn in range(21)]
        self.assertEqual((answers[0], answers[-1]), (200, 429))

    def test_no_redirect_leaves_the_house(self) -> None:
        desk = self.people["secretariat"]
        for away in ELSEWHERE:
            for at, given in (
                ("/g/qantu/see-as/", {"code": "observer", "next": away}),
                ("/language/", {"language": "en", "next": away}),
                ("/sign-out/", {"next": away}),
            ):
                with self.subTest(f"{at} {away}"):
                    client = Client()
                    client.cookies = desk.cookies.copy()
                    answer = client.post(at, given)
                    self.assertEqual(answer.status_code, 302)
                    self.assertTrue(answer["Location"].startswith("/"))
                    self.assertNotIn("elsewhere", answer["Location"])
                    self.setUp()
                    desk = self.people["secretariat"]

    def test_a_form_that_another_site_sends_changes_nothing_and_is_told_kindly(
        self,
    ) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(User.objects.get(login=walk.LOGINS["secretariat"]))
        answer = client.post("/g/qantu/round/", HTTP_ACCEPT_LANGUAGE="es")
        self.assertContains(answer, "Esta página quedó vieja", status_code=403)
        self.assertTemplateUsed(answer, "403_csrf.html")

    def _counts(self) -> list[int]:
        kinds = {r.door.model for r in walk.routes() if r.door and r.door.model}
        models = sorted(
            (m for m in kinds if issubclass(m, Classified)), key=lambda m: m.__name__
        )
        return [model._default_manager.count() for model in models]

    def _without_token(self, page: bytes) -> bytes:
        marker = b'name="csrfmiddlewaretoken" value="'
        parts = page.split(marker)
        return marker.join([parts[0], *(part[64:] for part in parts[1:])])
