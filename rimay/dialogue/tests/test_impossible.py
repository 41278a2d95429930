"""What people press and write that cannot be: it is told, and nothing is kept of it."""

from datetime import timedelta

from rimay.access.acting import NotActing
from rimay.access.actor import member
from rimay.access.asking import Refused
from rimay.access.tests.cast import make_user
from rimay.accounts.queries import Assurance
from rimay.core import clock, formatting
from rimay.core.classes import Regime
from rimay.core.dates import PartialDate
from rimay.dialogue.actions import positions
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.models import (
    Agreement,
    Attendance,
    ConflictOfInterest,
    Position,
    Proposal,
)
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.queries.quorum import quorum_of
from rimay.dialogue.tests.tables import make_item
from rimay.dialogue.tests.test_agreeing import AgreeingTestCase
from rimay.dialogue.tests.test_deciding import DecidingTestCase
from rimay.groups.models import Person, SeatHolder
from rimay.groups.roles import Capacity

YESTERDAY = -timedelta(days=1)


class DecisionTests(DecidingTestCase):
    def test_titular_and_alternate_both_answer_and_one_of_them_counts(self) -> None:
        user = make_user("mesa-alterna")
        person = Person.objects.create(
            group=self.table.group, name="Alterna", user=user
        )
        SeatHolder.objects.create(
            group=self.table.group,
            membership=self.table.seats[0],
            person=person,
            capacity=Capacity.ALTERNATE,
        )
        alternate = member(user.pk, self.table.group, Assurance.STRONG)
        proposal = self.put()
        seat = self.table.seats[0]
        self.give(proposal, 0)
        # The roll says that the representative sits in the room.
        with self.assertRaises((NotActing, Refused)):
            positions.answer(alternate, proposal, seat, reply=Reply(Stand.OBJECT, "No"))
        self.assertEqual(Position.objects.get().stand, Stand.AGREE)
        Attendance.objects.filter(membership=seat).update(presence="alternate")
        positions.answer(alternate, proposal, seat, reply=Reply(Stand.NO_BLOCK, "Va"))
        self.assertEqual(Position.objects.get().stand, Stand.NO_BLOCK)

    def test_a_seat_whose_term_ended_yesterday_answers_nothing(self) -> None:
        proposal = self.put()
        SeatHolder.objects.filter(membership=self.table.seats[0]).update(
            ends_on=clock.today() + YESTERDAY
        )
        client = self.table.client(self.table.users[0])
        at = f"/g/mesa/proposals/{proposal.pk}/answer/"
        self.assertEqual(client.post(at, {"stand": "agree"}).status_code, 404)
        self.assertFalse(Position.objects.exists())

    def test_closing_pressed_twice_leads_to_the_one_result(self) -> None:
        proposal = self.put()
        self.all_agree(proposal)
        chair = self.table.client(self.table.chair)
        at = f"/g/mesa/proposals/{proposal.pk}/"
        for _press in range(2):
            self.assertRedirects(chair.post(f"{at}close/"), at)
        self.assertEqual(Agreement.objects.count(), 1)
        self.assertEqual(Proposal.objects.get().outcome, "adopted")

    def test_a_written_round_is_not_opened_until_a_day_that_is_over(self) -> None:
        chair = self.table.client(self.table.chair)
        made = chair.post(
            "/g/mesa/proposals/new/", {"text_es": "Invitar", "unratified": "lapses"}
        )
        day = clock.today() + YESTERDAY
        answer = chair.post(f"{made['Location']}put/", {"due_on": day.isoformat()})
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(Proposal.objects.get().state, "draft")


class InterestTests(DecidingTestCase):
    def test_a_seat_finds_where_to_declare_it_and_does_not_count_any_more(self) -> None:
        item = make_item(self.table, Regime.OPEN)
        seat = self.table.client(self.table.users[0])
        table = f"/g/mesa/meetings/{item.meeting_id}/table/"
        at = f"/g/mesa/agenda-items/{item.pk}/interest/"
        self.assertContains(seat.get(table), at)
        own = self.table.seats[0]
        self.assertRedirects(seat.post(at, {"membership": own.pk}), table)
        self.assertEqual(ConflictOfInterest.objects.get().membership, own)
        self.assertNotIn(own.pk, quorum_of(item.meeting, item).present)


class DeadlineTests(AgreeingTestCase):
    def test_an_agreement_is_not_due_before_it_was_agreed(self) -> None:
        today = PartialDate.of(clock.today())
        held = self.agreed(kind="decision", agreed_on=today, due_on="")
        day = (clock.today() + YESTERDAY).isoformat()
        given = {
            "version": held.version,
            "text": "Enviar la lista",
            "kind": "commitment",
            "lead": self.lead.pk,
            "due_on": day,
            "unit": "working",
        }
        chair = self.table.client(self.table.chair)
        at = f"/g/acuerdos/agreements/{held.pk}/complete/"
        answer = chair.post(at, given)
        self.assertEqual(answer.status_code, 422)
        self.assertContains(answer, "anterior al día", status_code=422)
        self.assertFalse(Agreement.objects.get().due_on)

    def test_nobody_asks_for_a_new_date_that_is_over(self) -> None:
        held = self.agreed()
        day = formatting.date_words(clock.today() + YESTERDAY)
        answer = self.table.client(self.table.users[0]).post(
            f"/g/acuerdos/agreements/{held.pk}/progress/",
            {
                "version": held.version,
                "text": "Falta tiempo",
                "status": "under_way",
                "new_due_on": day,
                "reported_on": clock.today().isoformat(),
            },
        )
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(held.updates.count(), 0)


class AdReferendumTests(AgreeingTestCase):
    def complete(self, held: Agreement, *seats: int, **words: object) -> int:
        held.refresh_from_db()
        given = {
            "version": held.version,
            "text": "Prestar el local",
            "kind": "commitment",
            "lead": self.lead.pk,
            "days": "15",
            "unit": "working",
            "ad_referendum": [self.table.seats[number].pk for number in seats],
        } | words
        chair = self.table.client(self.table.chair)
        at = f"/g/acuerdos/agreements/{held.pk}/complete/"
        return chair.post(at, given).status_code

    def test_a_promise_waits_for_its_institution_and_stands_once_it_says_so(
        self,
    ) -> None:
        held = self.agreed(kind="decision", due_on="")
        self.assertEqual(self.complete(held, 0), 302)
        row = held.ratifications.get()
        held.refresh_from_db()
        self.assertEqual((held.status, row.state), ("to_ratify", "awaited"))
        self.assertEqual(held.number, f"1-{clock.today().year}")
        self.assertGreater(row.due_on, clock.today())
        # Another seat was meant; then none at all.
        self.complete(held, 1)
        self.assertEqual(held.ratifications.get().membership, self.table.seats[1])
        self.complete(held)
        held.refresh_from_db()
        self.assertEqual((held.status, held.ratifications.count()), ("pending", 0))

    def test_who_answered_already_is_not_asked_anew(self) -> None:
        held = self.agreed(kind="decision", due_on="")
        self.complete(held, 0)
        row = held.ratifications.get()
        chair = self.table.client(self.table.chair)
        chair.post(
            f"/g/acuerdos/ratifications/{row.pk}/say/",
            {"is_ratified": "yes", "letter": "Oficio 12"},
        )
        held.refresh_from_db()
        self.assertEqual(held.status, "pending")
        self.complete(held, 1)
        self.assertEqual(held.ratifications.get().state, "ratified")
