"""An open round: withdrawn after a question, told first, objected to in other words."""

from typing import Any

from rimay.access.models import Channel, OnBehalf
from rimay.access.on_behalf import Said
from rimay.access.tests.cast import make_user
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.dialogue.actions import outcomes, positions, proposing
from rimay.dialogue.actions.outcomes import Closing, Unanswered
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.models import (
    AgendaItem,
    ConflictOfInterest,
    Objection,
    Position,
    Proposal,
)
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.tests.tables import make_item
from rimay.dialogue.tests.test_deciding import AGREE, TEXT, DecidingTestCase
from rimay.groups.models import Group, Office, Person
from rimay.groups.roles import Role
from rimay.records.actions import ChangedMeanwhile


class WithdrawingTests(DecidingTestCase):
    def test_it_asks_first_and_one_press_on_the_page_of_the_round_does_nothing(
        self,
    ) -> None:
        proposal = self.put()
        self.give(proposal, 0)
        at = f"/g/mesa/proposals/{proposal.pk}/"
        chair = self.table.client(self.table.chair)
        page = chair.get(at)
        self.assertContains(page, f'href="{at}withdraw/"')
        self.assertNotContains(page, f'action="{at}withdraw/"')
        asked = chair.get(f"{at}withdraw/")
        self.assertContains(asked, "¿Retirar el texto?")
        self.assertTrue(Position.objects.exists())
        for number in (0, 3):
            seat = self.table.client(self.table.users[number])
            self.assertEqual(seat.get(f"{at}withdraw/").status_code, 403)
        self.assertRedirects(chair.post(f"{at}withdraw/"), at)
        self.assertFalse(Position.objects.exists())
        self.assertRedirects(chair.get(f"{at}withdraw/"), at)


class CoordinatedTestCase(DecidingTestCase):
    def coordinated(self) -> Proposal:
        """Return a round that the coordination runs."""
        self.user = make_user("mesa-coordina")
        person = Person.objects.create(
            group=self.table.group, name="Coordinación", user=self.user
        )
        Office.objects.create(
            group=self.table.group, person=person, role=Role.COORDINATOR
        )
        item = make_item(self.table, Regime.CHATHAM)
        draft = proposing.draft_proposal(
            self.table.chairing, self.table.group, draft=TEXT, item=item
        )
        at = f"/g/mesa/proposals/{draft.pk}/"
        self.table.client(self.user).post(f"{at}put/")
        draft.refresh_from_db()
        self.assertEqual(draft.runner, self.user)
        return draft


class ToldFirstTests(CoordinatedTestCase):
    def test_whoever_runs_the_round_reads_it_and_nobody_else(self) -> None:
        proposal = self.coordinated()
        at = f"/g/mesa/proposals/{proposal.pk}/"
        seat = self.table.client(self.table.users[0])
        self.assertContains(
            seat.get(f"{at}tell/"), "Esto lo lee quien conduce la consulta"
        )
        seat.post(f"{at}tell/", {"text": "Falta el plazo"})
        self.assertContains(self.table.client(self.user).get(at), "Falta el plazo")
        for user in (self.table.chair, self.table.users[0], self.table.users[1]):
            page = self.table.client(user).get(at)
            self.assertNotContains(page, "Falta el plazo")


class GateTests(CoordinatedTestCase):
    def test_who_did_not_acknowledge_writes_no_text_they_would_not_read(self) -> None:
        self.coordinated()
        Group.objects.filter(pk=self.table.group.pk).update(asks_pledge=True)
        client = self.table.client(self.user)
        given = {"text_es": "Un texto", "unratified": "lapses", "regime": "chatham"}
        at = "/g/mesa/proposals/new/"
        answer = client.post(at, given)
        self.assertContains(answer, "primero deje constancia", status_code=422)
        self.assertContains(answer, "Un texto", status_code=422)
        self.assertEqual(Proposal.objects.count(), 1)
        answer = client.post(at, given | {"regime": "open"})
        self.assertEqual(answer.status_code, 302)
        made = Proposal.objects.get(is_written=True)
        at = f"/g/mesa/proposals/{made.pk}/change/"
        answer = client.post(at, given | {"version": str(made.version)})
        self.assertContains(answer, "primero deje constancia", status_code=422)
        made.refresh_from_db()
        self.assertEqual((made.regime, made.behind_gate), ("open", False))
        # Who reads it makes it stricter, and it stands behind the gate at once.
        chair = self.table.client(self.table.chair)
        chair.post(at, given | {"version": str(made.version)})
        made.refresh_from_db()
        self.assertEqual((made.regime, made.behind_gate), ("chatham", True))
        self.assertEqual(client.get(f"/g/mesa/proposals/{made.pk}/").status_code, 404)


class InterestTests(DecidingTestCase):
    def test_nothing_is_left_of_an_answer_that_the_desk_recorded(self) -> None:
        proposal = self.put(Regime.CHATHAM)
        seat = self.table.seats[0]
        said = Said(seat, Channel.LETTER, clock.today(), "Oficio 8")
        positions.answer(self.table.chairing, proposal, seat, reply=AGREE, said=said)
        interest = ConflictOfInterest(item=proposal.item, membership=seat)
        positions.declare_interest(self.table.chairing, interest)
        self.assertFalse(Position.objects.exists())
        self.assertFalse(OnBehalf.objects.filter(act="answer").exists())

    def test_none_is_declared_from_a_page_older_than_the_end_of_the_item(self) -> None:
        item = self.put().item
        AgendaItem.objects.filter(pk=item.pk).update(closed_on=clock.today())
        interest = ConflictOfInterest(item=item, membership=self.table.seats[0])
        with self.assertRaises(proposing.WrongState):
            positions.declare_interest(self.table.chairing, interest)
        self.assertFalse(ConflictOfInterest.objects.exists())


class ObjectionTests(DecidingTestCase):
    def object(self, proposal: Proposal, reason: str) -> None:
        self.give(proposal, 0, Reply(Stand.OBJECT, reason))

    def answer(self, **other: Any) -> None:
        positions.answer_objection(
            self.table.chairing,
            Objection.objects.get(),
            answer="Se agrega un plazo.",
            is_standing=True,
            **other,
        )

    def test_the_answer_to_other_words_is_no_answer(self) -> None:
        proposal = self.put()
        self.all_agree(proposal, but=(0,))
        self.object(proposal, "Falta el plazo")
        self.answer()
        self.object(proposal, "Falta el plazo")
        self.assertEqual(Objection.objects.get().answer, "Se agrega un plazo.")
        self.object(proposal, "Falta quien paga")
        self.assertEqual(Objection.objects.get().answer, "")
        with self.assertRaises(Unanswered):
            outcomes.close_proposal(self.table.chairing, proposal, closing=Closing())

    def test_what_its_seat_withdrew_meanwhile_is_not_made_to_stand_again(self) -> None:
        proposal = self.put()
        self.object(proposal, "Falta el plazo")
        version = Objection.objects.get().version
        self.give(proposal, 0)
        with self.assertRaises(ChangedMeanwhile):
            self.answer(version=version)
        at = f"/g/mesa/objections/{Objection.objects.get().pk}/answer/"
        chair = self.table.client(self.table.chair)
        told = chair.post(at, {"version": version, "answer": "Se agrega un plazo."})
        self.assertContains(told, "retirada", status_code=409)
        # Not on a page that knows of it either.
        self.answer()
        self.assertFalse(Objection.objects.get().is_standing)
        version = Objection.objects.get().version
        self.object(proposal, "Falta el plazo")
        with self.assertRaises(ChangedMeanwhile):
            self.answer(version=version)

    def test_who_answers_words_that_changed_meanwhile_is_told(self) -> None:
        proposal = self.put()
        self.object(proposal, "Falta el plazo")
        held = Objection.objects.get()
        at = f"/g/mesa/objections/{held.pk}/answer/"
        chair = self.table.client(self.table.chair)
        self.assertContains(chair.get(at), f'name="version" value="{held.version}"')
        self.object(proposal, "Falta quien paga")
        with self.assertRaises(ChangedMeanwhile):
            self.answer(version=held.version)
        given = {"answer": "Se agrega un plazo.", "version": held.version}
        page = chair.post(at, given)
        self.assertContains(page, "cambió entretanto", status_code=409)
        self.assertContains(page, "Falta quien paga", status_code=409)
        self.assertContains(page, "Se agrega un plazo.", status_code=409)
        self.assertEqual(Objection.objects.get().answer, "")
