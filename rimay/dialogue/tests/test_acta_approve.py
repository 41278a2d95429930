"""Remarks are accepted or answered, and the acta is approved at a later session."""

from rimay.core.text import Text
from rimay.dialogue.actions.answering import NotThere, accept_remark, answer_remark
from rimay.dialogue.actions.circulating import (
    WrongSession,
)
from rimay.dialogue.actions.closing import NotReady, begin_acta
from rimay.dialogue.models import ActaRemark, AgendaItem, Meeting
from rimay.dialogue.queries.acta_text import text_of
from rimay.dialogue.queries.composing import compose
from rimay.dialogue.tests.acta_circulated import CirculatedTestCase


class AnswerTests(CirculatedTestCase):
    def test_an_accepted_change_goes_into_the_agreement_and_the_acta(self) -> None:
        row = self.ask(
            before="la carta",
            after="la carta y el plano",
            paragraph=self.number_of("Acuerdo 7"),
        )
        at = self.url(f"acta-remarks/{row.pk}/answer/")
        page = self.as_role("secretariat").get(at)
        self.assertContains(page, "<ins>la carta y el plano</ins>")
        self.as_role("secretariat").post(at, {"accept": "1"})
        self.agreement.refresh_from_db()
        self.assertEqual(
            str(self.agreement.text),
            "Enviar la carta y el plano a las municipalidades.",
        )
        self.acta.refresh_from_db()
        self.assertIn("la carta y el plano", str(self.acta.body))
        row.refresh_from_db()
        self.assertEqual(row.state, "accepted")

    def test_approving_before_the_seats_had_their_time_says_so(self) -> None:
        self.next_session()
        at, words = (
            self.url(f"actas/{self.acta.pk}/approve/"),
            "ya no se recibe ninguna",
        )
        self.assertContains(self.as_role("secretariat").get(at), words)
        self.acta.observe_until = "2018-01-01"
        self.acta.save()
        self.assertNotContains(self.as_role("secretariat").get(at), words)

    def test_a_change_goes_into_the_words_of_an_item_and_others_keep_their_place(
        self,
    ) -> None:
        first = self.ask(
            after="Se leyó también el presupuesto.",
            paragraph=self.number_of("Se trató el punto 1"),
        )
        later = self.ask(
            before="calma",
            after="cuidado",
            paragraph=self.number_of("Se trató el punto 3"),
        )
        accept_remark(self.actor(), first)
        later.refresh_from_db()
        self.acta.refresh_from_db()
        self.assertEqual(later.paragraph, self.number_of("Se trató el punto 3"))
        accept_remark(self.actor(), later)
        words = text_of(compose(self.acta))
        self.assertIn("Se trató el punto 1 con calma.\nSe leyó también", words)
        self.assertIn("Se trató el punto 3 con cuidado.", words)

    def test_words_drawn_from_a_record_or_gone_since_are_not_accepted(self) -> None:
        for begins, before in (
            ("Sesión ordinaria", "ordinaria"),
            ("Responsable", "police"),
            ("Acuerdo 7", "no está"),
        ):
            row = self.ask(before=before, after="x", paragraph=self.number_of(begins))
            with self.assertRaises(NotThere):
                accept_remark(self.actor(), row)
            at = self.url(f"acta-remarks/{row.pk}/answer/")
            answer = self.as_role("secretariat").post(at, {"accept": "1"})
            self.assertContains(answer, "corrija el registro", status_code=409)
        self.assertEqual(ActaRemark.objects.filter(state="open").count(), 3)

    def test_a_remark_is_answered_with_words(self) -> None:
        row = self.ask(text="No estoy de acuerdo.")
        at = self.url(f"acta-remarks/{row.pk}/answer/")
        client = self.as_role("secretariat")
        self.assertEqual(client.post(at, {"answer": " "}).status_code, 422)
        client.post(at, {"answer": "Así quedó acordado."})
        page = self.as_role("civil_seat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertContains(page, "Así quedó acordado.")

    def test_nobody_else_answers(self) -> None:
        row = self.ask(text="Algo")
        at = self.url(f"acta-remarks/{row.pk}/answer/")
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            answer = self.as_role(role).post(at, {"answer": "x"})
            self.assertEqual(answer.status_code, status)


class ApproveTests(CirculatedTestCase):
    def test_it_is_approved_at_a_later_session_and_closed_with_that(self) -> None:
        at = self.next_session()
        page = self.as_role("secretariat").get(
            self.url(f"actas/{self.acta.pk}/approve/")
        )
        self.assertContains(page, "Sesión de diciembre")
        given = {"at": str(at.pk), "read": page.context["read"], "looked_at": "on"}
        answer = self.as_role("secretariat").post(
            self.url(f"actas/{self.acta.pk}/approve/"), given
        )
        self.assertRedirects(answer, self.url(f"actas/{self.acta.pk}/"))
        self.acta.refresh_from_db()
        self.assertEqual((self.acta.state, self.acta.approved_at), ("approved", at))
        self.assertTrue(self.acta.fingerprint)
        self.assertIn("El acta circuló para observaciones hasta", self.acta.text)
        later = text_of(compose(begin_acta(self.actor(), at)))
        self.assertIn(
            "Se aprobó el acta de la sesión del 9 de noviembre de 2017", later
        )

    def test_a_remark_without_answer_holds_it_up(self) -> None:
        row = self.ask(text="Algo")
        with self.assertRaises(NotReady):
            self.approve(self.next_session())
        answer_remark(self.actor(), row, answer="No.")
        self.assertEqual(self.approve(self.next_session()).state, "approved")

    def test_an_earlier_session_or_its_own_cannot_approve_it(self) -> None:
        earlier = Meeting.objects.create(
            group=self.cast.group, title=Text.of(es="Antes"), held_on="2017-01-01"
        )
        earlier.refresh_from_db()
        for at in (self.meeting, earlier):
            with self.assertRaises(WrongSession):
                self.approve(at)

    def test_a_session_that_has_not_begun_does_not_approve_it(self) -> None:
        at = self.next_session()
        Meeting.objects.filter(pk=at.pk).update(state="convened", held_on="2999-01-01")
        at.refresh_from_db()
        page = self.as_role("secretariat").get(
            self.url(f"actas/{self.acta.pk}/approve/")
        )
        self.assertContains(page, "cuando esta haya empezado")
        self.assertNotContains(page, "Sesión de diciembre")
        with self.assertRaises(WrongSession):
            self.approve(at)

    def test_words_changed_since_they_were_looked_at_are_not_approved(self) -> None:
        at = self.next_session()
        page = self.as_role("secretariat").get(
            self.url(f"actas/{self.acta.pk}/approve/")
        )
        AgendaItem.objects.filter(pk=self.items[0].pk).update(
            minutes_text=Text.of(es="Otra cosa.")
        )
        given = {"at": str(at.pk), "read": page.context["read"], "looked_at": "on"}
        answer = self.as_role("secretariat").post(
            self.url(f"actas/{self.acta.pk}/approve/"), given
        )
        self.assertEqual(answer.status_code, 409)
        self.acta.refresh_from_db()
        self.assertEqual(self.acta.state, "circulated")
