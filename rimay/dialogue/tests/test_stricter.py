"""Rules become stricter, never looser; what a stricter rule does not keep goes at once."""

from django.db import IntegrityError, transaction

from rimay.access import search
from rimay.access.asking import visible
from rimay.access.models import Channel, OnBehalf
from rimay.access.on_behalf import Said
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.actions import outcomes, positions, proposing
from rimay.dialogue.actions.outcomes import Closing
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.actions.running import close_item
from rimay.dialogue.actions.stricter import NotStricter, tighten
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    AgreementUpdate,
    ConflictOfInterest,
    Meeting,
    MinutesLine,
    Objection,
    Position,
    Proposal,
)
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.tests.scene import TableTestCase


class NeverLooserTests(TableTestCase):
    def setUp(self) -> None:
        self.item = self.open_at("chatham")
        self.at = f"/g/{self.cast.group.slug}/agenda-items/{self.item.pk}/"

    def rule(self) -> str:
        self.item.refresh_from_db()
        return self.item.regime

    def test_the_action_refuses_a_looser_rule_and_the_same(self) -> None:
        for looser in (Regime.OPEN, Regime.NO_ATTRIBUTION, Regime.CHATHAM):
            with self.subTest(looser), self.assertRaises(NotStricter):
                tighten(self.actor(), self.item, regime=looser)
        self.assertEqual(self.rule(), "chatham")

    def test_a_forged_request_is_refused(self) -> None:
        client = self.as_role("secretariat")
        for looser in ("open", "no_attribution", "nonsense"):
            answer = client.post(f"{self.at}stricter/", {"regime": looser})
            self.assertEqual(answer.status_code, 422)
        self.assertEqual(self.rule(), "chatham")

    def test_the_form_of_the_agenda_is_no_way_round(self) -> None:
        for regime in ("open", "sealed"):
            given = {
                "version": self.item.version,
                "meeting": self.meeting.pk,
                "number": self.item.number,
                "title_es": "Punto",
                "purpose": "discuss",
                "regime": regime,
            }
            page = self.as_role("secretariat").post(f"{self.at}change/", given)
            self.assertContains(page, "solo puede hacerse más", status_code=422)
        self.assertEqual(self.rule(), "chatham")

    def test_the_table_itself_refuses(self) -> None:
        with self.assertRaises(IntegrityError), transaction.atomic():
            AgendaItem.objects.filter(pk=self.item.pk).update(regime="open")
        Meeting.objects.filter(pk=self.meeting.pk).update(
            regime="chatham", held_under="chatham"
        )
        with self.assertRaises(IntegrityError), transaction.atomic():
            Meeting.objects.filter(pk=self.meeting.pk).update(regime="open")
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="sealed")

    def test_a_line_behind_the_gate_takes_no_speaker_whoever_writes_it(self) -> None:
        self.write(self.item, "Nadie")
        seat = self.cast.memberships["police"]
        for other in ({"speaker": seat}, {"author": self.cast.users["secretariat"]}):
            with self.assertRaises(IntegrityError), transaction.atomic():
                MinutesLine.objects.update(**other)

    def test_only_who_runs_the_session_makes_it_stricter(self) -> None:
        given = {"regime": "sealed", "people": [self.cast.people["police_seat"].pk]}
        for role, status in (
            ("civil_seat", 403),
            ("observer", 403),
            ("donor", 404),
            ("outsider", 404),
        ):
            answer = self.as_role(role).post(f"{self.at}stricter/", given)
            self.assertEqual(answer.status_code, status)
        self.as_role("coordinator").get(f"{self.at}stricter/", given)
        self.assertEqual(self.rule(), "chatham")
        for _time in range(2):
            answer = self.as_role("coordinator").post(f"{self.at}stricter/", given)
            self.assertEqual(answer.status_code, 302)
        self.assertEqual(self.rule(), "sealed")


class WhatGoesTests(TableTestCase):
    def setUp(self) -> None:
        self.item = self.open_at("open")
        seat = self.cast.memberships["police"]
        self.first = self.write(self.item, "Habló primero", speaker=seat).key
        self.write(self.item, "Habló después", speaker=seat)

    def test_who_spoke_who_wrote_and_when_goes_and_the_words_stay(self) -> None:
        tighten(self.actor(), self.item, regime=Regime.NO_ATTRIBUTION)
        lines = list(MinutesLine.objects.order_by("position"))
        self.assertEqual([x.text for x in lines], ["Habló primero", "Habló después"])
        for line in lines:
            self.assertEqual((line.speaker, line.author), (None, None))
            self.assertTrue(line.behind_gate)
            self.assertEqual({line.created_at.minute, line.changed_at.microsecond}, {0})
        acts = Entry.objects.filter(act="agendaitem.tighten")
        self.assertEqual(acts.get().actor, 1)

    def test_who_has_not_acknowledged_neither_reads_nor_finds_it(self) -> None:
        self.cast.group.asks_pledge = True
        self.cast.group.save()
        self.assertEqual(len(search.find(self.actor("civil_seat"), "después")), 1)
        tighten(self.actor(), self.item, regime=Regime.CHATHAM)
        self.assertEqual(search.find(self.actor("civil_seat"), "después"), [])
        page = self.as_role("civil_seat").get(self.url("table/"))
        self.assertNotContains(page, "Habló")
        self.assertEqual(len(search.find(self.actor("secretariat"), "después")), 1)

    def test_closing_lays_the_lines_anew_in_their_order(self) -> None:
        tighten(self.actor(), self.item, regime=Regime.CHATHAM)
        before = self.line(key=self.first).pk
        MinutesLine.objects.filter(key=self.first).update(position=9)
        self.item.refresh_from_db()
        close_item(self.actor(), self.meeting, self.item)
        lines = list(MinutesLine.objects.order_by("pk"))
        self.assertEqual([x.text for x in lines], ["Habló después", "Habló primero"])
        self.assertEqual([x.version for x in lines], [1, 1])
        self.assertNotEqual(self.line(key=self.first).pk, before)
        self.assertEqual(Entry.objects.get(act="agendaitem.close").actor, 1)
        self.assertEqual(len(search.find(self.actor(), "habló")), 2)

    def test_two_texts_stay_side_by_side_through_the_closing(self) -> None:
        kept = self.write(self.item, "Otro texto", key=self.first, base=0)
        tighten(self.actor(), self.item, regime=Regime.CHATHAM)
        self.item.refresh_from_db()
        close_item(self.actor(), self.meeting, self.item)
        self.assertEqual(self.line(key=kept.key).rival_of, self.line(key=self.first))

    def test_under_the_open_rule_the_closing_is_signed_and_keeps_the_hours(
        self,
    ) -> None:
        before = self.line(key=self.first).created_at
        close_item(self.actor(), self.meeting, self.item)
        line = self.line(key=self.first)
        self.assertEqual((line.created_at, line.speaker is None), (before, False))
        self.assertNotIn(Entry.objects.get(act="agendaitem.close").actor, {0, 1, 2})

    def test_the_written_outcome_names_and_counts_nobody_any_more(self) -> None:
        desk, seats = self.actor(), self.cast.memberships
        draft = Draft(Text.of(es="Un texto"))
        row = proposing.draft_proposal(desk, self.cast.group, draft=draft)
        row = proposing.open_written_round(desk, row)
        Proposal.objects.filter(pk=row.pk).update(item=self.item)
        row.refresh_from_db()
        for name in ("police", "mine", "ngo", "ministry", "guild"):
            stand = Stand.NO_BLOCK if name == "mine" else Stand.AGREE
            said = Said(seats[name], Channel.LETTER, clock.today(), "Oficio 9")
            reply = Reply(stand, "sin mandato" if name == "mine" else "")
            positions.answer(desk, row, seats[name], reply=reply, said=said)
        held = outcomes.close_proposal(desk, row, closing=Closing())
        self.assertIn("mine", str(held.act))
        self.assertTrue(held.tally)
        self.item.refresh_from_db()
        tighten(desk, self.item, regime=Regime.CHATHAM)
        held.refresh_from_db()
        self.assertNotIn("mine", str(held.act))
        self.assertIn("sin mandato", str(held.act))
        self.assertEqual(held.tally, {})
        self.assertFalse(OnBehalf.objects.filter(subject="dialogue.position").exists())

    def brought(self) -> Proposal:
        """Return what was decided elsewhere, with an outcome in somebody's own words."""
        return Proposal.objects.create(
            group=self.cast.group,
            item=self.item,
            state="closed",
            outcome="adopted",
            closed_on="2018-01-11",
            text=Text.of(es="Invitar a dos organizaciones"),
            act=Text.of(es="Pasó, aunque Persona police_seat dudó. Vale por un año."),
        )

    def test_words_typed_as_outcome_go_and_nobody_is_asked_for_others_unseen(
        self,
    ) -> None:
        row = self.brought()
        at = f"/g/{self.cast.group.slug}/agenda-items/{self.item.pk}/stricter/"
        desk = self.as_role("secretariat")
        self.assertContains(desk.get(at), "aunque Persona police_seat dudó")
        told = "Pidió el plazo Persona Police_seat"
        given = {"regime": "chatham", f"act_{row.pk}": told}
        answer = desk.post(at, given)
        self.assertContains(answer, "Esto puede nombrar a alguien", status_code=422)
        self.assertContains(answer, told, status_code=422)
        given[f"act_{row.pk}"] = "Vale por un año."
        self.assertEqual(desk.post(at, given).status_code, 302)
        row.refresh_from_db()
        act = row.act.in_language("es")
        self.assertEqual(act, "Adoptado el 11 de enero de 2018. Vale por un año.")

    def test_without_new_words_the_outcome_says_only_that_it_stands(self) -> None:
        row = self.brought()
        tighten(self.actor(), self.item, regime=Regime.CHATHAM)
        row.refresh_from_db()
        self.assertEqual(row.act.in_language("es"), "Adoptado el 11 de enero de 2018.")
        self.item.refresh_from_db()
        named = [self.cast.people["police_seat"]]
        kept = row.act
        tighten(self.actor(), self.item, regime=Regime.SEALED, people=named)
        row.refresh_from_db()
        self.assertEqual(row.act, kept)

    def test_reports_on_what_is_sealed_are_sealed_with_it(self) -> None:
        self.write(self.item, "Se acordó algo", kind="agreement")
        agreement = Agreement.objects.get()
        report = AgreementUpdate(agreement=agreement, text="Se hizo")
        report.take_class_of(agreement)
        report.save()
        named = [self.cast.people["police_seat"]]
        tighten(self.actor(), self.item, regime=Regime.SEALED, people=named)
        report.refresh_from_db()
        self.assertEqual(report.access_class, Class.SEALED)

    def test_who_declared_an_interest_is_sealed_with_the_item(self) -> None:
        interest = positions.declare_interest(
            self.actor(),
            ConflictOfInterest(
                item=self.item, membership=self.cast.memberships["mine"], reason="sede"
            ),
        )
        named = [self.cast.people["police_seat"]]
        tighten(self.actor(), self.item, regime=Regime.CHATHAM)
        tighten(self.actor(), self.item, regime=Regime.SEALED, people=named)
        for role, reads in (("police_seat", True), ("civil_seat", False)):
            rows = visible(self.actor(role), ConflictOfInterest)
            self.assertEqual(rows.filter(pk=interest.pk).exists(), reads)

    def test_what_was_put_to_a_decision_loses_its_seats(self) -> None:
        group = self.cast.group
        proposal = Proposal(
            group=group, item=self.item, state="closed", outcome="adopted"
        )
        proposal.save()
        seat = self.cast.memberships["police"]
        Objection.objects.create(
            group=group, proposal=proposal, membership=seat, text="x"
        )
        Position.objects.create(
            group=group, proposal=proposal, membership=seat, stand="agree",
            access_class=Class.SECRETARIAT,
        )  # fmt: skip
        tighten(self.actor(), self.item, regime=Regime.CHATHAM)
        objection = Objection.objects.get()
        self.assertEqual((objection.membership, objection.behind_gate), (None, True))
        self.assertFalse(Position.objects.exists())
        proposal.refresh_from_db()
        self.assertEqual((proposal.regime, proposal.behind_gate), ("chatham", True))
