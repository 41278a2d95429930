"""An agreement noted in mid-sentence: its gaps show, and its text follows."""

from rimay.access import search
from rimay.audit.models import Entry
from rimay.dialogue.models import Agreement
from rimay.dialogue.tests.scene import TableTestCase


class AgreementLineTests(TableTestCase):
    def setUp(self) -> None:
        self.item = self.open_at("chatham")
        kept = self.write(self.item, "Preparar una ru", kind="agreement")
        self.key = kept.key

    def test_it_begins_an_agreement_whose_gaps_show(self) -> None:
        agreement = Agreement.objects.get()
        self.assertEqual(str(agreement.text), "Preparar una ru")
        self.assertEqual((agreement.item, agreement.meeting), (self.item, self.meeting))
        page = self.as_role("secretariat").get(self.url("table/"))
        self.assertContains(page, "quién lo hace")
        self.assertEqual(agreement.created_at.minute, 0)
        lines = Entry.objects.filter(act="agreement.note")
        self.assertEqual(lines.get().actor, 1)

    def test_its_text_follows_until_somebody_worded_it_otherwise(self) -> None:
        self.write(
            self.item, "Preparar una ruta", kind="agreement", key=self.key, base=1
        )
        agreement = Agreement.objects.get()
        self.assertEqual(str(agreement.text), "Preparar una ruta")
        found = search.find(self.actor(), "ruta", subject="dialogue.agreement")
        self.assertEqual(found, [("dialogue.agreement", agreement.pk)])
        agreement.text = type(agreement.text).of(es="Otra redacción")
        agreement.version = 2
        agreement.save()
        self.write(self.item, "Preparar dos", kind="agreement", key=self.key, base=2)
        agreement.refresh_from_db()
        self.assertEqual(str(agreement.text), "Otra redacción")
        self.write(self.item, "Preparar dos", kind="summary", key=self.key, base=3)
        self.assertTrue(Agreement.objects.exists())

    def test_it_goes_with_its_line_while_nobody_worked_on_it(self) -> None:
        self.write(self.item, "Nada acordado", kind="summary", key=self.key, base=1)
        self.assertFalse(Agreement.objects.exists())
        self.assertFalse(search.find(self.actor(), "preparar"))
