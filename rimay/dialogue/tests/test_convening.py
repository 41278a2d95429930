"""Convening: one save, everybody told once, and the pages that do it."""

from django.core import mail
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from rimay.access.models import LinkPurpose, SeatLink
from rimay.audit.models import Entry
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.dialogue.models import AgendaItem, Meeting, Notice
from rimay.dialogue.models.notices import NoticeKind, NoticeState
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
