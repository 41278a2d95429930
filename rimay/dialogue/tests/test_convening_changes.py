"""A convened session that changes or is called off, and reminders of it."""

from datetime import timedelta

from django.core import mail

from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.dialogue.actions import convening
from rimay.dialogue.models import Meeting, MeetingReply, Notice
from rimay.dialogue.models.notices import NoticeKind, NoticeState
from rimay.dialogue.tests.sessions import SessionTestCase, add_item, in_days


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
