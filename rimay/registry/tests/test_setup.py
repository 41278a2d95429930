"""The first page of an installation: once, with the code, and all or nothing."""

from django.conf import settings
from django.test import TestCase

from rimay.accounts.models import User
from rimay.accounts.tests.people import forget_limits
from rimay.groups.models import Group, Office, Organisation
from rimay.groups.roles import Role

GIVEN = {
    "code": "abcd1234",
    "convenor": "Defensoría de Prueba",
    "name": "Grupo de Prueba",
    "level": "regional",
    "scope_name": "Sur",
    "country": "PE",
    "language": "es",
    "person": "Quispe Mamani, Rosa",
    "login": "rosa.quispe",
    "password": "tres papas moradas",
    "again": "tres papas moradas",
}


class SetupTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        path = settings.HOME / "setup.code"
        path.write_text("abcd1234", encoding="ascii")
        self.addCleanup(path.unlink)

    def test_it_founds_the_group_and_signs_its_secretariat_in(self) -> None:
        self.assertEqual(self.client.get("/setup/").status_code, 200)
        answer = self.client.post("/setup/", GIVEN)
        self.assertEqual(answer.status_code, 302)
        group = Group.objects.get()
        self.assertEqual((group.country, group.currency), ("PE", "PEN"))
        self.assertEqual(group.pillars.count(), 3)
        self.assertTrue(
            Organisation.objects.filter(name__contains="Defensoría").exists()
        )
        office = Office.objects.get(group=group, role=Role.SECRETARIAT)
        self.assertEqual(office.person.user, User.objects.get(login="rosa.quispe"))
        home = self.client.get(f"/g/{group.slug}/")
        self.assertRedirects(home, f"/my-sign-in/second-factor/?next=/g/{group.slug}/")
        # The password was chosen a moment ago: it is not asked for again.
        self.assertEqual(self.client.get("/my-sign-in/app/").status_code, 200)

    def test_the_country_gives_the_currency(self) -> None:
        self.client.post("/setup/", GIVEN | {"country": "CO"})
        self.assertEqual(Group.objects.get().currency, "COP")

    def test_afterwards_there_is_no_such_page(self) -> None:
        self.client.post("/setup/", GIVEN)
        self.client.post("/sign-out/")
        self.assertEqual(self.client.get("/setup/").status_code, 404)
        wrong = self.client.post("/setup/", GIVEN | {"code": "abcd1235"})
        self.assertEqual(wrong.status_code, 404)

    def test_pressed_twice_it_founds_once_and_leads_on(self) -> None:
        for where in ("/my-sign-in/second-factor/", "/", "/sign-in/"):
            answer = self.client.post("/setup/", GIVEN)
            self.assertEqual(answer.status_code, 302)
            self.assertEqual(answer["Location"].partition("?")[0], where)
            if where == "/":
                self.client.post("/sign-out/")
        self.assertEqual(Group.objects.count(), 1)

    def test_without_the_code_nothing_is_founded(self) -> None:
        for code in ("", "wrong", "ABCD123"):
            with self.subTest(code):
                answer = self.client.post("/setup/", GIVEN | {"code": code})
                self.assertEqual(answer.status_code, 422)
        self.assertFalse(Group.objects.exists())
        self.assertFalse(User.objects.exists())

    def test_weak_or_different_passwords_are_told(self) -> None:
        for wrong in (
            {"password": "corta", "again": "corta"},
            {"again": "otra cosa larga"},
        ):
            answer = self.client.post("/setup/", GIVEN | wrong)
            self.assertEqual(answer.status_code, 422)
        self.assertFalse(Group.objects.exists())

    def test_guessing_the_code_is_limited(self) -> None:
        for _turn in range(10):
            self.client.post("/setup/", GIVEN | {"code": "wrong"})
        self.assertEqual(self.client.post("/setup/", GIVEN).status_code, 422)
        self.assertFalse(Group.objects.exists())
