"""How agreements were fulfilled, quarter by quarter, as far as the reader sees."""

from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.dialogue.tests.test_ranking import RankingTestCase


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
        told = [(q.due, q.fulfilled, q.in_time) for q in held]
        self.assertEqual(told, [(3, 2, 1), (1, 0, 0)])
        self.assertIn("4", held[0].name)
        self.assertContains(seat.get("/g/temas/agreements/"), "agreements/fulfilment/")

    def test_an_empty_group_has_no_broken_table(self) -> None:
        page = self.table.client(self.table.chair).get(
            "/g/temas/agreements/fulfilment/"
        )
        self.assertContains(page, 'class="empty')
