"""Figures of the registry: counted, stated, inferred, or taken from the group above."""

from django.test import TestCase

from rimay.access.tests.cast import Cast, make_cast
from rimay.core.classes import Basis, Class
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.groups.models import Group, Membership, Organisation, StatedTotal
from rimay.records.figures import Computed
from rimay.registry.figures import FIGURES

CODES = {figure.code: figure for figure in FIGURES}


def compute(code: str, group: Group) -> Computed:
    return CODES[f"groups.{code}"].compute(group)[0]


def state(group: Group, code: str, value: int, **more: object) -> StatedTotal:
    return StatedTotal.objects.create(
        group=group, code=f"groups.{code}", value=value, **more
    )


class RegistryFigures(TestCase):
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def test_founding_members_are_counted_from_their_rows(self) -> None:
        found = compute("founding_members", self.cast.group)
        self.assertEqual((found.value, found.basis), (4, Basis.COUNTED))
        self.assertTrue(found.is_itemised)

    def test_an_observer_who_came_later_did_not_found_the_group(self) -> None:
        group = self.cast.group
        group.founded_on = PartialDate("2017-08")
        group.save()
        late = Organisation.objects.create(group=group, name=Text.of(es="Tardía"))
        Membership.objects.create(
            group=group,
            organisation=late,
            kind="observer",
            starts_on=PartialDate("2017-09"),
        )
        self.assertEqual(compute("founding_observers", group).value, 1)

    def test_pillars_are_a_reading_where_somebody_says_so(self) -> None:
        group = self.cast.group
        self.assertEqual(compute("pillars", group).basis, Basis.COUNTED)
        state(group, "pillars", 3, basis=Basis.INFERRED)
        found = compute("pillars", group)
        self.assertEqual((found.value, found.basis), (3, Basis.INFERRED))

    def test_the_setting_comes_down_where_the_group_above_made_it_public(self) -> None:
        group, parent = self.cast.group, self.cast.other
        group.parent = parent
        group.save()
        row = state(parent, "vpi_companies", 30, basis=Basis.STATED)
        self.assertIsNone(compute("vpi_companies", group).value)
        row.access_class = Class.PUBLIC
        row.save()
        self.assertEqual(compute("vpi_companies", group).value, 30)
        state(group, "vpi_companies", 31, basis=Basis.STATED)
        self.assertEqual(compute("vpi_companies", group).value, 31)

    def test_what_nobody_said_stays_unknown(self) -> None:
        found = compute("vpi_governments_present", self.cast.other)
        self.assertIsNone(found.value)
        self.assertTrue(str(found.missing))
