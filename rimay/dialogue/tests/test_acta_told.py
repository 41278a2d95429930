"""Circulating an acta tells the seats: a day and a link, no word of it."""

from django.core import mail
from django.test import Client

from rimay.access.links import words_of
from rimay.access.models import LinkPurpose, SeatLink
from rimay.dialogue.actions import circulating, outbox, remarking
from rimay.dialogue.models import ActaRemark, AgendaItem, Notice
from rimay.dialogue.models.notices import NoticeKind
from rimay.dialogue.queries import acta_told
from rimay.dialogue.queries.acta_letters import address_of
from rimay.dialogue.tests.acta_scene import ActaTestCase
from rimay.dialogue.tests.sessions import reach


class ToldTestCase(ActaTestCase):
    """Police, mine and civil seats have a mail; the ministry and the guild nothing."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        for role in ("police_seat", "company_seat", "civil_seat"):
            reach(cls.cast, role, f"{role}@example.test")
        cls.acta = cls().begun()

    def circulate(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            circulating.circulate_acta(self.actor(), self.acta)
        self.acta.refresh_from_db()

    def all_open(self) -> None:
        AgendaItem.objects.filter(meeting=self.meeting).update(regime="open")

    def at(self, rest: str = "") -> str:
        return self.url(f"actas/{self.acta.pk}/told/{rest}")

    def remind(self, number: int = 0) -> object:
        with self.captureOnCommitCallbacks(execute=True):
            return self.as_role("secretariat").post(
                self.at("remind/"), {"round": number}
            )


class SendTests(ToldTestCase):
    def test_the_seats_are_told_and_nobody_else(self) -> None:
        self.circulate()
        self.assertEqual(
            {m.to[0].partition("@")[0] for m in mail.outbox},
            {"police_seat", "company_seat", "civil_seat"},
        )
        told = set(
            Notice.objects.values_list("membership__organisation__name", flat=True)
        )
        self.assertNotIn("embassy", {str(name) for name in told})
        self.assertEqual(set(Notice.objects.values_list("kind", flat=True)), {"acta"})

    def test_a_mail_carries_a_day_and_the_seat_s_own_link(self) -> None:
        self.circulate()
        link = SeatLink.objects.get(
            membership=self.cast.memberships["ngo"], purpose=LinkPurpose.MEETING
        )
        own = next(m for m in mail.outbox if "civil" in m.to[0])
        self.assertIn(address_of(link), own.body)
        whole = own.message().as_string()
        for word in ("Sesión de noviembre", "municipalidades", "Situación", "ngo"):
            self.assertNotIn(word, whole)
        page = Client().get(f"/i/{words_of(link)}/acta/")
        self.assertEqual(page.status_code, 200)

    def test_where_every_item_is_open_the_body_names_the_session(self) -> None:
        self.all_open()
        self.circulate()
        own = next(m for m in mail.outbox if "civil" in m.to[0])
        self.assertIn("Sesión de noviembre", own.body)
        self.assertNotIn("Sesión de noviembre", own.subject)
        self.assertNotIn("municipalidades", own.message().as_string())

    def test_circulated_twice_it_is_told_once(self) -> None:
        self.circulate()
        self.circulate()
        with self.captureOnCommitCallbacks(execute=True):
            self.as_role("secretariat").post(self.at("send/"))
        self.assertEqual(len(mail.outbox), 3)

    def test_who_has_no_mail_has_a_message_to_paste(self) -> None:
        self.circulate()
        page = self.as_role("secretariat").get(self.at())
        link = SeatLink.objects.get(membership=self.cast.memberships["ministry"])
        self.assertContains(page, address_of(link).rpartition("/i/")[2])
        seat = self.cast.memberships["ministry"]
        self.as_role("secretariat").post(self.at("hand/"), {"seat": seat.pk})
        row = Notice.objects.get(membership=seat)
        self.assertEqual(row.state, "handed_over")

    def test_once_closed_what_waits_is_not_sent(self) -> None:
        circulating.circulate_acta(self.actor(), self.acta)
        self.acta.refresh_from_db()
        self.acta.state = "approved"
        self.acta.save()
        self.assertEqual(outbox.send_due(), 0)
        self.assertEqual(mail.outbox, [])


class CountTests(ToldTestCase):
    def seen(self, role: str) -> None:
        remarking.say_seen(self.actor(role), self.acta)

    def test_in_the_open_it_says_who_saw_it_and_reminds_the_others(self) -> None:
        self.all_open()
        self.circulate()
        self.seen("civil_seat")
        page = self.as_role("secretariat").get(self.at())
        self.assertContains(page, "la vio, sin observaciones", count=1)
        self.assertContains(page, "vio el acta sin observaciones")
        mail.outbox.clear()
        for _press in "12":
            self.remind()
        self.assertEqual(
            {m.to[0].partition("@")[0] for m in mail.outbox},
            {"police_seat", "company_seat"},
        )
        self.assertEqual(len(mail.outbox), 2)

    def test_under_a_stricter_rule_it_counts_and_names_nobody(self) -> None:
        self.circulate()
        for role in ("civil_seat", "company_seat"):
            self.seen(role)
        page = self.as_role("secretariat").get(self.at())
        self.assertEqual({line.said for line in page.context["lines"]}, {""})
        self.assertContains(page, "2 de ")
        for role in ("secretariat", "police_seat"):
            page = self.as_role(role).get(self.url(f"actas/{self.acta.pk}/"))
            self.assertNotContains(page, "vista, sin observaciones")
        self.assertEqual(ActaRemark.objects.count(), 2)

    def test_under_a_stricter_rule_all_are_reminded_alike(self) -> None:
        self.circulate()
        self.seen("civil_seat")
        mail.outbox.clear()
        self.remind()
        self.assertEqual(len(mail.outbox), 3)
        rows = Notice.objects.filter(kind=NoticeKind.ACTA, sequence=1)
        self.assertEqual(rows.count(), 3)
        self.assertEqual(
            len(acta_told.seats_silent(self.acta)), len(acta_told.seats_told(self.acta))
        )


class DoorTests(ToldTestCase):
    def test_a_seat_is_refused_and_a_stranger_finds_nothing(self) -> None:
        self.circulate()
        for rest in ("", "send/", "remind/", "retry/", "hand/"):
            for role, status in (
                ("civil_seat", 403),
                ("coordinator", 403),
                ("outsider", 404),
                ("other_secretariat", 404),
            ):
                answer = self.as_role(role).post(self.at(rest))
                self.assertEqual(answer.status_code, status, (rest, role))
        self.assertEqual(self.as_role("secretariat").get(self.at()).status_code, 200)
