"""Remarks on a circulated acta: signed in, for a seat, by its link."""

from datetime import timedelta

from django.test import Client

from rimay.access.actor import bearer
from rimay.access.asking import Refused
from rimay.access.links import give_link, words_of
from rimay.access.models import LinkPurpose, OnBehalf
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.dialogue.actions import remarking
from rimay.dialogue.actions.answering import answer_remark
from rimay.dialogue.actions.circulating import (
    circulate_acta,
)
from rimay.dialogue.actions.closing import NotReady
from rimay.dialogue.models import Acta, ActaCorrection, ActaRemark, Meeting
from rimay.dialogue.queries.returned import Asked
from rimay.dialogue.tests.acta_circulated import CirculatedTestCase


class CirculateTests(CirculatedTestCase):
    def test_the_charter_says_until_when_it_is_observed(self) -> None:
        self.assertEqual(self.acta.state, "circulated")
        self.assertGreater(self.acta.observe_until, clock.today() + timedelta(days=4))
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.state, "held")
        page = self.as_role("civil_seat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertContains(page, "Circula para observaciones hasta")
        self.assertContains(page, "Enviar la carta a las municipalidades.")
        self.assertContains(page, "Observar, o decir que la vio")

    def test_an_agreement_with_a_gap_is_not_circulated(self) -> None:
        self.agreement.follow_up = None
        self.agreement.save()
        with self.assertRaises(NotReady):
            circulate_acta(self.actor(), self.acta)

    def test_who_is_not_of_the_table_remarks_nothing(self) -> None:
        at = self.url(f"actas/{self.acta.pk}/remark/")
        for role, status in (("observer", 403), ("donor", 404), ("outsider", 404)):
            answer = self.as_role(role).post(at, {"text": "Algo"})
            self.assertEqual(answer.status_code, status)
        self.assertFalse(ActaRemark.objects.exists())


class RemarkTests(CirculatedTestCase):
    def post(self, role: str, **given: object) -> object:
        at = self.url(f"actas/{self.acta.pk}/remark/")
        return self.as_role(role).post(at, given)

    def test_a_seat_remarks_on_an_open_paragraph_by_its_name(self) -> None:
        number = self.number_of("Acuerdo 7")
        self.post("civil_seat", paragraph=str(number), text="Falta el correo.")
        row = ActaRemark.objects.get()
        self.assertEqual(row.organisation, self.cast.organisations["ngo"])
        page = self.as_role("company_seat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertContains(page, "Falta el correo.")
        self.assertContains(page, "ngo · ")

    def test_on_an_item_that_is_not_open_nothing_keeps_whose_it_is(self) -> None:
        number = self.number_of("Se trató el punto 2")
        self.post("civil_seat", paragraph=str(number), text="No fue así.")
        self.post("civil_seat", paragraph="", text="Sobre todo lo dicho.")
        rows = ActaRemark.objects.all()
        self.assertEqual({row.organisation for row in rows}, {None})
        lines = Entry.objects.filter(act="actaremark.create")
        self.assertEqual({(e.actor, e.at.hour) for e in lines}, {(trail.DESK, 0)})

    def test_seen_without_remarks_stands_once(self) -> None:
        for _ in "12":
            self.post("civil_seat", seen="1")
        row = ActaRemark.objects.get()
        self.assertEqual((row.state, str(row.organisation)), ("none", "ngo"))

    def test_the_desk_records_it_for_a_seat_with_its_source(self) -> None:
        number = self.number_of("Acuerdo 7")
        given = {
            "paragraph": str(number),
            "text": "Pide cambiar la fecha.",
            "said-membership": str(self.cast.memberships["mine"].pk),
            "said-channel": "telephone",
            "said-said_on": clock.today().isoformat(),
            "said-reference": "Llamada",
        }
        at = self.url(f"actas/{self.acta.pk}/remark/")
        self.as_role("secretariat").post(at, given)
        row = ActaRemark.objects.get()
        self.assertEqual(row.organisation, self.cast.organisations["mine"])
        self.assertEqual(OnBehalf.objects.get().subject_id, row.pk)
        page = self.as_role("company_seat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertContains(page, "lo registró la secretaría")

    def test_after_the_last_day_seats_are_told_and_the_desk_may_still(self) -> None:
        day = clock.today() - timedelta(days=1)
        Acta.objects.filter(pk=self.acta.pk).update(observe_until=day)
        self.acta.refresh_from_db()
        answer = self.post("civil_seat", text="Tarde.")
        self.assertRedirects(answer, self.url(f"actas/{self.acta.pk}/"))
        with self.assertRaises(remarking.TooLate):
            self.ask(text="Tarde.")
        self.ask("secretariat", text="Llegó a tiempo por carta.")
        self.assertEqual(ActaRemark.objects.count(), 1)

    def test_empty_remarks_and_too_many_are_refused(self) -> None:
        self.assertEqual(self.post("civil_seat", text="  ").status_code, 422)
        many = [Asked(text="x")] * (remarking.MOST + 1)
        with self.assertRaises(remarking.TooMany):
            remarking.remark_on_acta(self.actor("civil_seat"), self.acta, remarks=many)
        self.assertFalse(ActaRemark.objects.exists())


class LinkTests(CirculatedTestCase):
    def address(self) -> str:
        link = give_link(
            self.actor(),
            self.cast.memberships["ngo"],
            purpose=LinkPurpose.MEETING,
            subject_id=self.meeting.pk,
            expires_on=clock.today() + timedelta(days=20),
        )
        return f"/i/{words_of(link)}/acta/"

    def test_a_seat_reads_says_it_saw_it_and_remarks_without_a_password(self) -> None:
        at = self.address()
        page = Client().get(at)
        self.assertContains(page, "Enviar la carta a las municipalidades.")
        self.assertFalse(ActaRemark.objects.exists(), "a GET changes nothing")
        Client().post(at, {"seen": "1"})
        self.assertContains(Client().get(at), "Usted la vio, sin observaciones.")
        number = self.number_of("Acuerdo 7")
        Client().post(at, {"text": "Falta el correo.", "paragraph": str(number)})
        row = ActaRemark.objects.get(state="open")
        self.assertEqual(row.organisation, self.cast.organisations["ngo"])
        line = Entry.objects.filter(act="actaremark.create").latest("number")
        self.assertEqual(line.actor, trail.LINK)

    def test_a_link_shows_nothing_of_an_item_under_a_stricter_rule(self) -> None:
        page = Client().get(self.address())
        for hidden in ("Situación en la vía", "Se trató el punto 2"):
            self.assertNotContains(page, hidden)
        self.assertContains(page, "Se trató el punto 3")
        number = self.number_of("Se trató el punto 2")
        given = {"text": "x", "paragraph": str(number)}
        self.assertEqual(Client().post(self.address(), given).status_code, 422)
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="no_attribution")
        page = Client().get(self.address())
        self.assertNotContains(page, "Se trató el punto 3")
        self.assertContains(page, "Vista, sin observaciones")

    def test_a_sent_remark_is_confirmed_also_where_it_keeps_no_name(self) -> None:
        at = self.address()
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="chatham")
        self.assertContains(Client().get(at), "la observación no guarda de quién es")
        for given, words in (
            ({"text": "Falta el correo."}, "Su observación queda junto al acta."),
            ({"seen": "1"}, "vista, sin observaciones."),
        ):
            page = Client().post(at, given, follow=True)
            self.assertContains(page, words)

    def test_a_seat_reads_by_its_link_what_was_answered_to_it_and_to_nobody_else(
        self,
    ) -> None:
        at = self.address()
        about = str(self.number_of("Acuerdo 7"))
        Client().post(at, {"text": "Falta el correo.", "paragraph": about})
        row = ActaRemark.objects.get()
        answer_remark(self.actor(), row, answer="Se agrega el correo.")
        other = self.cast.organisations["police"]
        ActaRemark.objects.create(
            group=row.group, acta=self.acta, organisation=other, text="De otra silla."
        )
        page = Client().get(at)
        self.assertContains(page, "Se agrega el correo.")
        self.assertNotContains(page, "De otra silla.")
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="chatham")
        self.assertNotContains(Client().get(at), "Se agrega el correo.")

    def test_a_link_tells_of_later_corrections(self) -> None:
        ActaCorrection.objects.create(
            group=self.acta.group, acta=self.acta, text="Donde dice 7, debe decir 8."
        )
        page = Client().get(self.address())
        self.assertNotContains(page, "debe decir 8")
        self.assertContains(page, "Se agregó 1 corrección")

    def test_an_altered_or_other_link_opens_nothing(self) -> None:
        at = self.address()
        self.assertEqual(Client().get(at.replace("/acta/", "0/acta/")).status_code, 404)
        self.assertEqual(Client().post("/i/AAAA/acta/", {"seen": "1"}).status_code, 404)
        Acta.objects.filter(pk=self.acta.pk).update(state="draft")
        self.assertEqual(Client().get(at).status_code, 404)

    def test_a_link_reads_no_acta_of_the_secretariat(self) -> None:
        at = self.address()
        Acta.objects.filter(pk=self.acta.pk).update(access_class="secretariat")
        self.assertEqual(Client().get(at).status_code, 404)

    def test_who_holds_a_link_is_the_seat_and_answers_nothing_else(self) -> None:
        actor = bearer(self.cast.memberships["ngo"])
        made = remarking.remark_on_acta(actor, self.acta, remarks=[Asked(text="x")])
        with self.assertRaises(Refused):
            answer_remark(actor, made[0], answer="Sí")
