"""Numbers that people see leave no gap for what a seat does not read."""

from django.test import TestCase

from rimay.access import circles
from rimay.access.asking import visible
from rimay.core import clock
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.actions import proposing
from rimay.dialogue.models import Agreement, Meeting, Proposal
from rimay.dialogue.queries.numbering import next_number
from rimay.dialogue.queries.numbers import number_for
from rimay.dialogue.tests.tables import Table, make_item, make_table
from rimay.groups.models import Person


class NumberTests(TestCase):
    databases = {"default", "ephemeral"}
    table: Table

    @classmethod
    def setUpTestData(cls) -> None:
        cls.table = make_table("mesa", 1, 1)
        cls.year = clock.today().year

    def drafted(self, words: str, regime: Regime = Regime.OPEN) -> Proposal:
        draft = proposing.Draft(Text.of(es=words), regime=regime)
        chair = self.table.chairing
        return proposing.draft_proposal(chair, self.table.group, draft=draft)

    def test_a_text_that_not_every_seat_reads_has_no_number_and_leaves_no_gap(
        self,
    ) -> None:
        item = make_item(self.table, Regime.SEALED)
        item.circle = circles.persons(
            self.table.group, Person.objects.filter(user=self.table.chair)
        )
        item.save()
        first = self.drafted("Uno")
        hidden = proposing.draft_proposal(
            self.table.chairing,
            self.table.group,
            draft=proposing.Draft(Text.of(es="Sellado")),
            item=item,
        )
        gated = self.drafted("Entre", Regime.CHATHAM)
        second = self.drafted("Dos")
        self.assertEqual((hidden.number, gated.number), ("", ""))
        self.assertFalse(
            visible(self.table.seated(0), Proposal).filter(pk=hidden.pk).exists()
        )
        numbers = [first.number, second.number]
        self.assertEqual(numbers, [f"1-{self.year}", f"2-{self.year}"])

    def test_a_text_gets_its_number_once_it_is_put_to_all(self) -> None:
        row = self.drafted("Uno", Regime.CHATHAM)
        draft = proposing.Draft(Text.of(es="Abierto"))
        proposing.reword(self.table.chairing, row, draft=draft, version=row.version)
        held = proposing.open_written_round(self.table.chairing, row)
        self.assertEqual(held.number, f"1-{self.year}")

    def test_agreements_that_are_hidden_have_none_either(self) -> None:
        row = Agreement(group=self.table.group, access_class=Class.SECRETARIAT)
        self.assertEqual(number_for(row), "")
        row.access_class = Class.GROUP
        self.assertEqual(number_for(row), f"1-{self.year}")
        row.number = "7"
        self.assertEqual(number_for(row), "7")

    def test_a_session_s_number_is_proposed_without_those_of_hidden_ones(self) -> None:
        for number, access_class in (("1", Class.GROUP), ("2", Class.SECRETARIAT)):
            Meeting.objects.create(
                group=self.table.group,
                title=Text.of(es="Sesión"),
                held_on=f"{self.year}-01-1{number}",
                number=f"{number}-{self.year}",
                access_class=access_class,
            )
        self.assertEqual(next_number(self.table.chairing, self.year), f"2-{self.year}")
