"""A written round: who is asked which way, who is reminded, and who learns what."""

from django.core import mail
from django.test import Client, TestCase

from rimay.access import links
from rimay.access.asking import visible
from rimay.access.models import LinkPurpose, SeatLink
from rimay.access.tests.cast import make_user
from rimay.audit.models import Entry
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.actions import asking, outcomes, positions, proposing
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.models import Notice, Proposal
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.tests.tables import Table, make_table
from rimay.groups.models import Contact, Office, Person, SeatHolder
from rimay.groups.roles import Capacity, Role

WORDS = "Xqzmark invitar a dos organizaciones"


class RoundTestCase(TestCase):
    """A table of 2, 3 and 2 seats; the first three have a mail, the fourth a telephone.

    `other` is a second person at the secretariat, who runs nothing.
    """

    databases = {"default", "ephemeral"}
    table: Table

    @classmethod
    def setUpTestData(cls) -> None:
        cls.table = make_table("mesa", 2, 3, 2)
        for number in range(3):
            cls._reach(number, f"{number}@example.test", "email")
        cls._reach(3, "984 000 111", "phone")
        cls.other = make_user("mesa-other")
        person = Person.objects.create(
            group=cls.table.group, name="Otra", user=cls.other
        )
        Office.objects.create(
            group=cls.table.group, person=person, role=Role.SECRETARIAT
        )

    @classmethod
    def _reach(cls, number: int, value: str, kind: str) -> None:
        person = Person.objects.get(user=cls.table.users[number])
        Contact.objects.create(
            group=cls.table.group,
            person=person,
            kind=kind,
            value=value,
            access_class=Class.SECRETARIAT,
        )

    def opened(self, regime: Regime = Regime.OPEN) -> Proposal:
        chair = self.table.chairing
        draft = Draft(Text.of(es=WORDS), regime=regime)
        made = proposing.draft_proposal(chair, self.table.group, draft=draft)
        with self.captureOnCommitCallbacks(execute=True):
            return asking.open_round(chair, made)

    def answer(self, proposal: Proposal, *numbers: int) -> None:
        for number in numbers:
            seat = self.table.seats[number]
            reply = Reply(Stand.AGREE)
            positions.answer(self.table.seated(number), proposal, seat, reply=reply)

    def remind(self, proposal: Proposal, number: int = 0) -> int:
        with self.captureOnCommitCallbacks(execute=True):
            return asking.remind(self.table.chairing, proposal, round_number=number)

    def chair(self) -> Client:
        return self.table.client(self.table.chair)

    def at(self, proposal: Proposal, rest: str = "") -> str:
        return f"/g/mesa/proposals/{proposal.pk}/asked/{rest}"

    def link(self, number: int) -> SeatLink:
        return SeatLink.objects.get(
            membership=self.table.seats[number],
            purpose=LinkPurpose.WRITTEN_ROUND,
            revoked_at=None,
        )


class AskTests(RoundTestCase):
    def test_opening_gives_each_seat_its_link_and_mails_who_has_an_address(
        self,
    ) -> None:
        proposal = self.opened()
        self.assertEqual(SeatLink.objects.count(), 7)
        self.assertEqual(
            {m.to[0] for m in mail.outbox}, {f"{n}@example.test" for n in range(3)}
        )
        rows = Notice.objects.filter(subject_id=proposal.pk)
        self.assertEqual(rows.filter(state="sent").count(), 3)
        self.assertEqual(rows.filter(channel="hand", why="no_address").count(), 4)
        own = next(m for m in mail.outbox if m.to == ["1@example.test"])
        self.assertIn(links.words_of(self.link(1)), own.body)

    def test_no_mail_carries_the_text_nor_the_code(self) -> None:
        for regime in (Regime.OPEN, Regime.CHATHAM):
            self.opened(regime)
        said = "\n".join(m.message().as_string() for m in mail.outbox)
        self.assertNotIn("Xqzmark", said)
        for link in SeatLink.objects.all():
            self.assertNotIn(links.code_of(link), said)

    def test_under_a_stricter_rule_it_names_neither_round_nor_seat(self) -> None:
        draft = Draft(Text.of(es=WORDS), regime=Regime.OPEN)
        chair = self.table.chairing
        made = proposing.draft_proposal(chair, self.table.group, draft=draft)
        strict = Draft(Text.of(es=WORDS), regime=Regime.CHATHAM)
        made = proposing.reword(chair, made, draft=strict, version=made.version)
        with self.captureOnCommitCallbacks(execute=True):
            proposal = asking.open_round(chair, made)
        self.assertTrue(proposal.number and mail.outbox)
        for message in mail.outbox:
            said = message.message().as_string()
            self.assertNotIn(proposal.number, message.subject + message.body)
            self.assertNotIn("mesa-1-0", said)

    def test_an_assistant_is_not_asked_for_a_seat(self) -> None:
        person = Person.objects.create(group=self.table.group, name="Ayudante")
        SeatHolder.objects.create(
            group=self.table.group,
            membership=self.table.seats[0],
            person=person,
            capacity=Capacity.ASSISTANT,
            reads_group=True,
        )
        Contact.objects.create(
            group=self.table.group,
            person=person,
            kind="email",
            value="ayudante@example.test",
            access_class=Class.SECRETARIAT,
        )
        self.opened()
        self.assertNotIn("ayudante@example.test", [m.to[0] for m in mail.outbox])

    def test_asked_twice_nothing_goes_out_twice(self) -> None:
        proposal = self.opened()
        with self.captureOnCommitCallbacks(execute=True):
            self.chair().post(self.at(proposal, "send/"))
            self.assertEqual(asking.ask_seats(self.table.chairing, proposal), 0)
        self.assertEqual(len(mail.outbox), 3)
        self.assertEqual(SeatLink.objects.count(), 7)

    def test_whoever_chairs_without_the_desk_opens_it_too(self) -> None:
        Office.objects.filter(person__user=self.table.chair).update(
            role=Role.COORDINATOR
        )
        proposal = self.opened()
        self.assertEqual(SeatLink.objects.count(), 7)
        page = self.chair().get(self.at(proposal))
        self.assertContains(page, "0 de 7 representaciones han respondido")
        self.assertNotContains(page, links.words_of(self.link(3)))
        self.assertEqual(self.chair().get(self.at(proposal, "codes/")).status_code, 403)


class WhoLearnsTests(RoundTestCase):
    def test_only_who_runs_it_sees_who_answered_and_who_was_reminded(self) -> None:
        proposal = self.opened()
        self.answer(proposal, 0, 1)
        other = self.table.client(self.other)
        before = other.get(self.at(proposal))
        self.assertEqual(self.remind(proposal), 1)
        page = self.chair().get(self.at(proposal))
        self.assertContains(page, "2 de 7 representaciones han respondido")
        self.assertContains(page, " respondió</span>", count=2)
        self.assertContains(page, "Se recordó:", count=1)
        after = other.get(self.at(proposal))
        self.assertNotContains(after, " respondió</span>")
        self.assertNotContains(after, "Se recordó")
        self.assertEqual(
            list(before.context["lines"]),
            list(after.context["lines"]),
        )

    def test_a_reminder_is_a_row_that_nobody_else_at_the_desk_reads(self) -> None:
        proposal = self.opened()
        self.answer(proposal, 0, 1)
        self.remind(proposal)
        again = Notice.objects.get(sequence=1)
        self.assertEqual(again.membership, self.table.seats[2])
        self.assertTrue(visible(self.table.chairing, Notice).filter(pk=again.pk))
        other = self.table.client(self.other)
        self.assertEqual(other.post(self.at(proposal, "remind/")).status_code, 403)
        answer = other.post(self.at(proposal, "remind/"), {"round": "1"})
        self.assertEqual(answer.status_code, 403)
        self.assertEqual(Notice.objects.filter(sequence__gt=0).count(), 1)

    def test_link_and_code_in_the_desks_hands_tell_of_no_answer(self) -> None:
        proposal = self.opened(Regime.CHATHAM)
        link = self.link(2)
        given = {"code": links.code_of(link)}
        at = f"/i/{links.words_of(link)}/round/"
        before = Client().post(at, given).content
        self.answer(proposal, 2)
        self.assertEqual(Client().post(at, given).content, before)

    def test_under_a_stricter_rule_closing_forgets_who_was_reminded(self) -> None:
        proposal = self.opened(Regime.CHATHAM)
        self.answer(proposal, 0, 1)
        self.remind(proposal)
        self.answer(proposal, 2, 3, 4, 5, 6)
        outcomes.close_proposal(
            self.table.chairing, proposal, closing=outcomes.Closing()
        )
        self.assertFalse(Notice.objects.filter(sequence__gt=0).exists())
        lines = Entry.objects.filter(act="proposal.remind")
        self.assertEqual({line.at.hour for line in lines}, {0})


class RemindTests(RoundTestCase):
    def test_pressed_twice_it_goes_out_once(self) -> None:
        proposal = self.opened()
        self.answer(proposal, 0)
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            for _press in "12":
                self.chair().post(self.at(proposal, "remind/"), {"round": "0"})
        self.assertEqual(
            {m.to[0] for m in mail.outbox}, {"1@example.test", "2@example.test"}
        )
        self.assertEqual(len(mail.outbox), 2)

    def test_who_answers_before_the_mail_leaves_gets_none(self) -> None:
        proposal = self.opened()
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            asking.remind(self.table.chairing, proposal, round_number=0)
            self.answer(proposal, 0)
        self.assertEqual(
            {m.to[0] for m in mail.outbox}, {"1@example.test", "2@example.test"}
        )

    def test_a_reminder_handed_over_is_noted_with_its_time(self) -> None:
        proposal = self.opened()
        seat = self.table.seats[3]
        for _press in "12":
            self.chair().post(self.at(proposal, "again/"), {"seat": seat.pk})
        row = Notice.objects.get(sequence=1)
        self.assertEqual((row.membership, row.state), (seat, "handed_over"))
        self.assertContains(self.chair().get(self.at(proposal)), "Se recordó: ")

    def test_once_closed_nothing_is_asked_any_more(self) -> None:
        proposal = self.opened()
        proposing.withdraw_proposal(self.table.chairing, proposal)
        with self.assertRaises(proposing.WrongState):
            self.remind(proposal)
        self.assertRedirects(
            self.chair().get(self.at(proposal)), f"/g/mesa/proposals/{proposal.pk}/"
        )
