"""Messages that wait: nothing is lost while the server is down, nothing goes twice."""

import socket
from datetime import timedelta
from io import StringIO

from django.core import mail
from django.core.management import call_command
from django.test import override_settings

from rimay.access.models import Channel, OnBehalf
from rimay.access.on_behalf import Said
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.core.mail import Delivery, Outcome
from rimay.dialogue.actions import outbox, replies
from rimay.dialogue.actions.replies import Reply
from rimay.dialogue.models import Meeting, Notice
from rimay.dialogue.models.attendance import Answer
from rimay.dialogue.models.notices import NoticeState
from rimay.dialogue.tests.mailboxes import mail_server, settings_for
from rimay.dialogue.tests.sessions import SessionTestCase, in_days
from rimay.groups.models import Contact, SeatHolder


def closed_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def later() -> None:
    """Let the time of every message that waits come."""
    Notice.objects.filter(state=NoticeState.WAITING).update(
        next_try_at=clock.now() - timedelta(minutes=1)
    )


class DownTests(SessionTestCase):
    def test_while_the_server_is_down_all_waits_is_shown_and_leaves_later(
        self,
    ) -> None:
        with override_settings(**settings_for(closed_port())):
            self.convene()
            rows = Notice.objects.filter(channel="mail")
            self.assertEqual(
                set(rows.values_list("state", "why", "tries")),
                {("waiting", "server_unreachable", 1)},
            )
            page = self.as_role("secretariat").get(self.url("notices/"))
            self.assertContains(page, "3 correos en espera")
            self.assertContains(page, "no se pudo llegar al servidor de correo")
        with mail_server() as server:
            port = server.server_address[1]
            with override_settings(**settings_for(int(port))):
                self.assertEqual(outbox.send_due(), 0)
                later()
                call_command("tick", stdout=StringIO())
                call_command("tick", stdout=StringIO())
            self.assertEqual(len(server.taken), 3)
        self.assertEqual(rows.filter(state=NoticeState.SENT).count(), 3)

    def test_it_waits_longer_each_time_and_says_so_at_the_end(self) -> None:
        with override_settings(**settings_for(closed_port())):
            self.convene()
            row = Notice.objects.filter(channel="mail").order_by("id")[0]
            pauses = []
            for _time in range(outbox.TRIES - 1):
                row.refresh_from_db()
                assert row.next_try_at is not None
                pause = row.next_try_at - clock.now()
                pauses.append(round(pause / timedelta(minutes=1)))
                later()
                outbox.send_due()
            row.refresh_from_db()
        self.assertEqual(pauses[:7], [5, 15, 60, 180, 360, 720, 1440])
        self.assertEqual(set(pauses[7:]), {1440})
        self.assertEqual(row.state, NoticeState.REFUSED)
        page = self.as_role("secretariat").get(self.url("notices/"))
        self.assertContains(page, "correo rechazado")
        with self.captureOnCommitCallbacks(execute=True):
            self.as_role("secretariat").post(self.url("notices/retry/"))
        self.assertEqual(len(mail.outbox), 3)
        row.refresh_from_db()
        self.assertEqual(row.state, NoticeState.SENT)

    def test_an_address_that_is_refused_is_told_apart_from_a_server_that_waits(
        self,
    ) -> None:
        with mail_server() as server:
            server.refuses = {
                "police_seat@example.test": "550 nobody here",
                "company_seat@example.test": "450 come back later",
            }
            with override_settings(**settings_for(int(server.server_address[1]))):
                self.convene()
        held = {
            row.person.name: (row.state, row.why)
            for row in Notice.objects.filter(channel="mail").select_related("person")
        }
        self.assertEqual(
            held,
            {
                "Persona police_seat": ("refused", "address_refused"),
                "Persona company_seat": ("waiting", "try_later"),
                "Persona civil_seat": ("sent", ""),
            },
        )

    def test_an_address_that_is_none_stops_nobody_else(self) -> None:
        Contact.objects.filter(person=self.cast.people["police_seat"]).update(
            value="raúl at casa\nBcc: x@y.z"
        )
        with mail_server() as server:
            with override_settings(**settings_for(int(server.server_address[1]))):
                self.convene()
            self.assertEqual(
                {to for to, _data in server.taken},
                {"company_seat@example.test", "civil_seat@example.test"},
            )
        row = Notice.objects.get(person=self.cast.people["police_seat"])
        self.assertEqual((row.state, row.why), ("refused", "address_refused"))


class OnceTests(SessionTestCase):
    def waiting(self) -> list[Notice]:
        with override_settings(**settings_for(closed_port())):
            self.convene()
        later()
        return list(Notice.objects.filter(state="waiting", channel="mail"))

    def test_two_timers_send_each_message_once(self) -> None:
        rows = self.waiting()
        # Another timer has claimed the first, and is sending it.
        first = outbox._claim(rows[0].pk, rows[0].tries)
        assert first is not None
        self.assertIsNone(outbox._claim(rows[0].pk, rows[0].tries))
        self.assertEqual(outbox.send_due(), 2)
        self.assertEqual(len(mail.outbox), 2)
        self.assertEqual(outbox.send_due(), 0)

    def test_pressing_again_while_it_is_being_sent_sends_nothing(self) -> None:
        rows = self.waiting()
        for row in rows:
            outbox._claim(row.pk, row.tries)
        with self.captureOnCommitCallbacks(execute=True):
            self.as_role("secretariat").post(self.url("notices/retry/"))
        self.assertEqual(mail.outbox, [])

    def test_what_a_stopped_machine_had_claimed_goes_out_with_the_same_mark(
        self,
    ) -> None:
        rows = self.waiting()
        for row in rows:
            outbox._claim(row.pk, row.tries)
        later()
        self.assertEqual(outbox.send_due(), 3)
        self.assertEqual(
            {m.extra_headers["Message-ID"] for m in mail.outbox},
            {f"<{row.key}@rimay>" for row in rows},
        )

    def test_handed_over_meanwhile_it_stays_so(self) -> None:
        row = self.waiting()[0]
        claimed = outbox._claim(row.pk, row.tries)
        assert claimed is not None
        Notice.objects.filter(pk=row.pk).update(state=NoticeState.HANDED_OVER)
        refused = Delivery(Outcome.REFUSED, "server_unreachable")
        outbox._settle(claimed, refused, clock.now())
        row.refresh_from_db()
        self.assertEqual(row.state, NoticeState.HANDED_OVER)


class OutOfDateTests(SessionTestCase):
    def left(self) -> int:
        later()
        return outbox.send_due()

    def setUp(self) -> None:
        with override_settings(**settings_for(closed_port())):
            self.convene()

    def test_after_the_day_nobody_is_convened_any_more(self) -> None:
        Meeting.objects.update(held_on=PartialDate.of(in_days(-1)))
        self.assertEqual(self.left(), 0)
        states = Notice.objects.filter(channel="mail").values_list("state", flat=True)
        self.assertEqual(set(states), {NoticeState.DROPPED})

    def test_whoever_left_the_seat_meanwhile_gets_nothing(self) -> None:
        SeatHolder.objects.filter(person=self.cast.people["police_seat"]).update(
            ends_on=in_days(-1)
        )
        self.assertEqual(self.left(), 2)
        self.assertNotIn(
            "police_seat@example.test", [message.to[0] for message in mail.outbox]
        )

    def test_what_it_says_is_what_may_be_said_when_it_leaves(self) -> None:
        self.item.regime = "chatham"
        self.item.save()
        self.assertEqual(self.left(), 3)
        for message in mail.outbox:
            self.assertNotIn("Acta anterior", message.message().as_string())
            self.assertEqual(message.subject.split(",")[0], "Reunión")

    def test_each_is_written_in_the_person_s_language(self) -> None:
        person = self.cast.people["police_seat"]
        person.language = "en"
        person.save()
        other = self.cast.people["civil_seat"]
        other.language = "quz"
        other.save()
        self.left()
        held = {message.to[0]: message.body for message in mail.outbox}
        self.assertIn("Answer and read", held["police_seat@example.test"])
        self.assertIn("Responda y lea", held["civil_seat@example.test"])


class ToldTests(SessionTestCase):
    """What the desk recorded for a seat is told to the seat's own address, once."""

    def setUp(self) -> None:
        self.convene()

    def record(self, seat: str, reference: str = "") -> OnBehalf:
        membership = self.cast.memberships[seat]
        said = Said(membership, Channel.TELEPHONE, clock.today(), reference)
        with self.captureOnCommitCallbacks(execute=True):
            replies.answer_for(
                self.cast.actor("secretariat"),
                self.meeting,
                seat=membership,
                reply=Reply(Answer.EXCUSED),
                said=said,
            )
        return OnBehalf.objects.latest("pk")

    def test_when_the_mail_has_left_it_is_noted_that_the_seat_was_told(self) -> None:
        saying = self.record("police")
        self.assertIsNotNone(saying.told_at)
        line = Entry.objects.get(act="onbehalf.tell")
        self.assertEqual(line.subject_id, saying.pk)

    def test_while_the_server_is_down_nobody_was_told(self) -> None:
        with override_settings(**settings_for(closed_port())):
            saying = self.record("police")
        self.assertIsNone(saying.told_at)
        later()
        outbox.send_due()
        saying.refresh_from_db()
        self.assertIsNotNone(saying.told_at)

    def test_a_seat_without_an_address_is_still_to_be_told(self) -> None:
        self.assertIsNone(self.record("ministry").told_at)

    def test_what_is_recorded_after_the_mail_left_was_not_told_by_it(self) -> None:
        self.record("police")
        self.assertIsNone(self.record("police", "Oficio 3").told_at)
