"""The pages of members, of one organisation and of one seat."""

from datetime import date

from django.test import Client, TestCase

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import (
    Holiday,
    Membership,
    Organisation,
    Person,
    Place,
    SeatHolder,
)

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
        client = as_role(self.cast, "civil_seat")
        # Whose kind is not recorded may be the voice that seems to be missing.
        self.assertFalse(client.get(self.url()).context["members"].missing)
        self.assertNotContains(client.get(self.url("")), "Sin representación")
        Organisation.objects.filter(subtype="").update(subtype="company")
        page = client.get(self.url())
        self.assertContains(client.get(self.url("")), "Sin representación")
        self.assertContains(page, "ngo")
        self.assertContains(page, "embassy")
        self.assertContains(page, "Persona police_seat")
        members = page.context["members"]
        self.assertEqual([c.seats for c in members.columns], [2, 2, 1, 1])
        self.assertTrue(members.missing)

    def test_who_is_invited_or_left_gives_no_voice_a_seat(self) -> None:
        Organisation.objects.filter(subtype="").update(subtype="company")
        for kind in ("invited", "former", "observer", "member"):
            guards = Organisation.objects.create(
                group=self.cast.group, name=Text.of(es=kind), subtype="private_security"
            )
            Membership.objects.create(
                group=self.cast.group,
                organisation=guards,
                kind=kind,
                pillar=self.cast.memberships["mine"].pillar,
            )
            page = as_role(self.cast, "civil_seat").get(self.url())
            missing = page.context["members"].missing
            self.assertEqual("seguridad privada" in missing, kind != "member", kind)

    def test_it_answers_the_stranger_as_if_nothing_were_there(self) -> None:
        for role in ("outsider", "other_secretariat"):
            answer = as_role(self.cast, role).get(self.url())
            self.assertEqual(answer.status_code, 404)
        self.assertEqual(
            as_role(self.cast, "anonymous").get(self.url()).status_code, 302
        )

    def test_an_alternate_is_not_called_a_representative(self) -> None:
        row = SeatHolder.objects.filter(capacity="alternate").earliest("id")
        page = as_role(self.cast, "secretariat").get(
            self.url(f"seat-holders/{row.pk}/")
        )
        self.assertContains(page, "Persona en una representación · alterno")

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

    def test_a_public_seat_does_not_say_that_everybody_reads_who_sits(self) -> None:
        seat = self.cast.memberships["police"]
        rows = Membership.objects.filter(pk=seat.pk)
        rows.update(access_class=Class.PUBLIC)
        Organisation.objects.filter(pk=seat.organisation_id).update(
            access_class=Class.PUBLIC
        )
        civil = as_role(self.cast, "civil_seat")
        page = civil.get(self.url(f"memberships/{seat.pk}/"))
        self.assertContains(page, "Persona police_seat")
        self.assertNotContains(page, "Lo puede leer cualquiera")
        self.assertContains(page, "No todas las filas de esta página")
        rows.update(access_class=Class.MEMBERS)
        page = civil.get(self.url(f"organisations/{seat.organisation_id}/"))
        self.assertNotContains(page, "Lo puede leer cualquiera")

    def test_nobody_sits_for_who_left_the_group(self) -> None:
        seat = self.cast.memberships["police"]
        Membership.objects.filter(pk=seat.pk).update(ends_on="2016")
        person = self.cast.people["police_seat"]
        civil = as_role(self.cast, "civil_seat")
        page = civil.get(self.url(f"memberships/{seat.pk}/"))
        self.assertEqual(page.context["history"].now, [])
        self.assertEqual(len(page.context["history"].before), 1)
        page = civil.get(self.url(f"people/{person.pk}/"))
        self.assertEqual(page.context["today"], [])

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
