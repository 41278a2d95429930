"""A round whose runner left is taken over: by whom, who learns what, who is told."""

from datetime import timedelta

from rimay.access.actor import Actor, member
from rimay.access.asking import Refused, visible
from rimay.access.links import code_of, words_of
from rimay.accounts.queries import Assurance
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.actions import asking, outcomes, proposing
from rimay.dialogue.actions.outcomes import Closing
from rimay.dialogue.models import Notice, Proposal
from rimay.dialogue.queries.decisions import decision_of, runs
from rimay.dialogue.tests.tables import make_item
from rimay.dialogue.tests.test_asked import WORDS, RoundTestCase
from rimay.groups.models import Office, Person

TAKE = "Conducir esta consulta desde ahora"


class TakingOverTests(RoundTestCase):
    def desk(self) -> Actor:
        return member(self.other.pk, self.table.group, Assurance.STRONG)

    def leave(self) -> None:
        """End the office of whoever opened the round, yesterday."""
        yesterday = clock.today() - timedelta(days=1)
        Office.objects.filter(person__user=self.table.chair).update(ends_on=yesterday)

    def page(self, proposal: Proposal) -> str:
        return f"/g/mesa/proposals/{proposal.pk}/"

    def test_nobody_takes_over_what_somebody_runs(self) -> None:
        proposal = self.opened()
        client = self.table.client(self.other)
        self.assertNotContains(client.get(self.page(proposal)), TAKE)
        self.assertEqual(client.post(f"{self.page(proposal)}take/").status_code, 403)
        proposal.refresh_from_db()
        self.assertEqual(proposal.runner, self.table.chair)
        # A second factor that is not at hand leaves the office whose it is.
        with self.assertRaises(Refused):
            asking.take_over(self.desk(), proposal)

    def test_a_seat_takes_nothing_over(self) -> None:
        proposal = self.opened()
        self.leave()
        seat = self.table.client(self.table.users[0])
        self.assertNotContains(seat.get(self.page(proposal)), TAKE)
        self.assertEqual(seat.post(f"{self.page(proposal)}take/").status_code, 403)

    def test_who_takes_it_over_sees_who_answered_and_reminds(self) -> None:
        proposal = self.opened()
        self.answer(proposal, 0)
        self.remind(proposal)
        self.leave()
        self.assertFalse(runs(self.table.chairing, proposal))
        client = self.table.client(self.other)
        before = client.get(self.at(proposal))
        self.assertContains(before, TAKE)
        self.assertNotContains(before, "ha respondido")
        client.post(f"{self.page(proposal)}take/")
        proposal.refresh_from_db()
        self.assertEqual(decision_of(self.desk(), proposal).waiting, 6)
        after = client.get(self.at(proposal))
        self.assertNotContains(after, TAKE)
        self.assertContains(after, "1 de 7 representaciones ha respondido")
        with self.captureOnCommitCallbacks(execute=True):
            self.assertEqual(asking.remind(self.desk(), proposal, round_number=1), 2)

    def test_the_one_before_learns_no_more_also_when_back_in_office(self) -> None:
        proposal = self.opened()
        self.remind(proposal)
        self.leave()
        asking.take_over(self.desk(), proposal)
        Office.objects.filter(person__user=self.table.chair).update(ends_on=None)
        proposal.refresh_from_db()
        back = self.table.chairing
        self.assertEqual(decision_of(back, proposal).sides, ())
        reminders = Notice.objects.filter(sequence__gt=0)
        self.assertTrue(reminders.exists())
        self.assertFalse(visible(back, Notice).filter(sequence__gt=0).exists())
        self.assertEqual(
            visible(self.desk(), Notice).filter(sequence__gt=0).count(),
            reminders.count(),
        )
        with self.assertRaises(Refused):
            asking.remind(back, proposal, round_number=1)

    def test_all_read_since_when_and_by_whom_as_far_as_they_know_the_name(self) -> None:
        proposal = self.opened(Regime.CHATHAM)
        self.leave()
        asking.take_over(self.desk(), proposal)
        seat = self.table.client(self.table.users[1])
        said = "conduce la consulta Otra (la secretaría técnica)"
        self.assertContains(seat.get(self.page(proposal)), said)
        Person.objects.filter(user=self.other).update(access_class=Class.SECRETARIAT)
        page = seat.get(self.page(proposal))
        self.assertContains(page, "conduce la consulta la secretaría técnica")
        self.assertNotContains(page, "Otra (")
        link = self.link(1)
        at = f"/i/{words_of(link)}/round/"
        by_link = seat.post(at, {"code": code_of(link)})
        self.assertContains(by_link, "conduce la consulta la secretaría técnica")

    def test_the_trail_says_who_took_it_over_under_a_stricter_rule_as_well(
        self,
    ) -> None:
        proposal = self.opened(Regime.CHATHAM)
        self.leave()
        asking.take_over(self.desk(), proposal)
        asking.take_over(self.desk(), proposal)
        line = Entry.objects.get(act="proposal.take_over")
        opened = Entry.objects.filter(act="proposal.put").first()
        self.assertEqual(line.subject_id, proposal.pk)
        self.assertNotEqual(line.actor, opened.actor)
        proposal.refresh_from_db()
        self.assertEqual(proposal.run_since, clock.today())

    def test_a_text_in_a_session_is_taken_over_from_an_account_that_is_gone(
        self,
    ) -> None:
        item = make_item(self.table, Regime.OPEN)
        made = proposing.draft_proposal(
            self.table.chairing,
            self.table.group,
            draft=proposing.Draft(Text.of(es=WORDS)),
            item=item,
        )
        held = proposing.put_proposal(self.table.chairing, made)
        self.table.chair.is_active = False
        self.table.chair.save()
        asking.take_over(self.desk(), held)
        held.refresh_from_db()
        self.assertEqual(decision_of(self.desk(), held).waiting, 7)
        self.answer(held, *range(7))
        done = outcomes.close_proposal(self.desk(), held, closing=Closing())
        self.assertEqual((done.runner, done.run_since), (None, None))
        with self.assertRaises(proposing.WrongState):
            asking.take_over(self.desk(), done)
