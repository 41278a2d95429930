"""An item that becomes stricter late: after its acta circulated, after a decision."""

from rimay.access.asking import visible
from rimay.access.models import Channel, OnBehalf
from rimay.access.on_behalf import Said
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.dialogue.actions import remarking
from rimay.dialogue.actions.mending import renew
from rimay.dialogue.actions.stricter import tighten
from rimay.dialogue.models import Acta, ActaRemark, Agreement, Ratification
from rimay.dialogue.queries.returned import Asked
from rimay.dialogue.tests.acta_circulated import CirculatedTestCase
from rimay.dialogue.tests.test_deciding import DecidingTestCase


class RemarksTests(CirculatedTestCase):
    def page(self, role: str = "company_seat") -> str:
        answer = self.as_role(role).get(self.url(f"actas/{self.acta.pk}/"))
        return str(answer.content.decode())

    def test_remarks_on_it_and_on_the_whole_keep_no_more_whose_they_are(self) -> None:
        mine = self.cast.memberships["mine"]
        said = Said(mine, Channel.LETTER, clock.today(), "Oficio 5")
        first, third = (self.number_of(f"Se trató el punto {n}") for n in (1, 3))
        self.ask(text="No fue así.", paragraph=first)
        self.ask(text="Falta una palabra.", paragraph=third)
        remarking.remark_on_acta(
            self.actor(),
            self.acta,
            remarks=[Asked(text="Por carta", paragraph=first)],
            said=said,
        )
        remarking.say_seen(self.actor("police_seat"), self.acta)
        self.assertEqual(self.page().count("ngo · "), 2)
        tighten(self.actor(), self.items[0], regime=Regime.CHATHAM)
        rows = ActaRemark.objects.exclude(state=ActaRemark.State.NONE)
        whose = {row.text: str(row.organisation or "") for row in rows}
        self.assertEqual(
            whose, {"No fue así.": "", "Falta una palabra.": "ngo", "Por carta": ""}
        )
        self.assertFalse(OnBehalf.objects.filter(act="remark").exists())
        # A remark that comes now on what was an open paragraph keeps it as little.
        self.acta.refresh_from_db()
        late = self.number_of("Se trató el punto 1")
        self.assertIsNone(self.ask(text="Tarde", paragraph=late).organisation)

    def test_a_circulated_acta_says_no_more_of_what_is_sealed_since(self) -> None:
        self.assertIn("Enviar la carta a las municipalidades.", self.page())
        named = [self.cast.people["secretariat"]]
        Agreement.objects.filter(pk=self.agreement.pk).update(item=self.items[0])
        line = self.items[0].lines.create(
            group=self.cast.group, text="x", kind="agreement", agreement=self.agreement
        )
        self.assertIsNotNone(line.pk)
        tighten(self.actor(), self.items[0], regime=Regime.SEALED, people=named)
        self.assertNotIn("Enviar la carta a las municipalidades.", self.page())

    def test_of_a_closed_acta_too(self) -> None:
        # An acta all of whose items were open.
        self.items[1].delete()
        body = [held for held in self.acta.body if held["is_open"]]
        Acta.objects.update(body=body)
        self.acta.refresh_from_db()
        first = self.number_of("Se trató el punto 1")
        row = self.ask(text="No fue así.", paragraph=first)
        ActaRemark.objects.update(state=ActaRemark.State.ANSWERED, answer="Queda así.")
        remarking.say_seen(self.actor("police_seat"), self.acta)
        Acta.objects.update(state="closed", check_code="7K3D9QFM2R5T")
        self.assertIn("police · ", self.page())
        tighten(self.actor(), self.items[0], regime=Regime.CHATHAM)
        row.refresh_from_db()
        self.assertIsNone(row.organisation)
        # Who only saw it would tell, one by one, whose the remarks are.
        self.assertNotIn("police · ", self.page())


class DecidedTests(DecidingTestCase):
    def test_what_came_of_a_text_is_sealed_with_it(self) -> None:
        proposal = self.put()
        self.all_agree(proposal)
        done = self.close(proposal, to_ratify=[self.table.seats[0]])
        named = self.table.seats[0].holders.get().person
        assert done.item is not None
        tighten(self.table.chairing, done.item, regime=Regime.SEALED, people=[named])
        for number, reads in ((0, True), (1, False)):
            for model in (Agreement, Ratification):
                rows = visible(self.table.seated(number), model)
                self.assertEqual(rows.exists(), reads)
        page = self.table.client(self.table.users[1]).get("/g/mesa/agreements/")
        self.assertNotContains(page, "Invitar a dos organizaciones")

    def test_under_a_rule_that_names_no_reader_it_stays_with_the_table(self) -> None:
        proposal = self.put()
        self.all_agree(proposal)
        done = self.close(proposal)
        assert done.item is not None
        tighten(self.table.chairing, done.item, regime=Regime.CHATHAM)
        self.assertTrue(visible(self.table.seated(1), Agreement).exists())


class SessionTests(CirculatedTestCase):
    def test_a_session_made_stricter_forgets_it_and_who_was_named_there(self) -> None:
        page = self.url(f"actas/{self.acta.pk}/")
        where = self.number_of("Se trató el punto 3")
        self.ask(text="Todo esto falta.", paragraph=where)
        seat = self.meeting.attendance.order_by("id")[0]
        seat.person = "Mayor Luna"
        seat.save()
        renew(self.acta)
        reader = self.as_role("company_seat")
        self.assertContains(reader.get(page), "ngo · ")
        self.assertContains(reader.get(page), seat.person)
        self.meeting.refresh_from_db()
        given = {
            "reading-access_class": self.meeting.access_class,
            "version": str(self.meeting.version),
            "kind": self.meeting.kind,
            "held_on": str(self.meeting.held_on),
            "starts_at": self.meeting.starts_at,
            "ends_at": self.meeting.ends_at,
            "title_0": "es",
            "title_es": "Sesión",
            "number": self.meeting.number,
            "state": self.meeting.state,
            "regime": "chatham",
        }
        answer = self.as_role("secretariat").post(
            self.url(f"meetings/{self.meeting.pk}/change/"), given
        )
        self.assertEqual(answer.status_code, 302)
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.regime, "chatham")
        self.assertIsNone(ActaRemark.objects.get(text="Todo esto falta.").organisation)
        self.assertNotContains(reader.get(page), "ngo · ")
        self.assertNotContains(reader.get(page), seat.person)
