"""Splits that would tell what few hidden records are, or how often one seat came."""

from django.test import TestCase

from rimay.access.actor import console
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import Agreement, Attendance, Meeting
from rimay.groups.models.organisations import Subtype
from rimay.records.actions import Reading
from rimay.results import actions
from rimay.results.figures import BY_CODE
from rimay.results.models import Release
from rimay.training.models import Event, LearningTest, Participant


class ProtectingTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def split(self, code: str, readers: Class) -> set[str]:
        """Give a figure out; return its breakdowns that are shown."""
        group = self.cast.group
        (release,) = actions.release_figures(
            console(group), group, [BY_CODE[code]], reading=Reading(readers)
        )
        return {b["code"] for b in release.breakdowns if b["cells"]}

    def agreement(self, status: str, access_class: Class) -> None:
        Agreement.objects.create(
            group=self.cast.group,
            text=f"{status} {access_class} {Agreement.objects.count()}",
            status=status,
            access_class=access_class,
            access_pillar=self.cast.pillars["civil"]
            if access_class == Class.PILLAR
            else None,
        )

    def test_who_takes_away_what_they_see_learns_nothing_of_few_hidden_ones(
        self,
    ) -> None:
        for _turn in range(3):
            self.agreement("pending", Class.GROUP)
        self.assertIn("status", self.split("dialogue.agreements", Class.GROUP))
        self.agreement("fulfilled", Class.PILLAR)
        self.assertEqual(self.split("dialogue.agreements", Class.GROUP), set())

    def test_a_share_of_fewer_than_five_people_is_not_told(self) -> None:
        group, code = self.cast.group, "aims.understand"
        event = Event.objects.create(group=group, title=Text.of(es="Uno"))
        told = []
        for number in range(5):
            LearningTest.objects.create(
                group=group, event=event, code=f"P{number}", before=1, after=2
            )
            self.split(code, Class.GROUP)
            release = Release.objects.filter(code=code).latest("id")
            told.append((release.shown_value, release.row_count))
        self.assertEqual(told, [(None, None)] * 4 + [(100, 5)])

    def test_of_a_part_too_small_to_be_told_no_page_says_that_it_is_of_nobody(
        self,
    ) -> None:
        group, code = self.cast.group, "training.participants_police"
        event = Event.objects.create(group=group, title=Text.of(es="Uno"))
        for number in range(9):
            subtype = Subtype.POLICE if number < 7 else Subtype.CSO
            Participant.objects.create(
                group=group, event=event, name=f"Quispe {number}", subtype=subtype
            )
        self.split(code, Class.GROUP)
        sign_in(self.client, self.cast.users["company_seat"])
        with self.settings(LANGUAGE_CODE="en"):
            page = self.client.get(f"/g/{group.slug}/figures/{code}/")
        self.assertContains(page, "one to four people")
        self.assertNotContains(page, "No record stands behind it")

    def test_how_often_a_pillar_of_few_seats_came_is_for_who_reads_the_rolls(
        self,
    ) -> None:
        meeting = Meeting.objects.create(
            group=self.cast.group, held_on="2018-01-25", state="held"
        )
        for seat in self.cast.memberships.values():
            if seat.kind != "observer":
                row = Attendance(meeting=meeting, membership=seat, presence="present")
                row.group = self.cast.group
                row.take_class_of(meeting)
                row.save()
        code = "dialogue.attendance"
        self.assertEqual(self.split(code, Class.PUBLIC), set())
        self.assertEqual(self.split(code, Class.GROUP), {"pillar"})
