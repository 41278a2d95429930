"""Persons and attendances are two counts; police are a share of the persons."""

from decimal import Decimal

from django.test import TestCase
from django.utils.translation import override

from rimay.access import circles
from rimay.access.actor import console, member
from rimay.access.tests.cast import make_group, make_user
from rimay.accounts.queries import Assurance
from rimay.core.classes import Basis
from rimay.core.text import Text
from rimay.groups.models import Group, Person, StatedTotal
from rimay.records.figures import Computed
from rimay.training.figures import FIGURES
from rimay.training.models import (
    Event,
    FollowUp,
    LearningTest,
    Participant,
    Participation,
)
from rimay.training.queries import came, events_standing


def computed(group: Group, code: str) -> Computed:
    """Return the only value of a figure."""
    (figure,) = (f for f in FIGURES if f.code == code)
    (value,) = figure.compute(group)
    return value


def make_event(group: Group, starts_on: str) -> Event:
    """Make an event on a date, known to any precision."""
    event = Event(group=group, title=Text.of(es="Taller"), starts_on=starts_on)
    event.prepare()
    event.save()
    return event


def make_participant(event: Event, name: str, **fields: object) -> Participant:
    """Make a participant registered at an event."""
    made = Participant(event=event, name=name, **fields)
    made.take_class_of(event)
    made.save()
    return made


def attend(participant: Participant, event: Event, role: str = "participant") -> None:
    """Let a participant come to an event."""
    made = Participation(participant=participant, event=event, role=role)
    made.take_class_of(event)
    made.save()


class TrainingFigures(TestCase):
    def setUp(self) -> None:
        self.group = make_group("capacita")
        self.first = make_event(self.group, "2017-09")
        self.second = make_event(self.group, "2017-11-15")

    def test_an_event_to_come_is_not_counted(self) -> None:
        make_event(self.group, "2099-01")
        self.assertEqual(computed(self.group, "training.events").value, 2)

    def test_somebody_who_came_twice_is_one_person_and_two_attendances(self) -> None:
        somebody = make_participant(self.first, "Apaza Condori, Julia")
        attend(somebody, self.first)
        attend(somebody, self.second)
        self.assertEqual(computed(self.group, "training.participants").value, 1)
        self.assertEqual(computed(self.group, "training.attendances").value, 2)

    def test_who_taught_is_neither(self) -> None:
        attend(make_participant(self.first, "Docente"), self.first, "trainer")
        self.assertIsNone(computed(self.group, "training.participants").value)
        self.assertIsNone(computed(self.group, "training.attendances").value)

    def test_a_list_of_persons_alone_counts_persons_and_no_attendances(self) -> None:
        make_participant(self.first, "Uno")
        self.assertEqual(computed(self.group, "training.participants").value, 1)
        self.assertIsNone(computed(self.group, "training.attendances").value)

    def test_police_come_with_their_share(self) -> None:
        for number in range(3):
            make_participant(self.first, f"Efectivo {number}", subtype="police")
        make_participant(self.first, "Vecina")
        value = computed(self.group, "training.participants_police")
        self.assertEqual(value.value, 3)
        self.assertIn("75", str(value.note))

    def test_stated_totals_stand_where_there_are_no_rows(self) -> None:
        for code, number in (("participants", 115), ("participants_police", 83)):
            StatedTotal.objects.create(
                group=self.group,
                code=f"training.{code}",
                value=number,
                basis=Basis.STATED,
            )
        value = computed(self.group, "training.participants_police")
        self.assertEqual((value.value, value.basis), (83, Basis.STATED))
        self.assertIn("72", str(value.note))
        self.assertIsNone(computed(self.group, "training.attendances").value)

    def test_aims_are_not_measured_until_somebody_measures(self) -> None:
        for code in ("aims.understand", "aims.apply"):
            value = computed(self.group, code)
            self.assertIsNone(value.value)
            self.assertTrue(str(value.missing))

    def test_understanding_is_the_share_that_did_better(self) -> None:
        for code, before, after in (("A", 8, 14), ("B", 12, 12), ("C", 10, None)):
            row = LearningTest(event=self.first, code=code, before=before, after=after)
            row.take_class_of(self.first)
            row.save()
        self.assertEqual(computed(self.group, "aims.understand").value, Decimal("50.0"))

    def test_applying_leaves_out_who_did_not_answer(self) -> None:
        for number, applied in enumerate(("yes", "in_part", "no", "no_answer")):
            asked = make_participant(self.first, f"Persona {number}")
            row = FollowUp(event=self.first, participant=asked, applied=applied)
            row.take_class_of(self.first)
            row.save()
        self.assertEqual(computed(self.group, "aims.apply").value, Decimal("66.7"))


class StandingTests(TestCase):
    def test_events_of_one_month_are_in_it_and_not_from_it_to_it(self) -> None:
        group = make_group("capacitacion")
        for day in ("2017-11-09", "2017-11-10"):
            make_event(group, day)
        with override("es"):
            said = events_standing(console(group), group)
        self.assertEqual(said, "Dos actividades de capacitación, en noviembre de 2017.")

    def test_an_institution_that_is_not_named_is_told_so(self) -> None:
        group = make_group("sin-nombre")
        event = make_event(group, "2017-11-09")
        person = Person.objects.create(group=group, name="Rosa", user=make_user("rosa"))
        circles.name_people(event.team, [person])
        attend(make_participant(event, "Quispe"), event)
        actor = member(person.user_id, group, Assurance.STRONG)
        with override("es"):
            self.assertEqual(
                [bar.label for bar in came(actor, event).from_where],
                ["institución sin nombrar"],
            )
