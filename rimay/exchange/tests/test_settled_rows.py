"""What is settled does not change by an import either, nor grow below."""

from django.test import TestCase, override_settings
from django.utils.translation import override

from rimay.access.tests.cast import Cast, make_cast
from rimay.dialogue.models import Charter, CharterArticle
from rimay.dialogue.share import CHARTER_ARTICLE
from rimay.exchange import actions
from rimay.exchange.kinds import ALL
from rimay.exchange.planning import make_plan
from rimay.exchange.plans import Plan
from rimay.exchange.tables import read_file
from rimay.exchange.tests.test_bad_input import book
from rimay.groups.models import SeatHolder
from rimay.records import actions as records
from rimay.records.actions import Locked, Values

CHARTER = ["key", "kind", "title_es", "edition", "state", "adopted_on"]
ARTICLES = ["key", "charter", "number", "heading_es", "text_es"]


@override_settings(LANGUAGE_CODE="es")
class SettledRowsTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def plan(self, content: bytes) -> Plan:
        with override("es"):
            grid = read_file("libro.xlsx", content)
            actor = self.cast.actor("secretariat")
            return make_plan(actor, self.cast.group, grid, ALL)

    def bring(self, state: str = "adopted", text: str = "Uno.", extra: int = 0) -> Plan:
        rows = [[f"a{n}", "reg", str(n), f"Artículo {n}", text] for n in range(1, 3)]
        rows += [[f"b{n}", "reg", str(n), "Otro", "Más."] for n in range(3, 3 + extra)]
        content = book(
            charter=[
                CHARTER,
                ["reg", "charter", "Reglamento", "1", state, "2017-12-14"],
            ],
            **{"charter-articles": [ARTICLES, *rows]},
        )
        plan = self.plan(content)
        if plan.is_clean:
            actor = self.cast.actor("secretariat")
            actions.carry_out(actor, self.cast.group, plan, content)
        return plan

    def test_a_charter_of_before_comes_with_its_articles_and_closes_the_gate(
        self,
    ) -> None:
        self.assertTrue(self.cast.actor("civil_seat").standing.pledged)
        self.assertEqual(self.bring().problems, [])
        self.assertEqual(CharterArticle.objects.count(), 2)
        self.assertFalse(self.cast.actor("civil_seat").standing.pledged)
        content = book(
            acknowledgements=[
                ["key", "charter", "person", "given_on"],
                ["k1", "reg", self.cast.people["civil_seat"].key, "2017-12-15"],
            ]
        )
        plan = self.plan(content)
        self.assertEqual(plan.problems, [])
        actor = self.cast.actor("secretariat")
        actions.carry_out(actor, self.cast.group, plan, content)
        self.assertTrue(self.cast.actor("civil_seat").standing.pledged)
        holder = SeatHolder.objects.get(person=self.cast.people["civil_seat"])
        self.assertEqual(str(holder.pledged_on), "2017-12-15")

    def test_the_same_file_again_changes_nothing(self) -> None:
        self.bring()
        self.assertTrue(self.bring().does_nothing)

    def test_other_words_for_an_adopted_article_are_refused(self) -> None:
        self.bring()
        told = [p.message for p in self.bring(text="Dos.").problems]
        self.assertEqual(len(told), 2)
        self.assertIn("cerrado", told[0])
        self.assertFalse(CharterArticle.objects.filter(text__contains="Dos").exists())

    def test_a_state_taken_back_or_an_article_added_is_refused(self) -> None:
        self.bring()
        self.assertTrue(self.bring(state="draft").problems)
        told = [p.message for p in self.bring(extra=1).problems]
        self.assertEqual(len(told), 1)
        self.assertEqual(Charter.objects.get().state, "adopted")
        self.assertEqual(CharterArticle.objects.count(), 2)

    def test_a_draft_is_not_adopted_by_a_file(self) -> None:
        self.bring(state="draft")
        for state in ("adopted", "replaced"):
            (told,) = self.bring(state=state).problems
            self.assertEqual((told.place, told.row), ("charter E2", 2))
            self.assertIn("Escriba “borrador”", told.message)
        self.assertEqual(Charter.objects.get().state, "draft")
        self.assertTrue(self.cast.actor("civil_seat").standing.pledged)

    def test_what_is_in_force_is_not_replaced_by_a_file(self) -> None:
        self.bring()
        row = ["otro", "charter", "Otro", "2", "adopted", "2018-01-10"]
        (told,) = self.plan(book(charter=[CHARTER, row])).problems
        self.assertIn("Ya hay una versión vigente", told.message)
        row[4] = "replaced"
        self.assertEqual(self.plan(book(charter=[CHARTER, row])).problems, [])
        row[1], row[4] = "confidentiality", "adopted"
        self.assertEqual(self.plan(book(charter=[CHARTER, row])).problems, [])

    def test_what_everybody_acknowledges_is_read_by_everybody(self) -> None:
        row = ["reg", "charter", "Reglamento", "1", "adopted", "2017-12-14"]
        heads = [*CHARTER, "reads"]
        for reads, problems in (("secretariat", 1), ("group", 0), ("public", 0)):
            with self.subTest(reads):
                plan = self.plan(book(charter=[heads, [*row, reads]]))
                self.assertEqual(len(plan.problems), problems)

    def test_a_draft_changes_and_grows(self) -> None:
        self.bring(state="draft")
        self.assertEqual(self.bring(state="draft", text="Dos.", extra=1).problems, [])
        self.assertEqual(CharterArticle.objects.count(), 3)

    def test_nothing_is_added_below_it_by_a_form_either(self) -> None:
        self.bring()
        values = Values({"charter": Charter.objects.get(), "number": 9})
        with self.assertRaises(Locked):
            records.create_record(
                self.cast.actor("secretariat"),
                CHARTER_ARTICLE,
                self.cast.group,
                values=values,
                reading=None,
            )
