"""A text is put, answered and closed: by the rule, once, and with nothing left over."""

from datetime import timedelta

from django.test import TestCase

from rimay.access.asking import Hidden, Refused
from rimay.access.models import Channel, OnBehalf
from rimay.access.on_behalf import Said
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import outcomes, positions, proposing
from rimay.dialogue.actions.outcomes import Closing
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.models import (
    Agreement,
    Charter,
    ConflictOfInterest,
    Objection,
    PillarRule,
    Position,
    Proposal,
    Ratification,
)
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.tests.tables import Table, make_item, make_table

TEXT = Draft(Text.of(es="Invitar a dos organizaciones"))
AGREE = Reply(Stand.AGREE)


class DecidingTestCase(TestCase):
    databases = {"default", "ephemeral"}
    table: Table

    @classmethod
    def setUpTestData(cls) -> None:
        cls.table = make_table("mesa", 2, 3, 2)

    def put(
        self, regime: Regime = Regime.OPEN, absent: tuple[int, ...] = ()
    ) -> Proposal:
        item = make_item(self.table, regime, absent=absent)
        chair = self.table.chairing
        draft = proposing.draft_proposal(chair, self.table.group, draft=TEXT, item=item)
        return proposing.put_proposal(chair, draft)

    def give(self, proposal: Proposal, number: int, reply: Reply = AGREE) -> None:
        seat = self.table.seats[number]
        positions.answer(self.table.seated(number), proposal, seat, reply=reply)

    def all_agree(self, proposal: Proposal, *, but: tuple[int, ...] = ()) -> None:
        for number in range(len(self.table.seats)):
            if number not in but:
                self.give(proposal, number)

    def close(self, proposal: Proposal, **words: object) -> Proposal:
        done = outcomes.close_proposal(
            self.table.chairing, proposal, closing=Closing(**words)
        )
        return Proposal.objects.get(pk=done.pk)


class QuorumTests(DecidingTestCase):
    def test_nothing_is_put_without_a_required_pillar(self) -> None:
        with self.assertRaises(proposing.NoQuorum) as missing:
            self.put(absent=(5, 6))
        short = missing.exception.quorum.short
        self.assertEqual([s.rule.pillar for s in short], [self.table.pillars[2]])
        self.assertEqual(Proposal.objects.get().state, "draft")

    def test_pressed_twice_it_is_put_once(self) -> None:
        proposal = self.put()
        proposing.put_proposal(self.table.chairing, proposal)
        self.assertEqual(Entry.objects.filter(act="proposal.put").count(), 1)

    def test_a_seat_does_not_put_anything(self) -> None:
        item = make_item(self.table, Regime.OPEN)
        with self.assertRaises((Refused, Hidden)):
            proposing.draft_proposal(
                self.table.seated(0), self.table.group, draft=TEXT, item=item
            )

    def test_a_vacant_pillar_is_decided_without_where_the_charter_says_so(self) -> None:
        charter = Charter.objects.create(
            group=self.table.group,
            title=Text.of(es="Reglamento"),
            state="adopted",
            when_short="ad_referendum",
        )
        for pillar in self.table.pillars:
            PillarRule.objects.create(
                group=self.table.group, charter=charter, pillar=pillar
            )
        yesterday = clock.today() - timedelta(days=1)
        for seat in self.table.seats[5:]:
            seat.holders.update(ends_on=yesterday)
        proposal = self.put(absent=(5, 6))
        self.all_agree(proposal, but=(5, 6))
        done = self.close(proposal)
        self.assertEqual(done.outcome, "ad_referendum")
        awaited = Ratification.objects.filter(agreement=done.agreement)
        self.assertEqual(
            set(awaited.values_list("membership", flat=True)),
            {seat.pk for seat in self.table.seats[5:]},
        )


class AnsweringTests(DecidingTestCase):
    def test_a_seat_answers_for_itself_only(self) -> None:
        proposal = self.put()
        with self.assertRaises(Refused):
            positions.answer(
                self.table.seated(0), proposal, self.table.seats[1], reply=AGREE
            )

    def test_who_is_not_in_the_room_does_not_count(self) -> None:
        proposal = self.put(absent=(4,))
        with self.assertRaises(positions.DoesNotCount):
            self.give(proposal, 4)

    def test_an_objection_says_why(self) -> None:
        proposal = self.put()
        with self.assertRaises(positions.ReasonNeeded):
            self.give(proposal, 0, Reply(Stand.OBJECT, "  "))
        self.assertFalse(Position.objects.exists())

    def test_a_seat_that_declared_an_interest_does_not_count(self) -> None:
        proposal = self.put()
        self.give(proposal, 2)
        interest = ConflictOfInterest(
            item=proposal.item, membership=self.table.seats[2], reason="su sede"
        )
        positions.declare_interest(self.table.seated(2), interest)
        self.assertFalse(Position.objects.exists())
        with self.assertRaises(positions.DoesNotCount):
            self.give(proposal, 2)
        self.all_agree(proposal, but=(2,))
        self.assertEqual(self.close(proposal).outcome, "adopted")

    def test_while_it_is_open_nobody_reads_what_another_answered(self) -> None:
        proposal = self.put()
        self.give(proposal, 0, Reply(Stand.NO_BLOCK, "Falta presupuesto"))
        at = f"/g/mesa/proposals/{proposal.pk}/"
        for user in (self.table.chair, self.table.users[1], self.table.users[5]):
            page = self.table.client(user).get(at)
            self.assertNotContains(page, "Falta presupuesto")
        own = self.table.client(self.table.users[0]).get(at)
        self.assertContains(own, "Falta presupuesto")

    def test_only_who_runs_the_round_sees_who_answered(self) -> None:
        proposal = self.put()
        self.give(proposal, 0)
        at = f"/g/mesa/proposals/{proposal.pk}/"
        chair = self.table.client(self.table.chair).get(at).context["shown"]
        self.assertEqual([side.answered for side in chair.sides], [1, 0, 0])
        seat = self.table.client(self.table.users[1]).get(at).context["shown"]
        self.assertEqual(seat.sides, ())

    def test_the_desk_records_an_answer_with_its_source(self) -> None:
        proposal = self.put()
        seat = self.table.seats[1]
        said = Said(seat, Channel.TELEPHONE, clock.today(), "la jefa de gabinete")
        positions.answer(self.table.chairing, proposal, seat, reply=AGREE, said=said)
        self.assertEqual(OnBehalf.objects.get().membership, seat)
        page = self.table.client(self.table.users[0]).get(
            f"/g/mesa/proposals/{proposal.pk}/"
        )
        self.assertNotContains(page, "jefa de gabinete")
        own = self.table.client(self.table.users[1])
        at = f"/g/mesa/proposals/{proposal.pk}/"
        self.assertContains(own.get(at), "jefa de gabinete")
        self.give(proposal, 1)
        self.assertNotContains(own.get(at), "jefa de gabinete")

    def test_before_it_answers_a_seat_is_told_that_an_objection_is_read(self) -> None:
        proposal = self.put()
        at = f"/g/mesa/proposals/{proposal.pk}/"
        page = self.table.client(self.table.users[1]).get(at)
        self.assertContains(page, "no de quién es")

    def test_whose_an_objection_is_stands_only_once_the_round_is_over(self) -> None:
        proposal = self.put()
        self.all_agree(proposal, but=(6,))
        self.give(proposal, 6, Reply(Stand.OBJECT, "Sin presupuesto aún"))
        at = f"/g/mesa/proposals/{proposal.pk}/"
        house = str(self.table.seats[6].organisation)
        for user in (self.table.users[1], self.table.chair):
            page = self.table.client(user).get(at)
            shown = page.content.decode().partition('<p class="said">')
            self.assertIn("Sin presupuesto aún", shown[2])
            self.assertNotIn(house, shown[0].rpartition("<section>")[2])
        objection = Objection.objects.get()
        self.assertIsNone(objection.membership)
        positions.answer_objection(
            self.table.chairing, objection, answer="Se acota", is_standing=True
        )
        self.close(proposal)
        self.assertEqual(Objection.objects.get().membership, self.table.seats[6])
        page = self.table.client(self.table.users[1]).get(at)
        self.assertContains(page, f"<strong>{house}</strong>")


class ClosingTests(DecidingTestCase):
    def test_it_waits_for_every_seat_in_the_room(self) -> None:
        proposal = self.put()
        self.all_agree(proposal, but=(3,))
        with self.assertRaises(outcomes.Unanswered) as still:
            self.close(proposal)
        self.assertEqual(still.exception.seats, 1)

    def test_by_consensus_it_stands_and_becomes_an_agreement(self) -> None:
        proposal = self.put()
        self.all_agree(proposal, but=(6,))
        self.give(proposal, 6, Reply(Stand.NO_BLOCK, "Sin presupuesto aún"))
        done = self.close(proposal)
        self.assertEqual(done.outcome, "adopted")
        agreement = Agreement.objects.get()
        self.assertEqual(done.agreement, agreement)
        self.assertEqual(agreement.status, "pending")
        self.assertIn("Sin presupuesto aún", done.act.in_language("es"))
        self.assertEqual(Position.objects.filter(proposal=done).count(), 7)

    def test_closed_twice_it_is_one_agreement(self) -> None:
        proposal = self.put()
        self.all_agree(proposal)
        self.close(proposal)
        with self.assertRaises(proposing.WrongState):
            self.close(proposal)
        self.assertEqual(Agreement.objects.count(), 1)

    def test_an_objection_is_answered_before_it_closes_and_then_blocks(self) -> None:
        proposal = self.put()
        self.all_agree(proposal, but=(0,))
        self.give(proposal, 0, Reply(Stand.OBJECT, "Excede nuestra competencia"))
        with self.assertRaises(outcomes.Unanswered) as still:
            self.close(proposal)
        self.assertEqual(still.exception.objections, 1)
        objection = Objection.objects.get()
        positions.answer_objection(
            self.table.chairing, objection, answer="Se acota", is_standing=True
        )
        self.assertEqual(self.close(proposal).outcome, "not_adopted")
        self.assertFalse(Agreement.objects.exists())

    def test_an_objection_that_its_seat_gives_up_does_not_stand(self) -> None:
        proposal = self.put()
        self.all_agree(proposal, but=(0,))
        self.give(proposal, 0, Reply(Stand.OBJECT, "Excede nuestra competencia"))
        self.give(proposal, 0)
        self.assertEqual(self.close(proposal).outcome, "adopted")

    def test_a_pillar_that_only_lets_it_pass_is_not_behind_it(self) -> None:
        proposal = self.put()
        self.all_agree(proposal, but=(5, 6))
        for number in (5, 6):
            self.give(proposal, number, Reply(Stand.NO_BLOCK, "Sin mandato"))
        self.assertEqual(self.close(proposal).outcome, "not_adopted")

    def test_a_share_of_each_pillar_where_the_charter_says_so(self) -> None:
        Charter.objects.create(
            group=self.table.group,
            title=Text.of(es="Reglamento"),
            state="adopted",
            decision_rule="qualified",
            pillar_share=67,
        )
        proposal = self.put()
        self.all_agree(proposal, but=(4,))
        self.give(proposal, 4, Reply(Stand.NO_BLOCK, "No"))
        self.assertEqual(self.close(proposal).outcome, "not_adopted")

    def test_closed_without_attribution_nothing_says_who_answered_what(self) -> None:
        proposal = self.put(Regime.NO_ATTRIBUTION)
        seat = self.table.seats[1]
        said = Said(seat, Channel.TELEPHONE, clock.today())
        positions.answer(self.table.chairing, proposal, seat, reply=AGREE, said=said)
        self.all_agree(proposal, but=(1, 6))
        self.give(proposal, 6, Reply(Stand.NO_BLOCK, "Marca-razón"))
        done = self.close(proposal)
        self.assertEqual(done.outcome, "adopted")
        self.assertFalse(Position.objects.exists())
        self.assertFalse(OnBehalf.objects.exists())
        self.assertIsNone(done.runner)
        self.assertEqual(done.tally, {})
        lines = Entry.objects.filter(subject="dialogue.proposal")
        self.assertEqual(set(lines.values_list("actor", flat=True)), {trail.DESK})
        self.assertFalse(Entry.objects.filter(subject="dialogue.position").exists())
