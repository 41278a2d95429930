"""What pages and the trail tell of a round, before and after it closes."""

from rimay.access import on_behalf
from rimay.access.models import Channel, OnBehalf
from rimay.access.on_behalf import Said
from rimay.access.tests.cast import make_user
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.dialogue.actions import positions, proposing
from rimay.dialogue.actions.stricter import tighten
from rimay.dialogue.models import (
    Attendance,
    Position,
    Proposal,
)
from rimay.dialogue.tests.tables import make_item, make_table
from rimay.dialogue.tests.test_deciding import AGREE, DecidingTestCase
from rimay.groups.models import Person, SeatHolder
from rimay.groups.roles import Capacity


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

    def test_what_the_seat_corrected_stands_there_only_once_it_closed(self) -> None:
        proposal = self.answered()
        saying = OnBehalf.objects.get()
        number = self.table.seats.index(saying.membership)
        own = self.table.seated(number)
        client = self.table.client(self.table.users[number])
        at = f"/g/mesa/said/{saying.pk}/correct/"
        place = f"/g/mesa/proposals/{proposal.pk}/"
        self.assertRedirects(client.post(at, {"correction": "Con reserva"}), place)
        on_behalf.correct(own, saying, correction="Fue con reserva")
        on_behalf.mark_told(self.table.chairing, saying)
        self.assertEqual(self.answers(), [])
        self.close(proposal)
        acts = Entry.objects.filter(subject="access.onbehalf", subject_id=saying.pk)
        held = list(acts.order_by("number").values_list("act", flat=True))
        self.assertEqual(held, ["onbehalf.say", "onbehalf.correct"])

    def test_who_follows_on_the_seat_puts_no_words_beside_it_while_it_is_open(
        self,
    ) -> None:
        self.answered()
        saying = OnBehalf.objects.get()
        user, group = make_user("follows"), self.table.group
        SeatHolder.objects.create(
            group=group,
            membership=saying.membership,
            person=Person.objects.create(group=group, name="Sigue", user=user),
            capacity=Capacity.TITULAR,
        )
        client = self.table.client(user)
        at = f"/g/mesa/said/{saying.pk}/correct/"
        self.assertRedirects(client.post(at, {"correction": "No"}), "/g/mesa/said/")
        self.assertEqual(OnBehalf.objects.get().correction, "")
        self.assertNotContains(client.get("/g/mesa/said/"), at)

    def test_closed_it_says_which_answers_the_desk_recorded(self) -> None:
        proposal = self.answered()
        number = self.table.seats.index(OnBehalf.objects.get().membership)
        other = (number + 1) % 7
        said = Said(self.table.seats[other], Channel.LETTER, clock.today())
        positions.answer(
            self.table.chairing, proposal, said.membership, reply=AGREE, said=said
        )
        self.give(proposal, other)
        self.close(proposal)
        at = f"/g/mesa/proposals/{proposal.pk}/"
        for user in (self.table.chair, self.table.users[3]):
            page = self.table.client(user).get(at)
            self.assertContains(page, "registrada por la secretaría", count=1)
            self.assertContains(page, "por teléfono")
            self.assertNotContains(page, "por carta")
        own = self.table.client(self.table.users[other])
        self.assertNotContains(own.get("/g/mesa/"), "Registrado en nombre")


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
