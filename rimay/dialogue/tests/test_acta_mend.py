"""An acta is mended in place while it is read aloud."""

import re
from datetime import UTC, datetime
from unittest.mock import patch

from rimay.audit.models import Entry
from rimay.core.text import Text
from rimay.dialogue.actions.mending import mend_item
from rimay.dialogue.models import (
    AgendaItem,
    Meeting,
)
from rimay.dialogue.tests.acta_scene import ActaTestCase
from rimay.records.actions import ChangedMeanwhile


class MendingTests(ActaTestCase):
    def mend(self, part: str, **given: str) -> object:
        acta = self.begun()
        at = self.url(f"actas/{acta.pk}/mend/{part}/")
        return self.as_role("secretariat").post(at, given)

    def test_an_item_is_mended_in_place(self) -> None:
        item = self.items[0]
        answer = self.mend(f"item-{item.pk}", words="Se leyó el avance.", version="1")
        self.assertEqual(answer.status_code, 302)
        self.assertTrue(answer["Location"].endswith(f"#item-{item.pk}"))
        self.assertIn("Se leyó el avance.", self.words())
        self.assertEqual(Entry.objects.filter(act="agendaitem.change").count(), 1)

    def test_who_mends_a_strict_item_and_when_is_kept_nowhere(self) -> None:
        item = self.items[1]
        self.mend(f"item-{item.pk}", words="Se conversó.", version="1")
        self.assertIn("Se conversó.", self.words())
        self.assertFalse(Entry.objects.filter(act="agendaitem.change").exists())

    def test_the_words_in_the_other_language_stay(self) -> None:
        item = self.items[0]
        AgendaItem.objects.filter(pk=item.pk).update(
            minutes_text=Text.of(es="Uno.", en="One.")
        )
        self.mend(f"item-{item.pk}", words="Dos.", version="1")
        item.refresh_from_db()
        self.assertEqual(dict(item.minutes_text.words), {"es": "Dos.", "en": "One."})

    def test_an_agreement_gets_its_date_and_who_follows_up(self) -> None:
        ngo = self.cast.organisations["ngo"]
        answer = self.mend(
            f"agreement-{self.agreement.pk}",
            version="1",
            text="Enviar la carta y avisar por teléfono.",
            organisation=str(self.cast.organisations["police"].pk),
            due_on="15 de enero de 2018",
            follow_up=str(ngo.pk),
        )
        self.assertEqual(answer.status_code, 302)
        self.agreement.refresh_from_db()
        self.assertEqual(str(self.agreement.due_on), "15 de enero de 2018")
        self.assertEqual(self.agreement.follow_up, ngo)
        self.assertIn("Acuerdo 7. Enviar la carta y avisar por teléfono.", self.words())

    def test_a_commitment_without_date_and_reason_is_told_and_nothing_is_lost(
        self,
    ) -> None:
        given = {"version": "1", "text": "Enviar otra carta.", "due_on": ""}
        answer = self.mend(f"agreement-{self.agreement.pk}", **given)
        self.assertContains(answer, "Diga hasta cuándo", status_code=422)
        self.assertContains(answer, "Enviar otra carta.", status_code=422)

    def test_hours_number_and_place_are_mended(self) -> None:
        given = {
            "number": "4",
            "starts_at": "09:00",
            "ends_at": "13:00",
            "place": "Aquí",
        }
        self.assertEqual(self.mend("session", version="1", **given).status_code, 302)
        self.assertIn("de 09:00 a 13:00 · Aquí", self.words())
        wrong = self.mend("session", version="2", **{**given, "ends_at": "08:00"})
        self.assertEqual(wrong.status_code, 422)

    def hour_offered(self, **columns: str) -> str:
        Meeting.objects.filter(pk=self.meeting.pk).update(**columns)
        at = self.url(f"actas/{self.begun().pk}/mend/session/")
        page = self.as_role("secretariat").get(at).content.decode()
        found = re.search(r'name="ends_at" value="([^"]*)"', page)
        return found[1] if found else ""

    def test_the_hour_of_closing_stands_there_by_the_group_s_clock(self) -> None:
        """At 23:30 in Lima it is the next day already by the world's clock."""
        late = datetime(2018, 1, 26, 4, 30, tzinfo=UTC)
        with patch("django.utils.timezone.now", return_value=late):
            for planned in ("12:15", ""):
                held = {"held_on": "2018-01-25", "ends_at": planned}
                self.assertEqual(self.hour_offered(**held), "23:30")
            # What was noted is not written over once the session is over.
            held = {"state": "held", "ends_at": "12:40"}
            self.assertEqual(self.hour_offered(**held), "12:40")
            held = {"state": "under_way", "held_on": "2018-01-26"}
            self.assertEqual(self.hour_offered(**held), "12:40")

    def test_the_second_of_two_who_mend_one_part_sees_both(self) -> None:
        item = self.items[0]
        self.mend(f"item-{item.pk}", words="Lo de la primera.", version="1")
        answer = self.mend(f"item-{item.pk}", words="Lo de la segunda.", version="1")
        self.assertContains(answer, "Lo de la primera.", status_code=409)
        self.assertContains(answer, "Lo de la segunda.", status_code=409)
        self.assertContains(answer, 'name="version" value="2"', status_code=409)
        with self.assertRaises(ChangedMeanwhile):
            mend_item(self.actor(), self.begun(), item, words="x", version=1)

    def test_parts_of_another_session_or_none_are_not_here(self) -> None:
        other = Meeting.objects.create(
            group=self.cast.group, title=Text.of(es="Otra"), held_on="2017-10-01"
        )
        item = AgendaItem(meeting=other, number=1, title=Text.of(es="x"))
        item.take_class_of(other)
        item.save()
        for part in (
            f"item-{item.pk}",
            "item-x",
            "item-99999999",
            "nothing",
            "agreement-0",
        ):
            self.assertEqual(self.mend(part, words="x", version="1").status_code, 404)
