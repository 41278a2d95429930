"""Months add up; money adds up by currency; a pledge is not a gift."""

from decimal import Decimal

from django.db import IntegrityError, transaction
from django.test import TestCase

from rimay.access.tests.cast import make_group
from rimay.core.classes import Basis
from rimay.core.text import Text
from rimay.funding.figures import FIGURES
from rimay.funding.models import Amendment, Contribution, Grant
from rimay.groups.models import Group, Organisation
from rimay.records.figures import Computed


def computed(group: Group, code: str) -> tuple[Computed, ...]:
    """Return the values of a figure."""
    (figure,) = (f for f in FIGURES if f.code == code)
    return figure.compute(group)


def make_grant(group: Group) -> Grant:
    """Make a grant whose amount nobody said."""
    return Grant.objects.create(group=group, title=Text.of(es="Proyecto piloto"))


def contribute(group: Group, kind: str = "cash", **fields: object) -> Contribution:
    """Let a member contribute."""
    member, _made = Organisation.objects.get_or_create(
        group=group, name=Text.of(es="Aportante")
    )
    return Contribution.objects.create(
        group=group, organisation=member, kind=kind, **fields
    )


class FundingFigures(TestCase):
    def setUp(self) -> None:
        self.group = make_group("fondos")

    def test_nothing_is_known(self) -> None:
        make_grant(self.group)
        for figure in FIGURES:
            (value,) = figure.compute(self.group)
            self.assertIsNone(value.value)

    def test_an_extension_that_somebody_stated_stays_stated(self) -> None:
        grant = make_grant(self.group)
        Amendment.objects.create(
            group=self.group,
            grant=grant,
            kind="costed",
            months=4,
            basis="stated",
            source="Nota",
        )
        (value,) = computed(self.group, "funding.extension_months")
        self.assertEqual((value.value, value.basis), (4, Basis.STATED))
        self.assertEqual(value.source, "Nota")

    def test_money_moved_between_lines_extends_nothing(self) -> None:
        Amendment.objects.create(
            group=self.group,
            grant=make_grant(self.group),
            kind="reallocation",
            months=2,
        )
        (value,) = computed(self.group, "funding.extension_months")
        self.assertIsNone(value.value)

    def test_money_adds_up_by_currency_once_it_arrived(self) -> None:
        contribute(self.group, value=100, currency="PEN", received_on="2017-11")
        contribute(self.group, value=50, currency="PEN", pledged_on="2017-11")
        contribute(self.group, value=30, currency="USD", received_on="2017-12-01")
        pen, usd = computed(self.group, "funding.contributions_money")
        self.assertEqual((pen.value, pen.unit), (Decimal(100), "PEN"))
        self.assertIn("50", str(pen.note))
        self.assertEqual((usd.value, usd.unit), (Decimal(30), "USD"))

    def test_what_is_given_in_kind_counts_once_it_arrived(self) -> None:
        contribute(self.group, "venue", received_on="2017-11")
        contribute(self.group, "time", pledged_on="2017-11")
        (value,) = computed(self.group, "funding.contributions_in_kind")
        self.assertEqual(value.value, 1)

    def test_a_value_names_its_currency(self) -> None:
        with self.assertRaises(IntegrityError), transaction.atomic():
            contribute(self.group, value=10)
