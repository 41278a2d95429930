"""The articles of a charter: worded, commented on, answered."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rimay.access.models import OnBehalf
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.actions import drafting
from rimay.dialogue.models import (
    ArticleComment,
    Charter,
    CharterArticle,
)
from rimay.dialogue.queries import drafts
from rimay.dialogue.tests.test_pages import DialogueTestCase


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
