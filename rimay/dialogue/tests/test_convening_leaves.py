"""Convening: what may leave the group, by mail, chat and messenger."""

import re
from urllib.parse import parse_qs, urlsplit

from django.core import mail

from rimay.audit.models import Entry
from rimay.dialogue.models import Meeting, Notice
from rimay.dialogue.models.notices import NoticeState
from rimay.dialogue.queries.messages import messenger_address, whole_number
from rimay.dialogue.tests.sessions import SessionTestCase, add_item


class WhatLeavesTests(SessionTestCase):
    def everything(self) -> str:
        """Return all that left: mails with headers and files, chat, messenger texts."""
        parts = [message.message().as_string() for message in mail.outbox]
        parts += [
            content if isinstance(content, str) else content.decode()
            for message in mail.outbox
            for _name, content, _kind in message.attachments
        ]
        page = self.as_role("secretariat").get(self.url("notices/"))
        parts.append(page.context["chat"])
        parts += [line.told.text for line in page.context["lines"]]
        return "\n".join(parts)

    def test_open_it_says_what_where_and_to_whom_alone(self) -> None:
        self.convene()
        message = next(m for m in mail.outbox if "police" in m.to[0])
        self.assertIn("Sesión ordinaria 2-2018", message.subject)
        self.assertIn("Sala de la prefectura", message.body)
        self.assertIn("Acta anterior", message.body)
        self.assertIn(self.link("police"), message.body)
        _name, file, kind = message.attachments[-1]
        text = (file if isinstance(file, str) else file.decode()).replace("\r\n ", "")
        self.assertEqual(kind, "text/calendar")
        self.assertIn("METHOD:REQUEST", text)
        self.assertIn("police_seat@example.test", text)
        for other in ("company_seat", "civil_seat"):
            self.assertNotIn(other, message.message().as_string() + text)

    def test_under_a_stricter_rule_it_says_when_and_nothing_else(self) -> None:
        add_item(self.meeting, "Garita Oculta", regime="no_attribution")
        self.convene()
        for message in mail.outbox:
            whole = message.subject + message.body
            for words in ("ordinaria", "prefectura", "Acta anterior", "Garita",
                          "police", "mine", "ngo", "qantu-test"):  # fmt: skip
                self.assertNotIn(words, whole, words)
            _name, file, _kind = message.attachments[-1]
            text = file if isinstance(file, str) else file.decode()
            for words in ("ordinaria", "prefectura", "Acta", "Garita", "ATTENDEE",
                          "LOCATION", "DESCRIPTION", message.to[0]):  # fmt: skip
                self.assertNotIn(words, text, words)
            self.assertIn("SUMMARY:Reunión", text)
            self.assertIn("DTSTART;TZID=America/Lima", text)

    def test_no_title_of_a_stricter_item_leaves_in_any_way(self) -> None:
        for number, regime in enumerate(("no_attribution", "chatham", "sealed")):
            add_item(self.meeting, f"Oculta{number}", regime=regime)
        self.convene()
        self.assertNotIn("Oculta", self.everything())

    def test_the_chat_s_text_has_no_personal_link_and_open_titles_alone(self) -> None:
        add_item(self.meeting, "Garita Oculta", regime="chatham")
        self.convene()
        page = self.as_role("secretariat").get(self.url("notices/"))
        chat = page.context["chat"]
        self.assertIn("Acta anterior", chat)
        self.assertIn("1 punto con regla de reserva", chat)
        self.assertNotIn("Garita", chat)
        self.assertNotIn("/i/", chat)
        self.assertNotIn("http", chat)

    def test_a_session_that_is_stricter_as_a_whole_has_no_title_in_the_chat(
        self,
    ) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="chatham")
        self.meeting.refresh_from_db()
        self.convene()
        chat = self.as_role("secretariat").get(self.url("notices/")).context["chat"]
        for words in ("Acta anterior", "prefectura", "ordinaria"):
            self.assertNotIn(words, chat)

    def test_a_made_up_group_says_so_in_all_that_leaves(self) -> None:
        add_item(self.meeting, "Garita", regime="chatham")
        self.convene()
        page = self.as_role("secretariat").get(self.url("notices/"))
        for text in (mail.outbox[0].body, page.context["chat"]):
            self.assertIn("inventado", text)

    def test_a_message_keeps_its_mark_and_no_second_address(self) -> None:
        self.convene()
        marks = {m.extra_headers["Message-ID"] for m in mail.outbox}
        self.assertEqual(len(marks), 3)
        for message in mail.outbox:
            self.assertEqual((len(message.to), message.cc, message.bcc), (1, [], []))


class MessengerTests(SessionTestCase):
    def test_it_opens_with_number_text_and_the_seat_s_own_link(self) -> None:
        self.convene()
        page = self.as_role("secretariat").get(self.url("notices/"))
        ways = re.findall(r'href="(https://wa\.me/[^"]+)"', page.content.decode())
        found = {urlsplit(way).path: parse_qs(urlsplit(way).query) for way in ways}
        self.assertEqual(set(found), {"/5184223344", "/51984000222"})
        text = found["/51984000222"]["text"][0]
        self.assertIn(self.link("ministry"), text)
        self.assertNotIn(self.link("police"), text)

    def test_numbers_are_made_whole_or_left_to_the_messenger(self) -> None:
        for written, country, whole in (
            ("984 000 111", "PE", "51984000111"),
            ("084-223344", "PE", "5184223344"),
            ("+51 984 000 111", "BO", "51984000111"),
            ("0051 984000111", "PE", "51984000111"),
            ("984000111 / 985000111", "PE", "51984000111"),
            ("984 000 111", "", ""),
            ("anexo 12", "PE", ""),
            ("+1", "PE", ""),
        ):
            self.assertEqual(whole_number(written, country), whole, written)
        self.assertTrue(
            messenger_address("a b&c", "", "PE").endswith("?text=a%20b%26c")
        )

    def test_a_seat_is_marked_as_told_once(self) -> None:
        self.convene()
        client = self.as_role("secretariat")
        seat = self.cast.memberships["ministry"]
        for _time in range(2):
            client.post(self.url("notices/hand/"), {"seat": seat.pk})
        row = Notice.objects.get(membership=seat)
        self.assertEqual(row.state, NoticeState.HANDED_OVER)
        self.assertEqual(Entry.objects.filter(act="notice.hand_over").count(), 1)
        # One that has a mail as well gets a message of its own to hand over.
        client.post(
            self.url("notices/hand/"), {"seat": self.cast.memberships["police"].pk}
        )
        rows = Notice.objects.filter(membership=self.cast.memberships["police"])
        self.assertEqual(rows.count(), 2)

    def test_a_seat_of_nobody_is_not_marked(self) -> None:
        self.convene()
        before = Notice.objects.count()
        for seat in ("0", "x", "99999"):
            self.as_role("secretariat").post(self.url("notices/hand/"), {"seat": seat})
        self.assertEqual(Notice.objects.count(), before)
