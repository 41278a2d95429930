"""The page of an import, taking it back, and the workbook that changes nothing."""

from datetime import timedelta

from rimay.access.tests.cast import sign_in
from rimay.core import clock
from rimay.core.text import Text
from rimay.exchange.kinds import ALL
from rimay.exchange.models import Import
from rimay.exchange.planning import make_plan
from rimay.exchange.tables import read_file
from rimay.exchange.tests.bringing import HEAD, BringingTests, book
from rimay.exchange.workbook import filled_workbook
from rimay.groups.models import Office, Organisation, Person, SeatHolder
from rimay.results.models import Report, RestsOn


class ImportPageTests(BringingTests):
    def setUp(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"])
        self.made = self.carry_out(book(organisations=[HEAD, ["a", "Una", ""]]))
        self.at = f"/g/{self.cast.group.slug}/imports/{self.made.pk}/"
        self.row = Organisation.objects.get(key="a")

    def test_it_says_what_was_made_and_is_taken_back(self) -> None:
        self.assertContains(self.client.get(self.at), "Una")
        done = self.client.post(f"{self.at}take-back/", follow=True)
        self.assertNotContains(done, 'action="' + f"{self.at}take-back/")
        self.assertFalse(Organisation.objects.filter(key="a").exists())

    def test_what_rests_on_it_is_named_as_far_as_one_may_read(self) -> None:
        Person.objects.create(
            group=self.cast.group, name="Puma, Ana", organisation=self.row
        )
        Person.objects.create(
            group=self.cast.group,
            name="Inti, Luis",
            organisation=self.row,
            access_class="pillar",
            access_pillar=self.cast.pillars["civil"],
        )
        page = self.client.post(f"{self.at}take-back/")
        self.assertContains(page, "Puma, Ana", status_code=409)
        self.assertNotContains(page, "Inti, Luis", status_code=409)
        self.assertTrue(Organisation.objects.filter(key="a").exists())

    def test_taking_back_names_the_reports_that_rest_on_its_rows(self) -> None:
        report = Report.objects.create(
            group=self.cast.group, title=Text.of(es="Informe uno"), state="published"
        )
        RestsOn.objects.create(
            report=report, subject="groups.organisation", row_id=self.row.pk
        )
        done = self.client.post(f"{self.at}take-back/", follow=True)
        self.assertContains(done, "Informe uno")
        self.assertFalse(Organisation.objects.filter(key="a").exists())

    def bring_office(self) -> Import:
        person = self.cast.people["alternate"].key
        return self.carry_out(
            book(
                offices=[["key", "role", "person"], ["o1", "secretariat", person]],
                seat_holders=[
                    ["key", "membership", "person", "capacity"],
                    ["s1", self.cast.memberships["mine"].key, person, "alternate"],
                ],
            )
        )

    def test_whose_office_or_seat_goes_is_said_before_it_is_taken_back(self) -> None:
        self.assertNotContains(self.client.get(self.at), 'name="knows"')
        made = self.bring_office()
        at = f"/g/{self.cast.group.slug}/imports/{made.pk}/"
        page = self.client.get(at)
        name = self.cast.people["alternate"].name
        self.assertContains(page, f"{name}: secretaría técnica")
        self.assertContains(page, f"{name}: mine (alterno")
        self.assertNotContains(page, "No quedaría nadie en la secretaría")
        unread = self.client.post(f"{at}take-back/")
        self.assertContains(unread, "No se cambió nada", status_code=422)
        self.assertTrue(Office.objects.filter(key="o1").exists())
        self.client.post(f"{at}take-back/", {"knows": "on"})
        self.assertFalse(Office.objects.filter(key="o1").exists())
        self.assertFalse(SeatHolder.objects.filter(key="s1").exists())

    def test_the_last_of_the_secretariat_is_told_so(self) -> None:
        made = self.bring_office()
        Office.objects.filter(role="secretariat").exclude(key="o1").update(
            ends_on=clock.today() - timedelta(days=1)
        )
        sign_in(self.client, self.cast.users["alternate"])
        page = self.client.get(f"/g/{self.cast.group.slug}/imports/{made.pk}/")
        self.assertContains(page, "No quedaría nadie en la secretaría")

    def test_a_get_changes_nothing(self) -> None:
        self.client.get(f"{self.at}take-back/")
        self.assertTrue(Organisation.objects.filter(key="a").exists())

    def test_others_find_nothing(self) -> None:
        for role in ("police_seat", "observer", "outsider", "other_secretariat"):
            sign_in(self.client, self.cast.users[role])
            with self.subTest(role):
                self.assertEqual(self.client.get(self.at).status_code, 404)

    def test_the_filled_workbook_changes_nothing_when_it_is_brought(self) -> None:
        group = self.cast.group
        for language in ("es", "en"):
            content = filled_workbook(self.actor, group, language)
            grid = read_file("libro.xlsx", content)
            plan = make_plan(self.actor, group, grid, ALL)
            with self.subTest(language):
                self.assertEqual(plan.problems, [])
                self.assertTrue(plan.does_nothing)
