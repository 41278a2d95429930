"""A text is put, answered and closed: by the rule, once, and with nothing left over."""

from datetime import date, timedelta

from django.test import TestCase

from rimay.access import links
from rimay.access.asking import Hidden, Refused
from rimay.access.models import Channel, LinkPurpose, OnBehalf
from rimay.access.on_behalf import Said
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import outcomes, positions, proposing, ratifying
from rimay.dialogue.actions.outcomes import Closing
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.actions.stricter import tighten
from rimay.dialogue.models import (
    Agreement,
    Attendance,
    Charter,
    ConflictOfInterest,
    Objection,
    PillarRule,
    Position,
    Proposal,
    Ratification,
    SilenceConsent,
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
        self.assertContains(page, "Una objeción fundada la lee la mesa de inmediato")


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


class TrailOfAnswersTests(DecidingTestCase):
    """The trail forgets nothing, so it learns of answers only when they are settled."""

    def answers(self) -> list[int | None]:
        acts = ("position.give", "position.keep", "onbehalf.say")
        rows = Entry.objects.filter(act__in=acts).order_by("id")
        return list(rows.values_list("subject_id", flat=True))

    def answered(self) -> Proposal:
        proposal = self.put()
        said = Said(self.table.seats[1], Channel.TELEPHONE, clock.today())
        seat = said.membership
        positions.answer(self.table.chairing, proposal, seat, reply=AGREE, said=said)
        for number in (6, 0, 5, 2, 4, 3):
            self.give(proposal, number)
        return proposal

    def test_while_a_round_is_open_no_line_tells_that_anybody_answered(self) -> None:
        before = Entry.objects.count()
        proposal = self.answered()
        self.assertEqual(self.answers(), [])
        drafted_and_put = 2
        self.assertEqual(Entry.objects.count(), before + drafted_and_put)
        proposing.withdraw_proposal(self.table.chairing, proposal)
        self.assertEqual(self.answers(), [])

    def test_made_stricter_before_it_closes_none_ever_does(self) -> None:
        proposal = self.answered()
        assert proposal.item is not None
        tighten(self.table.chairing, proposal.item, regime=Regime.CHATHAM)
        done = self.close(proposal)
        self.assertEqual(done.outcome, "adopted")
        self.assertEqual(self.answers(), [])

    def test_closed_under_the_open_rule_they_stand_in_the_order_of_seats(self) -> None:
        proposal = self.close(self.answered())
        rows = Position.objects.filter(proposal=proposal).order_by("membership")
        kept = [*rows.values_list("pk", flat=True), OnBehalf.objects.get().pk]
        self.assertEqual(self.answers(), kept)
        line = Entry.objects.filter(act="position.keep")[0]
        self.assertEqual((line.fields, line.access_class), ("", proposal.access_class))


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


class PageTests(DecidingTestCase):
    def test_the_chair_is_told_who_is_missing(self) -> None:
        item = make_item(self.table, Regime.OPEN, absent=(5, 6))
        chair = self.table.client(self.table.chair)
        made = chair.post(
            f"/g/mesa/proposals/new/?item={item.pk}",
            {"text_es": "Invitar", "unratified": "lapses"},
        )
        at = made["Location"]
        answer = chair.post(f"{at}put/")
        self.assertEqual(answer.status_code, 409)
        self.assertContains(answer, "Pilar 3", status_code=409)
        Attendance.objects.update(presence="present")
        self.assertRedirects(chair.post(f"{at}put/"), at)

    def test_a_seat_reads_it_and_may_not_run_it(self) -> None:
        proposal = self.put()
        seat = self.table.client(self.table.users[0])
        at = f"/g/mesa/proposals/{proposal.pk}/"
        self.assertEqual(seat.get(at).status_code, 200)
        for rest in ("close/", "put/", "withdraw/", "on-behalf/", "change/"):
            with self.subTest(rest):
                self.assertEqual(seat.post(at + rest).status_code, 403)
        stranger = make_table("otra", 1)
        outside = stranger.client(stranger.users[0])
        for rest in ("", "close/", "answer/"):
            self.assertEqual(outside.get(at + rest).status_code, 404)

    def test_an_answer_without_a_reason_is_handed_back_with_its_words(self) -> None:
        proposal = self.put()
        seat = self.table.client(self.table.users[0])
        at = f"/g/mesa/proposals/{proposal.pk}/answer/"
        answer = seat.post(at, {"stand": "object", "reason": ""})
        self.assertEqual(answer.status_code, 422)
        kept = seat.post(at, {"stand": "agree"}, follow=True)
        self.assertEqual(kept.status_code, 200)
        self.assertEqual(Position.objects.get().stand, "agree")
