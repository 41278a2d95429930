"""The latest plan speaks; an aim counts only changes that somebody confirmed."""

from django.db import IntegrityError, transaction
from django.test import TestCase

from rimay.access.tests.cast import make_group
from rimay.core.classes import Basis
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.groups.models import Group
from rimay.records.figures import Computed
from rimay.workplan.figures import FIGURES
from rimay.workplan.models import Activity, Aim, ChangeNoticed, Objective, Workplan


def computed(group: Group, code: str) -> Computed:
    """Return the only value of a figure."""
    (figure,) = (f for f in FIGURES if f.code == code)
    (value,) = figure.compute(group)
    return value


def make_plan(group: Group, year: int = 2018, **fields: object) -> Workplan:
    """Make a plan of a year."""
    return Workplan.objects.create(
        group=group, year=year, title=Text.of(es=f"Plan {year}"), **fields
    )


def make_activity(plan: Workplan, **fields: object) -> Activity:
    """Make an activity under the plan's first objective."""
    objective, _made = Objective.objects.get_or_create(
        group=plan.group, workplan=plan, number=1, title=Text.of(es="Objetivo")
    )
    fields.setdefault("title", Text.of(es="Actividad"))
    activity = Activity(objective=objective, **fields)
    activity.take_class_of(objective)
    activity.save()
    return activity


class WorkplanFigures(TestCase):
    def setUp(self) -> None:
        self.group = make_group("planes")

    def test_nothing_is_known(self) -> None:
        for figure in FIGURES:
            (value,) = figure.compute(self.group)
            self.assertIsNone(value.value)
            self.assertTrue(str(value.missing))

    def test_a_plan_adopted_at_the_end_of_a_year_has_no_day(self) -> None:
        make_plan(self.group, adopted_on="2017-12~", basis="stated", source="Nota")
        value = computed(self.group, "workplan.adopted_on")
        self.assertEqual(value.value, PartialDate("2017-12~"))
        self.assertEqual((value.basis, value.source), (Basis.STATED, "Nota"))
        self.assertIsNone(computed(self.group, "workplan.activities").value)

    def test_only_the_latest_plan_counts(self) -> None:
        make_activity(make_plan(self.group, 2017))
        plan = make_plan(self.group, 2018)
        make_activity(plan)
        make_activity(plan, status="dropped", reason="Sin fondos")
        value = computed(self.group, "workplan.activities")
        self.assertEqual(value.value, 2)

    def test_a_change_counts_once_somebody_confirms_it(self) -> None:
        aim = Aim.objects.create(group=self.group, code="joint", title=Text.of(es="c"))
        for confirmed_by in ("", "Defensoría (ficticia)"):
            ChangeNoticed.objects.create(
                group=self.group,
                change=Text.of(es="Protocolo"),
                aim=aim,
                confirmed_by=confirmed_by,
            )
        value = computed(self.group, "aims.joint")
        self.assertEqual(value.value, 1)
        self.assertIn("2", str(value.note))


class WorkplanRules(TestCase):
    def setUp(self) -> None:
        self.plan = make_plan(make_group("planes"))

    def test_months_run_forward(self) -> None:
        for months in ((5, 3), (0, 3), (3, 13), (3, None)):
            with self.assertRaises(IntegrityError), transaction.atomic():
                make_activity(self.plan, first_month=months[0], last_month=months[1])

    def test_dropping_says_why(self) -> None:
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_activity(self.plan, status="dropped")

    def test_money_names_its_currency(self) -> None:
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_activity(self.plan, budget=100)
