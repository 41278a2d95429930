"""Adopting a version: by a decision, locked from then on, the former replaced."""

from django.utils.translation import override

from rimay.access.actor import bearer
from rimay.access.asking import visible
from rimay.audit.models import Entry
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.actions import drafting
from rimay.dialogue.models import Agreement, Charter, PillarRule
from rimay.dialogue.models.charters import CharterKind
from rimay.dialogue.queries import charters, comparing
from rimay.dialogue.queries.rules import rules_in, rules_of
from rimay.dialogue.tests.test_pages import DialogueTestCase
from rimay.groups.models import Membership, SeatHolder


class AdoptTests(DialogueTestCase):
    def setUp(self) -> None:
        Charter.objects.all().delete()
        self.actor = self.cast.actor("secretariat")
        self.draft = drafting.begin_draft(
            self.actor, self.cast.group, kind=CharterKind.CHARTER
        )
        self.decision = Agreement.objects.create(
            group=self.cast.group, text=Text.of(es="Adoptar"), kind="decision"
        )
        self.at = self.url(f"charter/{self.draft.pk}/adopt/")

    def given(self, **other: object) -> dict[str, object]:
        return {
            "version": self.draft.version,
            "adopted_on": "14 de diciembre de 2017",
            "decision": self.decision.pk,
            "text": "",
        } | other

    def adopt(self, **other: object) -> object:
        return self.as_role("secretariat").post(self.at, self.given(**other))

    def test_it_is_in_force_by_a_decision_that_stands(self) -> None:
        self.assertRedirects(self.adopt(), self.url(f"charter/{self.draft.pk}/"))
        self.draft.refresh_from_db()
        self.assertEqual(self.draft.state, "adopted")
        self.assertEqual(self.draft.adopted_by, self.decision)
        self.assertEqual(rules_of(self.cast.group).charter, self.draft)
        page = self.as_role("civil_seat").get(self.url(f"charter/{self.draft.pk}/"))
        self.assertContains(page, "14 de diciembre de 2017")
        self.assertContains(page, f"/agreements/{self.decision.pk}/")
        self.assertEqual(Entry.objects.filter(act="charter.adopt").count(), 1)

    def test_the_decision_is_recorded_there(self) -> None:
        self.adopt(decision="", text="Adoptar el reglamento.", meeting=self.meeting.pk)
        made = Agreement.objects.get(adopted_charters=self.draft)
        self.assertEqual((made.kind, made.status), ("decision", "fulfilled"))
        self.assertEqual(made.meeting, self.meeting)
        self.assertEqual(made.access_class, Class.GROUP)

    def test_no_adoption_without_a_decision_or_in_the_future(self) -> None:
        promise = Agreement.objects.create(
            group=self.cast.group,
            text=Text.of(es="Enviar"),
            kind="commitment",
            due_on="2018",
        )
        for other in (
            {"decision": "", "text": ""},
            {"decision": promise.pk},
            {"adopted_on": "2999"},
            {"adopted_on": ""},
        ):
            with self.subTest(other):
                self.assertEqual(self.adopt(**other).status_code, 422)
        self.draft.refresh_from_db()
        self.assertEqual(self.draft.state, "draft")

    def test_a_quorum_that_can_never_be_made_stops_it(self) -> None:
        PillarRule.objects.filter(pillar__key="civil").update(quorum=2)
        answer = self.adopt()
        self.assertContains(answer, "civil", status_code=422)
        self.assertEqual(Agreement.objects.filter(kind="decision").count(), 1)

    def test_who_has_to_acknowledge_must_be_able_to_read(self) -> None:
        Charter.objects.update(access_class=Class.MEMBERS)
        self.assertEqual(self.adopt().status_code, 422)

    def test_an_empty_draft_is_not_adopted(self) -> None:
        self.draft.articles.all().delete()
        self.assertEqual(self.adopt().status_code, 422)

    def test_the_words_stay_when_pillars_are_renamed(self) -> None:
        self.adopt()
        article = self.draft.articles.get(number=6)
        check = charters.check_of(Charter.objects.get(pk=self.draft.pk))
        with override("es"):
            before = charters.words_of(article, rules_in(self.draft), "es")
        pillar = self.cast.pillars["civil"]
        pillar.name = Text.of(es="Otra cosa")
        pillar.save()
        again = Charter.objects.get(pk=self.draft.pk)
        with override("es"):
            self.assertEqual(charters.words_of(article, rules_in(again), "es"), before)
        self.assertIn("1 representación de civil", before)
        self.assertEqual(charters.check_of(again), check)

    def test_the_former_version_is_replaced_and_the_gap_in_numbers_closes(self) -> None:
        self.adopt()
        newer = drafting.open_version(self.actor, self.draft)
        newer.articles.get(number=2).delete()
        at = self.url(f"charter/{newer.pk}/adopt/")
        answer = self.as_role("secretariat").post(at, self.given(version=newer.version))
        self.assertEqual(answer.status_code, 302)
        self.draft.refresh_from_db()
        self.assertEqual(self.draft.state, "replaced")
        numbers = list(
            newer.articles.order_by("number").values_list("number", flat=True)
        )
        self.assertEqual(numbers, list(range(1, 18)))
        self.assertEqual(rules_of(self.cast.group).charter, newer)

    def test_an_article_changed_in_one_language_only_is_pointed_at(self) -> None:
        self.adopt()
        newer = drafting.open_version(self.actor, self.draft)
        article = newer.articles.get(number=2)
        english = article.text.in_language("en")
        article.text = Text.of("es", es="Se dice otra cosa.", en=english)
        article.save()
        at = self.url(f"charter/{newer.pk}/adopt/")
        page = self.as_role("secretariat").get(at)
        self.assertEqual(page.context["half_changed"], [article])
        article.text = Text.of("es", es="Se dice otra cosa.", en="It says otherwise.")
        article.save()
        page = self.as_role("secretariat").get(at)
        self.assertEqual(page.context["half_changed"], [])

    def test_pressed_twice_or_meanwhile_changed_it_is_told(self) -> None:
        self.adopt()
        self.assertEqual(self.adopt().status_code, 409)
        newer = drafting.open_version(self.actor, self.draft)
        Charter.objects.filter(pk=newer.pk).update(version=7)
        at = self.url(f"charter/{newer.pk}/adopt/")
        answer = self.as_role("secretariat").post(at, self.given(version=1))
        self.assertEqual(answer.status_code, 409)
        self.assertEqual(Charter.objects.filter(state="adopted").count(), 1)

    def test_nobody_else_adopts_and_a_get_adopts_nothing(self) -> None:
        for role, status in (
            ("coordinator", 403),
            ("civil_seat", 403),
            ("donor", 404),
            ("outsider", 404),
        ):
            answer = self.as_role(role).post(self.at, self.given())
            self.assertEqual(answer.status_code, status)
        self.as_role("secretariat").get(self.at, self.given())
        self.assertFalse(Charter.objects.filter(state="adopted").exists())

    def test_it_closes_the_gate_for_everybody_who_acknowledged_before(self) -> None:
        SeatHolder.objects.update(pledged_on="2017-01-01")
        self.adopt()
        self.cast.group.refresh_from_db()
        self.assertTrue(self.cast.group.asks_pledge)
        self.assertFalse(SeatHolder.objects.exclude(pledged_on=None).exists())


class CompareTests(DialogueTestCase):
    def setUp(self) -> None:
        Charter.objects.all().delete()
        actor = self.cast.actor("secretariat")
        self.old = drafting.begin_draft(
            actor, self.cast.group, kind=CharterKind.CHARTER
        )
        Charter.objects.update(state="adopted")
        self.old.refresh_from_db()
        self.new = drafting.open_version(actor, self.old)
        Charter.objects.filter(pk=self.new.pk).update(convene_days=9)
        article = self.new.articles.get(number=1)
        drafting.change_article(
            actor,
            article,
            written=drafting.Article(
                article.heading,
                Text.of(es="Solo esto."),
                self.new.articles.get(number=2),
            ),
            version=1,
        )
        self.at = self.url(f"charter/{self.new.pk}/compare/")

    def test_changed_words_stand_marked_in_text(self) -> None:
        page = self.as_role("civil_seat").get(self.at)
        self.assertContains(page, "[+<ins>Solo esto")
        self.assertContains(page, "[−<del>")
        # A rule that changed is a word that changed where an article says it.
        self.assertContains(page, "[−<del>5</del>−] días hábiles")
        self.assertContains(page, "[+<ins>9</ins>+] días hábiles")
        self.assertEqual(page.context["changed"], 2)
        self.assertEqual([r.now for r in page.context["rules"]], ["9 días hábiles"])

    def test_a_version_that_one_may_not_read_is_not_compared(self) -> None:
        Charter.objects.filter(pk=self.old.pk).update(access_class=Class.SECRETARIAT)
        page = self.as_role("civil_seat").get(f"{self.at}?with={self.old.pk}")
        self.assertEqual(page.status_code, 200)
        self.assertIsNone(page.context["before"])
        self.assertNotContains(page, "<del>")

    def test_strangers_find_nothing(self) -> None:
        self.assertEqual(self.as_role("outsider").get(self.at).status_code, 404)
        self.assertEqual(self.as_role("donor").get(self.at).status_code, 404)

    def test_words_are_compared_and_long_texts_do_not_stall(self) -> None:
        gone, come = comparing.changed_words("uno dos tres.", "uno cuatro tres.")
        self.assertEqual(
            [(r.kind, r.words) for r in gone],
            [("same", "uno "), ("gone", "dos"), ("same", " tres.")],
        )
        self.assertEqual([r.words for r in come if r.kind == "new"], ["cuatro"])
        long = "\n".join(f"línea {n} con palabras iguales" for n in range(4000))
        gone, come = comparing.changed_words(long, long.replace("línea 77 ", "fila "))
        self.assertEqual([r.words for r in come if r.kind == "new"], ["fila"])

    def test_an_article_that_came_or_went_stands_alone(self) -> None:
        sides = [comparing.Side(n, h, "x") for n, h in ((1, "A"), (2, "B"))]
        pairs = comparing.compared(sides, [sides[0]])
        self.assertEqual(
            [(p.before, p.now) for p in pairs], [("1. A", "1. A"), ("2. B", "")]
        )


class BearerTests(DialogueTestCase):
    def test_an_observer_s_link_reads_no_more_than_an_observer(self) -> None:
        Agreement.objects.update(access_class=Class.MEMBERS)
        for name, reads in (("police", True), ("embassy", False)):
            seat: Membership = self.cast.memberships[name]
            seen = visible(bearer(seat), Agreement).exists()
            self.assertEqual(seen, reads, name)
