"""Sessions, agreements and the charter on their pages."""

from datetime import timedelta

from django.test import Client, TestCase

from rimay.access.models import OnBehalf
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    AgreementUpdate,
    Attendance,
    Charter,
    Meeting,
)
from rimay.groups.models import Organisation


class DialogueTestCase(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast
    meeting: Meeting
    agreement: Agreement
    charter: Charter

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        group = cls.cast.group
        cls.meeting = Meeting.objects.create(
            group=group, title=Text.of(es="Primera sesión"), held_on="2017-10-12"
        )
        AgendaItem.objects.create(
            group=group,
            meeting=cls.meeting,
            number=1,
            title=Text.of(es="Convenios"),
            regime="no_attribution",
        )
        cls.agreement = Agreement.objects.create(
            group=group,
            text=Text.of(es="Enviar la carta"),
            kind="commitment",
            organisation=cls.cast.organisations["police"],
            due_on="2017-11",
        )
        cls.charter = Charter.objects.create(
            group=group, title=Text.of(es="Reglas"), state="adopted"
        )

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.cast.users[role])
        return client

    def url(self, rest: str) -> str:
        return f"/g/{self.cast.group.slug}/{rest}"


class MeetingPresenceTests(DialogueTestCase):
    def setUp(self) -> None:
        self.at = self.url(f"meetings/{self.meeting.pk}/presence/")
        self.police = self.cast.memberships["police"].pk
        self.mine = self.cast.memberships["mine"].pk

    def given(self, **seats: str) -> dict[str, str]:
        return {
            f"seat_{self.police}": seats.get("police", ""),
            f"was_{self.police}": seats.get("police_was", ""),
            f"seat_{self.mine}": seats.get("mine", ""),
            f"was_{self.mine}": seats.get("mine_was", ""),
        }

    def test_it_notes_who_came_and_the_session_says_so(self) -> None:
        given = self.given(police="present", mine="absent")
        answer = self.as_role("secretariat").post(self.at, given)
        self.assertRedirects(answer, self.url(f"meetings/{self.meeting.pk}/"))
        page = self.as_role("observer").get(answer["Location"])
        self.assertContains(page, "police")
        self.assertEqual([x.came for x in page.context["attendance"]], [True, False])
        self.assertTrue(page.context["quorum"])
        self.assertContains(page, "Convenios")
        self.assertEqual(Entry.objects.filter(act="attendance.create").count(), 2)

    def test_two_who_note_other_seats_both_keep_theirs(self) -> None:
        self.as_role("secretariat").post(self.at, self.given(police="present"))
        self.as_role("secretariat").post(self.at, self.given(mine="present"))
        self.assertEqual(Attendance.objects.count(), 2)

    def test_the_second_of_two_who_note_one_seat_is_told(self) -> None:
        self.as_role("secretariat").post(self.at, self.given(police="present"))
        answer = self.as_role("secretariat").post(
            self.at, self.given(police="absent", mine="present")
        )
        self.assertEqual(answer.status_code, 409)
        self.assertEqual(Attendance.objects.get().presence, "present")

    def test_nobody_else_notes_and_a_get_notes_nothing(self) -> None:
        given = self.given(police="present")
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            answer = self.as_role(role).post(self.at, given)
            self.assertEqual(answer.status_code, status)
        self.as_role("secretariat").get(self.at, given)
        self.assertFalse(Attendance.objects.exists())

    def test_a_wrong_word_is_told(self) -> None:
        answer = self.as_role("secretariat").post(self.at, self.given(police="king"))
        self.assertEqual(answer.status_code, 422)
        self.assertFalse(Attendance.objects.exists())

    def test_a_guest_that_one_may_not_see_is_not_named(self) -> None:
        hidden = Organisation.objects.create(
            group=self.cast.group,
            name=Text.of(es="Oculta"),
            access_class=Class.SECRETARIAT,
        )
        Attendance.objects.create(
            group=self.cast.group, meeting=self.meeting, organisation=hidden
        )
        page = self.as_role("civil_seat").get(self.url(f"meetings/{self.meeting.pk}/"))
        self.assertNotContains(page, "Oculta")


class AgreementTests(DialogueTestCase):
    def setUp(self) -> None:
        self.page = self.url(f"agreements/{self.agreement.pk}/")
        self.at = f"{self.page}progress/"

    def given(self, **other: object) -> dict[str, object]:
        return {
            "version": 1,
            "text": "La carta salió.",
            "status": "under_way",
        } | other

    def test_the_list_says_what_is_due_and_how_late(self) -> None:
        page = self.as_role("observer").get(self.url("agreements/"))
        self.assertEqual(page.status_code, 200)
        self.assertEqual(
            [item.what for item in page.context["due"]], ["Enviar la carta"]
        )
        self.assertTrue(page.context["due"][0].late)

    def test_what_is_hidden_is_not_counted(self) -> None:
        Agreement.objects.update(access_class=Class.SECRETARIAT)
        page = self.as_role("observer").get(self.url("agreements/"))
        self.assertEqual((page.context["lead"], page.context["due"]), ("", []))
        self.assertEqual(self.as_role("observer").get(self.page).status_code, 404)

    def test_the_seat_that_answers_reports_and_the_state_follows(self) -> None:
        answer = self.as_role("police_seat").post(self.at, self.given())
        self.assertRedirects(answer, self.page)
        self.agreement.refresh_from_db()
        self.assertEqual(
            (self.agreement.status, self.agreement.version), ("under_way", 2)
        )
        update = AgreementUpdate.objects.get()
        self.assertEqual(update.organisation, self.cast.organisations["police"])
        page = self.as_role("observer").get(self.page)
        self.assertContains(page, "La carta salió.")

    def test_the_desk_reports_for_a_seat_with_its_source(self) -> None:
        given = self.given(
            **{
                "said-membership": self.cast.memberships["police"].pk,
                "said-channel": "telephone",
                "said-said_on": clock.today().isoformat(),
                "said-reference": "Cap. Mamani",
            }
        )
        answer = self.as_role("secretariat").post(self.at, given)
        self.assertEqual(answer.status_code, 302)
        saying = OnBehalf.objects.get()
        self.assertEqual((saying.act, saying.reference), ("progress", "Cap. Mamani"))
        page = self.as_role("police_seat").get(self.page)
        self.assertContains(page, "Cap. Mamani")

    def test_the_desk_reports_for_no_seat_that_does_not_answer_for_it(self) -> None:
        given = self.given(
            **{
                "said-membership": self.cast.memberships["mine"].pk,
                "said-channel": "telephone",
                "said-said_on": clock.today().isoformat(),
            }
        )
        answer = self.as_role("secretariat").post(self.at, given)
        self.assertEqual(answer.status_code, 422)
        self.assertFalse(AgreementUpdate.objects.exists())

    def test_no_report_on_behalf_without_its_source(self) -> None:
        seat = {"said-membership": self.cast.memberships["police"].pk}
        answer = self.as_role("secretariat").post(self.at, self.given(**seat))
        self.assertEqual(answer.status_code, 422)
        self.assertFalse(AgreementUpdate.objects.exists())

    def test_another_seat_may_not(self) -> None:
        for role, status in (
            ("civil_seat", 403),
            ("observer", 403),
            ("donor", 404),
            ("outsider", 404),
        ):
            with self.subTest(role):
                answer = self.as_role(role).post(self.at, self.given())
                self.assertEqual(answer.status_code, status)
        self.assertFalse(AgreementUpdate.objects.exists())

    def test_the_second_of_two_is_told_and_keeps_what_was_written(self) -> None:
        self.as_role("police_seat").post(self.at, self.given())
        answer = self.as_role("secretariat").post(
            self.at, self.given(text="Otra cosa", status="pending")
        )
        self.assertEqual(answer.status_code, 409)
        self.assertContains(answer, "Otra cosa", status_code=409)
        self.agreement.refresh_from_db()
        self.assertEqual(self.agreement.status, "under_way")

    def test_bad_input_is_told(self) -> None:
        tomorrow = (clock.today() + timedelta(days=1)).isoformat()
        for other in (
            {"text": ""},
            {"status": "x"},
            {"new_due_on": "31/02/2018"},
            {"reported_on": tomorrow},
            {"version": "x"},
            {"text": "x" * 5000},
        ):
            with self.subTest(other):
                answer = self.as_role("secretariat").post(self.at, self.given(**other))
                self.assertEqual(answer.status_code, 422)

    def test_words_are_shown_and_never_run(self) -> None:
        self.as_role("police_seat").post(self.at, self.given(text="<script>x</script>"))
        page = self.as_role("observer").get(self.page)
        self.assertNotContains(page, "<script>x")


class MeetingListTests(DialogueTestCase):
    def test_an_empty_page_teaches_once_and_offers_the_act_to_who_may(self) -> None:
        Agreement.objects.all().delete()
        Meeting.objects.all().delete()
        desk = self.as_role("secretariat").get(self.url("meetings/"))
        self.assertContains(desk, "bastan un día, un lugar y el primer punto", 1)
        self.assertContains(desk, "button filled", 1)
        seat = self.as_role("police_seat").get(self.url("meetings/"))
        self.assertContains(seat, "Cuando la secretaría planifique una", 1)
        self.assertNotContains(seat, "button filled")
        for page in (desk, seat):
            self.assertNotContains(page, "Una sesión cuenta con su agenda")

    def test_it_leads_with_the_next_session(self) -> None:
        later = Meeting.objects.create(
            group=self.cast.group,
            title=Text.of(es="Segunda"),
            held_on=(clock.today() + timedelta(days=9)).isoformat(),
        )
        page = self.as_role("observer").get(self.url("meetings/"))
        self.assertEqual(page.context["next"], later)
        Meeting.objects.filter(pk=later.pk).update(access_class=Class.SECRETARIAT)
        page = self.as_role("observer").get(self.url("meetings/"))
        self.assertIsNone(page.context["next"])

    def test_a_session_without_its_day_is_the_next_one_too(self) -> None:
        plan = Meeting.objects.create(
            group=self.cast.group, title=Text.of(es="Segunda"), number="2-2018"
        )
        client = self.as_role("secretariat")
        for held_on in ("", f"{clock.today():%Y-%m}", f"{clock.today():%Y}"):
            Meeting.objects.filter(pk=plan.pk).update(held_on=held_on)
            page = client.get(self.url("meetings/"))
            self.assertEqual(page.context["next"], plan, held_on)
            self.assertContains(client.get(self.url("")), "Segunda")
        Meeting.objects.filter(pk=plan.pk).update(held_on="")
        page = client.get(self.url(f"meetings/{plan.pk}/"))
        self.assertContains(page, "Todavía sin día. Ordinaria, planeada.")
        Meeting.objects.filter(pk=plan.pk).update(state="held")
        page = client.get(self.url(f"meetings/{plan.pk}/"))
        self.assertContains(page, '<p class="lead">No consta la fecha. Ordinaria')

    def test_who_answers_for_no_organisation_is_not_told_what_it_owes(self) -> None:
        words = "usted no responde aquí por ninguna"
        for role, told in (("secretariat", True), ("police_seat", False)):
            page = self.as_role(role).get(self.url("agreements/ours/"))
            self.assertEqual(words in page.content.decode(), told, role)

    def test_an_empty_group_has_no_broken_page(self) -> None:
        client = self.as_role("other_secretariat")
        for name in ("meetings", "agreements", "charter", "topics"):
            answer = client.get(f"/g/{self.cast.other.slug}/{name}/")
            self.assertEqual(answer.status_code, 200)
