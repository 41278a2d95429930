"""Texts that wait for organisations, and written rounds with a deadline."""

from datetime import date, timedelta

from rimay.access import links
from rimay.access.models import LinkPurpose
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import outcomes, positions, proposing, ratifying
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.models import (
    Agreement,
    Charter,
    Position,
    Proposal,
    Ratification,
    SilenceConsent,
)
from rimay.dialogue.tests.test_deciding import TEXT, DecidingTestCase


class RatifyingTests(DecidingTestCase):
    def adopted(self, **draft: object) -> Proposal:
        proposal = self.put()
        self.all_agree(proposal)
        return self.close(proposal, to_ratify=(self.table.seats[0],))

    def test_ratified_it_stands(self) -> None:
        done = self.adopted()
        self.assertEqual(done.agreement.status, "to_ratify")
        row = Ratification.objects.get()
        ratifying.ratify(self.table.chairing, row, is_ratified=True, letter="Oficio 12")
        self.assertEqual(Agreement.objects.get().status, "pending")
        self.assertEqual(Proposal.objects.get().outcome, "adopted")
        with self.assertRaises(ratifying.NotAwaited):
            ratifying.ratify(
                self.table.chairing, row, is_ratified=False, letter="Oficio 13"
            )

    def test_declined_it_falls(self) -> None:
        self.adopted()
        ratifying.ratify(
            self.table.chairing,
            Ratification.objects.get(),
            is_ratified=False,
            letter="Oficio 12",
        )
        self.assertEqual(Agreement.objects.get().status, "dropped")

    def test_when_its_day_passes_it_lapses_stands_or_comes_back(self) -> None:
        for then, status, texts in (
            ("lapses", "dropped", 0),
            ("stands", "pending", 0),
            ("reopens", "dropped", 1),
        ):
            with self.subTest(then):
                done = self.adopted()
                Proposal.objects.filter(pk=done.pk).update(unratified=then)
                Ratification.objects.filter(agreement=done.agreement).update(
                    due_on=clock.today() - timedelta(days=1)
                )
                self.assertEqual(ratifying.settle_due_ratifications(), 1)
                self.assertEqual(ratifying.settle_due_ratifications(), 0)
                done.agreement.refresh_from_db()
                self.assertEqual(done.agreement.status, status)
                drafts = Proposal.objects.filter(state="draft").count()
                self.assertEqual(drafts, texts)


class WrittenRoundTests(DecidingTestCase):
    def opened(self, regime: Regime = Regime.OPEN) -> Proposal:
        chair = self.table.chairing
        draft = Draft(TEXT.text, regime)
        made = proposing.draft_proposal(chair, self.table.group, draft=draft)
        return proposing.open_written_round(chair, made)

    def end(self, proposal: Proposal) -> Proposal:
        yesterday = clock.today() - timedelta(days=1)
        Proposal.objects.filter(pk=proposal.pk).update(due_on=yesterday)
        return Proposal.objects.get(pk=proposal.pk)

    def test_its_day_counts_working_days(self) -> None:
        proposal = self.opened()
        assert proposal.due_on is not None
        self.assertGreaterEqual((proposal.due_on - clock.today()).days, 14)

    def test_after_its_day_no_answer_is_taken_even_before_the_timer_ran(self) -> None:
        proposal = self.end(self.opened())
        with self.assertRaises(positions.TooLate):
            self.give(proposal, 0)

    def test_the_timer_closes_it_once_also_days_later(self) -> None:
        proposal = self.opened()
        self.all_agree(proposal)
        self.end(proposal)
        self.assertEqual(outcomes.close_due_rounds(), 1)
        self.assertEqual(outcomes.close_due_rounds(), 0)
        self.assertEqual(Proposal.objects.get().outcome, "adopted")

    def test_silence_is_no_agreement(self) -> None:
        proposal = self.opened()
        self.all_agree(proposal, but=(4,))
        self.end(proposal)
        outcomes.close_due_rounds()
        self.assertEqual(Proposal.objects.get().outcome, "not_adopted")

    def test_silence_is_no_objection_of_who_accepted_that_in_writing(self) -> None:
        self._let_silence_pass(4)
        proposal = self.opened()
        self.all_agree(proposal, but=(4,))
        self.end(proposal)
        outcomes.close_due_rounds()
        self.assertEqual(Proposal.objects.get().outcome, "adopted")

    def test_silence_never_makes_a_pillar_stand(self) -> None:
        self._let_silence_pass(5, 6)
        proposal = self.opened()
        self.all_agree(proposal, but=(5, 6))
        self.end(proposal)
        outcomes.close_due_rounds()
        self.assertEqual(Proposal.objects.get().outcome, "not_adopted")

    def test_a_link_answers_with_its_code_and_for_its_seat_alone(self) -> None:
        proposal = self.opened(Regime.CHATHAM)
        link = links.give_link(
            self.table.chairing,
            self.table.seats[3],
            purpose=LinkPurpose.WRITTEN_ROUND,
            subject_id=proposal.pk,
            expires_on=date(2030, 1, 1),
        )
        at = f"/i/{links.words_of(link)}/round/"
        client = self.client
        self.assertNotContains(client.get(at), "Invitar a dos organizaciones")
        self.assertFalse(Position.objects.exists())
        wrong = client.post(at, {"stand": "agree", "code": "000000"})
        self.assertEqual(wrong.status_code, 422)
        right = client.post(at, {"stand": "agree", "code": links.code_of(link)})
        self.assertContains(right, "Invitar a dos organizaciones")
        self.assertEqual(Position.objects.get().membership, self.table.seats[3])
        words = links.words_of(link)
        altered = words[:-1] + ("0" if words[-1] != "0" else "1")
        self.assertEqual(client.get(f"/i/{altered}/round/").status_code, 404)

    def _let_silence_pass(self, *numbers: int) -> None:
        Charter.objects.create(
            group=self.table.group,
            title=Text.of(es="Reglamento"),
            state="adopted",
            silence_is_no_objection=True,
        )
        for number in numbers:
            SilenceConsent.objects.create(
                group=self.table.group,
                organisation=self.table.seats[number].organisation,
                letter="Carta 3",
                starts_on=date(2017, 1, 1),
            )
