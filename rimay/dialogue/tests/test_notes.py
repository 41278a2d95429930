"""Writing the notes: kept once, two texts side by side, nothing lost, nothing cut."""

import secrets

from django.core.cache import cache

from rimay.access.asking import Refused
from rimay.accounts.queries import browser_mark
from rimay.audit.models import Entry
from rimay.dialogue.actions.notes import (
    NotesShut,
    Paragraph,
    keep_paragraph,
    settle_rival,
)
from rimay.dialogue.actions.running import close_item, go_on
from rimay.dialogue.actions.stricter import tighten
from rimay.dialogue.models import MinutesLine
from rimay.dialogue.tests.scene import TableTestCase
from rimay.records.actions import ChangedMeanwhile

JSON = {"Accept": "application/json"}


class KeepingTests(TableTestCase):
    def given(self, item: int, text: str, **other: object) -> dict[str, object]:
        return {
            "item": item,
            "key": secrets.token_hex(16),
            "base": 0,
            "kind": "summary",
            "text": text,
        } | other

    def test_what_is_sent_twice_stands_once(self) -> None:
        item = self.open_at()
        given = self.given(item.pk, "Se leyó el acta.")
        client = self.as_role("secretariat")
        for _time in range(2):
            answer = client.post(self.url("line/"), given, headers=JSON)
            self.assertEqual(
                answer.json(), {"key": given["key"], "base": 1, "beside": False}
            )
        self.assertEqual(self.line().text, "Se leyó el acta.")

    def test_what_another_account_left_in_the_browser_is_not_taken(self) -> None:
        item = self.open_at()
        given = self.given(item.pk, "De otra persona", who=browser_mark(0))
        client = self.as_role("secretariat")
        for rest in ("line/", "presence/", "guest/"):
            answer = client.post(self.url(rest), given, headers=JSON)
            self.assertEqual((rest, answer.status_code), (rest, 401))
        self.assertFalse(MinutesLine.objects.exists())

    def test_without_script_it_leads_back_to_the_notes(self) -> None:
        item = self.open_at()
        client = self.as_role("secretariat")
        answer = client.post(self.url("line/"), self.given(item.pk, "Se leyó."))
        self.assertEqual(answer.status_code, 302)
        self.assertContains(client.get(answer["Location"]), "Se leyó.")

    def test_only_the_secretariat_writes(self) -> None:
        item = self.open_at()
        for role, status in (
            ("civil_seat", 403),
            ("coordinator", 403),
            ("donor", 404),
            ("outsider", 404),
        ):
            with self.subTest(role):
                given = self.given(item.pk, "No debe quedar")
                answer = self.as_role(role).post(self.url("line/"), given)
                self.assertEqual(answer.status_code, status)
        self.as_role("secretariat").get(self.url("line/"), self.given(item.pk, "GET"))
        self.assertFalse(MinutesLine.objects.exists())

    def test_two_mebibytes_are_refused_and_stay_in_the_box(self) -> None:
        item = self.open_at()
        text = "párrafo " * (2 * 1024 * 1024 // 9)
        client = self.as_role("secretariat")
        page = client.post(self.url("line/"), self.given(item.pk, text))
        self.assertEqual(page.status_code, 422)
        self.assertContains(page, text.strip(), status_code=422)
        told = client.post(self.url("line/"), self.given(item.pk, text), headers=JSON)
        self.assertEqual(told.status_code, 422)
        self.assertIn("20", told.json()["words"])
        self.assertFalse(MinutesLine.objects.exists())

    def test_what_word_brings_along_unseen_goes(self) -> None:
        item = self.open_at()
        text = "Uno\x0b\x07dos\r\n\r\n• tres\x00\t“cuatro”"
        self.as_role("secretariat").post(
            self.url("line/"), self.given(item.pk, text), headers=JSON
        )
        self.assertEqual(self.line().text, "Uno\ndos\n\n• tres\t“cuatro”")

    def test_bad_input_is_told(self) -> None:
        item = self.open_at()
        for other in (
            {"key": "x"},
            {"key": "Z" * 32},
            {"kind": "shout"},
            {"base": -1},
            {"item": 999_999},
            {"speaker": 999_999},
        ):
            with self.subTest(other):
                answer = self.as_role("secretariat").post(
                    self.url("line/"), self.given(item.pk, "x") | other, headers=JSON
                )
                self.assertEqual(answer.status_code, 422)
        self.assertFalse(MinutesLine.objects.exists())

    def test_words_are_shown_and_never_run(self) -> None:
        item = self.open_at()
        self.write(item, "<script>x</script>")
        page = self.as_role("observer").get(self.url("table/"))
        self.assertNotContains(page, "<script>x")
        self.assertContains(page, "&lt;script&gt;x")

    def test_an_emptied_paragraph_goes_and_comes_back_when_written_on(self) -> None:
        item = self.open_at()
        kept = self.write(item, "Uno")
        self.write(item, "", key=kept.key, base=1)
        self.assertFalse(MinutesLine.objects.exists())
        self.write(item, "Uno otra vez", key=kept.key, base=4)
        self.assertEqual(self.line().text, "Uno otra vez")

    def test_a_key_of_another_item_changes_nothing_there(self) -> None:
        item = self.open_at()
        kept = self.write(item, "Uno")
        other = self.items["chatham"]
        given = self.given(other.pk, "Dos", key=kept.key)
        answer = self.as_role("secretariat").post(self.url("line/"), given)
        self.assertEqual(answer.status_code, 404)
        self.assertEqual(self.line().text, "Uno")

    def test_who_spoke_is_kept_under_the_open_rule_only(self) -> None:
        seat = self.cast.memberships["police"]
        item = self.open_at()
        self.write(item, "Habló", speaker=seat)
        closed = self.items["chatham"]
        self.write(closed, "Habló también", speaker=seat)
        self.assertEqual(self.line(item=item).speaker, seat)
        line = self.line(item=closed)
        self.assertEqual(
            (line.speaker, line.author, line.behind_gate), (None, None, True)
        )
        self.assertEqual((line.created_at.minute, line.changed_at.second), (0, 0))

    def test_the_trail_keeps_no_line_per_paragraph(self) -> None:
        item = self.open_at()
        before = Entry.objects.count()
        kept = self.write(item, "Uno")
        self.write(item, "Uno y medio", key=kept.key, base=1)
        self.assertEqual(Entry.objects.count(), before)

    def test_who_writes_is_marked_by_a_page_and_no_name(self) -> None:
        item = self.open_at()
        given = self.given(item.pk, "Se está escri", mark="abcd1234")
        client = self.as_role("secretariat")
        client.post(self.url("line/"), given, headers=JSON)
        words = "alguien está escribiendo aquí"
        self.assertContains(self.as_role("observer").get(self.url("table/")), words)
        own = client.get(self.url("table/?mark=abcd1234"))
        self.assertNotContains(own, words)
        given |= {"text": "Se está escribiendo.", "base": 1, "mark": ""}
        client.post(self.url("line/"), given, headers=JSON)
        self.assertNotContains(self.as_role("observer").get(self.url("table/")), words)
        cache.clear()


class RivalTests(TableTestCase):
    def setUp(self) -> None:
        self.item = self.open_at()
        self.key = self.write(self.item, "Dos sesiones").key
        self.write(self.item, "Dos sesiones al año", key=self.key, base=1)

    def clash(self) -> MinutesLine:
        kept = self.write(self.item, "Tres sesiones", key=self.key, base=1)
        self.assertTrue(kept.is_beside)
        return self.line(key=kept.key)

    def test_the_second_text_stands_beside_the_first_and_once(self) -> None:
        rival = self.clash()
        self.assertEqual(self.clash(), rival)
        self.assertEqual(rival.rival_of, self.line(key=self.key))
        page = self.as_role("secretariat").get(self.url("table/"))
        self.assertContains(page, "Dos sesiones al año")
        self.assertContains(page, "Tres sesiones")
        self.assertEqual(len(page.context["notes"]), 1)

    def test_one_is_chosen_or_both_are_joined(self) -> None:
        for keep, text in (
            ("first", "Dos sesiones al año"),
            ("second", "Tres sesiones"),
            ("both", "Tres sesiones\nCuatro"),
        ):
            with self.subTest(keep):
                line = self.line(key=self.key)
                words = "Cuatro" if keep == "both" else "Tres sesiones"
                kept = self.write(self.item, words, key=self.key, base=0)
                rival = self.line(key=kept.key)
                url = f"/g/{self.cast.group.slug}/session-notes/{line.pk}/settle/"
                given = {"keep": f"{keep} {rival.pk}"}
                for _time in range(2):
                    answer = self.as_role("secretariat").post(url, given)
                    self.assertEqual(answer.status_code, 302)
                line.refresh_from_db()
                self.assertEqual(line.text, text)
                self.assertEqual(MinutesLine.objects.count(), 1)

    def test_nobody_else_chooses_and_a_second_choice_changes_nothing(self) -> None:
        rival, line = self.clash(), self.line(key=self.key)
        url = f"/g/{self.cast.group.slug}/session-notes/{line.pk}/settle/"
        given = {"keep": f"second {rival.pk}"}
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            answer = self.as_role(role).post(url, given)
            self.assertEqual(answer.status_code, status)
        self.as_role("secretariat").get(url, given)
        self.assertEqual(self.line(key=self.key).text, "Dos sesiones al año")
        settle_rival(self.actor(), line, rival=rival.pk, keep="first")
        with self.assertRaises(ChangedMeanwhile):
            settle_rival(self.actor(), line, rival=rival.pk, keep="second")
        self.assertEqual(self.line().text, "Dos sesiones al año")

    def test_two_texts_too_long_to_join_stay_two_paragraphs(self) -> None:
        kept = self.write(self.item, "x" * 19_990, key=self.key, base=1)
        rival = self.line(key=kept.key)
        settle_rival(self.actor(), self.line(key=self.key), rival=rival.pk, keep="both")
        self.assertEqual(MinutesLine.objects.filter(rival_of=None).count(), 2)


class ShutTests(TableTestCase):
    def test_nothing_is_written_before_the_session_is_open(self) -> None:
        with self.assertRaises(NotesShut):
            self.write(self.items["open"], "Antes")

    def test_late_words_of_a_closed_item_still_arrive(self) -> None:
        item = self.open_at()
        go_on(self.actor(), self.meeting, after=item)
        self.write(item, "Llegó tarde")
        self.assertEqual(self.line().item, item)

    def test_after_the_session_the_item_must_be_opened_again(self) -> None:
        item = self.open_at()
        close_item(self.actor(), self.meeting, item)
        self.meeting.state = "held"
        self.meeting.save()
        given = {
            "item": item.pk,
            "key": "a" * 32,
            "base": 0,
            "kind": "summary",
            "text": "Después",
        }
        client = self.as_role("secretariat")
        page = client.post(self.url("line/"), given)
        self.assertContains(page, "Después", status_code=409)
        told = client.post(self.url("line/"), given, headers=JSON)
        self.assertEqual(told.status_code, 409)
        self.assertTrue(told.json()["words"])
        client.post(self.url("item/"), {"open": item.pk})
        self.assertEqual(
            client.post(self.url("line/"), given, headers=JSON).status_code, 200
        )

    def test_a_sealed_item_is_written_by_the_persons_named_only(self) -> None:
        self.open_at()
        item = self.items["sealed"]
        people = [self.cast.people["police_seat"]]
        tighten(self.actor(), item, regime=item.regime, people=people)
        item.refresh_from_db()
        with self.assertRaises(Refused):
            keep_paragraph(self.actor(), item, paragraph=Paragraph("a" * 32, "No"))
