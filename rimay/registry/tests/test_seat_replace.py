"""A seat's person is replaced, and the seat keeps its history."""

from datetime import timedelta

from django.test import TestCase

from rimay.access.models import OnBehalf
from rimay.access.tests.cast import Cast, make_cast
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.groups.models import (
    Person,
    SeatHolder,
)
from rimay.registry.tests.test_members_pages import DATABASES, as_role


class SeatReplaceTests(TestCase):
    databases = DATABASES
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        cls.newcomer = Person.objects.create(
            group=cls.cast.group, name="Quispe, Rosa", user=cls.cast.users["outsider"]
        )

    newcomer: Person

    def setUp(self) -> None:
        self.seat = self.cast.memberships["police"]
        self.url = f"/g/{self.cast.group.slug}/memberships/{self.seat.pk}/replace/"
        self.today = clock.today()

    def given(self, **other: object) -> dict[str, object]:
        return {
            "person": self.newcomer.pk,
            "capacity": "titular",
            "starts_on": self.today.isoformat(),
            "term_end": "round",
            "channel": "letter",
            "reference": "Oficio 12",
            "said_on": self.today.isoformat(),
        } | other

    def test_the_person_who_leaves_loses_the_seat_and_it_keeps_its_history(
        self,
    ) -> None:
        leaving = as_role(self.cast, "police_seat")
        home = f"/g/{self.cast.group.slug}/members/"
        self.assertEqual(leaving.get(home).status_code, 200)
        answer = as_role(self.cast, "secretariat").post(self.url, self.given())
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(leaving.get(home).status_code, 404)
        self.assertEqual(as_role(self.cast, "outsider").get(home).status_code, 200)
        held = SeatHolder.objects.filter(membership=self.seat)
        self.assertEqual(held.count(), 2)
        page = as_role(self.cast, "secretariat").get(answer["Location"])
        self.assertContains(page, "Persona police_seat")
        self.assertContains(page, "Quispe, Rosa")

    def test_it_stands_as_said_by_the_seat_and_in_the_trail(self) -> None:
        as_role(self.cast, "secretariat").post(self.url, self.given())
        saying = OnBehalf.objects.get(membership=self.seat)
        self.assertEqual((saying.act, saying.reference), ("replace", "Oficio 12"))
        acts = set(Entry.objects.values_list("act", flat=True))
        self.assertLessEqual({"seatholder.end", "seatholder.replace"}, acts)

    def test_the_seat_corrects_what_was_recorded_and_nobody_else_does(self) -> None:
        as_role(self.cast, "secretariat").post(self.url, self.given())
        saying = OnBehalf.objects.get(membership=self.seat)
        at = f"/g/{self.cast.group.slug}/said/{saying.pk}/correct/"
        words = {"correction": "No fue así"}
        self.assertEqual(
            as_role(self.cast, "secretariat").post(at, words).status_code, 403
        )
        self.assertEqual(
            as_role(self.cast, "civil_seat").post(at, words).status_code, 404
        )
        own = as_role(self.cast, "outsider")
        self.assertContains(own.get(at), "/seat-holders/")
        self.assertEqual(own.post(at, words).status_code, 302)
        saying.refresh_from_db()
        self.assertEqual(saying.correction, "No fue así")

    def test_the_secretariat_notes_that_the_seat_was_told(self) -> None:
        as_role(self.cast, "secretariat").post(self.url, self.given())
        saying = OnBehalf.objects.get(membership=self.seat)
        at = f"/g/{self.cast.group.slug}/said/{saying.pk}/told/"
        as_role(self.cast, "secretariat").get(at)
        saying.refresh_from_db()
        self.assertIsNone(saying.told_at)
        as_role(self.cast, "secretariat").post(at)
        saying.refresh_from_db()
        self.assertIsNotNone(saying.told_at)

    def test_only_the_secretariat_replaces(self) -> None:
        for role in ("coordinator", "police_seat", "observer"):
            answer = as_role(self.cast, role).post(self.url, self.given())
            self.assertEqual(answer.status_code, 403)
        for role in ("outsider", "other_secretariat"):
            answer = as_role(self.cast, role).post(self.url, self.given())
            self.assertEqual(answer.status_code, 404)
        self.assertEqual(SeatHolder.objects.filter(membership=self.seat).count(), 1)

    def test_a_get_changes_nothing(self) -> None:
        answer = as_role(self.cast, "secretariat").get(self.url, self.given())
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(SeatHolder.objects.filter(membership=self.seat).count(), 1)

    def test_the_second_of_two_who_name_the_same_person_is_told(self) -> None:
        for status in (302, 422):
            answer = as_role(self.cast, "secretariat").post(self.url, self.given())
            self.assertEqual(answer.status_code, status)
        self.assertEqual(SeatHolder.objects.filter(membership=self.seat).count(), 2)

    def test_bad_input_is_told_and_changes_nothing(self) -> None:
        tomorrow = (self.today + timedelta(days=1)).isoformat()
        stranger = self.cast.people["other_secretariat"].pk
        wrong = (
            {"person": ""},
            {"person": stranger},
            {"person": "x' or 1"},
            {"capacity": "king"},
            {"starts_on": "2018-02-30"},
            {"said_on": tomorrow},
            {"term_end": "day"},
            {"term_end": "day", "ends_on": "1999-01-01"},
            {"reference": "x" * 500},
        )
        for other in wrong:
            with self.subTest(other):
                client = as_role(self.cast, "secretariat")
                answer = client.post(self.url, self.given(**other))
                self.assertEqual(answer.status_code, 422)
        self.assertEqual(SeatHolder.objects.filter(membership=self.seat).count(), 1)

    def test_a_seat_is_confirmed_once_from_its_page(self) -> None:
        holder = SeatHolder.objects.get(membership=self.seat)
        SeatHolder.objects.filter(pk=holder.pk).update(unconfirmed_since=self.today)
        at = f"/g/{self.cast.group.slug}/round/{holder.pk}/confirm/"
        as_role(self.cast, "secretariat").get(at)
        holder.refresh_from_db()
        self.assertIsNotNone(holder.unconfirmed_since)
        for _time in range(2):
            answer = as_role(self.cast, "secretariat").post(
                at, {"letter": "Oficio 9", "from": "seat"}
            )
            self.assertEqual(answer.status_code, 302)
        holder.refresh_from_db()
        self.assertEqual((holder.unconfirmed_since, holder.version), (None, 2))
        acts = Entry.objects.filter(act="seatholder.confirm")
        self.assertEqual(acts.count(), 1)
