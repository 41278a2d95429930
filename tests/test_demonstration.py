"""The two groups of the demonstration: figures as asked for, and nothing invented."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.test import TestCase, override_settings

from rimay.access.actor import console
from rimay.config import demo
from rimay.config.demo_decisions import ENDS_ON, SENT_ON
from rimay.config.tests import founded
from rimay.core.classes import Regime
from rimay.core.dates import PartialDate
from rimay.dialogue.models import (
    Acta,
    AgendaItem,
    Agreement,
    AgreementUpdate,
    Ballot,
    Meeting,
    Proposal,
    Ranking,
)
from rimay.dialogue.models.agreements import AgreementStatus
from rimay.dialogue.queries.agreements import late_words
from rimay.dialogue.queries.gaps import gaps
from rimay.exchange.folders import read_folder
from rimay.exchange.kinds import ALL
from rimay.exchange.planning import make_plan
from rimay.groups.models import Group, Pillar
from rimay.results.models import Report

CUSCO: dict[str, Any] = {
    "groups.vpi_companies_in_country": (12, "stated"),
    "groups.vpi_companies": (30, "stated"),
    "groups.vpi_governments_present": (10, "stated"),
    "groups.founding_members": (7, "counted"),
    "groups.founding_observers": (1, "counted"),
    "groups.pillars": (3, "inferred"),
    "study.interviewees": (72, "stated"),
    "study.regions": (4, "inferred"),
    "study.workshops": (4, "inferred"),
    "dialogue.sessions": (None, None),
    "dialogue.attendance": (None, None),
    "dialogue.sessions_with_quorum": (None, None),
    "dialogue.agreements": (2, "counted"),
    "dialogue.decisions": (2, "counted"),
    "dialogue.agreements_with_date": (None, None),
    "dialogue.agreements_with_follow_up": (None, None),
    "dialogue.agreements_fulfilled": (None, None),
    "dialogue.days_late": (None, None),
    "dialogue.topics": (4, "counted"),
    "training.events": (3, "inferred"),
    "training.participants": (115, "stated"),
    "training.participants_police": (83, "stated"),
    "training.attendances": (None, None),
    "aims.understand": (None, None),
    "aims.apply": (None, None),
    "aims.joint": (None, None),
    "workplan.adopted_on": ("2017-12~", "stated"),
    "workplan.activities": (None, None),
    "outreach.organisations_approached": (None, None),
    "funding.extension_months": (4, "stated"),
    "funding.contributions_money": (None, None),
    "funding.contributions_in_kind": (None, None),
}
QANTU = {
    "groups.founding_members": 7,
    "groups.founding_observers": 1,
    "groups.pillars": 3,
    "study.interviewees": 72,
    "study.regions": 4,
    "study.workshops": 4,
    "training.events": 3,
    "training.participants": 115,
    "training.participants_police": 83,
    "funding.extension_months": 4,
}
# The table of the made-up group in its first year.
TABLE = {
    "dialogue.sessions": (6, 6),
    "dialogue.attendance": (38, 38),
    "dialogue.sessions_with_quorum": (5, 5),
    "dialogue.agreements": (21, 21),
    "dialogue.decisions": (6, 6),
    "dialogue.agreements_with_date": (66.7, 21),
    "dialogue.agreements_with_follow_up": (100, 21),
    "dialogue.agreements_fulfilled": (66.7, 12),
    "dialogue.days_late": (7, 7),
    "dialogue.topics": (4, 4),
}
# Sheets of the real groups, and the facts that each row must point to.
FACTS = Path(demo.FOLDER)


@override_settings(DEMONSTRATION=True)
class DemonstrationTests(TestCase):
    databases = {"default", "ephemeral"}

    @classmethod
    def setUpTestData(cls) -> None:
        founded.load()

    def figures(self, slug: str) -> list[dict[str, Any]]:
        out = StringIO()
        call_command("figures", slug, "--json", stdout=out)
        held: list[dict[str, Any]] = json.loads(out.getvalue())
        return held

    def test_the_real_group_states_what_is_known_and_no_more(self) -> None:
        found = {f["code"]: (f["value"], f["basis"]) for f in self.figures("cusco")}
        self.assertEqual(found, CUSCO)

    def test_what_is_at_least_says_so(self) -> None:
        held = {f["code"]: f["at_least"] for f in self.figures("cusco")}
        self.assertTrue(held["study.workshops"])
        self.assertTrue(held["training.events"])
        self.assertFalse(held["training.participants"])

    def test_the_made_up_group_counts_rows_for_everything(self) -> None:
        held = {f["code"]: f for f in self.figures("qantu")}
        for code, value in QANTU.items():
            with self.subTest(code):
                self.assertEqual(held[code]["value"], value)
                self.assertEqual(held[code]["basis"], "counted")
                self.assertTrue(held[code]["itemised"])
                self.assertTrue(held[code]["rows"])
        self.assertEqual(len(held["study.interviewees"]["rows"]), 72)
        self.assertEqual(len(held["training.participants"]["rows"]), 115)
        self.assertGreater(held["training.attendances"]["value"], 115)
        self.assertEqual(held["workplan.adopted_on"]["value"], "2017-12-14")

    def test_the_made_up_group_proves_what_the_real_one_does_not_know(self) -> None:
        held: dict[str, list[dict[str, Any]]] = {}
        for figure in self.figures("qantu"):
            held.setdefault(figure["code"], []).append(figure)
        for code in (
            "training.attendances",
            "aims.understand",
            "aims.apply",
            "aims.joint",
            "workplan.adopted_on",
            "workplan.activities",
            "outreach.organisations_approached",
            "funding.contributions_money",
            "funding.contributions_in_kind",
        ):
            for figure in held[code]:
                with self.subTest(code):
                    self.assertIsNotNone(figure["value"])
                    self.assertTrue(figure["itemised"])
                    self.assertEqual(figure["row_count"], len(figure["rows"]))
        (police,) = held["training.participants_police"]
        self.assertIn("72.2\N{NO-BREAK SPACE}%", police["note"]["es"])
        self.assertIn("115 participantes", police["note"]["es"])
        self.assertIn("115 participants", police["note"]["en"])
        currencies = [figure["unit"] for figure in held["funding.contributions_money"]]
        self.assertEqual(currencies, ["PEN", "USD"])
        for code in ("vpi_companies", "vpi_companies_in_country"):
            self.assertIsNone(held[f"groups.{code}"][0]["value"])

    def test_the_first_year_of_the_made_up_table_is_counted_from_rows(self) -> None:
        held = {f["code"]: f for f in self.figures("qantu")}
        found = {c: (held[c]["value"], len(held[c]["rows"])) for c in TABLE}
        self.assertEqual(found, TABLE)
        known = {f["code"]: f for f in self.figures("cusco")}
        self.assertTrue(known["dialogue.agreements"]["at_least"])
        self.assertFalse(held["dialogue.agreements"]["at_least"])

    def test_each_session_held_has_an_acta_that_the_next_one_approved(self) -> None:
        actas = Acta.objects.filter(group__slug="qantu").order_by("meeting__held_on")
        numbers = [f"{n}-2017" for n in range(1, 7)]
        self.assertEqual([a.meeting.number for a in actas], numbers)
        approved = [a.approved_at.number for a in actas if a.approved_at]
        self.assertEqual(approved, numbers[1:])
        self.assertEqual([a.state for a in actas], ["approved"] * 5 + ["closed"])
        for acta in actas:
            with self.subTest(acta.meeting.number):
                self.assertEqual(PartialDate.of(acta.closed_on), acta.meeting.held_on)
        self.assertEqual(Meeting.objects.get(key="enero").state, "convened")
        items = AgendaItem.objects.filter(meeting__state="held")
        self.assertEqual(set(items.values_list("regime", flat=True)), set(Regime))

    def test_agreements_stand_in_every_state(self) -> None:
        rows = Agreement.objects.filter(group__slug="qantu")
        self.assertEqual(
            set(rows.values_list("status", flat=True)), set(AgreementStatus)
        )
        late = [row.key for row in rows if late_words(row)]
        self.assertEqual(sorted(late), ["a16", "a2", "a7"])
        self.assertEqual(rows.exclude(fulfilment_said_on=None).get().key, "a18")
        dates = AgreementUpdate.objects.exclude(new_due_state="")
        told = dates.order_by("reported_on").values_list("new_due_state", flat=True)
        self.assertEqual(list(told), ["given", "asked"])

    def test_a_written_round_ended_ad_referendum(self) -> None:
        put = Proposal.objects.get(group__slug="qantu", is_written=True)
        self.assertEqual((put.outcome, put.number), ("ad_referendum", "5-2017"))
        self.assertEqual((put.put_on, put.closed_on), (SENT_ON, ENDS_ON))
        self.assertEqual(put.positions.count(), 7)
        self.assertEqual(sum(sum(c.values()) for c in put.tally.values()), 7)
        assert put.agreement is not None
        self.assertEqual(gaps(put.agreement), [])
        (waits,) = put.agreement.ratifications.all()
        self.assertEqual((waits.membership.key, waits.state), ("policia", "awaited"))

    def test_the_ranking_shows_one_pillar_and_what_divides_them(self) -> None:
        held = Ranking.objects.get(group__slug="qantu")
        keys = {row.pk: row.key for row in held.topics.all()}
        order = [[keys[pk] for pk in place] for place in held.result["order"]]
        self.assertEqual(order, [["t1"], ["t2"], ["t3"], ["t4"]])
        civil = Pillar.objects.get(group__slug="qantu", speaks_as_one=True)
        self.assertEqual(list(held.result["by_pillar"]), [str(civil.pk)])
        self.assertEqual([keys[pk] for pk in held.result["contested"]], ["t3"])
        self.assertFalse(Ballot.objects.exists())

    def test_each_figure_says_everything_that_programs_ask_for(self) -> None:
        asked = {"code", "label", "definition", "value", "unit", "as_of", "basis",
                 "rows", "itemised"}  # fmt: skip
        for slug in ("cusco", "qantu"):
            for figure in self.figures(slug):
                with self.subTest(f"{slug} {figure['code']}"):
                    self.assertLessEqual(asked, set(figure))
                    is_known = figure["value"] is not None
                    self.assertEqual(is_known, figure["as_of"] is not None)
                    self.assertEqual(is_known, figure["basis"] is not None)
                    self.assertEqual(is_known, not figure["missing"])

    def test_rows_of_the_group_above_lead_to_that_group(self) -> None:
        held = {f["code"]: f for f in self.figures("cusco")}
        (row,) = held["groups.vpi_companies"]["rows"]
        self.assertRegex(row["url"], r"^/g/peru/stated-totals/\d+/$")

    def test_figures_carry_both_languages(self) -> None:
        for figure in self.figures("cusco"):
            for part in ("label", "definition"):
                with self.subTest(f"{figure['code']} {part}"):
                    self.assertNotEqual(figure[part]["es"], figure[part]["en"])

    def test_the_shipped_files_change_nothing_when_brought_again(self) -> None:
        for setting in demo.SETTINGS:
            group = Group.objects.get(slug=setting.new.slug)
            grid, _content = read_folder(FACTS / group.slug)
            plan = make_plan(console(group), group, grid, ALL)
            with self.subTest(group.slug):
                self.assertEqual(plan.problems, [])
                touched = [
                    (sheet.sheet, draft.key, draft.changed)
                    for sheet in plan.sheets
                    for draft in (*sheet.made, *sheet.changed)
                ]
                self.assertEqual(touched, [])

    def test_every_row_of_a_real_group_has_its_basis_and_its_source(self) -> None:
        for slug in ("peru", "cusco"):
            # The pathway is Rimay's own ten steps, and says so; the rest are facts.
            for path in sorted((FACTS / slug).glob("*.csv")):
                if path.stem == "pathway":
                    continue
                with path.open(encoding="utf-8") as file:
                    for row in csv.DictReader(file):
                        with self.subTest(f"{slug}/{path.name} {row.get('key')}"):
                            self.assertIn(
                                row["basis"], {"stated", "counted", "inferred"}
                            )
                            self.assertRegex(row["source"], r"\b[SPFGR]\d+b?\b")

    def test_nobody_of_a_real_group_is_named_and_nothing_is_invented(self) -> None:
        kept = {"organisations", "memberships", "places", "stated-totals", "agreements",
                "aims", "amendments", "events", "grants", "notes", "pathway",
                "prospects", "studies", "study-decisions", "topics", "workplans",
                "documents"}  # fmt: skip
        for slug in ("peru", "cusco"):
            found = {path.stem for path in (FACTS / slug).glob("*.csv")}
            self.assertLessEqual(found, kept)

    def test_each_group_has_a_published_report_without_typed_numbers(self) -> None:
        for slug in ("cusco", "qantu"):
            report = Report.objects.get(group__slug=slug)
            self.assertTrue(report.is_published)
            self.assertEqual(set(report.frozen or {}), {"es", "en"})
