"""Links of seats: what they open, and that a GET changes nothing."""

from django.core.files.base import ContentFile

from rimay.access.links import revoke, words_of
from rimay.access.models import LinkPurpose, SeatLink
from rimay.audit.models import Entry
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.models import (
    ItemPaper,
    Meeting,
    MeetingReply,
)
from rimay.dialogue.tests.linked import LinkTestCase
from rimay.dialogue.tests.sessions import add_item, in_days
from rimay.groups.models import Membership, SeatHolder
from rimay.library.models import Document


class OpensTests(LinkTestCase):
    def test_it_needs_no_password_and_says_who_when_where_and_what(self) -> None:
        page = self.anyone.get(self.link("police"))
        for words in ("police", "09:30", "Sala de la prefectura", "Acta anterior"):
            self.assertContains(page, words)
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertIn("noindex", page.headers["X-Robots-Tag"])
        self.assertIn("no-store", page.headers["Cache-Control"])
        self.assertFalse(page.cookies.get("sessionid"))

    def test_its_title_tells_a_preview_nothing(self) -> None:
        page = self.anyone.get(self.link("police")).content.decode()
        title = page.split("<title>")[1].split("</title>")[0]
        self.assertEqual(title, "Página de su representación · Rimay")
        self.assertNotIn("og:", page)

    def test_items_under_a_rule_have_no_title_and_no_papers(self) -> None:
        item = add_item(self.meeting, "Garita Oculta", regime="chatham")
        paper = Document.objects.create(
            group=self.cast.group, title=Text.of(es="Mapa oculto")
        )
        row = ItemPaper(item=item, document=paper)
        row.take_class_of(item)
        row.save()
        page = self.anyone.get(self.link("police"))
        self.assertNotContains(page, "Garita Oculta")
        self.assertNotContains(page, "Mapa oculto")
        self.assertContains(page, "punto con regla de reserva")
        answer = self.anyone.get(self.link("police", f"papers/{row.pk}/"))
        self.assertEqual(answer.status_code, 404)

    def test_a_session_stricter_as_a_whole_shows_no_title_at_all(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="sealed")
        page = self.anyone.get(self.link("police"))
        self.assertNotContains(page, "Acta anterior")

    def test_papers_open_as_far_as_any_seat_reads_them(self) -> None:
        found = {}
        for reading in (Class.GROUP, Class.SECRETARIAT, Class.MEMBERS):
            paper = Document(
                group=self.cast.group,
                title=Text.of(es=f"Papel {reading}"),
                access_class=reading,
                file_name="papel.txt",
            )
            paper.file.save("papel", ContentFile(b"contenido"), save=False)
            paper.save()
            row = ItemPaper(item=self.item, document=paper)
            row.take_class_of(self.item)
            row.save()
            found[reading] = row
        page = self.anyone.get(self.link("police"))
        self.assertContains(page, "Papel group")
        self.assertContains(page, "Papel members")
        self.assertNotContains(page, "Papel secretariat")
        for reading, status in (
            (Class.GROUP, 200),
            (Class.MEMBERS, 200),
            (Class.SECRETARIAT, 404),
        ):
            at = self.link("police", f"papers/{found[reading].pk}/")
            self.assertEqual(self.anyone.get(at).status_code, status, reading)
        # An observer's link reads what observers read, and no more.
        page = self.anyone.get(self.link("embassy"))
        self.assertContains(page, "Papel group")
        self.assertNotContains(page, "Papel members")

    def test_a_paper_of_another_session_does_not_open(self) -> None:
        other = Meeting.objects.create(
            group=self.cast.group, title=Text.of(es="Otra"), held_on=in_days(50)
        )
        item = add_item(other, "Otra cosa")
        paper = Document.objects.create(
            group=self.cast.group, title=Text.of(es="De otra")
        )
        row = ItemPaper(item=item, document=paper)
        row.take_class_of(item)
        row.save()
        at = self.link("police", f"papers/{row.pk}/")
        self.assertEqual(self.anyone.get(at).status_code, 404)

    def test_the_calendar_file_is_the_same_entry(self) -> None:
        answer = self.anyone.get(self.link("police", "session.ics"))
        self.assertIn(str(self.meeting.calendar_uid), answer.content.decode())

    def test_nothing_of_the_group_opens_with_it(self) -> None:
        self.anyone.get(self.link("police"))
        answer = self.anyone.get(self.url())
        self.assertTrue(answer["Location"].startswith("/sign-in/"))


class ChangesNothingTests(LinkTestCase):
    def test_no_get_or_head_changes_anything(self) -> None:
        before = Entry.objects.count()
        for rest in ("", "answer/?answer=coming", "left/", "session.ics"):
            for ask in (self.anyone.get, self.anyone.head):
                ask(
                    self.link("police", rest),
                    headers={"user-agent": "WhatsApp/2.23 TelegramBot"},
                )
        self.assertFalse(MeetingReply.objects.exists())
        self.assertEqual(Entry.objects.count(), before)
        self.assertFalse(SeatHolder.objects.exclude(unconfirmed_since=None).exists())

    def test_altered_by_one_character_it_is_nothing(self) -> None:
        words = words_of(self.link_of("police"))
        nothing = self.anyone.get("/i/NOTHINGHERE/")
        for place in range(len(words)):
            other = "7" if words[place] != "7" else "8"
            altered = words[:place] + other + words[place + 1 :]
            answer = self.anyone.get(f"/i/{altered}/")
            self.assertEqual(answer.status_code, 404)
            self.assertEqual(answer.content, nothing.content)
            answer = self.anyone.post(f"/i/{altered}/answer/", {"answer": "coming"})
            self.assertEqual(answer.status_code, 404)
        self.assertFalse(MeetingReply.objects.exists())

    def test_taken_back_it_is_nothing(self) -> None:
        at = self.link("police")
        revoke(self.cast.actor("secretariat"), self.link_of("police"))
        self.assertEqual(self.anyone.get(at).status_code, 404)

    def test_a_link_for_another_matter_does_not_open_the_session(self) -> None:
        at = self.link("police")
        SeatLink.objects.filter(pk=self.link_of("police").pk).update(
            purpose=LinkPurpose.CHARTER
        )
        self.assertEqual(self.anyone.get(at).status_code, 404)

    def test_after_its_last_day_it_says_so_and_nothing_else(self) -> None:
        at = self.link("police")
        SeatLink.objects.update(expires_on=in_days(-1))
        for answer in (
            self.anyone.get(at),
            self.anyone.post(f"{at}answer/", {"answer": "coming"}),
        ):
            self.assertEqual(answer.status_code, 410)
            self.assertNotIn("police", answer.content.decode())
        self.assertFalse(MeetingReply.objects.exists())

    def test_a_seat_that_left_the_group_yesterday_opens_nothing(self) -> None:
        at = self.link("police")
        Membership.objects.filter(pk=self.cast.memberships["police"].pk).update(
            ends_on=PartialDate.of(in_days(-1))
        )
        self.assertEqual(self.anyone.get(at).status_code, 410)

    def test_a_session_that_seats_may_not_read_any_more_is_nothing(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(
            access_class=Class.SECRETARIAT
        )
        self.assertEqual(self.anyone.get(self.link("police")).status_code, 404)
