"""What is answered with a link of a seat, or recorded by the desk for it."""

from datetime import timedelta

from django.core import mail

from rimay.audit.models import Entry
from rimay.audit.trail import LINK
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.dialogue.models import (
    AgendaItem,
    Meeting,
    MeetingReply,
    Notice,
)
from rimay.dialogue.tests.linked import LinkTestCase
from rimay.dialogue.tests.sessions import SessionTestCase, add_item, in_days
from rimay.groups.models import SeatHolder
from rimay.letters.models import Letter


class AnswersTests(LinkTestCase):
    def test_one_press_answers_and_the_seat_s_own_address_is_told(self) -> None:
        answer = self.answer(answer="alternate", person="Mayor Luna")
        self.assertRedirects(
            answer, self.link("police") + "#answer", fetch_redirect_response=False
        )
        row = MeetingReply.objects.get()
        self.assertEqual(row.membership, self.cast.memberships["police"])
        self.assertEqual((row.answer, row.person), ("alternate", "Mayor Luna"))
        self.assertEqual([m.to for m in mail.outbox], [["police_seat@example.test"]])
        self.assertIn("Mayor Luna", mail.outbox[0].body)
        line = Entry.objects.get(act="meetingreply.answer")
        self.assertEqual((line.actor, line.fields), (LINK, "answer"))

    def test_the_last_answer_holds_whoever_of_the_seat_gave_it(self) -> None:
        self.answer(answer="coming")
        self.answer(answer="alternate")
        self.answer(answer="excused", person="nobody")
        row = MeetingReply.objects.get()
        self.assertEqual((row.answer, row.person, row.version), ("excused", "", 3))
        self.assertEqual(len(mail.outbox), 3)

    def test_the_same_answer_again_tells_nobody_again(self) -> None:
        for _time in range(3):
            self.answer(answer="coming")
        self.assertEqual(len(mail.outbox), 1)
        self.assertEqual(Entry.objects.filter(act="meetingreply.answer").count(), 1)

    def test_titular_by_link_and_alternate_signed_in_answer_for_one_seat(self) -> None:
        self.answer("ministry", answer="coming")
        self.as_role("alternate").post(
            self.url("answer/"),
            {"seat": self.cast.memberships["ministry"].pk, "answer": "excused"},
        )
        self.assertEqual(MeetingReply.objects.get().answer, "excused")

    def test_a_forwarded_link_changes_that_seat_s_answer_alone(self) -> None:
        self.answer("mine", answer="coming")
        client = self.as_role("civil_seat")
        client.post(
            self.link("police", "answer/"),
            {"answer": "excused", "seat": self.cast.memberships["mine"].pk},
        )
        held = {
            row.membership.organisation.name.in_language("es"): row.answer
            for row in MeetingReply.objects.all()
        }
        self.assertEqual(held, {"mine": "coming", "police": "excused"})

    def test_an_answer_that_is_none_is_not_kept(self) -> None:
        for given in (
            {},
            {"answer": "maybe"},
            {"answer": "coming", "person": "x" * 200},
        ):
            self.answer(**given)
        self.assertFalse(MeetingReply.objects.exists())

    def test_until_the_day_is_over_and_no_longer(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(
            held_on=PartialDate.of(in_days(0))
        )
        self.answer(answer="coming")
        self.assertEqual(MeetingReply.objects.get().answer, "coming")
        Meeting.objects.filter(pk=self.meeting.pk).update(
            held_on=PartialDate.of(in_days(-1))
        )
        answer = self.answer(answer="excused")
        self.assertEqual(answer.status_code, 409)
        self.assertEqual(MeetingReply.objects.get().answer, "coming")
        page = self.anyone.get(self.link("police"))
        self.assertTrue(page.context["said"])
        self.assertNotContains(page, 'name="answer"')

    def test_the_link_lives_on_for_what_follows_the_session(self) -> None:
        day = in_days(12)
        self.assertEqual(self.link_of("police").expires_on, day + timedelta(days=45))

    def test_under_a_rule_the_mail_names_nobody(self) -> None:
        add_item(self.meeting, "Oculta", regime="chatham")
        self.answer(answer="alternate", person="Mayor Luna")
        text = mail.outbox[0].message().as_string()
        for words in ("Luna", "ordinaria", "prefectura", "qantu"):
            self.assertNotIn(words, text)


class LeftTests(LinkTestCase):
    def test_the_seat_is_unconfirmed_and_the_letter_lies_prepared(self) -> None:
        page = self.anyone.get(self.link("police", "left/"))
        self.assertContains(page, "Sí, ya no está")
        for _time in range(2):
            self.anyone.post(self.link("police", "left/"))
        holder = SeatHolder.objects.get(person=self.cast.people["police_seat"])
        self.assertEqual(holder.unconfirmed_since, in_days(0))
        letter = Letter.objects.get()
        self.assertEqual(letter.organisation, self.cast.organisations["police"])
        self.assertEqual(letter.access_class, Class.SECRETARIAT)
        self.assertIn("police", letter.subject)
        acts = Entry.objects.filter(act__in=("seatholder.left", "letter.prepare"))
        self.assertEqual(set(acts.values_list("actor", flat=True)), {LINK})
        self.assertEqual(acts.count(), 2)
        page = self.anyone.get(self.link("police"))
        self.assertContains(page, "No hay titular confirmado")

    def test_nobody_of_another_seat_is_touched(self) -> None:
        self.anyone.post(self.link("police", "left/"))
        others = SeatHolder.objects.exclude(person=self.cast.people["police_seat"])
        self.assertFalse(others.exclude(unconfirmed_since=None).exists())

    def test_the_seat_s_page_shows_it_to_the_secretariat(self) -> None:
        self.anyone.post(self.link("police", "left/"))
        page = self.as_role("secretariat").get(
            f"/g/{self.cast.group.slug}/memberships/"
            f"{self.cast.memberships['police'].pk}/"
        )
        holders = [line.holder for line in page.context["history"].now]
        self.assertTrue(any(holder.unconfirmed_since for holder in holders))


class RepliesTests(SessionTestCase):
    def setUp(self) -> None:
        self.convene()

    def test_a_seat_answers_signed_in_for_itself_alone(self) -> None:
        client = self.as_role("police_seat")
        page = client.get(self.url())
        self.assertContains(page, "police: ¿viene a la sesión?")
        mine = self.cast.memberships["mine"].pk
        client.post(self.url("answer/"), {"seat": mine, "answer": "excused"})
        self.assertFalse(MeetingReply.objects.exists())
        own = self.cast.memberships["police"].pk
        client.post(self.url("answer/"), {"seat": own, "answer": "coming"})
        self.assertEqual(MeetingReply.objects.get().membership_id, own)

    def test_others_may_not(self) -> None:
        own = self.cast.memberships["police"].pk
        for role, status in (("coordinator", 403), ("donor", 404), ("outsider", 404)):
            answer = self.as_role(role).post(
                self.url("answer/"), {"seat": own, "answer": "coming"}
            )
            self.assertEqual(answer.status_code, status, role)
        self.assertFalse(MeetingReply.objects.exists())

    def test_the_desk_records_an_answer_in_one_press_with_its_source(self) -> None:
        seat = self.cast.memberships["ministry"].pk
        given = {
            "channel": "telephone",
            "said_on": in_days(0).isoformat(),
            "reference": "Sra. Quispe",
            "say": f"{seat}-alternate",
        }
        client = self.as_role("secretariat")
        client.post(self.url("answers/"), given)
        self.assertEqual(MeetingReply.objects.get().answer, "alternate")
        page = client.get(self.url("notices/"))
        self.assertContains(page, "Sra. Quispe")
        line = next(x for x in page.context["lines"] if x.told.seat.seat.pk == seat)
        self.assertEqual(line.source.channel, "telephone")

    def test_a_seat_sees_beside_its_answer_that_the_desk_recorded_it(self) -> None:
        seat = self.cast.memberships["police"].pk
        given = {
            "channel": "telephone",
            "said_on": in_days(0).isoformat(),
            "reference": "Cap. Mamani",
            "say": f"{seat}-alternate",
        }
        self.as_role("secretariat").post(self.url("answers/"), given)
        self.assertContains(self.as_role("police_seat").get(self.url()), "Cap. Mamani")
        page = self.as_role("civil_seat").get(self.url())
        self.assertNotContains(page, "Cap. Mamani")
        own = {"seat": seat, "answer": "coming"}
        self.as_role("police_seat").post(self.url("answer/"), own)
        page = self.as_role("police_seat").get(self.url())
        self.assertNotContains(page, "Cap. Mamani")

    def test_a_source_in_the_future_or_of_no_seat_is_told(self) -> None:
        seat = self.cast.memberships["ministry"].pk
        client = self.as_role("secretariat")
        for wrong in (
            {"said_on": in_days(1).isoformat()},
            {"say": "99999-coming"},
            {"say": f"{seat}-maybe"},
            {"channel": "smoke"},
        ):
            given = {
                "channel": "letter",
                "said_on": in_days(0).isoformat(),
                "say": f"{seat}-coming",
            } | wrong
            page = client.post(self.url("answers/"), given)
            self.assertEqual(page.status_code, 422, wrong)
        self.assertFalse(MeetingReply.objects.exists())

    def test_under_an_open_rule_answers_show_by_seat_else_as_counts(self) -> None:
        own = self.cast.memberships["police"].pk
        self.as_role("police_seat").post(
            self.url("answer/"), {"seat": own, "answer": "coming"}
        )
        page = self.as_role("civil_seat").get(self.url())
        self.assertIn("police", [x.name for x in page.context["ahead"].answers.by_seat])
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="chatham")
        page = self.as_role("civil_seat").get(self.url())
        answers = page.context["ahead"].answers
        self.assertEqual((answers.by_seat, answers.answered), ((), 1))

    def test_the_quorum_to_expect_is_said_by_pillar(self) -> None:
        client = self.as_role("secretariat")

        def say(seat: str, answer: str) -> None:
            client.post(
                self.url("answers/"),
                {
                    "channel": "telephone",
                    "said_on": in_days(0).isoformat(),
                    "say": f"{self.cast.memberships[seat].pk}-{answer}",
                },
            )

        say("police", "coming")
        say("mine", "alternate")
        say("ngo", "excused")
        answers = client.get(self.url()).context["ahead"].answers
        self.assertEqual((answers.answered, answers.seats), (3, 5))
        self.assertIn("hace falta: 1 de civil", answers.words)
        say("ngo", "coming")
        answers = client.get(self.url()).context["ahead"].answers
        self.assertIn("hay quórum en los 3 pilares", answers.words)

    def test_answers_of_a_public_session_stay_inside(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(access_class=Class.PUBLIC)
        AgendaItem.objects.update(access_class=Class.PUBLIC)
        self.meeting.refresh_from_db()
        own = self.cast.memberships["police"].pk
        self.as_role("police_seat").post(
            self.url("answer/"), {"seat": own, "answer": "coming"}
        )
        self.assertEqual(MeetingReply.objects.get().access_class, Class.GROUP)
        page = self.as_role("donor").get(self.url())
        self.assertEqual(page.status_code, 200)
        self.assertIsNone(page.context["ahead"].answers)
        self.assertContains(page, "Las respuestas quedan dentro del grupo")

    def test_told_to_the_seat_while_mail_waits_it_is_told_once(self) -> None:
        Notice.objects.all().delete()
        own = self.cast.memberships["police"].pk
        client = self.as_role("police_seat")
        for answer in ("coming", "excused", "alternate"):
            client.post(self.url("answer/"), {"seat": own, "answer": answer})
        self.assertEqual(Notice.objects.filter(kind="answered").count(), 1)
