"""The yearly round: asked by link, messenger and paper; what silence comes to."""

from datetime import timedelta

from django.test import Client, override_settings

from rimay.access.actor import bearer
from rimay.access.asking import Hidden
from rimay.access.links import words_of
from rimay.access.models import LinkPurpose, OnBehalf, SeatLink
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class
from rimay.dialogue.actions import rounds
from rimay.dialogue.models import RoundQuestion
from rimay.dialogue.tests.test_pages import DialogueTestCase
from rimay.groups.models import SeatHolder
from rimay.letters.models import Letter
from rimay.registry.actions.rounds import confirm_holder

UNTIL = timedelta(days=10)


class RoundTestCase(DialogueTestCase):
    def setUp(self) -> None:
        self.titular = SeatHolder.objects.get(person=self.cast.people["police_seat"])
        SeatHolder.objects.filter(pk=self.titular.pk).update(term_end="round")
        self.at = self.url("round/")
        self.until = clock.today() + UNTIL

    def open(self, **other: object) -> object:
        given = {"answer_by": self.until.isoformat()} | other
        return self.as_role("secretariat").post(self.at, given)

    def question(self) -> RoundQuestion:
        return RoundQuestion.objects.select_related("holder").get(holder=self.titular)

    def link(self) -> str:
        link = SeatLink.objects.get(
            membership=self.cast.memberships["police"], purpose=LinkPurpose.STILL_YOU
        )
        return f"/i/{words_of(link)}/still-you/"

    def later(self, days: int) -> override_settings:
        """Let the domain's day be so many days after today."""
        day = clock.today() + timedelta(days=days)
        return override_settings(DEMONSTRATION=True, DEMONSTRATION_DAY=day)

    def by_link(self, answer: str) -> None:
        actor = bearer(self.cast.memberships["police"])
        rounds.answer_round(actor, self.question(), answer=answer)

    def unconfirmed(self) -> bool:
        return SeatHolder.objects.get(pk=self.titular.pk).unconfirmed_since is not None


class OpenTests(RoundTestCase):
    def test_it_asks_those_whose_term_ends_in_it_and_unconfirms_nobody(self) -> None:
        self.assertRedirects(self.open(), self.at)
        self.assertEqual(RoundQuestion.objects.count(), 1)
        self.assertEqual(self.question().access_class, Class.SECRETARIAT)
        self.assertFalse(self.unconfirmed())
        page = self.as_role("secretariat").get(self.at)
        self.assertContains(page, "https://wa.me/")
        self.assertContains(page, self.link().strip("/"))

    def test_opened_again_it_is_one_round_with_its_day_moved(self) -> None:
        self.open()
        further = (clock.today() + timedelta(days=20)).isoformat()
        with self.later(2):
            self.open(answer_by=further, everybody="on")
        asked = RoundQuestion.objects.all()
        self.assertEqual(asked.count(), 6)
        self.assertEqual({q.asked_on for q in asked}, {clock.today()})
        self.assertEqual({q.answer_by.isoformat() for q in asked}, {further})

    def test_a_day_that_passed_is_told(self) -> None:
        yesterday = (clock.today() - timedelta(days=1)).isoformat()
        for day in (yesterday, "", "x"):
            self.assertEqual(self.open(answer_by=day).status_code, 422)
        self.assertFalse(RoundQuestion.objects.exists())

    def test_it_is_the_secretariat_s_and_a_get_asks_nobody(self) -> None:
        given = {"answer_by": self.until.isoformat()}
        for role, status in (("civil_seat", 403), ("donor", 403), ("outsider", 404)):
            for part in ("", "print/", "settle/"):
                answer = self.as_role(role).post(f"{self.at}{part}", given)
                self.assertEqual(answer.status_code, status)
        self.as_role("secretariat").get(self.at, given)
        self.assertFalse(RoundQuestion.objects.exists())

    def test_it_prints_a_slip_for_each_who_has_not_answered(self) -> None:
        self.open()
        page = self.as_role("secretariat").get(f"{self.at}print/")
        self.assertContains(page, "Persona police_seat")
        self.assertContains(page, '<svg class="qr"')
        self.by_link("still")
        page = self.as_role("secretariat").get(f"{self.at}print/")
        self.assertNotContains(page, "Persona police_seat")


class LinkTests(RoundTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.open()

    def post(self, answer: str) -> object:
        given = {"question": self.question().pk, "answer": answer}
        return Client().post(self.link(), given)

    def test_a_get_or_a_preview_robot_answers_nothing(self) -> None:
        given = {"question": self.question().pk, "answer": "left"}
        page = Client().get(self.link(), given)
        self.assertContains(page, "Persona police_seat")
        Client().head(self.link(), given)
        self.assertEqual(self.question().answer, "")
        self.assertFalse(self.unconfirmed())

    def test_one_press_confirms(self) -> None:
        self.assertRedirects(self.post("still"), self.link())
        question = self.question()
        self.assertEqual((question.answer, question.given), ("still", "link"))
        self.assertFalse(self.unconfirmed())
        last = Entry.objects.filter(act="roundquestion.answer").last()
        self.assertEqual(last.actor, trail.LINK)
        self.assertFalse(Letter.objects.exists())

    def test_who_left_is_unconfirmed_and_the_request_is_drafted(self) -> None:
        for _time in range(2):
            self.post("left")
        self.assertTrue(self.unconfirmed())
        letter = Letter.objects.get()
        self.assertEqual(letter.organisation, self.cast.organisations["police"])
        self.assertEqual((letter.direction, letter.number), ("out", ""))
        self.assertEqual(letter.access_class, Class.SECRETARIAT)
        page = self.as_role("secretariat").get(
            self.url(f"round/asked/{self.question().pk}/request/")
        )
        self.assertContains(page, "designar por carta")
        self.assertContains(page, f"/letters/{letter.pk}/")

    def test_the_last_answer_holds_and_an_untouched_request_goes(self) -> None:
        self.post("left")
        self.post("still")
        self.assertFalse(self.unconfirmed())
        self.assertFalse(Letter.objects.exists())
        self.post("left")
        Letter.objects.update(number="004-2018")
        self.post("still")
        self.assertTrue(Letter.objects.exists())

    def test_it_answers_for_its_own_seat_alone(self) -> None:
        self.open(everybody="on")
        other = RoundQuestion.objects.get(holder__person=self.cast.people["civil_seat"])
        Client().post(self.link(), {"question": other.pk, "answer": "left"})
        Client().post(self.link(), {"question": "x", "answer": "left"})
        Client().post(self.link(), {"question": self.question().pk, "answer": "x"})
        self.assertFalse(RoundQuestion.objects.exclude(answer="").exists())

    def test_after_its_day_it_opens_nothing_and_what_was_said_stands(self) -> None:
        self.post("still")
        with self.later(11):
            self.assertEqual(self.post("left").status_code, 410)
        self.assertEqual(self.question().answer, "still")

    def test_last_year_s_link_opens_nothing_of_this_year(self) -> None:
        old = self.link()
        with self.later(300):
            given = {"answer_by": (clock.today() + UNTIL).isoformat()}
            self.as_role("secretariat").post(self.at, given)
            self.assertEqual(Client().get(old).status_code, 410)
        self.assertEqual(SeatLink.objects.count(), 2)

    def test_a_link_names_nobody_whom_it_may_not(self) -> None:
        person = self.titular.person
        person.access_class = Class.SECRETARIAT
        person.save()
        self.assertNotContains(Client().get(self.link()), "Persona police_seat")


class DeskTests(RoundTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.open()
        self.answer = self.url(f"round/asked/{self.question().pk}/answer/")

    def given(self, **other: object) -> dict[str, object]:
        return {
            "answer": "left",
            "channel": "telephone",
            "said_on": clock.today().isoformat(),
            "reference": "Mesa de partes",
        } | other

    def test_the_desk_takes_down_what_was_said_with_its_source(self) -> None:
        client = self.as_role("secretariat")
        self.assertRedirects(client.post(self.answer, self.given()), self.at)
        self.assertTrue(self.unconfirmed())
        saying = OnBehalf.objects.get()
        self.assertEqual(
            (saying.act, saying.reference), ("round_left", "Mesa de partes")
        )
        self.assertEqual(saying.subject, "groups.seatholder")
        page = client.get(self.at)
        self.assertContains(page, "ya no sigue")
        self.assertContains(page, "La solicitud de designación")

    def test_bad_input_and_others_are_refused(self) -> None:
        tomorrow = (clock.today() + timedelta(days=1)).isoformat()
        for other in ({"answer": "x"}, {"channel": ""}, {"said_on": tomorrow}):
            answer = self.as_role("secretariat").post(self.answer, self.given(**other))
            self.assertEqual(answer.status_code, 422)
        for role in ("police_seat", "outsider"):
            answer = self.as_role(role).post(self.answer, self.given())
            self.assertEqual(answer.status_code, 404)
        self.assertFalse(self.unconfirmed())

    def test_whoever_holds_another_seat_s_link_answers_nothing(self) -> None:
        other = bearer(self.cast.memberships["mine"])
        for actor in (other, self.cast.actor("police_seat"), self.cast.actor("donor")):
            with self.assertRaises(Hidden):
                rounds.answer_round(actor, self.question(), answer="still")

    def test_silence_past_the_day_is_unconfirmed_by_the_timer_once(self) -> None:
        work = rounds.settle_rounds
        self.assertEqual(work(), 0)
        # The day itself still counts; the timer may come late.
        with self.later(10):
            self.assertEqual(work(), 0)
        with self.later(40):
            self.assertEqual(work(), 1)
            self.assertEqual(work(), 0)
            self.assertTrue(self.unconfirmed())
            page = self.as_role("secretariat").get(self.at)
            self.assertContains(page, "sin respuesta; la representación está sin")
        self.assertEqual(Letter.objects.count(), 1)
        asked = self.question().request
        self.assertEqual(asked, Letter.objects.get())

    def test_silence_is_taken_by_hand_as_well_and_by_post_only(self) -> None:
        with self.later(11):
            client = self.as_role("secretariat")
            self.assertContains(client.get(self.at), "no respondió")
            client.get(self.url("round/settle/"))
            self.assertFalse(self.unconfirmed())
            client.post(self.url("round/settle/"))
            self.assertTrue(self.unconfirmed())

    def test_a_letter_confirms_and_who_was_replaced_is_asked_no_more(self) -> None:
        self.by_link("left")
        confirm_holder(self.cast.actor("secretariat"), self.titular, letter="Oficio 7")
        page = self.as_role("secretariat").get(self.at)
        self.assertContains(page, "confirmado por carta")
        SeatHolder.objects.filter(pk=self.titular.pk).update(
            ends_on=clock.today() - timedelta(days=1)
        )
        page = self.as_role("secretariat").get(self.at)
        self.assertContains(page, "ahora representa otra persona")
        with self.later(20):
            rounds.settle_rounds()
        self.assertFalse(self.unconfirmed())

    def test_two_of_one_seat_share_one_request(self) -> None:
        self.open(everybody="on")
        alternate = SeatHolder.objects.get(person=self.cast.people["alternate"])
        SeatHolder.objects.filter(pk=alternate.pk).update(
            membership=self.titular.membership
        )
        with self.later(11):
            rounds.settle_rounds()
        letters = Letter.objects.filter(organisation=self.cast.organisations["police"])
        self.assertEqual(letters.count(), 1)

    def test_a_term_that_ends_soon_is_warned_of_until_somebody_follows(self) -> None:
        ends = clock.today() + timedelta(days=30)
        SeatHolder.objects.filter(pk=self.titular.pk).update(ends_on=ends)
        page = self.as_role("secretariat").get(self.at)
        self.assertContains(page, "Designaciones que terminan pronto")
        SeatHolder.objects.create(
            group=self.cast.group,
            membership=self.titular.membership,
            person=self.cast.people["alternate"],
            capacity="titular",
            starts_on=ends + timedelta(days=1),
        )
        page = self.as_role("secretariat").get(self.at)
        self.assertNotContains(page, "Designaciones que terminan pronto")
