"""A closed acta stays as it was signed; corrections are added beside it."""

from rimay.core.text import Text
from rimay.dialogue.actions import closing
from rimay.dialogue.actions.mending import mend_item
from rimay.dialogue.models import (
    ActaCorrection,
    Agreement,
)
from rimay.dialogue.queries.acta_text import text_of
from rimay.dialogue.queries.composing import compose
from rimay.dialogue.tests.acta_scene import ActaTestCase
from rimay.records.actions import Locked, remove_record


class LockedActaTests(ActaTestCase):
    def test_nothing_of_it_is_mended_changed_or_removed_any_more(self) -> None:
        acta = self.closed()
        with self.assertRaises(closing.AlreadyClosed):
            mend_item(self.actor(), acta, self.items[0], words="Otra cosa.", version=1)
        with self.assertRaises(Locked):
            remove_record(self.actor(), acta)
        client = self.as_role("secretariat")
        at = self.url(f"actas/{acta.pk}/mend/session/")
        self.assertEqual(client.get(at).status_code, 404)
        self.assertRedirects(
            client.get(self.url(f"actas/{acta.pk}/read/")),
            self.url(f"actas/{acta.pk}/"),
        )

    def test_records_that_change_later_leave_it_as_it_was_signed(self) -> None:
        acta = self.closed()
        Agreement.objects.filter(pk=self.agreement.pk).update(text=Text.of(es="Nada."))
        self.assertNotEqual(text_of(compose(acta)), acta.text)
        page = self.as_role("civil_seat").get(self.url(f"actas/{acta.pk}/"))
        self.assertContains(page, "Enviar la carta a las municipalidades.")

    def test_opened_to_more_people_its_session_takes_the_acta_not_along(self) -> None:
        acta = self.closed()
        self.meeting.access_class = "public"
        acta.take_class_of(self.meeting)
        self.assertEqual(acta.access_class, "group")
        self.meeting.access_class = "members"
        acta.take_class_of(self.meeting)
        self.assertEqual(acta.access_class, "members")

    def test_a_correction_stands_beside_it_everywhere(self) -> None:
        acta = self.closed()
        before = (acta.text, acta.fingerprint, acta.check_code)
        at = self.url(f"actas/{acta.pk}/correct/")
        client = self.as_role("secretariat")
        given = {"text": "Donde dice 12:15 debe decir 12:30.", "made_on": "2017-12-14"}
        self.assertRedirects(client.post(at, given), self.url(f"actas/{acta.pk}/"))
        for part in ("", "print/"):
            page = self.as_role("civil_seat").get(self.url(f"actas/{acta.pk}/{part}"))
            self.assertContains(page, "Donde dice 12:15 debe decir 12:30.")
        acta.refresh_from_db()
        self.assertEqual((acta.text, acta.fingerprint, acta.check_code), before)
        made = ActaCorrection.objects.get()
        with self.assertRaises(Locked):
            remove_record(self.actor(), made)

    def test_a_name_in_a_correction_is_pointed_at_first(self) -> None:
        acta = self.closed()
        at = self.url(f"actas/{acta.pk}/correct/")
        given = {"text": "Lo dijo el Crnl. Quispe.", "made_on": "2017-12-14"}
        client = self.as_role("secretariat")
        answer = client.post(at, given)
        self.assertContains(answer, "Parece un nombre", status_code=422)
        self.assertFalse(ActaCorrection.objects.exists())
        client.post(at, {**given, "looked_at": "on"})
        self.assertTrue(ActaCorrection.objects.exists())

    def test_nobody_else_corrects_and_an_open_acta_is_mended_instead(self) -> None:
        acta = self.begun()
        client = self.as_role("secretariat")
        at = self.url(f"actas/{acta.pk}/correct/")
        answer = client.post(at, {"text": "Algo", "made_on": "2017"})
        self.assertRedirects(answer, self.url(f"actas/{acta.pk}/"))
        self.closed()
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            self.assertEqual(self.as_role(role).post(at).status_code, status)
        self.assertFalse(ActaCorrection.objects.exists())
