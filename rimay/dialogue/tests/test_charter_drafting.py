"""Writing a charter: from the proposal, article by article, with comments and rules."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from rimay.access.models import OnBehalf
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.actions import drafting
from rimay.dialogue.models import (
    ArticleComment,
    Charter,
    CharterArticle,
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


class ArticleTests(DialogueTestCase):
    def setUp(self) -> None:
        Charter.objects.update(state="draft")
        actor = self.cast.actor("secretariat")
        self.articles = [
            drafting.add_article(
                actor,
                self.charter,
                written=drafting.Article(
                    Text.of(es=heading), Text.of(es=f"{heading} dice esto.")
                ),
            )
            for heading in ("Objeto", "Quórum", "Cambios")
        ]

    def given(self, **other: object) -> dict[str, object]:
        return {
            "version": 1,
            "heading_es": "Quórum",
            "text_es": "Hay quórum con [[quórum]].",
            "heading_en": "",
            "text_en": "",
            "before": self.articles[2].pk,
        } | other

    def change(self, **other: object) -> object:
        at = self.url(f"charter-articles/{self.articles[1].pk}/change/")
        return self.as_role("secretariat").post(at, self.given(**other))

    def order(self) -> list[str]:
        rows = CharterArticle.objects.order_by("number")
        self.assertEqual([row.number for row in rows], list(range(1, len(rows) + 1)))
        return [row.heading.best("es") for row in rows]

    def test_it_is_changed_and_the_page_says_the_rule(self) -> None:
        answer = self.change()
        self.assertEqual(answer.status_code, 302)
        page = self.as_role("civil_seat").get(self.url(f"charter/{self.charter.pk}/"))
        self.assertContains(page, "1 representación de state")
        self.assertNotContains(page, "[[")

    def test_places_move_without_a_gap(self) -> None:
        self.change(before=self.articles[0].pk)
        self.assertEqual(self.order(), ["Quórum", "Objeto", "Cambios"])
        at = self.url(f"charter-articles/new/?charter={self.charter.pk}")
        self.as_role("secretariat").post(
            at, self.given(version=0, heading_es="Prensa", before="")
        )
        self.assertEqual(self.order(), ["Quórum", "Objeto", "Cambios", "Prensa"])

    def test_a_name_that_is_no_rule_is_told(self) -> None:
        answer = self.change(text_es="Hay quórum con [[quorun]].")
        self.assertContains(answer, "quorun", status_code=422)

    def test_the_second_of_two_keeps_both_texts(self) -> None:
        self.change(text_es="El primero.")
        answer = self.change(text_es="El segundo.")
        self.assertContains(answer, "El primero.", status_code=409)
        self.assertContains(answer, "El segundo.", status_code=409)
        self.assertContains(
            answer, 'name="version" value="2"', status_code=409, html=False
        )

    def test_other_words_are_no_longer_called_proposed(self) -> None:
        CharterArticle.objects.update(source=drafts.PROPOSED)
        self.change(text_es="Quórum dice esto.", heading_es="Quórum")
        self.assertEqual(
            CharterArticle.objects.get(heading__contains="Quórum").source,
            drafts.PROPOSED,
        )
        self.change(version=2)
        self.assertEqual(
            CharterArticle.objects.get(heading__contains="Quórum").source, ""
        )

    def test_nobody_else_writes(self) -> None:
        at = self.url(f"charter-articles/{self.articles[0].pk}/change/")
        for role, status in (("civil_seat", 403), ("donor", 404), ("outsider", 404)):
            self.assertEqual(
                self.as_role(role).post(at, self.given()).status_code, status
            )
        new = self.url(f"charter-articles/new/?charter={self.charter.pk}")
        self.assertEqual(
            self.as_role("civil_seat").post(new, self.given()).status_code, 403
        )

    def test_adopted_it_is_locked_everywhere(self) -> None:
        Charter.objects.update(state="adopted")
        client = self.as_role("secretariat")
        at = self.url(f"charter-articles/{self.articles[1].pk}/")
        for address in (
            f"{at}change/",
            f"{at}remove/",
            self.url(f"charter-articles/new/?charter={self.charter.pk}"),
            self.url(f"charter/{self.charter.pk}/rules/"),
            self.url(f"charter/{self.charter.pk}/change/"),
            self.url(f"charter/{self.charter.pk}/adopt/"),
            self.url(f"charter/{self.charter.pk}/article/1/comment/"),
        ):
            with self.subTest(address):
                answer = client.post(address, self.given(text="x"))
                self.assertEqual(answer.status_code, 409)
        self.articles[1].refresh_from_db()
        self.assertEqual(self.articles[1].version, 1)
        self.assertEqual(CharterArticle.objects.count(), 3)

    def test_without_a_charter_named_it_leads_back(self) -> None:
        far = "9" * 40
        for asked in ("", "?charter=", f"?charter={far}", "?charter=x"):
            answer = self.as_role("secretariat").get(
                self.url(f"charter-articles/new/{asked}")
            )
            self.assertRedirects(answer, self.url("charter/"))


class CommentTests(DialogueTestCase):
    def setUp(self) -> None:
        Charter.objects.update(state="draft", access_class=Class.PUBLIC)
        self.charter.refresh_from_db()
        self.article = drafting.add_article(
            self.cast.actor("secretariat"),
            self.charter,
            written=drafting.Article(Text.of(es="Quórum"), Text.of(es="Dos.")),
        )
        self.at = self.url(f"charter/{self.charter.pk}/article/1/comment/")

    def test_a_seat_comments_and_it_never_leaves_the_group(self) -> None:
        answer = self.as_role("police_seat").post(self.at, {"text": "¿Por qué dos?"})
        self.assertEqual(answer.status_code, 302)
        comment = ArticleComment.objects.get()
        self.assertEqual(comment.organisation, self.cast.organisations["police"])
        self.assertEqual(comment.access_class, Class.GROUP)
        page = self.as_role("observer").get(self.url(f"charter/{self.charter.pk}/"))
        self.assertContains(page, "¿Por qué dos?")
        donor = self.as_role("donor").get(self.url(f"charter/{self.charter.pk}/"))
        self.assertEqual(donor.status_code, 200)
        self.assertNotContains(donor, "¿Por qué dos?")
        self.assertNotContains(donor, "comentario")

    def test_the_desk_takes_one_down_with_its_source(self) -> None:
        given = {
            "text": "Que sean tres.",
            "said-membership": self.cast.memberships["police"].pk,
            "said-channel": "telephone",
            "said-reference": "Cap. Mamani",
        }
        wrong = self.as_role("secretariat").post(self.at, given)
        self.assertEqual(wrong.status_code, 422)
        given["said-said_on"] = clock.today().isoformat()
        self.as_role("secretariat").post(self.at, given)
        comment = ArticleComment.objects.get()
        self.assertEqual(comment.organisation, self.cast.organisations["police"])
        self.assertEqual(OnBehalf.objects.get().act, "comment")
        page = self.as_role("police_seat").get(self.url(f"charter/{self.charter.pk}/"))
        self.assertContains(page, "Cap. Mamani")

    def test_it_is_answered_by_the_desk_alone(self) -> None:
        self.as_role("police_seat").post(self.at, {"text": "¿Por qué dos?"})
        comment = ArticleComment.objects.get()
        at = self.url(f"article-comments/{comment.pk}/change/")
        given = {"answer": "Son tres ahora.", "version": 1}
        self.assertEqual(self.as_role("police_seat").post(at, given).status_code, 403)
        self.assertEqual(self.as_role("donor").post(at, given).status_code, 404)
        self.assertEqual(self.as_role("secretariat").post(at, given).status_code, 302)
        self.assertEqual(self.as_role("secretariat").post(at, given).status_code, 409)
        page = self.as_role("police_seat").get(self.url(f"charter/{self.charter.pk}/"))
        self.assertContains(page, "Son tres ahora.")

    def test_an_observer_and_a_stranger_do_not_comment(self) -> None:
        for role, status in (("observer", 403), ("donor", 403), ("outsider", 404)):
            answer = self.as_role(role).post(self.at, {"text": "x"})
            self.assertEqual(answer.status_code, status)
        self.assertEqual(
            self.as_role("police_seat").post(self.at, {"text": ""}).status_code, 422
        )
        self.assertFalse(ArticleComment.objects.exists())

    def test_an_article_that_is_not_there_leads_back(self) -> None:
        for number in (7, 10**30):
            at = self.url(f"charter/{self.charter.pk}/article/{number}/comment/")
            answer = self.as_role("police_seat").post(at, {"text": "x"})
            self.assertRedirects(answer, self.url(f"charter/{self.charter.pk}/"))

    def test_words_are_shown_and_never_run(self) -> None:
        self.as_role("police_seat").post(self.at, {"text": "<script>x</script>"})
        page = self.as_role("observer").get(self.url(f"charter/{self.charter.pk}/"))
        self.assertNotContains(page, "<script>x")

    def test_the_page_costs_the_same_with_many_comments(self) -> None:
        client = self.as_role("observer")
        address = self.url(f"charter/{self.charter.pk}/")
        self.as_role("police_seat").post(self.at, {"text": "uno"})
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        for number in range(20):
            self.as_role("police_seat").post(self.at, {"text": f"y {number}"})
        with CaptureQueriesContext(connection) as many:
            client.get(address)
        self.assertEqual(len(many), len(few))


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
