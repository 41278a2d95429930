"""The figures of the study: counted from rows, else as stated, else not known."""

from django.test import TestCase

from rimay.access.tests.cast import make_cast, make_group, sign_in
from rimay.core.classes import Basis, Class
from rimay.core.text import Text
from rimay.groups.models import Group, Place, StatedTotal
from rimay.records.figures import Computed
from rimay.study.figures import FIGURES
from rimay.study.models import (
    Finding,
    Interview,
    Study,
    Workshop,
    WorkshopReaction,
)


def computed(group: Group, code: str) -> Computed:
    """Return the only value of a figure."""
    (figure,) = (f for f in FIGURES if f.code == code)
    (value,) = figure.compute(group)
    return value


def make_study(group: Group, regions: tuple[str, ...] = ()) -> Study:
    """Make a study in regions of these names."""
    study = Study(group=group, title=Text.of(es="Estudio"))
    study.prepare()
    study.save()
    for name in regions:
        place = Place.objects.create(group=group, kind="region", name=Text.of(es=name))
        study.regions.add(place)
    return study


def make_interview(study: Study, code: str, **fields: object) -> Interview:
    """Make an interview that its study's team reads."""
    interview = Interview(study=study, code=code, **fields)
    interview.take_class_of(study)
    interview.save()
    return interview


class StudyFigures(TestCase):
    def setUp(self) -> None:
        self.group = make_group("estudio")

    def test_nobody_said_anything(self) -> None:
        for figure in FIGURES:
            (value,) = figure.compute(self.group)
            self.assertIsNone(value.value)
            self.assertTrue(str(value.missing))

    def test_interviews_count_the_people_heard(self) -> None:
        study = make_study(self.group, ("Uno", "Dos"))
        one = study.regions.get(sort_es="uno")
        make_interview(study, "E-01", region=one, stakeholder="government")
        make_interview(study, "E-02", region=one, stakeholder="company", heard=3)
        value = computed(self.group, "study.interviewees")
        self.assertEqual((value.value, value.basis), (4, Basis.COUNTED))
        by_kind = value.breakdowns[0].cells
        self.assertEqual([cell.count for cell in by_kind], [1, 3])
        assert value.rows is not None
        self.assertEqual(value.rows.count(), 2)

    def test_a_stated_total_stands_while_less_is_itemised(self) -> None:
        StatedTotal.objects.create(
            group=self.group, code="study.interviewees", value=72, basis=Basis.STATED
        )
        make_interview(make_study(self.group), "E-01")
        value = computed(self.group, "study.interviewees")
        self.assertEqual((value.value, value.basis), (72, Basis.STATED))

    def test_regions_are_those_where_somebody_was_heard(self) -> None:
        study = make_study(self.group, ("Uno", "Dos"))
        make_interview(study, "E-01", region=study.regions.first())
        value = computed(self.group, "study.regions")
        self.assertEqual((value.value, value.basis), (1, Basis.COUNTED))

    def test_regions_named_by_the_study_are_a_reading(self) -> None:
        make_study(self.group, ("Uno", "Dos", "Tres", "Cuatro"))
        value = computed(self.group, "study.regions")
        self.assertEqual((value.value, value.basis), (4, Basis.INFERRED))

    def test_workshops_read_out_of_a_source_are_at_least_so_many(self) -> None:
        study = make_study(self.group)
        for _number in range(4):
            Workshop.objects.create(group=self.group, study=study, basis="inferred")
        value = computed(self.group, "study.workshops")
        self.assertEqual((value.value, value.basis), (4, Basis.INFERRED))
        self.assertTrue(value.at_least)


class StudyPageTests(TestCase):
    databases = {"default", "ephemeral"}

    def test_who_reads_a_public_study_is_told_no_place_that_they_do_not_see(
        self,
    ) -> None:
        cast = make_cast()
        study = make_study(cast.group, ("Valle Escondido",))
        Study.objects.filter(pk=study.pk).update(access_class=Class.PUBLIC)
        study.access_class = Class.PUBLIC
        workshop = Workshop(study=study, place=study.regions.get())
        finding = Finding(study=study, text=Text.of(es="Hace falta"))
        finding.group, finding.access_class = cast.group, Class.PUBLIC
        finding.save()
        reaction = WorkshopReaction(
            finding=finding, workshop=workshop, reaction="agrees"
        )
        for row, parent in ((workshop, study), (reaction, finding)):
            row.take_class_of(parent)
        workshop.save()
        reaction.workshop = workshop
        reaction.save()
        for role, is_told in (("civil_seat", True), ("donor", False)):
            sign_in(self.client, cast.users[role])
            page = self.client.get(f"/g/{cast.group.slug}/studies/{study.pk}/")
            with self.subTest(role):
                self.assertContains(page, "coincide: ", 1)
                told = "Valle Escondido" in page.content.decode()
                self.assertEqual(told, is_told)
