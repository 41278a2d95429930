"""How agreements were fulfilled, quarter by quarter, as far as the reader sees."""

import re

from rimay.access import circles
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.dialogue.tests.test_ranking import RankingTestCase
from rimay.groups.models import Circle, Person


class FulfilmentTests(RankingTestCase):
    def agreed(self, due: str, status: str, done: str = "", **columns: object) -> None:
        Agreement.objects.create(
            group=self.table.group,
            text=Text.of(es=f"{due} {status}"),
            due_on=due,
            status=status,
            fulfilled_on=done,
            **columns,
        )

    def test_each_quarter_counts_what_fell_due_in_it(self) -> None:
        self.agreed("2017-10-05", "fulfilled", "2017-10-01")
        self.agreed("2017-11-05", "fulfilled", "2017-12-01")
        self.agreed("2017-12", "pending")
        self.agreed("2017-08-31", "not_fulfilled")
        self.agreed("2017-09-30", "dropped")
        self.agreed("2099-01-01", "pending")
        self.agreed("2017-10-06", "fulfilled", access_class="secretariat")
        seat = self.table.client(self.table.users[0])
        held = seat.get("/g/temas/agreements/fulfilment/").context["quarters"]
        told = [(len(q.due), len(q.fulfilled), len(q.in_time)) for q in held]
        self.assertEqual(told, [(3, 2, 1), (1, 0, 0)])
        self.assertIn("4", held[0].name)
        self.assertContains(seat.get("/g/temas/agreements/"), "agreements/fulfilment/")

    def test_each_number_opens_to_what_it_counts(self) -> None:
        self.agreed("2017-10-05", "fulfilled", "2017-10-01")
        self.agreed("2017-11-05", "fulfilled", "2017-12-01")
        self.agreed("2017-12", "pending")
        self.agreed("2017-10-06", "fulfilled", access_class="secretariat")
        for user, due in ((self.table.users[0], 3), (self.table.chair, 4)):
            client, at = self.table.client(user), "/g/temas/agreements/fulfilment/"
            page = client.get(at).content.decode()
            links = re.findall(r'href="(\?quarter=[^"#]+)#counted">(\d+)</a>', page)
            self.assertEqual(links[0][1], str(due))
            self.assertEqual(len(links), 3)
            for query, number in links:
                with self.subTest(due=due, query=query):
                    shown = client.get(at + query.replace("&amp;", "&"))
                    rows = shown.context["counted"].rows
                    self.assertEqual(len(rows), int(number))
                    for row in rows:
                        self.assertContains(shown, f"/agreements/{row.pk}/")

    def test_a_sealed_one_is_counted_and_says_nothing_among_others(self) -> None:
        self.agreed("2017-10-05", "fulfilled", "2017-10-01")
        Agreement.objects.update(access_class="sealed", access_circle=self.named())
        client = self.table.client(self.table.users[0])
        page = client.get("/g/temas/agreements/fulfilment/?quarter=2017-4&of=due")
        self.assertEqual(len(page.context["counted"].rows), 1)
        self.assertNotContains(page, "2017-10-05 fulfilled")

    def named(self) -> Circle:
        person = Person.objects.get(user=self.table.users[0])
        return circles.persons(self.table.group, [person])

    def test_a_number_that_is_none_opens_nothing(self) -> None:
        self.agreed("2017-10-05", "fulfilled", "2017-10-01")
        client, at = (
            self.table.client(self.table.chair),
            "/g/temas/agreements/fulfilment/",
        )
        for query in ("quarter=2017-4&of=rows", "quarter=1999-1&of=due", "of=due"):
            page = client.get(f"{at}?{query}")
            self.assertIsNone(page.context["counted"])

    def test_an_empty_group_has_no_broken_table(self) -> None:
        page = self.table.client(self.table.chair).get(
            "/g/temas/agreements/fulfilment/"
        )
        self.assertContains(page, 'class="empty')
