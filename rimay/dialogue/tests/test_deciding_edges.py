"""Decisions at their edges: vacant pillars, other hours, late letters, double presses."""

from datetime import UTC, datetime, time, timedelta
from unittest import mock

from django.utils import timezone

from rimay.core import clock
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import outcomes, positions, proposing, ratifying
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.models import (
    ChairNote,
    Charter,
    ConflictOfInterest,
    Objection,
    Proposal,
    Ratification,
)
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.queries.quorum import quorum_of
from rimay.dialogue.queries.quorum_words import in_words
from rimay.dialogue.tests.tables import make_item
from rimay.dialogue.tests.test_deciding import TEXT, DecidingTestCase
from rimay.groups.models import Membership, Pillar, SeatHolder

DAY = timedelta(days=1)


class VacantPillarTests(DecidingTestCase):
    def charter(self, **rules: object) -> Charter:
        title = Text.of(es="Reglamento")
        return Charter.objects.create(
            group=self.table.group, title=title, state="adopted", **rules
        )

    def test_unconfirmed_seats_in_the_room_decide_as_the_charter_says(self) -> None:
        for seat in self.table.seats[5:]:
            seat.holders.update(unconfirmed_since=clock.today() - DAY)
        charter = self.charter()
        for way, words in (
            ("informative", "informa y conversa"),
            ("none", "no pone nada"),
        ):
            with self.subTest(way):
                Charter.objects.filter(pk=charter.pk).update(when_short=way)
                with self.assertRaises(proposing.NoQuorum) as missing:
                    self.put()
                said = in_words(missing.exception.quorum)
                self.assertFalse(said.stands)
                self.assertIn(words, said.consequence)
        Charter.objects.filter(pk=charter.pk).update(when_short="ad_referendum")
        proposal = self.put()
        self.all_agree(proposal)
        self.assertEqual(self.close(proposal).outcome, "ad_referendum")

    def test_of_a_pillar_without_seats_nothing_is_put_ad_referendum(self) -> None:
        name = Text.of(es="Pilar 4")
        Pillar.objects.create(group=self.table.group, key="p4", slot=4, name=name)
        self.charter(when_short="ad_referendum")
        with self.assertRaises(proposing.NoQuorum):
            self.put()

    def test_by_shares_an_objection_does_not_stop_what_waits_for_a_vacant_pillar(
        self,
    ) -> None:
        self.charter(
            when_short="ad_referendum", decision_rule="qualified", pillar_share=50
        )
        for seat in self.table.seats[5:]:
            seat.holders.update(ends_on=clock.today() - DAY)
        proposal = self.put(absent=(5, 6))
        self.all_agree(proposal, but=(4, 5, 6))
        self.give(proposal, 4, Reply(Stand.OBJECT, "No"))
        Objection.objects.update(answer="Se acota")
        self.assertEqual(self.close(proposal).outcome, "ad_referendum")

    def test_a_session_that_is_over_keeps_the_quorum_of_its_day(self) -> None:
        meeting = make_item(self.table, Regime.OPEN).meeting
        meeting.state = "held"
        meeting.save()
        meeting.refresh_from_db()
        left = Membership.objects.filter(pk__in=[s.pk for s in self.table.seats[5:]])
        left.update(ends_on="2019-01-01", kind="former")
        self.assertFalse(quorum_of(meeting).stands)
        left.update(kind="founder")
        self.assertTrue(quorum_of(meeting).stands)


class ObjectionTests(DecidingTestCase):
    def test_it_loses_its_weight_with_an_interest_and_not_before_the_end(self) -> None:
        for regime in (Regime.OPEN, Regime.CHATHAM):
            with self.subTest(regime):
                proposal = self.put(regime)
                self.all_agree(proposal, but=(2,))
                self.give(proposal, 2, Reply(Stand.OBJECT, "Es su sede"))
                objection = Objection.objects.get(proposal=proposal)
                interest = ConflictOfInterest(
                    item=proposal.item, membership=self.table.seats[2], reason="sede"
                )
                positions.declare_interest(self.table.seated(2), interest)
                objection.refresh_from_db()
                self.assertTrue(
                    objection.is_standing, "else it would tell whose it was"
                )
                positions.answer_objection(
                    self.table.chairing, objection, answer="Sí", is_standing=True
                )
                self.assertEqual(self.close(proposal).outcome, "adopted")


class LateLetterTests(DecidingTestCase):
    def awaited(self) -> Ratification:
        proposal = self.put()
        self.all_agree(proposal)
        self.close(proposal, to_ratify=(self.table.seats[0],))
        Ratification.objects.update(due_on=clock.today() - DAY)
        return Ratification.objects.get()

    def test_what_lapsed_is_not_brought_back_by_a_letter(self) -> None:
        row = self.awaited()
        ratifying.settle_due_ratifications()
        client = self.table.client(self.table.chair)
        address = f"/g/mesa/ratifications/{row.pk}/say/"
        given = {"is_ratified": "yes", "letter": "Oficio 12"}
        answer = client.post(address, given, follow=True)
        self.assertContains(answer, "Ya nadie espera")
        self.assertNotContains(answer, address)
        row.agreement.refresh_from_db()
        self.assertEqual(row.agreement.status, "dropped")

    def test_a_yes_after_the_day_comes_too_late_also_before_the_timer_ran(self) -> None:
        row = self.awaited()
        with self.assertRaises(ratifying.TooLate):
            ratifying.ratify(
                self.table.chairing, row, is_ratified=True, letter="Oficio 12"
            )
        ratifying.ratify(
            self.table.chairing,
            row,
            is_ratified=True,
            letter="Oficio 12",
            said_on=row.due_on,
        )
        row.agreement.refresh_from_db()
        self.assertEqual(row.agreement.status, "pending")


class PressedTwiceTests(DecidingTestCase):
    def test_a_text_is_prepared_and_the_chair_told_once(self) -> None:
        item = make_item(self.table, Regime.OPEN)
        chair = self.table.client(self.table.chair)
        seat = self.table.client(self.table.users[0])
        given = {"text_es": "Invitar", "unratified": "lapses"}
        for _press in range(2):
            chair.post(f"/g/mesa/proposals/new/?item={item.pk}", given)
        proposal = Proposal.objects.get()
        for _press in range(2):
            seat.post(f"/g/mesa/proposals/{proposal.pk}/tell/", {"text": "Ojo"})
        self.assertEqual(ChairNote.objects.count(), 1)


class LastDayTests(DecidingTestCase):
    def opened(self) -> Proposal:
        chair, group = self.table.chairing, self.table.group
        made = proposing.draft_proposal(chair, group, draft=Draft(TEXT.text))
        return proposing.open_written_round(chair, made)

    def at(self, proposal: Proposal, hours: float) -> "mock._patch[mock.Mock]":
        """Let it be so many hours after a round's last day began in Greenwich."""
        assert proposal.due_on is not None
        began = datetime.combine(proposal.due_on, time(), UTC)
        moment = began + timedelta(hours=hours)
        return mock.patch("django.utils.timezone.now", return_value=moment)

    def test_it_ends_at_midnight_where_the_group_is(self) -> None:
        for zone, before, after in (
            ("Europe/Madrid", 21, 23.5),
            ("America/Lima", 28.5, 29.5),
            ("Pacific/Honolulu", 33, 35),
        ):
            with self.subTest(zone):
                self.table.group.time_zone = zone
                self.table.group.save()
                proposal = self.opened()
                with self.at(proposal, before):
                    self.assertEqual(outcomes.close_due_rounds(), 0)
                    self.give(proposal, 0)
                with self.at(proposal, after):
                    with self.assertRaises(positions.TooLate):
                        self.give(proposal, 1)
                    self.assertEqual(outcomes.close_due_rounds(), 1)

    def test_by_its_page_as_well(self) -> None:
        self.table.group.time_zone = "Pacific/Honolulu"
        self.table.group.save()
        proposal = self.opened()
        client = self.table.client(self.table.users[0])
        address = f"/g/mesa/proposals/{proposal.pk}/answer/"
        with self.at(proposal, 32):
            self.assertEqual(client.post(address, {"stand": "agree"}).status_code, 302)
        self.assertEqual(str(timezone.get_current_timezone()), "America/Lima")

    def test_closed_days_late_its_seats_are_those_of_its_day(self) -> None:
        proposal = self.opened()
        self.all_agree(proposal)
        Proposal.objects.update(due_on=clock.today() - 3 * DAY)
        first = self.table.seats[0]
        Membership.objects.create(
            group=self.table.group,
            organisation=first.organisation,
            pillar=first.pillar,
            kind="founder",
            starts_on=str(clock.today() - DAY),
        )
        self.assertEqual(outcomes.close_due_rounds(), 1)
        self.assertEqual(Proposal.objects.get().outcome, "adopted")

    def test_a_seat_that_nobody_sits_on_is_not_taken_for_silent(self) -> None:
        for is_vacant, outcome in ((False, "not_adopted"), (True, "adopted")):
            with self.subTest(vacant=is_vacant):
                if is_vacant:
                    SeatHolder.objects.filter(membership=self.table.seats[2]).update(
                        unconfirmed_since=clock.today() - 9 * DAY
                    )
                proposal = self.opened()
                self.all_agree(proposal, but=(2,))
                Proposal.objects.filter(pk=proposal.pk).update(
                    due_on=clock.today() - DAY
                )
                self.assertEqual(outcomes.close_due_rounds(), 1)
                proposal.refresh_from_db()
                self.assertEqual(proposal.outcome, outcome)
