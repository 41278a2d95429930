"""Convening: one save, everybody told once, and what may leave the group."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from django.core import mail
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from rimay.access.models import LinkPurpose, SeatLink
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.dialogue.actions import convening
from rimay.dialogue.models import AgendaItem, Meeting, MeetingReply, Notice
from rimay.dialogue.models.notices import NoticeKind, NoticeState
from rimay.dialogue.queries.messages import messenger_address, whole_number
from rimay.dialogue.tests.sessions import SessionTestCase, add_item, in_days
from rimay.groups.models import Membership, SeatHolder

NOBODY = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}


class ConveneTests(SessionTestCase):
    def test_one_save_gives_each_seat_its_link_and_its_message(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            answer = self.as_role("secretariat").post(self.url("convene/"))
        self.assertRedirects(answer, self.url("notices/"))
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.state, "convened")
        self.assertIsNotNone(self.meeting.convened_at)
        links = SeatLink.objects.filter(purpose=LinkPurpose.MEETING)
        self.assertEqual(links.count(), 6)
        held = {
            row.membership.organisation.name.in_language("es"): row
            for row in Notice.objects.filter(kind=NoticeKind.CONVENED)
        }
        self.assertEqual(len(held), 6)
        self.assertEqual(held["police"].state, NoticeState.SENT)
        self.assertEqual(held["ministry"].state, NoticeState.WAITING)
        self.assertEqual(held["ministry"].why, "no_address")
        self.assertEqual(held["embassy"].why, "no_address")
        self.assertEqual(len(mail.outbox), 3)

    def test_pressed_twice_nobody_is_told_twice(self) -> None:
        client = self.as_role("secretariat")
        for _time in range(2):
            with self.captureOnCommitCallbacks(execute=True):
                client.post(self.url("convene/"))
        self.assertEqual(len(mail.outbox), 3)
        self.assertEqual(Notice.objects.count(), 6)
        self.assertEqual(Entry.objects.filter(act="meeting.convene").count(), 1)

    def test_a_get_sends_nothing(self) -> None:
        page = self.as_role("secretariat").get(self.url("convene/"))
        self.assertEqual(page.status_code, 200)
        self.assertFalse(Notice.objects.exists())
        self.assertFalse(SeatLink.objects.exists())

    def test_only_the_secretariat_convenes(self) -> None:
        for role, status in (
            ("coordinator", 403),
            ("civil_seat", 403),
            ("observer", 403),
            ("outsider", 404),
        ):
            for rest in ("convene/", "notices/", "notices/send/", "notices/hand/",
                         "notices/remind/", "notices/retry/", "call-off/", "answers/",
                         "roll.pdf"):  # fmt: skip
                answer = self.as_role(role).post(self.url(rest))
                self.assertEqual(answer.status_code, status, f"{role} {rest}")
        self.assertFalse(Notice.objects.exists())

    def test_what_is_missing_is_said_and_nothing_leaves(self) -> None:
        client = self.as_role("secretariat")
        for changed in (
            {"held_on": PartialDate("2031-03")},
            {"starts_at": ""},
            {"held_on": PartialDate.of(in_days(-1))},
            {"access_class": Class.SECRETARIAT},
        ):
            Meeting.objects.filter(pk=self.meeting.pk).update(
                held_on=PartialDate.of(in_days(12)),
                starts_at="09:30",
                access_class=Class.GROUP,
            )
            Meeting.objects.filter(pk=self.meeting.pk).update(**changed)
            client.post(self.url("convene/"))
            self.assertFalse(Notice.objects.exists(), changed)
        AgendaItem.objects.all().delete()
        Meeting.objects.filter(pk=self.meeting.pk).update(access_class=Class.GROUP)
        page = client.get(self.url("convene/"))
        self.assertContains(page, "Su agenda está vacía.")

    def test_a_seat_whose_term_ended_yesterday_is_not_told(self) -> None:
        Membership.objects.filter(pk=self.cast.memberships["mine"].pk).update(
            ends_on=PartialDate.of(in_days(-1))
        )
        SeatHolder.objects.filter(person=self.cast.people["civil_seat"]).update(
            ends_on=in_days(-1)
        )
        self.convene()
        told = {message.to[0] for message in mail.outbox}
        self.assertEqual(told, {"police_seat@example.test"})
        row = Notice.objects.get(membership=self.cast.memberships["ngo"])
        self.assertEqual((row.why, row.channel), ("nobody", "hand"))
        mine = self.cast.memberships["mine"]
        self.assertFalse(Notice.objects.filter(membership=mine).exists())

    def test_a_session_of_the_seats_alone_leaves_observers_out(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(access_class=Class.MEMBERS)
        self.meeting.refresh_from_db()
        self.convene()
        embassy = self.cast.memberships["embassy"]
        self.assertFalse(Notice.objects.filter(membership=embassy).exists())
        self.assertFalse(SeatLink.objects.filter(membership=embassy).exists())

    @override_settings(**NOBODY)
    def test_without_a_mail_server_all_is_handed_over(self) -> None:
        self.convene()
        self.assertEqual(
            set(Notice.objects.values_list("channel", "why")),
            {("hand", "no_mail")},
        )
        page = self.as_role("secretariat").get(self.url("notices/"))
        self.assertContains(page, "por entregar")

    def test_a_session_that_came_convened_from_a_workbook_is_convened_once(
        self,
    ) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(state="convened")
        self.meeting.refresh_from_db()
        self.convene()
        self.convene()
        self.assertEqual(len(mail.outbox), 3)


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


class ChangeTests(SessionTestCase):
    def change(self) -> int:
        with self.captureOnCommitCallbacks(execute=True):
            return convening.send_change(self.cast.actor("secretariat"), self.meeting)

    def move(self, **other: object) -> None:
        meeting = Meeting.objects.get(pk=self.meeting.pk)
        for name, value in other.items():
            setattr(meeting, name, value)
        meeting.save()

    def test_a_change_goes_out_once_with_the_next_number(self) -> None:
        self.convene()
        self.assertEqual(self.change(), 0)
        self.move(held_on=PartialDate.of(in_days(20)))
        page = self.as_role("secretariat").get(self.url())
        self.assertEqual(page.context["ahead"].step.words, "Enviar el cambio")
        mail.outbox.clear()
        self.assertEqual(self.change(), 6)
        self.assertEqual(self.change(), 0)
        self.assertEqual(len(mail.outbox), 3)
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.calendar_sequence, 1)
        text = mail.outbox[0].message().as_string()
        self.assertIn("Cambio", mail.outbox[0].subject)
        self.assertIn('method="REQUEST"', text)
        link = self.link_of("police")
        self.assertGreater(link.expires_on, in_days(20))

    def test_its_calendar_entry_keeps_its_name_and_counts_up(self) -> None:
        self.convene()
        first = mail.outbox[0].attachments[-1][1]
        self.move(place="Otra sala")
        mail.outbox.clear()
        self.change()
        second = mail.outbox[0].attachments[-1][1]
        uid = f"UID:{self.meeting.calendar_uid}"
        texts = [t if isinstance(t, str) else t.decode() for t in (first, second)]
        for text, number in zip(texts, (0, 1), strict=True):
            self.assertIn(uid, text.replace("\r\n ", ""))
            self.assertIn(f"SEQUENCE:{number}", text)

    def test_another_agenda_is_a_change(self) -> None:
        self.convene()
        add_item(self.meeting, "Nuevo")
        self.assertEqual(self.change(), 6)

    def test_called_off_after_answers_came(self) -> None:
        self.convene()
        seat = self.cast.memberships["police"]
        row = MeetingReply(meeting=self.meeting, membership=seat, answer="coming")
        row.take_class_of(self.meeting)
        row.save()
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            self.as_role("secretariat").post(
                self.url("call-off/"), {"reason": "Bloqueo de vía"}
            )
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.state, "cancelled")
        self.assertEqual(len(mail.outbox), 3)
        message = mail.outbox[0]
        self.assertIn("Cancelada", message.subject)
        self.assertIn("Bloqueo de vía", message.body)
        file = message.attachments[-1][1]
        text = file if isinstance(file, str) else file.decode()
        for words in ("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"):
            self.assertIn(words, text)
        self.assertTrue(MeetingReply.objects.filter(pk=row.pk).exists())
        answer = self.client.post(self.link("police", "answer/"), {"answer": "excused"})
        self.assertEqual(answer.status_code, 409)
        row.refresh_from_db()
        self.assertEqual(row.answer, "coming")
        self.assertContains(self.client.get(self.link("police")), "cancelada")

    def test_called_off_under_a_rule_no_reason_leaves(self) -> None:
        add_item(self.meeting, "Oculta", regime="chatham")
        self.convene()
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            self.as_role("secretariat").post(
                self.url("call-off/"), {"reason": "Bloqueo de vía"}
            )
        self.assertNotIn("Bloqueo", mail.outbox[0].message().as_string())

    def test_called_off_twice_is_told_once(self) -> None:
        self.convene()
        mail.outbox.clear()
        for _time in range(2):
            with self.captureOnCommitCallbacks(execute=True):
                self.as_role("secretariat").post(self.url("call-off/"), {"reason": "x"})
        self.assertEqual(len(mail.outbox), 3)

    def test_a_plan_that_nobody_knew_is_called_off_without_a_message(self) -> None:
        self.as_role("secretariat").post(self.url("call-off/"), {"reason": "x"})
        self.assertFalse(Notice.objects.exists())
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.state, "cancelled")

    def test_what_still_waits_is_dropped_by_what_is_newer(self) -> None:
        self.convene()
        Notice.objects.filter(state=NoticeState.SENT).update(
            state=NoticeState.WAITING,
            why="server_unreachable",
            next_try_at=clock.now() + timedelta(hours=1),
        )
        self.move(place="Otra sala")
        mail.outbox.clear()
        self.change()
        self.assertEqual(len(mail.outbox), 3)
        first = Notice.objects.filter(kind=NoticeKind.CONVENED)
        self.assertEqual(
            set(first.values_list("state", flat=True)), {NoticeState.DROPPED}
        )

    def test_a_convened_session_is_called_off_and_never_just_removed(self) -> None:
        self.convene()
        answer = self.as_role("secretariat").post(self.url("remove/"))
        self.assertEqual(answer.status_code, 409)
        self.assertTrue(Meeting.objects.filter(pk=self.meeting.pk).exists())


class ReminderTests(SessionTestCase):
    def test_those_who_have_not_answered_are_reminded_once_a_press(self) -> None:
        self.convene()
        row = MeetingReply(
            meeting=self.meeting,
            membership=self.cast.memberships["police"],
            answer="coming",
        )
        row.take_class_of(self.meeting)
        row.save()
        mail.outbox.clear()
        client = self.as_role("secretariat")
        for _time in range(2):
            with self.captureOnCommitCallbacks(execute=True):
                client.post(self.url("notices/remind/"), {"round": "0"})
        told = {message.to[0] for message in mail.outbox}
        self.assertEqual(told, {"company_seat@example.test", "civil_seat@example.test"})
        self.assertEqual(len(mail.outbox), 2)
        with self.captureOnCommitCallbacks(execute=True):
            client.post(self.url("notices/remind/"), {"round": "1"})
        self.assertEqual(len(mail.outbox), 4)


class PagesTests(SessionTestCase):
    def test_the_next_act_is_obvious_in_each_state(self) -> None:
        client = self.as_role("secretariat")

        def step() -> str:
            return str(client.get(self.url()).context["ahead"].step.words)

        AgendaItem.objects.all().delete()
        self.assertEqual(step(), "Escribir la agenda")
        add_item(self.meeting, "Uno")
        Meeting.objects.filter(pk=self.meeting.pk).update(starts_at="")
        self.assertEqual(step(), "Completar la sesión")
        Meeting.objects.filter(pk=self.meeting.pk).update(starts_at="09:30")
        self.assertEqual(step(), "Convocar")
        self.convene()
        self.assertEqual(step(), "Mensajes y respuestas")

    def test_the_home_shows_when_where_and_what(self) -> None:
        self.convene()
        page = self.as_role("civil_seat").get(f"/g/{self.cast.group.slug}/")
        self.assertContains(page, "Acta anterior")
        self.assertContains(page, "Respondieron 0 de 5 representaciones")

    def test_the_page_costs_the_same_with_more_seats_and_items(self) -> None:
        self.convene()
        client = self.as_role("secretariat")
        client.get(self.url())

        def cost() -> int:
            with CaptureQueriesContext(connection) as held:
                client.get(self.url())
            return len(held)

        before = cost()
        for number in range(12):
            add_item(self.meeting, f"Punto {number}")
        self.assertEqual(cost(), before)
