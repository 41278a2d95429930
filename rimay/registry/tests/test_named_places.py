"""What is sealed to a person is sealed to them in the place that they were named in."""

from datetime import timedelta

from django.test import TestCase
from django.utils.translation import override

from rimay.access import circles
from rimay.access.asking import visible
from rimay.access.audience import audience
from rimay.access.tests.cast import make_cast
from rimay.core import clock
from rimay.core.classes import Class
from rimay.groups.models import (
    Circle,
    Membership,
    Office,
    Organisation,
    Person,
    SeatHolder,
)
from rimay.groups.roles import Capacity, Role
from rimay.registry.queries import groups_of

WHO = "police_seat"


class NamedPlacesTests(TestCase):
    def setUp(self) -> None:
        self.cast = make_cast()
        self.group = self.cast.group
        self.person = self.cast.people[WHO]
        self.term = SeatHolder.objects.get(person=self.person)

    def sealed(self, circle: Circle) -> Organisation:
        return Organisation.objects.create(
            group=self.group, access_class=Class.SEALED, access_circle=circle
        )

    def named(self) -> Circle:
        return circles.persons(self.group, [self.person])

    def reads(self, row: Organisation, who: str = WHO) -> bool:
        rows = visible(self.cast.actor(who), Organisation)
        found = rows.filter(pk=row.pk).exists()
        if who == WHO:
            with override("en"):
                told = audience(row).sentence
            counted = "1 person named" if found else "0 people named"
            self.assertIn(counted, told)
        return found

    def leave(self) -> None:
        self.term.ends_on = clock.today() - timedelta(days=1)
        self.term.save()

    def sit(self, house: str, capacity: Capacity = Capacity.TITULAR) -> SeatHolder:
        return SeatHolder.objects.create(
            group=self.group,
            membership=self.cast.memberships[house],
            person=self.person,
            capacity=capacity,
        )

    def test_who_moves_to_another_seat_leaves_what_was_sealed_to_them(self) -> None:
        row = self.sealed(self.named())
        self.assertTrue(self.reads(row))
        self.leave()
        self.sit("mine")
        self.assertFalse(self.reads(row))

    def test_what_they_are_named_in_anew_they_read_and_what_was_before_they_do_not(
        self,
    ) -> None:
        before = self.sealed(self.named())
        self.leave()
        self.sit("mine")
        after = self.sealed(self.named())
        self.assertTrue(self.reads(after))
        self.assertFalse(self.reads(before))

    def test_who_comes_back_to_the_organisation_reads_again(self) -> None:
        row = self.sealed(self.named())
        self.leave()
        self.sit("mine")
        self.assertFalse(self.reads(row))
        self.sit("police", Capacity.ALTERNATE)
        self.assertTrue(self.reads(row))

    def test_another_seat_of_the_same_organisation_is_the_same_place(self) -> None:
        row = self.sealed(self.named())
        self.leave()
        seat = Membership.objects.create(
            group=self.group,
            organisation=self.cast.organisations["police"],
            kind="member",
            pillar=self.cast.pillars["state"],
        )
        SeatHolder.objects.create(
            group=self.group,
            membership=seat,
            person=self.person,
            capacity=Capacity.TITULAR,
        )
        self.assertTrue(self.reads(row))

    def test_a_secretary_who_sits_for_an_organisation_later_reads_no_sealed_word(
        self,
    ) -> None:
        row = self.sealed(
            circles.persons(self.group, [self.cast.people["secretariat"]])
        )
        self.assertTrue(self.reads(row, "secretariat"))
        office = Office.objects.get(person=self.cast.people["secretariat"])
        office.ends_on = clock.today() - timedelta(days=1)
        office.save()
        SeatHolder.objects.create(
            group=self.group,
            membership=self.cast.memberships["mine"],
            person=self.cast.people["secretariat"],
            capacity=Capacity.TITULAR,
        )
        self.assertFalse(self.reads(row, "secretariat"))

    def test_of_two_places_either_opens_it_still(self) -> None:
        Office.objects.create(
            group=self.group, person=self.person, role=Role.COORDINATOR
        )
        row = self.sealed(self.named())
        self.leave()
        self.assertTrue(self.reads(row))

    def test_an_answer_of_one_seat_is_read_for_that_one_alone(self) -> None:
        second = self.sit("mine")
        police = self.cast.organisations["police"]
        row = self.sealed(circles.persons(self.group, [self.person], of=police))
        self.assertTrue(self.reads(row))
        self.leave()
        self.assertFalse(self.reads(row))
        self.assertTrue(second.membership.has_seat)

    def test_who_held_no_place_when_they_were_named_takes_a_seat_and_reads_on(
        self,
    ) -> None:
        expert = Person.objects.create(group=self.group, name="Experta")
        expert.user = self.cast.users["outsider"]
        expert.save()
        row = self.sealed(circles.persons(self.group, [expert]))
        self.assertTrue(self.reads(row, "outsider"))
        SeatHolder.objects.create(
            group=self.group,
            membership=self.cast.memberships["mine"],
            person=expert,
            capacity=Capacity.TITULAR,
        )
        self.assertTrue(self.reads(row, "outsider"))

    def test_a_row_that_is_saved_again_names_nobody_anew(self) -> None:
        held = self.named()
        row = self.sealed(held)
        self.leave()
        self.sit("mine")
        row.access_circle = circles.kept(held, self.named())
        row.save()
        self.assertFalse(self.reads(row))

    def test_no_group_is_told_of_that_opens_nothing_any_more(self) -> None:
        self.named()
        self.leave()
        self.assertFalse(groups_of(self.cast.users[WHO].pk).exists())
