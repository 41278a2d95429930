"""Letters: what is awaited, and what became of one."""

from datetime import timedelta

from django.test import Client, TestCase

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Organisation
from rimay.letters.models import Letter


class LetterPageTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def setUp(self) -> None:
        self.letter = Letter.objects.create(
            group=self.cast.group,
            direction="out",
            subject="Invitación a la sesión",
            number="003-2018",
            organisation=self.cast.organisations["police"],
            answer_due=clock.today() - timedelta(days=3),
            access_class=Class.SECRETARIAT,
        )
        self.list_url = f"/g/{self.cast.group.slug}/letters/"
        self.page = f"{self.list_url}{self.letter.pk}/"

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.cast.users[role])
        return client

    def states(self) -> list[str]:
        page = self.as_role("secretariat").get(self.page)
        return [step.state for step in page.context["steps"]]

    def test_the_list_says_what_is_awaited_and_how_late(self) -> None:
        page = self.as_role("secretariat").get(self.list_url)
        self.assertContains(page, "003-2018")
        self.assertTrue(page.context["awaited"][0].late)
        self.assertTrue(page.context["lead"])

    def test_a_letter_without_a_day_is_not_taken_for_delivered(self) -> None:
        self.assertEqual(self.states(), ["done", "open", "late"])
        Letter.objects.update(delivered_on="2018-01-09", delivery="desk")
        self.assertEqual(self.states(), ["done", "done", "late"])

    def test_an_answer_ends_the_waiting(self) -> None:
        answer = Letter.objects.create(
            group=self.cast.group,
            direction="in",
            subject="Confirmamos",
            access_class=Class.SECRETARIAT,
        )
        Letter.objects.filter(pk=self.letter.pk).update(answered_by=answer)
        self.assertEqual(self.states(), ["done", "open", "done"])
        page = self.as_role("secretariat").get(self.page)
        self.assertContains(page, "Confirmamos")
        page = self.as_role("secretariat").get(self.list_url)
        self.assertEqual(page.context["awaited"], [])

    def test_only_the_desk_opens_it_unless_the_letter_says_otherwise(self) -> None:
        for role in ("civil_seat", "observer", "donor", "outsider"):
            with self.subTest(role):
                self.assertEqual(self.as_role(role).get(self.list_url).status_code, 404)
                self.assertEqual(self.as_role(role).get(self.page).status_code, 404)
        Letter.objects.update(access_class=Class.GROUP)
        self.assertEqual(self.as_role("observer").get(self.page).status_code, 200)

    def test_a_reader_is_not_told_of_an_organisation_or_answer_they_may_not_see(
        self,
    ) -> None:
        hidden = Organisation.objects.create(
            group=self.cast.group,
            name=Text.of(es="Oculta"),
            access_class=Class.SECRETARIAT,
        )
        answer = Letter.objects.create(
            group=self.cast.group,
            direction="in",
            subject="Respuesta reservada",
            dated_on="2018-01-20",
            access_class=Class.SECRETARIAT,
        )
        Letter.objects.filter(pk=self.letter.pk).update(
            organisation=hidden, answered_by=answer, access_class=Class.GROUP
        )
        page = self.as_role("observer").get(self.page)
        self.assertNotContains(page, "Oculta")
        self.assertNotContains(page, "Respuesta reservada")
        self.assertNotContains(page, "20 de enero")

    def test_an_empty_group_has_no_broken_page(self) -> None:
        client = self.as_role("other_secretariat")
        page = client.get(f"/g/{self.cast.other.slug}/letters/")
        self.assertEqual((page.status_code, page.context["lead"]), (200, ""))
