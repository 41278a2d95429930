"""A written round told by hand, where silence counts, and who opens its pages."""

from datetime import timedelta

from django.test import Client

from rimay.access import links
from rimay.access.asking import Refused
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import asking
from rimay.dialogue.models import Charter, Notice, Position, Proposal, SilenceConsent
from rimay.dialogue.tests.tables import make_table
from rimay.dialogue.tests.test_asked import WORDS, RoundTestCase


class HandTests(RoundTestCase):
    def test_the_page_has_a_message_to_paste_and_no_code(self) -> None:
        proposal = self.opened()
        page = self.chair().get(self.at(proposal))
        link = self.link(3)
        self.assertContains(page, links.words_of(link))
        self.assertContains(page, "https://wa.me/51984000111")
        self.assertNotContains(page, links.code_of(link))
        codes = self.chair().get(self.at(proposal, "codes/"))
        code = links.code_of(link)
        self.assertContains(codes, f"{code[:3]}&nbsp;{code[3:]}")
        self.assertNotContains(codes, links.words_of(link))

    def test_told_by_hand_it_says_so(self) -> None:
        proposal = self.opened()
        seat = self.table.seats[3]
        self.chair().post(self.at(proposal, "hand/"), {"seat": seat.pk})
        row = Notice.objects.get(membership=seat, person=None)
        self.assertEqual(row.state, "handed_over")

    def test_a_new_link_and_code_shut_the_old_ones(self) -> None:
        proposal = self.opened()
        old = self.link(3)
        at = self.at(proposal, "codes/renew/")
        self.chair().post(at, {"seat": self.table.seats[3].pk})
        fresh = self.link(3)
        self.assertNotEqual(links.code_of(old), links.code_of(fresh))
        gone = Client().get(f"/i/{links.words_of(old)}/round/")
        self.assertEqual(gone.status_code, 404)
        at = f"/i/{links.words_of(fresh)}/round/"
        right = {"stand": "agree", "code": links.code_of(fresh)}
        strict = Client(enforce_csrf_checks=True)
        self.assertEqual(strict.post(at, right).status_code, 200)
        self.assertEqual(Position.objects.get().membership, self.table.seats[3])

    def test_slips_carry_the_text_of_an_open_round_alone(self) -> None:
        for regime, times in ((Regime.OPEN, 7), (Regime.CHATHAM, 0)):
            page = self.chair().get(self.at(self.opened(regime), "slips/"))
            self.assertContains(page, '<svg class="qr"', count=7)
            self.assertContains(page, WORDS, count=times)


class SilenceTests(RoundTestCase):
    def test_without_the_charter_silence_counts_for_nothing(self) -> None:
        page = self.chair().get(self.at(self.opened()))
        self.assertContains(page, "el reglamento no deja pasar el silencio")

    def test_it_names_who_accepted_it_in_writing(self) -> None:
        Charter.objects.create(
            group=self.table.group,
            title=Text.of(es="Reglamento"),
            state="adopted",
            silence_is_no_objection=True,
        )
        page = self.chair().get(self.at(self.opened()))
        self.assertContains(page, "ninguna organización lo ha aceptado por escrito")
        for number, until in ((4, None), (5, clock.today() - timedelta(days=1))):
            SilenceConsent.objects.create(
                group=self.table.group,
                organisation=self.table.seats[number].organisation,
                letter="Carta 3",
                starts_on=clock.today() - timedelta(days=90),
                ends_on=until,
            )
        page = self.chair().get(self.at(Proposal.objects.get()))
        self.assertEqual(page.context["silence"].accepted, ("mesa-2-2",))


class DoorTests(RoundTestCase):
    def test_a_seat_runs_nothing_and_a_stranger_finds_nothing(self) -> None:
        proposal = self.opened()
        seat = self.table.client(self.table.users[0])
        stranger = make_table("otra", 1)
        outside = stranger.client(stranger.chair)
        for rest in ("", "codes/", "slips/"):
            self.assertEqual(seat.get(self.at(proposal, rest)).status_code, 403)
            self.assertEqual(outside.get(self.at(proposal, rest)).status_code, 404)
        for rest in ("send/", "remind/", "retry/", "hand/", "again/", "codes/renew/"):
            self.assertEqual(seat.post(self.at(proposal, rest)).status_code, 403)
            self.assertEqual(outside.post(self.at(proposal, rest)).status_code, 404)
        with self.assertRaises(Refused):
            asking.remind(self.table.seated(0), proposal, round_number=0)
