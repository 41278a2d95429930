"""A seat speaks once: by its representative, or by the alternate where they are away."""

from datetime import date, timedelta

from rimay.access import links
from rimay.access.acting import NotActing
from rimay.access.actor import Actor, member
from rimay.access.asking import Hidden, Refused
from rimay.access.models import Channel, LinkPurpose
from rimay.access.on_behalf import Said
from rimay.access.tests.cast import make_user
from rimay.accounts.models import User
from rimay.accounts.queries import Assurance
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import positions, proposing, ranking
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.models import (
    Attendance,
    Ballot,
    ChairNote,
    ConflictOfInterest,
    Position,
    Proposal,
    Ranking,
    Topic,
)
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.tests.test_deciding import AGREE, TEXT, DecidingTestCase
from rimay.groups.models import Membership, Person, SeatHolder
from rimay.groups.roles import Capacity
from rimay.registry.actions import pillars
from rimay.registry.actions.pillars import Agreed

NO_BLOCK = Reply(Stand.NO_BLOCK, "Sin mandato")
TITULAR_HERE = "En esta sesión actúa la persona titular de la representación."
ALTERNATE_HERE = "En esta sesión asiste la persona alterna y es ella quien actúa"
BETWEEN = "Entre sesiones actúa la persona titular de la representación."
VACANT = "Hoy nadie ocupa esta representación"


class TwoOnASeat(DecidingTestCase):
    """The first seat has an alternate beside its representative."""

    alternate: User
    seat: Membership

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.seat = cls.table.seats[0]
        cls.alternate = make_user("mesa-alterna")
        person = Person.objects.create(
            group=cls.table.group, name="Persona alterna", user=cls.alternate
        )
        SeatHolder.objects.create(
            group=cls.table.group,
            membership=cls.seat,
            person=person,
            capacity=Capacity.ALTERNATE,
        )

    @property
    def alternating(self) -> Actor:
        return member(self.alternate.pk, self.table.group, Assurance.STRONG)

    @property
    def titular(self) -> Actor:
        return self.table.seated(0)

    def came(self, presence: str) -> None:
        Attendance.objects.filter(membership=self.seat).update(presence=presence)

    def ended(self, *capacities: Capacity) -> None:
        held = SeatHolder.objects.filter(membership=self.seat, capacity__in=capacities)
        held.update(ends_on=clock.today() - timedelta(days=1))

    def stands(self, proposal: Proposal) -> list[str]:
        rows = Position.objects.filter(proposal=proposal, membership=self.seat)
        return list(rows.values_list("stand", flat=True))

    def written(self) -> Proposal:
        chair = self.table.chairing
        made = proposing.draft_proposal(chair, self.table.group, draft=TEXT)
        return proposing.open_written_round(chair, made)


class InSessionTests(TwoOnASeat):
    def test_both_answer_and_only_who_came_is_heard(self) -> None:
        proposal = self.put()
        positions.answer(self.titular, proposal, self.seat, reply=AGREE)
        with self.assertRaises(NotActing):
            positions.answer(self.alternating, proposal, self.seat, reply=NO_BLOCK)
        self.assertEqual(self.stands(proposal), ["agree"])

    def test_the_roll_hands_the_word_to_the_alternate_and_back(self) -> None:
        proposal = self.put()
        self.came("alternate")
        positions.answer(self.alternating, proposal, self.seat, reply=NO_BLOCK)
        with self.assertRaises(NotActing):
            positions.answer(self.titular, proposal, self.seat, reply=AGREE)
        self.assertEqual(self.stands(proposal), ["no_block"])
        self.came("present")
        positions.answer(self.titular, proposal, self.seat, reply=AGREE)
        self.assertEqual(self.stands(proposal), ["agree"])

    def test_of_a_seat_that_is_away_neither_counts(self) -> None:
        proposal = self.put()
        self.came("excused")
        for actor in (self.titular, self.alternating):
            with self.assertRaises(positions.DoesNotCount):
                positions.answer(actor, proposal, self.seat, reply=AGREE)

    def test_a_term_that_ended_yesterday_answers_nothing(self) -> None:
        proposal = self.put()
        self.ended(Capacity.TITULAR)
        with self.assertRaises((Refused, Hidden)):
            positions.answer(self.titular, proposal, self.seat, reply=AGREE)
        # The alternate stands in for a representative that there is not.
        positions.answer(self.alternating, proposal, self.seat, reply=NO_BLOCK)
        self.ended(Capacity.ALTERNATE)
        with self.assertRaises((Refused, Hidden)):
            positions.answer(self.alternating, proposal, self.seat, reply=AGREE)
        self.assertEqual(self.stands(proposal), ["no_block"])

    def test_the_desk_still_records_what_a_vacant_seat_said(self) -> None:
        proposal = self.put()
        self.ended(Capacity.TITULAR, Capacity.ALTERNATE)
        said = Said(self.seat, Channel.LETTER, clock.today(), "Oficio 14")
        positions.answer(
            self.table.chairing, proposal, self.seat, reply=AGREE, said=said
        )
        self.assertEqual(self.stands(proposal), ["agree"])

    def test_the_page_says_why_and_offers_no_button(self) -> None:
        proposal = self.put()
        at = f"/g/mesa/proposals/{proposal.pk}/"
        for presence, quiet, speaks, words in (
            ("present", self.alternate, self.table.users[0], TITULAR_HERE),
            ("alternate", self.table.users[0], self.alternate, ALTERNATE_HERE),
        ):
            with self.subTest(presence):
                self.came(presence)
                page = self.table.client(quiet).get(at)
                self.assertContains(page, words)
                self.assertNotContains(page, f"{at}answer/")
                other = self.table.client(speaks).get(at)
                self.assertNotContains(other, words)
                self.assertContains(other, f"{at}answer/")

    def test_a_forged_answer_is_refused_in_words_and_nothing_is_saved(self) -> None:
        proposal = self.put(Regime.CHATHAM)
        at = f"/g/mesa/proposals/{proposal.pk}/"
        client = self.table.client(self.alternate)
        for path, data in (
            ("answer/", {"stand": "agree", "seat": self.seat.pk}),
            ("tell/", {"text": "Antes de responder"}),
        ):
            with self.subTest(path):
                answer = client.post(at + path, data)
                self.assertContains(answer, TITULAR_HERE, status_code=403)
                self.assertContains(answer, "No se guardó nada.", status_code=403)
        self.assertEqual(client.get(f"{at}tell/").status_code, 403)
        client.cookies["language"] = "en"
        english = client.post(f"{at}answer/", {"stand": "agree"})
        self.assertContains(english, "Nothing was saved.", status_code=403)
        self.assertFalse(Position.objects.exists())
        self.assertFalse(ChairNote.objects.exists())

    def test_an_interest_is_declared_by_who_acts(self) -> None:
        proposal = self.put()
        assert proposal.item is not None
        at = f"/g/mesa/agenda-items/{proposal.item.pk}/interest/"
        quiet = self.table.client(self.alternate)
        self.assertContains(quiet.get(at), TITULAR_HERE)
        forged = quiet.post(at, {"membership": self.seat.pk, "reason": "x"})
        self.assertEqual(forged.status_code, 403)
        interest = ConflictOfInterest(item=proposal.item, membership=self.seat)
        with self.assertRaises(NotActing):
            positions.declare_interest(self.alternating, interest)
        self.assertFalse(ConflictOfInterest.objects.exists())
        desk = self.table.client(self.table.chair)
        said = {"said-channel": "in_person", "said-said_on": "2018-01-25"}
        said |= {"said-membership": self.seat.pk, "reason": "su sede"}
        desk.post(at, said)
        self.assertTrue(ConflictOfInterest.objects.exists())


class BetweenSessionsTests(TwoOnASeat):
    def test_in_a_written_round_the_representative_answers(self) -> None:
        proposal = self.written()
        with self.assertRaises(NotActing):
            positions.answer(self.alternating, proposal, self.seat, reply=NO_BLOCK)
        positions.answer(self.titular, proposal, self.seat, reply=AGREE)
        page = self.table.client(self.alternate).get(
            f"/g/mesa/proposals/{proposal.pk}/"
        )
        self.assertContains(page, BETWEEN)
        self.ended(Capacity.TITULAR)
        positions.answer(self.alternating, proposal, self.seat, reply=NO_BLOCK)
        self.assertEqual(self.stands(proposal), ["no_block"])

    def test_the_link_of_a_seat_without_anybody_answers_nothing(self) -> None:
        proposal = self.written()
        link = links.give_link(
            self.table.chairing,
            self.seat,
            purpose=LinkPurpose.WRITTEN_ROUND,
            subject_id=proposal.pk,
            expires_on=date(2030, 1, 1),
        )
        at = f"/i/{links.words_of(link)}/round/"
        self.assertNotContains(self.client.get(at), VACANT)
        self.ended(Capacity.TITULAR, Capacity.ALTERNATE)
        page = self.client.get(at)
        self.assertContains(page, VACANT)
        self.assertNotContains(page, 'name="stand"')
        sent = self.client.post(at, {"stand": "agree", "code": links.code_of(link)})
        self.assertContains(sent, "No se guardó nada.", status_code=403)
        self.assertFalse(Position.objects.exists())

    def test_the_representative_ranks_for_the_seat(self) -> None:
        topics = [
            Topic.objects.create(group=self.table.group, title=Text.of(es=f"Tema {n}"))
            for n in range(2)
        ]
        row = Ranking.objects.create(
            group=self.table.group, title=Text.of(es="Orden"), state="open"
        )
        row.topics.set(topics)
        marks = {topic.pk: n for n, topic in enumerate(topics, start=1)}
        with self.assertRaises(NotActing):
            ranking.rank(self.alternating, row, self.seat, marks=marks)
        client = self.table.client(self.alternate)
        at = f"/g/mesa/rankings/{row.pk}/"
        self.assertContains(client.get(at), BETWEEN)
        self.assertNotContains(client.get(at), "Priorizar los temas")
        forged = client.post(
            f"{at}rank/", {f"topic-{pk}": n for pk, n in marks.items()}
        )
        self.assertContains(forged, BETWEEN, status_code=403)
        self.assertFalse(Ballot.objects.exists())
        ranking.rank(self.titular, row, self.seat, marks=marks)
        self.assertEqual(Ballot.objects.count(), 1)

    def test_the_representative_says_what_the_pillar_agreed_to(self) -> None:
        at = "/g/mesa/members/pillar/1/"
        client = self.table.client(self.alternate)
        self.assertContains(client.get(at), BETWEEN)
        forged = client.post(at, {"opens_to_secretariat": "on"})
        self.assertContains(forged, "No se guardó nada.", status_code=403)
        agreed = Agreed(opens_to_secretariat=True, speaks_as_one=False)
        with self.assertRaises(NotActing):
            pillars.agree(self.alternating, self.seat, agreed=agreed)
        self.table.pillars[0].refresh_from_db()
        self.assertFalse(self.table.pillars[0].opens_to_secretariat)
        pillars.agree(self.titular, self.seat, agreed=agreed)
