"""The charter's page: who read which version, and who may know it."""

from rimay.core.classes import Class
from rimay.dialogue.models import (
    Acknowledgement,
    Charter,
)
from rimay.dialogue.tests.test_pages import DialogueTestCase


class CharterTests(DialogueTestCase):
    def setUp(self) -> None:
        self.page = self.url(f"charter/{self.charter.pk}/")
        self.at = f"{self.page}acknowledge/"

    def test_a_seat_says_it_read_the_version_once(self) -> None:
        client = self.as_role("police_seat")
        self.assertTrue(client.get(self.page).context["may_acknowledge"])
        for _time in range(2):
            self.assertRedirects(client.post(self.at), self.page)
        given = Acknowledgement.objects.get()
        self.assertEqual(given.membership, self.cast.memberships["police"])
        self.assertEqual(given.access_class, Class.MEMBERS)
        self.assertFalse(client.get(self.page).context["may_acknowledge"])

    def test_an_observer_reads_neither_who_of_the_members_nor_who_is_missing(
        self,
    ) -> None:
        self.as_role("police_seat").post(self.at)
        answers = self.as_role("observer").get(self.page).context["answers"]
        self.assertEqual((answers.given, answers.missing), ([], []))
        answers = self.as_role("civil_seat").get(self.page).context["answers"]
        self.assertEqual((len(answers.given), answers.missing), (1, []))
        answers = self.as_role("secretariat").get(self.page).context["answers"]
        self.assertEqual(len(answers.missing), 4)

    def test_an_observer_s_own_is_read_by_the_table(self) -> None:
        self.as_role("observer").post(self.at)
        self.assertEqual(Acknowledgement.objects.get().access_class, Class.GROUP)

    def test_a_draft_is_not_acknowledged(self) -> None:
        Charter.objects.update(state="draft")
        client = self.as_role("police_seat")
        self.assertFalse(client.get(self.page).context["may_acknowledge"])
        client.post(self.at)
        self.assertFalse(Acknowledgement.objects.exists())

    def test_strangers_find_nothing_and_a_get_notes_nothing(self) -> None:
        self.assertEqual(self.as_role("outsider").post(self.at).status_code, 404)
        self.as_role("police_seat").get(self.at)
        self.assertFalse(Acknowledgement.objects.exists())
