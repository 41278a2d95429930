"""The session under way: opened, led from item to item, read along, quorum in words."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rimay.audit.models import Entry
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.actions.presence import Noted, record_presence
from rimay.dialogue.actions.running import go_on
from rimay.dialogue.models import (
    AgendaItem,
    Attendance,
    Charter,
    Meeting,
    MinutesLine,
    PillarRule,
)
from rimay.dialogue.models.attendance import Presence
from rimay.dialogue.queries.quorum import quorum_of
from rimay.dialogue.queries.quorum_words import in_words
from rimay.dialogue.tests.scene import TableTestCase
from rimay.groups.models import SeatHolder


class RunningTests(TableTestCase):
    def test_it_opens_once_with_its_first_item_on_the_table(self) -> None:
        client = self.as_role("coordinator")
        for _time in range(2):
            self.assertRedirects(client.post(self.url("open/")), self.url("table/"))
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.state, "under_way")
        self.assertEqual(AgendaItem.objects.get(is_current=True), self.items["open"])
        self.assertEqual(Entry.objects.filter(act="meeting.open").count(), 1)

    def test_a_session_that_is_over_is_not_opened(self) -> None:
        for state in ("held", "cancelled"):
            self.meeting.state = state
            self.meeting.save()
            self.as_role("secretariat").post(self.url("open/"))
            self.meeting.refresh_from_db()
            self.assertEqual(self.meeting.state, state)

    def test_held_before_its_day_it_says_that_the_date_is_changed_first(self) -> None:
        for day, is_said in (("2018-01-25", False), ("2999-01-25", True)):
            Meeting.objects.update(held_on=day)
            page = self.as_role("secretariat").get(self.url("table/"))
            said = "change/" in page.content.decode()
            self.assertEqual((page.context["is_early"], said), (is_said, is_said))
        page = self.as_role("police_seat").get(self.url("table/"))
        self.assertNotContains(page, "change/")

    def test_it_goes_on_once_however_often_it_is_pressed(self) -> None:
        item = self.open_at()
        client = self.as_role("secretariat")
        for _time in range(2):
            client.post(self.url("item/"), {"next": item.pk})
        current = AgendaItem.objects.get(is_current=True)
        self.assertEqual(current, self.items["no_attribution"])
        item.refresh_from_db()
        self.assertIsNotNone(item.closed_on)

    def test_an_item_is_closed_and_opened_again(self) -> None:
        item = self.open_at()
        client = self.as_role("secretariat")
        client.post(self.url("item/"), {"close": item.pk})
        self.assertFalse(AgendaItem.objects.filter(is_current=True).exists())
        client.post(self.url("item/"), {"open": self.items["chatham"].pk})
        client.post(self.url("item/"), {"open": item.pk})
        item.refresh_from_db()
        self.assertEqual((item.is_current, item.closed_on), (True, None))
        self.assertIsNotNone(AgendaItem.objects.get(regime="chatham").closed_on)

    def test_a_sealed_item_waits_until_it_is_said_who_reads(self) -> None:
        item = self.open_at("chatham")
        answer = self.as_role("secretariat").post(self.url("item/"), {"next": item.pk})
        self.assertIn("stricter", answer["Location"])
        item.refresh_from_db()
        self.assertTrue(item.is_current)
        page = self.as_role("secretariat").get(answer["Location"])
        self.assertContains(page, "Persona police_seat")

    def test_nobody_else_leads_it_and_a_get_does_nothing(self) -> None:
        for part, given in (("open/", {}), ("item/", {"open": self.items["open"].pk})):
            for role, status in (
                ("civil_seat", 403),
                ("observer", 403),
                ("outsider", 404),
            ):
                answer = self.as_role(role).post(self.url(part), given)
                self.assertEqual(answer.status_code, status)
            self.as_role("secretariat").get(self.url(part), given)
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.state, "convened")

    def test_an_item_of_another_session_is_none_of_this_one(self) -> None:
        self.open_at()
        other = AgendaItem.objects.create(
            group=self.cast.group,
            number=1,
            title=Text.of(es="Ajeno"),
            meeting=type(self.meeting).objects.create(
                group=self.cast.group, title=Text.of(es="Otra"), state="under_way"
            ),
        )
        self.as_role("secretariat").post(self.url("item/"), {"open": other.pk})
        other.refresh_from_db()
        self.assertFalse(other.is_current)

    def test_an_item_with_notes_is_not_removed(self) -> None:
        item = self.open_at()
        self.write(item, "Uno")
        at = f"/g/{self.cast.group.slug}/agenda-items/{item.pk}/remove/"
        self.assertEqual(self.as_role("secretariat").post(at).status_code, 409)


class ReadingTests(TableTestCase):
    def test_readers_follow_and_have_nothing_to_write_in(self) -> None:
        item = self.open_at()
        self.write(item, "Se leyó el acta anterior")
        for role in ("civil_seat", "observer", "coordinator"):
            page = self.as_role(role).get(self.url("table/"))
            self.assertContains(page, "Se leyó el acta anterior")
            self.assertNotContains(page, 'id="box"')
        for role in ("donor", "evaluator", "outsider"):
            self.assertEqual(
                self.as_role(role).get(self.url("table/")).status_code, 404
            )

    def test_of_a_public_session_the_talk_stays_inside(self) -> None:
        self.meeting.access_class = Class.PUBLIC
        self.meeting.save()
        AgendaItem.objects.update(access_class=Class.PUBLIC)
        item = self.open_at()
        record_presence(
            self.actor(),
            self.meeting,
            noted={self.cast.memberships["police"]: Noted(Presence.PRESENT)},
        )
        self.write(item, "Solo para la mesa")
        page = self.as_role("donor").get(self.url("table/"))
        self.assertContains(page, "Punto 1")
        self.assertNotContains(page, "Solo para la mesa")
        self.assertFalse(page.context["quorum"])

    def test_an_open_page_is_told_what_changed_and_nothing_else(self) -> None:
        item = self.open_at()
        client = self.as_role("observer")
        stamp = client.get(self.url("table/")).context["stamp"]
        same = client.get(self.url(f"table/?live={stamp}"))
        self.assertEqual((same.status_code, same.content), (204, b""))
        self.write(item, "Algo nuevo")
        cache.clear()
        now = client.get(self.url(f"table/?live={stamp}"))
        self.assertContains(now, "Algo nuevo")
        self.assertNotContains(now, "<html")
        self.assertNotEqual(now["X-Stamp"], stamp)
        self.assertContains(now, "data-part", count=1)
        go_on(self.actor(), self.meeting, after=item)
        now = client.get(self.url(f"table/?live={now['X-Stamp']}"))
        self.assertContains(now, "data-part", count=4)

    def test_an_open_page_is_not_told_again_what_it_has(self) -> None:
        item = self.open_at()
        self.write(item, "Uno")
        self.write(item, "Dos")
        client = self.as_role("observer")
        notes = client.get(self.url("table/")).context["notes"]
        held = {"X-Known": " ".join(note.sign for note in notes)}
        MinutesLine.objects.filter(text="Dos").update(text="Tres", version=2)
        cache.clear()
        for page in ("table/", "screen/"):
            with self.subTest(page=page):
                again = client.get(self.url(f"{page}?live=0"), headers=held)
                self.assertNotContains(again, "Uno")
                self.assertContains(again, "Tres")
                self.assertContains(again, f'<li data-sign="{notes[0].sign}"></li>')
                # Whoever may write sees another button beside it, so all of it is told.
                other = self.as_role("secretariat")
                told = other.get(self.url(f"{page}?live=0"), headers=held)
                self.assertContains(told, "Uno")

    def test_a_paragraph_found_by_searching_opens_where_it_stands(self) -> None:
        item = self.open_at()
        self.write(item, "Ruta de aviso temprano")
        line = self.line()
        page = self.as_role("observer").get(
            f"/g/{self.cast.group.slug}/session-notes/{line.pk}/"
        )
        self.assertContains(page, "found")
        found = self.as_role("observer").get(
            f"/g/{self.cast.group.slug}/search/?q=avisos"
        )
        self.assertContains(found, f"/session-notes/{line.pk}/")

    def test_the_page_costs_the_same_with_many_paragraphs(self) -> None:
        item = self.open_at()
        client = self.as_role("secretariat")
        self.write(item, "Uno", kind="agreement", speaker=self.cast.memberships["mine"])
        client.get(self.url("table/"))
        with CaptureQueriesContext(connection) as few:
            client.get(self.url("table/"))
        for number in range(20):
            self.write(
                item,
                f"Párrafo {number}",
                kind="agreement",
                speaker=self.cast.memberships["police"],
            )
        with CaptureQueriesContext(connection) as many:
            client.get(self.url("table/"))
        self.assertLessEqual(len(many), len(few) + 1)
        self.assertLess(len(many), 70)


class QuorumWordsTests(TableTestCase):
    def note(self, **came: str) -> None:
        noted = {
            self.cast.memberships[name]: Noted(Presence(how))
            for name, how in came.items()
        }
        record_presence(self.actor(), self.meeting, noted=noted)

    def words(self) -> tuple[str, str]:
        page = self.as_role("secretariat").get(self.url("table/"))
        quorum = page.context["quorum"]
        self.assertContains(page, quorum.sentence)
        return quorum.sentence, quorum.consequence

    def test_it_says_who_is_missing_and_when_one_can_decide(self) -> None:
        self.note(police="present", mine="alternate", ngo="excused")
        self.assertIn("civil (1 representación)", self.words()[0])
        Attendance.objects.filter(presence="excused").update(presence="present")
        self.assertEqual(
            self.words(), ("Hay quórum en cada pilar.", "Se puede decidir.")
        )

    def test_vacant_and_unconfirmed_seats_show_with_what_the_charter_says(self) -> None:
        charter = Charter.objects.create(
            group=self.cast.group,
            title=Text.of(es="Reglamento"),
            state="adopted",
            when_short="none",
        )
        PillarRule.objects.create(
            group=self.cast.group,
            charter=charter,
            pillar=self.cast.pillars["civil"],
            quorum=1,
        )
        SeatHolder.objects.filter(membership=self.cast.memberships["ngo"]).update(
            ends_on="2017-01-01"
        )
        words = in_words(quorum_of(self.meeting))
        civil = words.pillars[-1]
        self.assertIn("1 vacante", civil.hint)
        self.assertIn("no pone nada a decisión", words.consequence)
        self.assertEqual(words.source, "")
