"""What was recorded for a seat: its people see it at home, confirm or correct it."""

from datetime import date

from django.http import HttpResponse
from django.test import TestCase

from rimay.access import on_behalf
from rimay.access.actor import member
from rimay.access.models import Channel, OnBehalf
from rimay.access.tests.cast import Cast, make_cast
from rimay.accounts.queries import Assurance
from rimay.audit.models import Entry
from rimay.funding.models import Contribution
from rimay.groups.models import SeatHolder
from rimay.registry.tests.test_members_pages import DATABASES, as_role

HOME = "Registrado en nombre de su representación"
DESK = "Lo que corrigieron las representaciones"


class SaidTests(TestCase):
    databases = DATABASES
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def setUp(self) -> None:
        self.group = self.cast.group
        self.desk = member(
            self.cast.users["secretariat"].pk, self.group, Assurance.STRONG
        )
        self.saying = self.say("Oficio 12")

    def say(self, reference: str) -> OnBehalf:
        seat = self.cast.memberships["police"]
        said = on_behalf.Said(seat, Channel.LETTER, date(2018, 1, 10), reference)
        return on_behalf.say_on_behalf(self.desk, seat, act="change", said=said)

    def at(self, path: str = "") -> str:
        return f"/g/{self.group.slug}/{path}"

    def get(self, role: str, path: str = "") -> HttpResponse:
        return as_role(self.cast, role).get(self.at(path))

    def post(self, role: str, verb: str, **given: str) -> int:
        at = self.at(f"said/{self.saying.pk}/{verb}/")
        shown = {"read": self.saying.created_at.isoformat()}
        return as_role(self.cast, role).post(at, shown | given).status_code

    def test_the_seat_finds_at_home_what_was_recorded_for_it_and_from_where(
        self,
    ) -> None:
        page = self.get("police_seat")
        for words in (
            HOME, "Qué es la representación en la mesa", "Oficio 12", "por carta",
            "Registrado por la secretaría",
            f"said/{self.saying.pk}/confirm/", f"said/{self.saying.pk}/correct/",
        ):  # fmt: skip
            self.assertContains(page, words)

    def test_nobody_else_is_told_at_home_and_an_empty_list_says_nothing(self) -> None:
        for role in ("civil_seat", "company_seat", "observer", "secretariat"):
            with self.subTest(role):
                page = self.get(role)
                self.assertNotContains(page, HOME)
                self.assertNotContains(page, DESK)
                self.assertNotContains(page, "Oficio 12")
        OnBehalf.objects.all().delete()
        self.assertNotContains(self.get("police_seat"), HOME)

    def test_only_the_newest_stand_at_home_and_all_on_their_own_page(self) -> None:
        for number in range(30):
            self.say(f"Nota {number:02}.")
        page = self.get("police_seat")
        self.assertContains(page, "Nota 29.")
        self.assertNotContains(page, "Nota 25.")
        self.assertContains(page, "Hay más: ver todo")
        listed = self.get("police_seat", "said/")
        self.assertContains(listed, "Nota 05.")
        self.assertContains(listed, 'rel="next"')
        self.assertNotContains(self.get("civil_seat", "said/"), "Nota")
        self.assertEqual(self.get("outsider", "said/").status_code, 404)

    def test_what_the_seat_confirms_waits_no_more(self) -> None:
        self.assertEqual(self.post("police_seat", "confirm"), 302)
        self.assertEqual(self.post("police_seat", "confirm"), 302)
        lines = Entry.objects.filter(act="onbehalf.confirm")
        self.assertEqual(lines.count(), 1)
        self.assertNotContains(self.get("police_seat"), HOME)
        for role in ("police_seat", "secretariat"):
            page = self.get(role, "said/")
            self.assertContains(page, "La representación lo confirmó")
            # Who confirmed it knows of it.
            self.assertNotContains(page, "Se avisó a la representación")
            self.assertNotContains(page, "confirm/")

    def test_recorded_anew_it_is_to_be_confirmed_anew(self) -> None:
        self.post("police_seat", "confirm")
        self.assertEqual(self.say("Oficio 12").pk, self.saying.pk)
        self.assertContains(self.get("police_seat"), HOME)
        # An older page, which showed what was recorded before, confirms nothing.
        self.post("police_seat", "confirm")
        self.assertContains(self.get("police_seat"), HOME)
        self.saying.refresh_from_db()
        self.post("police_seat", "confirm")
        self.assertNotContains(self.get("police_seat"), HOME)

    def test_what_the_seat_corrects_waits_at_the_desk_until_attended_to(self) -> None:
        self.post("police_seat", "correct", correction="Fue el oficio 13")
        self.assertNotContains(self.get("police_seat"), HOME)
        home = self.get("secretariat")
        self.assertContains(home, DESK)
        self.assertContains(home, "Fue el oficio 13")
        self.assertContains(self.get("secretariat", "duties/"), "1 corrección")
        waiting = self.get("secretariat", "said/?only=corrected")
        self.assertContains(waiting, f"said/{self.saying.pk}/settled/")
        # It says what is right: that it was right as it stood is heard no more.
        self.post("police_seat", "confirm")
        self.saying.refresh_from_db()
        self.assertIsNone(self.saying.confirmed_at)
        assert self.saying.corrected_at is not None
        read = self.saying.corrected_at.isoformat()
        self.assertContains(waiting, f'name="read" value="{read}"')
        self.assertEqual(self.post("secretariat", "settled", read=read), 302)
        self.assertNotContains(self.get("secretariat"), DESK)
        self.assertContains(self.get("police_seat", "said/"), "atendió la corrección")
        self.post("police_seat", "correct", correction="Tampoco")
        self.assertContains(self.get("secretariat"), DESK)

    def test_what_was_corrected_anew_since_it_was_read_waits_on(self) -> None:
        self.post("police_seat", "correct", correction="Fue el oficio 13")
        self.saying.refresh_from_db()
        assert self.saying.corrected_at is not None
        read = self.saying.corrected_at.isoformat()
        # Sent twice, it is one correction, and one line.
        self.post("police_seat", "correct", correction="Fue el oficio 13")
        self.assertEqual(Entry.objects.filter(act="onbehalf.correct").count(), 1)
        self.post("police_seat", "correct", correction="Tampoco")
        told = as_role(self.cast, "secretariat").post(
            self.at(f"said/{self.saying.pk}/settled/"), {"read": read}, follow=True
        )
        self.assertContains(told, "lea primero lo que dice ahora")
        self.assertContains(self.get("secretariat"), DESK)

    def test_who_may_say_what_to_it(self) -> None:
        for role, verb, status in (
            ("secretariat", "confirm", 403), ("civil_seat", "confirm", 404),
            ("outsider", "confirm", 404), ("observer", "confirm", 404),
            ("police_seat", "settled", 403), ("civil_seat", "settled", 404),
            ("outsider", "settled", 404), ("police_seat", "told", 403),
        ):  # fmt: skip
            with self.subTest(f"{role} {verb}"):
                self.assertEqual(self.post(role, verb), status)
        self.saying.refresh_from_db()
        self.assertIsNone(self.saying.confirmed_at)
        self.assertIsNone(self.saying.settled_at)

    def test_opening_an_address_changes_nothing(self) -> None:
        self.assertEqual(
            self.get("police_seat", f"said/{self.saying.pk}/confirm/").status_code, 302
        )
        self.saying.refresh_from_db()
        self.assertIsNone(self.saying.confirmed_at)

    def test_a_record_of_the_desk_is_called_as_its_kind_is(self) -> None:
        organisation = self.cast.organisations["police"].pk
        as_role(self.cast, "secretariat").post(
            self.at("contributions/new/"),
            {
                "organisation": organisation,
                "kind": "venue",
                "description_es": "Un local",
                "reading-access_class": "members",
                "said-membership": self.cast.memberships["police"].pk,
                "said-channel": "telephone",
                "said-said_on": "2018-01-10",
            },
        )
        self.assertEqual(OnBehalf.objects.count(), 2)
        self.assertContains(self.get("police_seat"), "<strong>Aporte</strong>")

    def record(self, path: str, seat: str, **given: object) -> HttpResponse:
        said = {"said-channel": "telephone", "said-said_on": "2018-01-10"}
        said |= {"said-membership": self.cast.memberships[seat].pk}
        return as_role(self.cast, "secretariat").post(self.at(path), said | given)

    def test_nothing_is_recorded_for_a_seat_that_it_would_not_read(self) -> None:
        given = {
            "organisation": self.cast.organisations["police"].pk,
            "kind": "venue",
            "description_es": "Un local",
        }
        closed = given | {"reading-access_class": "secretariat"}
        answer = self.record("contributions/new/", "police", **closed)
        self.assertContains(answer, "no leería este registro", status_code=422)
        self.assertFalse(Contribution.objects.exists())
        self.record(
            "contributions/new/",
            "police",
            **given | {"reading-access_class": "members"},
        )
        self.assertEqual(Contribution.objects.count(), 1)

    def test_a_record_of_one_seat_is_not_another_seats_word(self) -> None:
        given = {
            "membership": self.cast.memberships["police"].pk,
            "person": self.cast.people["company_seat"].pk,
            "capacity": "alternate",
            "term_end": "round",
            "reading-access_class": "members",
        }
        before = SeatHolder.objects.count()
        answer = self.record("seat-holders/new/", "mine", **given)
        self.assertContains(answer, "de una representación", status_code=422)
        self.assertEqual(SeatHolder.objects.count(), before)
        self.record("seat-holders/new/", "police", **given)
        self.assertEqual(SeatHolder.objects.count(), before + 1)

    def test_what_was_taken_out_since_waits_no_more(self) -> None:
        seat = self.cast.memberships["police"]
        gone = Contribution.objects.create(
            group=self.group,
            access_class="members",
            organisation=seat.organisation,
            kind="venue",
        )
        said = on_behalf.Said(seat, Channel.MESSAGE, date(2018, 1, 10), "Mensaje 4")
        on_behalf.say_on_behalf(self.desk, gone, act="create", said=said)
        self.assertContains(self.get("police_seat"), "Mensaje 4")
        gone.delete()
        self.assertNotContains(self.get("police_seat"), "Mensaje 4")
        self.assertContains(self.get("police_seat", "said/"), "se retiró después")

    def test_in_english(self) -> None:
        client = as_role(self.cast, "police_seat")
        page = client.get(self.at(), headers={"Accept-Language": "en"})
        self.assertContains(page, "Recorded for your seat")
