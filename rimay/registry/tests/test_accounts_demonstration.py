from django.contrib.auth import get_user
from django.test import TestCase, override_settings

from rimay.access.tests.cast import make_group
from rimay.accounts import actions
from rimay.accounts.queries import Assurance, assurance_of
from rimay.accounts.tests.people import make_user
from rimay.core.text import Text
from rimay.groups.models import Person

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}


@override_settings(
    DEMONSTRATION=True,
    ALLOWED_HOSTS=["127.0.0.1", "localhost", "[::1]", "rimay.example"],
)
class DemonstrationTests(TestCase):
    databases = {"default", "ephemeral"}

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = make_group("qantu-test")
        cls.person = Person.objects.create(group=cls.group, name="Quispe, Rosa")
        words = Text.of(es="Secretaría técnica", en="Technical secretariat")
        cls.user = actions.create_demo_account(
            "rosa-demo", cls.group.pk, cls.person.pk, words
        )

    def test_on_this_machine_the_page_shows_the_roles(self) -> None:
        page = self.client.get("/demo/", **HERE)
        self.assertContains(page, "Secretaría técnica")

    def test_one_press_signs_in_as_surely_as_can_be(self) -> None:
        answer = self.client.post(f"/demo/{self.user.pk}/", **HERE)
        self.assertEqual(answer["Location"], "/g/qantu-test/")
        self.assertEqual(assurance_of(self.client.session), Assurance.STRONG)

    def test_how_one_came_in_is_told_as_it_is(self) -> None:
        self.client.post(f"/demo/{self.user.pk}/", **HERE)
        page = self.client.get("/my-sign-in/", **HERE)
        self.assertContains(page, "Usted entró por la página de roles")
        self.assertNotContains(page, "Usted ingresó con un segundo factor")
        self.assertNotContains(page, "Usted no tiene contraseña")

    def test_another_press_changes_who_one_is(self) -> None:
        words = Text.of(es="Coordinación")
        second = actions.create_demo_account("two", self.group.pk, 1, words)
        self.client.post(f"/demo/{self.user.pk}/", **HERE)
        self.client.post(f"/demo/{second.pk}/", **HERE)
        self.assertEqual(get_user(self.client), second)  # type: ignore[arg-type]
        self.assertEqual(assurance_of(self.client.session), Assurance.STRONG)

    def test_a_get_signs_nobody_in(self) -> None:
        answer = self.client.get(f"/demo/{self.user.pk}/", **HERE)
        self.assertEqual(answer.status_code, 405)

    def test_from_elsewhere_or_through_a_proxy_there_is_nothing(self) -> None:
        for change in (
            {"REMOTE_ADDR": "10.0.0.7"},
            {"REMOTE_ADDR": ""},
            {"HTTP_HOST": "rimay.example"},
            {"HTTP_X_FORWARDED_FOR": "10.0.0.7"},
            {"HTTP_FORWARDED": "for=10.0.0.7"},
            {"HTTP_X_REAL_IP": "127.0.0.1"},
            {"HTTP_VIA": "1.1 proxy"},
            {"HTTP_X_FORWARDED_SERVER": "proxy"},
            {"SERVER_PROTOCOL": "HTTP/1"},
        ):
            with self.subTest(change):
                request = HERE | change
                self.assertEqual(self.client.get("/demo/", **request).status_code, 404)
                answer = self.client.post(f"/demo/{self.user.pk}/", **request)
                self.assertEqual(answer.status_code, 404)

    def test_every_loopback_host_is_this_machine(self) -> None:
        for host in ("localhost:8000", "127.0.0.1", "[::1]:8000", "[::1]"):
            request = HERE | {"HTTP_HOST": host}
            self.assertEqual(
                self.client.get("/demo/", **request).status_code, 200, host
            )

    def test_a_real_installation_has_no_such_page(self) -> None:
        with override_settings(DEMONSTRATION=False):
            self.assertEqual(self.client.get("/demo/", **HERE).status_code, 404)
            answer = self.client.post(f"/demo/{self.user.pk}/", **HERE)
            self.assertEqual(answer.status_code, 404)

    def test_a_real_account_is_never_a_demonstrations(self) -> None:
        real = make_user("demo@demo.invalid", "demo@demo.invalid")
        answer = self.client.post(f"/demo/{real.pk}/", **HERE)
        self.assertEqual(answer.status_code, 404)
