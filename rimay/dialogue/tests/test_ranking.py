"""Topics are ranked by each seat, and only the common order is shown."""

from django.test import TestCase

from rimay.access.asking import Hidden, Refused
from rimay.audit.models import Entry
from rimay.core.text import Text
from rimay.dialogue.actions import ranking as ranks
from rimay.dialogue.models import Ballot, Ranking, Topic
from rimay.dialogue.queries.ranked import Cast, order_of, ranked
from rimay.dialogue.tests.tables import Table, make_table

ORDER = Ranking.Method.ORDER


class OrderTests(TestCase):
    def test_the_common_order_adds_up_and_shares_places(self) -> None:
        cast = [Cast(1, {1: 1, 2: 2, 3: 3}), Cast(1, {1: 2, 2: 1, 3: 3})]
        self.assertEqual(order_of(cast, [1, 2, 3], ORDER), [[1, 2], [3]])

    def test_dots_count_as_they_are_given(self) -> None:
        cast = [Cast(1, {1: 1, 2: 4}), Cast(2, {1: 5})]
        self.assertEqual(order_of(cast, [1, 2], Ranking.Method.DOTS), [[1], [2]])

    def test_a_small_pillar_has_no_order_of_its_own(self) -> None:
        same = {1: 1, 2: 2, 3: 3}
        cast = [Cast(1, same)] * 4 + [Cast(2, same)] * 3
        shown = ranked(cast, [1, 2, 3], method=ORDER)
        self.assertEqual(set(shown.by_pillar), {1})
        agreed = ranked(cast, [1, 2, 3], method=ORDER, as_one=frozenset({2}))
        self.assertEqual(set(agreed.by_pillar), {1, 2})

    def test_what_pillars_see_differently_is_marked_without_saying_which(self) -> None:
        up, down = {1: 1, 2: 2, 3: 3, 4: 4}, {1: 4, 2: 2, 3: 3, 4: 1}
        cast = [Cast(1, up), Cast(2, up), Cast(3, down)]
        shown = ranked(cast, [1, 2, 3, 4], method=ORDER)
        self.assertEqual(shown.contested, [1, 4])
        # With two pillars the own order would tell the other's.
        self.assertEqual(ranked(cast[1:], [1, 2, 3, 4], method=ORDER).contested, [])


class RankingTestCase(TestCase):
    databases = {"default", "ephemeral"}
    table: Table
    topics: list[Topic]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.table = make_table("temas", 2, 3, 2)
        cls.topics = [
            Topic.objects.create(group=cls.table.group, title=Text.of(es=f"Tema {n}"))
            for n in range(3)
        ]

    def opened(self) -> Ranking:
        made = Ranking.objects.create(
            group=self.table.group, title=Text.of(es="Prioridades")
        )
        made.topics.set(self.topics)
        ranks.open_ranking(self.table.chairing, made)
        return made

    def marks(self, *places: int) -> dict[int, int]:
        return {t.pk: place for t, place in zip(self.topics, places, strict=True)}

    def cast(self, ranking: Ranking, number: int, *places: int) -> None:
        seat = self.table.seats[number]
        marks = self.marks(*places)
        ranks.rank(self.table.seated(number), ranking, seat, marks=marks)


class RankingTests(RankingTestCase):
    def test_shown_it_keeps_the_order_and_forgets_the_ballots(self) -> None:
        ranking = self.opened()
        for number in range(5):
            self.cast(ranking, number, 3, 1, 2)
        ranks.show_ranking(self.table.chairing, ranking)
        self.assertFalse(Ballot.objects.exists())
        self.topics[1].refresh_from_db()
        self.assertEqual(self.topics[1].rank, 1)
        page = self.table.client(self.table.users[6]).get(
            f"/g/temas/rankings/{ranking.pk}/"
        )
        self.assertEqual([p.place for p in page.context["shown"].places], [1, 2, 3])
        self.assertEqual(page.context["shown"].pillars, ())
        with self.assertRaises(ranks.NotOpen):
            ranks.show_ranking(self.table.chairing, ranking)

    def test_before_it_is_shown_a_seat_sees_the_same_however_many_ranked(self) -> None:
        ranking = self.opened()
        client = self.table.client(self.table.users[6])
        pages = ("rankings/", f"rankings/{ranking.pk}/", "topics/", "trail/", "")

        def seen() -> list[bytes]:
            found = [client.get(f"/g/temas/{page}").content for page in pages]
            return [content.split(b"csrfmiddlewaretoken")[0] for content in found]

        before = seen()
        self.cast(ranking, 0, 1, 2, 3)
        self.cast(ranking, 1, 3, 2, 1)
        self.assertEqual(seen(), before)
        self.assertFalse(Entry.objects.filter(subject="dialogue.ballot").exists())

    def test_a_topic_tells_no_place_to_more_people_than_the_ranking(self) -> None:
        ranking = self.opened()
        Ranking.objects.filter(pk=ranking.pk).update(access_class="members")
        for number in range(5):
            self.cast(ranking, number, 3, 1, 2)
        ranks.show_ranking(self.table.chairing, ranking)
        self.topics[1].refresh_from_db()
        self.assertEqual((self.topics[1].rank, self.topics[1].state), (None, "chosen"))

    def test_few_ballots_are_not_shown(self) -> None:
        ranking = self.opened()
        for number in range(3):
            self.cast(ranking, number, 1, 2, 3)
        with self.assertRaises(ranks.TooFew):
            ranks.show_ranking(self.table.chairing, ranking)

    def test_each_place_is_given_once(self) -> None:
        ranking = self.opened()
        with self.assertRaises(ranks.BadMarks):
            self.cast(ranking, 0, 1, 1, 2)

    def test_a_seat_ranks_for_itself_and_runs_nothing(self) -> None:
        ranking = self.opened()
        with self.assertRaises(Refused):
            ranks.rank(
                self.table.seated(0),
                ranking,
                self.table.seats[1],
                marks=self.marks(1, 2, 3),
            )
        with self.assertRaises((Refused, Hidden)):
            ranks.show_ranking(self.table.seated(0), ranking)

    def test_the_page_takes_a_ranking_and_hands_a_wrong_one_back(self) -> None:
        ranking = self.opened()
        client = self.table.client(self.table.users[0])
        at = f"/g/temas/rankings/{ranking.pk}/rank/"
        names = [f"topic_{topic.pk}" for topic in self.topics]
        wrong = client.post(at, dict(zip(names, "112", strict=True)))
        self.assertEqual(wrong.status_code, 422)
        right = client.post(at, dict(zip(names, "213", strict=True)))
        self.assertEqual(right.status_code, 302)
        self.assertEqual(Ballot.objects.get().marks[str(self.topics[0].pk)], 2)


class ProposingTests(RankingTestCase):
    def test_a_seat_puts_a_topic_forward_and_the_desk_joins_it(self) -> None:
        client = self.table.client(self.table.users[0])
        made = client.post("/g/temas/topics/new/", {"title_es": "Bloqueos"})
        topic = Topic.objects.get(title__icontains="Bloqueos")
        self.assertRedirects(made, f"/g/temas/topics/{topic.pk}/")
        self.assertEqual(topic.state, "proposed")
        refused = client.post(f"/g/temas/topics/{topic.pk}/merge/")
        self.assertEqual(refused.status_code, 403)
        chair = self.table.client(self.table.chair)
        chair.post(f"/g/temas/topics/{topic.pk}/merge/", {"into": self.topics[0].pk})
        topic.refresh_from_db()
        self.assertEqual(topic.merged_into, self.topics[0])
