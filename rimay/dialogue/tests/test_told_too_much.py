"""Pages that tell less to some: how a round of somebody else stands, the session of a
text whose item one does not read, and acts and actas with names that fewer know.
"""

from django.test import Client, TestCase

from rimay.access.asking import reads
from rimay.access.circles import persons
from rimay.access.tests.cast import make_user
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.actions import outcomes, positions, proposing
from rimay.dialogue.actions.outcomes import Closing
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.forms.agreements import ConfirmForm
from rimay.dialogue.forms.notes import ParagraphForm
from rimay.dialogue.models import (
    Agreement,
    Charter,
    Communique,
    Meeting,
    Notice,
    Proposal,
)
from rimay.dialogue.models.agenda import HiddenProposer, ItemProposal
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.queries import handing, matters, pledges
from rimay.dialogue.tests.acta_scene import ActaTestCase
from rimay.dialogue.tests.tables import Table, make_item, make_table
from rimay.groups.models import Membership, Office, Organisation, Person, Post
from rimay.groups.roles import Role


class RoundOfAnotherTests(TestCase):
    databases = {"default", "ephemeral"}
    table: Table
    proposal: Proposal

    @classmethod
    def setUpTestData(cls) -> None:
        cls.table = table = make_table("ajena", 2, 3, 2)
        chair = table.chairing
        draft = proposing.draft_proposal(
            chair,
            table.group,
            draft=Draft(Text.of(es="Un texto")),
            item=make_item(table, Regime.OPEN),
        )
        cls.proposal = proposing.put_proposal(chair, draft)
        cls.coordinator = make_user("ajena-coordina")
        person = Person.objects.create(
            group=table.group, name="Coordina", user=cls.coordinator
        )
        Office.objects.create(group=table.group, person=person, role=Role.COORDINATOR)
        cls.at = f"/g/{table.group.slug}/proposals/{cls.proposal.pk}/"

    def test_who_does_not_run_it_learns_no_count_from_a_refused_closing(self) -> None:
        others, own = (
            self.table.client(user) for user in (self.coordinator, self.table.chair)
        )
        told = [self.refused(others), self.refused(own)]
        seat = self.table.seats[1]
        positions.answer(
            self.table.seated(1), self.proposal, seat, reply=Reply(Stand.AGREE)
        )
        now = [self.refused(others), self.refused(own)]
        self.assertEqual(told[0], now[0])
        self.assertIn("7 representaciones presentes no han respondido.", told[1])
        self.assertNotEqual(told[1], now[1])

    def test_an_act_names_no_seat_that_fewer_know_than_read_it(self) -> None:
        for number, seat in enumerate(self.table.seats):
            reply = Reply(Stand.NO_BLOCK, f"Razón {number}")
            positions.answer(
                self.table.seated(number), self.proposal, seat, reply=reply
            )
        Organisation.objects.filter(pk=self.table.seats[0].organisation_id).update(
            access_class=Class.SECRETARIAT
        )
        closed = outcomes.close_proposal(
            self.table.chairing,
            self.proposal,
            closing=Closing(to_ratify=(self.table.seats[0],)),
        )
        act = str(closed.act)
        self.assertNotIn("ajena-1-0", act)
        self.assertIn("Una organización que no se nombra aquí no bloquea", act)
        self.assertIn("ajena-1-1 no bloquea", act)

    def test_a_communique_names_its_session_only_to_who_reads_that(self) -> None:
        item = self.proposal.item
        assert item is not None
        row = Communique.objects.create(
            group=self.table.group, meeting=item.meeting, title=Text.of(es="Se informa")
        )
        home = self.at.partition("proposals/")[0]
        reader = self.table.client(self.table.users[0])
        at, link = f"{home}communiques/{row.pk}/", f"/meetings/{item.meeting_id}/"
        self.assertContains(reader.get(at), link)
        Meeting.objects.filter(pk=item.meeting_id).update(
            access_class=Class.SECRETARIAT
        )
        self.assertNotContains(reader.get(at), link)

    def test_choices_name_no_seat_that_their_reader_does_not_know(self) -> None:
        hidden = self.table.seats[0].organisation
        Organisation.objects.filter(pk=hidden.pk).update(
            access_class=Class.PILLAR, access_pillar=self.table.pillars[0]
        )
        item, desk = self.proposal.item, self.table.client(self.table.chair)
        assert item is not None
        home = self.at.partition("proposals/")[0]
        for at in (
            f"{self.at}close/",
            f"{home}agenda-items/{item.pk}/interest/",
        ):
            with self.subTest(at):
                page = desk.get(at)
                self.assertContains(page, "no se nombra aquí")
                self.assertContains(page, "ajena-1-1")
                self.assertNotContains(page, "ajena-1-0")
        box = ParagraphForm(None, actor=self.table.chairing, meeting=item.meeting)
        self.assertIn("no se nombra aquí", str(box["speaker"]))
        self.assertNotIn("ajena-1-0", str(box["speaker"]))

    def test_choices_do_not_tell_what_sealed_agreements_say(self) -> None:
        group, chair = self.table.group, self.table.chair
        person = Person.objects.get(user=chair)
        held = {"kind": "decision", "text": Text.of(es="Palabras selladas")}
        sealed = Agreement.objects.create(
            group=group,
            access_class=Class.SEALED,
            access_circle=persons(group, [person]),
            **held,
        )
        open_one = Agreement.objects.create(group=group, text=Text.of(es="Otro"))
        charter = Charter.objects.create(group=group, title=Text.of(es="Reglamento"))
        actor = self.table.chairing
        self.assertTrue(reads(actor, sealed))
        confirm = str(ConfirmForm(None, actor=actor, agreement=open_one))
        home = self.at.partition("proposals/")[0]
        adopt = self.table.client(chair).get(f"{home}charter/{charter.pk}/adopt/")
        for page in (confirm, adopt.content.decode()):
            self.assertIn(f'value="{sealed.pk}"', page)
            self.assertNotIn("Palabras selladas", page)

    def test_the_desk_reads_no_name_that_it_does_not_know(self) -> None:
        group, actor, seat = self.table.group, self.table.chairing, self.table.seats[0]
        Organisation.objects.filter(pk=seat.organisation_id).update(
            access_class=Class.PILLAR, access_pillar=self.table.pillars[0]
        )
        seat = Membership.objects.get(pk=seat.pk)
        item = self.proposal.item
        assert item is not None
        charter = Charter.objects.create(group=group, title=Text.of(es="Reglamento"))
        Notice.objects.create(
            group=group, kind="convened", subject_id=item.meeting_id, membership=seat
        )
        matter = ItemProposal.objects.create(group=group, title=Text.of(es="Garita"))
        HiddenProposer.objects.create(group=group, proposal=matter, membership=seat)
        told = [name for _seat, name in pledges.answers(actor, charter).missing]
        ((_row, to, _words),) = handing.history_of(actor, item.meeting)
        told += [to, matters.matter_of(actor, matter).asked_by]
        self.assertEqual(told.count("no se nombra aquí"), 3)
        self.assertNotIn("ajena-1-0", " ".join(told))

    def refused(self, client: Client) -> list[str]:
        answer = client.post(f"{self.at}close/", {"unratified": "lapses"})
        self.assertEqual(answer.status_code, 409)
        return [str(message) for message in answer.context["messages"]]

    def test_a_text_names_its_session_only_to_who_reads_the_item(self) -> None:
        item = self.proposal.item
        assert item is not None
        reader = self.table.client(self.table.users[0])
        self.assertContains(reader.get(self.at), "Punto")
        type(item).objects.filter(pk=item.pk).update(access_class=Class.SECRETARIAT)
        page = reader.get(self.at)
        self.assertContains(page, "Un texto")
        self.assertNotContains(page, "Punto")
        self.assertNotContains(page, f"/meetings/{item.meeting_id}/")


class ActaToldTests(ActaTestCase):
    def test_posts_that_fewer_know_stay_out(self) -> None:
        police = self.cast.organisations["police"]
        for title, reading in (("Jefatura", "group"), ("Enlace", "secretariat")):
            post = Post.objects.create(
                group=self.cast.group,
                organisation=police,
                title=Text.of(es=title),
                access_class=reading,
            )
            self.agreement.posts.add(post)
        words = self.words()
        self.assertIn("Jefatura", words)
        self.assertNotIn("Enlace", words)
