"""A charter is begun from the proposed text, and its rules are set."""

from django.utils.translation import override

from rimay.dialogue.models import (
    Charter,
    PillarRule,
)
from rimay.dialogue.models.charters import CharterKind
from rimay.dialogue.queries import charters, drafts, wording
from rimay.dialogue.queries.rules import rules_in, rules_of
from rimay.dialogue.tests.test_pages import DialogueTestCase


class ProposedTextTests(DialogueTestCase):
    def test_both_languages_say_the_same_articles_and_the_same_rules(self) -> None:
        for kind, fewest in (("charter", 16), ("confidentiality", 8)):
            articles = drafts.proposed(CharterKind(kind))
            self.assertGreaterEqual(len(articles), fewest)
            for article in articles:
                with self.subTest(str(article.heading)):
                    es, en = (article.text.in_language(c) for c in ("es", "en"))
                    self.assertTrue(article.heading.in_language("en"))
                    self.assertEqual(es.count("\n\n"), en.count("\n\n"))
                    self.assertEqual(es.count("[["), en.count("[["))

    def test_no_number_is_typed_and_no_rule_is_misspelt(self) -> None:
        for kind in CharterKind:
            for article in drafts.proposed(kind):
                for _language, words in article.text.words:
                    self.assertEqual(wording.typed_numbers(words), [])
                    self.assertEqual(wording.unknown_names(words), [])


class BeginTests(DialogueTestCase):
    def setUp(self) -> None:
        Charter.objects.all().delete()
        self.at = self.url("charter/new/")

    def begin(self, kind: str = "charter") -> Charter:
        answer = self.as_role("secretariat").post(self.at, {"kind": kind})
        charter = Charter.objects.get(kind=kind)
        self.assertRedirects(answer, self.url(f"charter/{charter.pk}/"))
        return charter

    def test_one_press_makes_a_draft_of_both_kinds(self) -> None:
        charter = self.begin()
        self.assertEqual((charter.state, charter.edition), ("draft", "1"))
        self.assertEqual(charter.articles.count(), 18)
        self.assertEqual(charter.pillar_rules.count(), 3)
        self.assertEqual(self.begin("confidentiality").pillar_rules.count(), 0)
        page = self.as_role("civil_seat").get(self.url(f"charter/{charter.pk}/"))
        self.assertContains(page, "Rimay")
        self.assertTrue(all(line.is_proposed for line in page.context["articles"]))

    def test_pressed_twice_it_is_one_draft(self) -> None:
        self.begin()
        self.begin()
        self.assertEqual(Charter.objects.count(), 1)

    def test_only_the_secretariat_begins_and_a_get_makes_nothing(self) -> None:
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            answer = self.as_role(role).post(self.at, {"kind": "charter"})
            self.assertEqual(answer.status_code, status)
        self.as_role("secretariat").get(self.at)
        self.assertFalse(Charter.objects.exists())

    def test_articles_say_what_the_rules_say(self) -> None:
        charter = self.begin()
        charter.convene_days = 8
        charter.save()
        PillarRule.objects.filter(charter=charter, pillar__key="companies").update(
            quorum=2
        )
        article = charter.articles.get(number=5)
        quorum = charter.articles.get(number=6)
        rules = rules_in(charter)
        with override("es"):
            self.assertIn("8 días hábiles", charters.words_of(article, rules, "es"))
            self.assertIn(
                "2 representaciones de companies",
                charters.words_of(quorum, rules, "es"),
            )
        with override("en"):
            self.assertIn("8 working days", charters.words_of(article, rules, "en"))

    def test_a_version_is_copied_with_articles_and_rules(self) -> None:
        charter = self.begin()
        charter.pillar_rules.filter(pillar__key="state").update(quorum=2)
        charter.convene_days = 9
        charter.state = "adopted"
        charter.save()
        answer = self.as_role("secretariat").post(
            self.url(f"charter/{charter.pk}/open/")
        )
        made = Charter.objects.get(state="draft")
        self.assertRedirects(answer, self.url(f"charter/{made.pk}/"))
        self.assertEqual((made.edition, made.convene_days), ("2", 9))
        self.assertEqual(made.pillar_rules.get(pillar__key="state").quorum, 2)
        same = [
            (a.number, a.heading, a.text) for a in charter.articles.order_by("number")
        ]
        copied = [
            (a.number, a.heading, a.text) for a in made.articles.order_by("number")
        ]
        self.assertEqual(same, copied)
        again = self.as_role("secretariat").post(
            self.url(f"charter/{charter.pk}/open/")
        )
        self.assertRedirects(again, self.url(f"charter/{made.pk}/"))
        self.assertEqual(Charter.objects.count(), 2)


class RulesTests(DialogueTestCase):
    def setUp(self) -> None:
        Charter.objects.update(state="draft")
        self.charter.refresh_from_db()
        self.at = self.url(f"charter/{self.charter.pk}/rules/")
        self.pillars = self.cast.pillars

    def given(self, **other: object) -> dict[str, object]:
        first: dict[str, object] = {
            "version": 1,
            "decision_rule": "qualified",
            "pillar_share": 75,
            "when_short": "ad_referendum",
            "observers": "listen",
            "chair": "turns",
            "sessions_a_year": 6,
            "term_months": 24,
            "default_regime": "chatham",
            "day_unit": "calendar",
            "convene_days": 8,
            "observe_days": 5,
            "round_days": 12,
            "ratify_days": 20,
        }
        for pillar in self.pillars.values():
            first[f"quorum_{pillar.pk}"] = 1
            first[f"required_{pillar.pk}"] = "on"
        return first | other

    def post(self, **other: object) -> object:
        return self.as_role("secretariat").post(self.at, self.given(**other))

    def test_the_rules_stand_and_the_group_decides_by_them(self) -> None:
        state = self.pillars["state"].pk
        answer = self.post(**{f"quorum_{state}": 2})
        self.assertRedirects(answer, self.url(f"charter/{self.charter.pk}/"))
        Charter.objects.update(state="adopted")
        rules = rules_of(self.cast.group)
        self.assertFalse(rules.are_defaults)
        self.assertEqual(
            (rules.pillar_share, rules.term_months, rules.convene_days), (75, 24, 8)
        )
        asked = {rule.pillar.key: rule.quorum for rule in rules.pillars}
        self.assertEqual(asked, {"state": 2, "companies": 1, "civil": 1})
        with override("es"):
            said = wording.how_it_decides(rules, self.cast.group)
        self.assertIn("75", said)
        self.assertIn("2 representaciones de state", said)
        self.assertIn("escuchan", said)

    def test_a_quorum_above_the_seats_is_refused_in_words(self) -> None:
        civil = self.pillars["civil"].pk
        answer = self.post(**{f"quorum_{civil}": 2})
        self.assertContains(answer, "nunca podrán ser 2", status_code=422)
        self.assertFalse(PillarRule.objects.exists())
        self.charter.refresh_from_db()
        self.assertEqual(self.charter.pillar_share, 67)

    def test_bad_input_is_told(self) -> None:
        civil = self.pillars["civil"].pk
        for other in (
            {"pillar_share": 101},
            {"convene_days": -1},
            {"decision_rule": "king"},
            {"term_months": "x"},
            {f"quorum_{civil}": ""},
            {f"quorum_{civil}": 0},
            {"version": "x"},
        ):
            with self.subTest(other):
                self.assertEqual(self.post(**other).status_code, 422)

    def test_the_second_of_two_is_told(self) -> None:
        self.post()
        self.assertEqual(self.post(pillar_share=80).status_code, 409)
        self.charter.refresh_from_db()
        self.assertEqual(self.charter.pillar_share, 75)

    def test_nobody_else_sets_them(self) -> None:
        for role, status in (("civil_seat", 403), ("donor", 404), ("outsider", 404)):
            answer = self.as_role(role).post(self.at, self.given())
            self.assertEqual(answer.status_code, status)

    def test_without_a_charter_the_defaults_say_that_they_are(self) -> None:
        Charter.objects.all().delete()
        page = self.as_role("civil_seat").get(self.url("charter/"))
        self.assertContains(page, "Todavía no hay un reglamento adoptado")
        self.assertContains(page, "1 representación de civil")
