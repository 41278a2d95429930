"""The pages of members, of one organisation and of one seat."""

from datetime import date, timedelta

from django.test import Client, TestCase

from rimay.access.models import OnBehalf
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Holiday, Membership, Person, Place, SeatHolder

DATABASES = {"default", "ephemeral"}


def as_role(cast: Cast, role: str) -> Client:
    """Return a client signed in as somebody of the cast."""
    client = Client()
    if role != "anonymous":
        sign_in(client, cast.users[role])
    return client


class MembersPageTests(TestCase):
    databases = DATABASES
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def url(self, rest: str = "members/") -> str:
        return f"/g/{self.cast.group.slug}/{rest}"

    def test_it_shows_who_is_in_by_pillar_and_which_voice_is_missing(self) -> None:
        page = as_role(self.cast, "civil_seat").get(self.url())
        self.assertContains(page, "ngo")
        self.assertContains(page, "embassy")
        self.assertContains(page, "Persona police_seat")
        members = page.context["members"]
        self.assertEqual([c.seats for c in members.columns], [2, 2, 1, 1])
        self.assertTrue(members.missing)

    def test_it_answers_the_stranger_as_if_nothing_were_there(self) -> None:
        for role in ("outsider", "other_secretariat"):
            answer = as_role(self.cast, role).get(self.url())
            self.assertEqual(answer.status_code, 404)
        self.assertEqual(
            as_role(self.cast, "anonymous").get(self.url()).status_code, 302
        )

    def test_a_hidden_membership_is_neither_shown_nor_counted(self) -> None:
        Membership.objects.filter(pk=self.cast.memberships["mine"].pk).update(
            access_class=Class.SECRETARIAT
        )
        page = as_role(self.cast, "civil_seat").get(self.url())
        self.assertEqual(
            [c.seats for c in page.context["members"].columns], [2, 1, 1, 1]
        )
        self.assertNotContains(page, "mine")
        own = as_role(self.cast, "secretariat").get(self.url())
        self.assertEqual(
            [c.seats for c in own.context["members"].columns], [2, 2, 1, 1]
        )

    def test_a_hidden_person_is_not_named_on_their_seat(self) -> None:
        Person.objects.filter(pk=self.cast.people["police_seat"].pk).update(
            access_class=Class.SECRETARIAT
        )
        page = as_role(self.cast, "civil_seat").get(self.url())
        self.assertNotContains(page, "Persona police_seat")
        seat = self.cast.memberships["police"]
        page = as_role(self.cast, "civil_seat").get(self.url(f"memberships/{seat.pk}/"))
        self.assertNotContains(page, "Persona police_seat")

    def test_an_empty_group_says_where_to_begin(self) -> None:
        client = as_role(self.cast, "other_secretariat")
        page = client.get(f"/g/{self.cast.other.slug}/members/")
        self.assertContains(page, f"/g/{self.cast.other.slug}/members/new/")

    def test_an_organisation_keeps_the_initiative_apart_from_the_group(self) -> None:
        held = self.cast.organisations["mine"]
        held.vpi_status, held.vpi_as_of = "member", "2017"
        held.save()
        page = as_role(self.cast, "observer").get(self.url(f"organisations/{held.pk}/"))
        self.assertEqual(page.status_code, 200)
        self.assertNotIn("2017", [fact.words for fact in page.context["facts"]])
        self.assertContains(page, "2017")
        self.assertEqual(len(page.context["memberships"]), 1)

    def test_the_calendar_is_the_country_s_as_the_group_changed_it(self) -> None:
        Holiday.objects.create(
            group=self.cast.group, day=date(2018, 3, 5), name=Text.of(es="Minka")
        )
        Holiday.objects.create(
            group=self.cast.group,
            day=date(2018, 1, 1),
            name=Text.of(es="Año Nuevo"),
            is_worked=True,
        )
        page = as_role(self.cast, "observer").get(self.url("holidays/?year=2018"))
        self.assertContains(page, "Minka")
        first = page.context["days"][0]
        self.assertTrue(first.is_own and first.is_worked)
        # Days of regions that are not the group's do not count for it.
        self.assertFalse([d for d in page.context["days"] if d.region])

    def test_days_of_the_group_s_own_regions_count_under_any_name_of_the_code(
        self,
    ) -> None:
        self.cast.group.country = "PE"
        self.cast.group.save()
        for scheme, code in (("ISO 3166-2", "PE-CUS"), ("ISO", "PE-PUN")):
            Place.objects.create(
                group=self.cast.group,
                kind="region",
                name=Text.of(es=code),
                codes={scheme: code},
            )
        page = as_role(self.cast, "observer").get(self.url("holidays/?year=2018"))
        regions = {day.region for day in page.context["days"] if day.region}
        self.assertEqual(regions, {"PE-CUS", "PE-PUN"})
        self.assertIn("en una sola región", page.context["standing"])

    def test_a_wrong_year_is_this_year(self) -> None:
        for year in ("", "x", "99999", "1", "²⁰¹⁸"):
            page = as_role(self.cast, "observer").get(
                self.url(f"holidays/?year={year}")
            )
            self.assertEqual(page.context["year"], clock.today().year)


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
