"""Closing a session: from the words read aloud to an acta that does not change."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from rimay.access.search import find
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.text import Text
from rimay.dialogue.models import (
    Acta,
    AgendaItem,
    Agreement,
    Meeting,
    MinutesLine,
    Proposal,
)
from rimay.dialogue.queries.acta_text import fingerprint_of
from rimay.dialogue.tests.acta_scene import ActaTestCase


class ClosePageTests(ActaTestCase):
    def begin(self, role: str = "secretariat") -> str:
        at = self.url(f"meetings/{self.meeting.pk}/acta/")
        answer = self.as_role(role).post(at)
        self.assertEqual(answer.status_code, 302)
        return str(answer["Location"])

    def close(self, acta: Acta, **given: str) -> object:
        page = self.as_role("secretariat").get(self.url(f"actas/{acta.pk}/read/"))
        read = page.context["reading"].read
        return self.as_role("secretariat").post(
            self.url(f"actas/{acta.pk}/close/"),
            {"read": read, "looked_at": "on", **given},
        )

    def test_two_presses_lead_from_the_session_to_paper(self) -> None:
        page = self.as_role("secretariat").get(self.url(f"meetings/{self.meeting.pk}/"))
        self.assertContains(page, "Leer el acta y cerrarla")
        at = self.begin()
        page = self.as_role("secretariat").get(at)
        self.assertContains(page, "Acuerdo 7. Enviar la carta a las municipalidades.")
        acta = Acta.objects.get()
        answer = self.close(acta)
        self.assertRedirects(answer, self.url(f"actas/{acta.pk}/print/"))
        paper = self.as_role("secretariat").get(answer["Location"])
        self.assertContains(paper, "Firmas")
        self.assertContains(paper, "police, titular")
        acta.refresh_from_db()
        self.meeting.refresh_from_db()
        self.assertEqual((acta.state, self.meeting.state), ("closed", "held"))
        self.assertEqual(acta.fingerprint, fingerprint_of(acta.text))
        self.assertEqual(len(acta.check_code), 12)
        self.assertEqual(acta.closed_on, clock.today())
        self.assertFalse(AgendaItem.objects.filter(closed_on=None).exists())

    def test_the_head_of_the_trail_is_kept_and_holds(self) -> None:
        acta = self.closed()
        number, _colon, head = acta.trail_head.partition(":")
        line = Entry.objects.get(number=number, group_id=acta.group_id)
        self.assertEqual(line.fingerprint, head)
        self.assertEqual(list(trail.verify(acta.group_id, [(int(number), head)])), [])
        self.assertEqual(Entry.objects.filter(act="acta.close").count(), 1)

    def test_an_item_that_is_not_open_closes_at_the_desk_to_the_day(self) -> None:
        self.closed()
        lines = Entry.objects.filter(act="agendaitem.close").order_by("number")
        by_item = {line.subject_id: line for line in lines}
        strict = by_item[self.items[1].pk]
        self.assertEqual((strict.actor, strict.at.hour), (trail.DESK, 0))
        self.assertNotEqual(by_item[self.items[0].pk].actor, trail.DESK)

    def test_the_item_the_table_was_at_is_left_as_its_rule_says(self) -> None:
        item = self.items[1]
        AgendaItem.objects.filter(pk=item.pk).update(is_current=True)
        line = MinutesLine(item=item, text="Se dijo algo.", behind_gate=True)
        line.take_class_of(item)
        line.save()
        MinutesLine.objects.filter(pk=line.pk).update(version=7)
        self.closed()
        item.refresh_from_db()
        self.assertFalse(item.is_current)
        kept = MinutesLine.objects.get(item=item)
        written = timezone.localtime(kept.created_at)
        self.assertEqual((kept.version, written.hour, written.minute), (1, 0, 0))

    def test_pressed_twice_it_is_closed_once_and_shown(self) -> None:
        acta = self.begun()
        read = fingerprint_of(self.words(acta))
        at = self.url(f"actas/{acta.pk}/close/")
        client = self.as_role("secretariat")
        first = client.post(at, {"read": read, "looked_at": "on"})
        second = client.post(at, {"read": read, "looked_at": "on"}, follow=True)
        self.assertEqual(first.status_code, 302)
        self.assertEqual(second.request["PATH_INFO"], self.url(f"actas/{acta.pk}/"))
        self.assertContains(second, "Alguien la cerró antes")
        self.assertEqual(Entry.objects.filter(act="acta.close").count(), 1)

    def test_words_that_changed_since_they_were_read_are_not_closed(self) -> None:
        acta = self.begun()
        read = fingerprint_of(self.words(acta))
        AgendaItem.objects.filter(pk=self.items[0].pk).update(
            minutes_text=Text.of(es="Otra cosa.")
        )
        at = self.url(f"actas/{acta.pk}/close/")
        answer = self.as_role("secretariat").post(at, {"read": read, "looked_at": "on"})
        self.assertContains(
            answer, "El texto cambió después de leerse", status_code=409
        )
        self.assertContains(answer, "Otra cosa.", status_code=409)
        acta.refresh_from_db()
        self.assertEqual((acta.state, acta.text), ("draft", ""))

    def test_an_agreement_with_a_gap_stops_it_until_a_reason_is_given(self) -> None:
        Agreement.objects.filter(pk=self.agreement.pk).update(follow_up=None)
        acta = self.begun()
        answer = self.close(acta)
        self.assertEqual(answer.status_code, 422)
        self.assertContains(
            answer, "Al acuerdo 7 le falta: quién hace seguimiento", status_code=422
        )
        Agreement.objects.filter(pk=self.agreement.pk).update(gap_reason="En enero")
        self.assertEqual(self.close(acta).status_code, 302)
        acta.refresh_from_db()
        self.assertIn("Motivo: En enero.", acta.text)

    def test_a_proposal_still_put_stops_it(self) -> None:
        proposal = Proposal(
            item=self.items[0], text=Text.of(es="Texto"), state="open", regime="open"
        )
        proposal.take_class_of(self.items[0])
        proposal.save()
        answer = self.close(self.begun())
        self.assertContains(answer, "sigue puesta a decisión", status_code=422)

    def test_what_is_pointed_at_must_have_been_looked_at(self) -> None:
        AgendaItem.objects.filter(pk=self.items[0].pk).update(
            minutes_text=Text.of(es="Llamar a Rosa Huamán, 984 123 456.")
        )
        acta = self.begun()
        page = self.as_role("secretariat").get(self.url(f"actas/{acta.pk}/read/"))
        self.assertContains(page, "Parece un nombre")
        self.assertContains(page, "Parece un teléfono")
        self.assertContains(page, "Viene de un punto con una regla más estricta")
        answer = self.close(acta, looked_at="")
        self.assertContains(answer, "Mire primero lo señalado", status_code=422)
        self.assertEqual(self.close(acta).status_code, 302)

    def test_a_session_to_come_is_not_closed(self) -> None:
        day = (clock.today() + timedelta(days=3)).isoformat()
        Meeting.objects.filter(pk=self.meeting.pk).update(held_on=day, state="convened")
        answer = self.close(self.begun())
        self.assertContains(answer, "La sesión aún no ha llegado", status_code=422)

    def test_nobody_else_begins_reads_or_closes(self) -> None:
        acta = self.begun()
        places = (
            self.url(f"meetings/{self.meeting.pk}/acta/"),
            *(
                self.url(f"actas/{acta.pk}/{part}/")
                for part in ("read", "close", "mend/session", "circulate", "correct")
            ),
        )
        for role, status in (("civil_seat", 403), ("observer", 403), ("outsider", 404)):
            for at in places:
                with self.subTest(f"{role} {at}"):
                    self.assertEqual(self.as_role(role).post(at).status_code, status)
                    self.assertEqual(self.as_role(role).get(at).status_code, status)

    def test_a_get_changes_nothing(self) -> None:
        acta = self.begun()
        client = self.as_role("secretariat")
        for part in ("close", "circulate", "communique"):
            self.assertEqual(
                client.get(self.url(f"actas/{acta.pk}/{part}/")).status_code, 302
            )
        client.get(self.url(f"meetings/{self.meeting.pk}/acta/"))
        acta.refresh_from_db()
        self.assertEqual(acta.state, "draft")
        self.assertEqual(Acta.objects.count(), 1)

    def test_a_draft_is_for_the_desk_and_a_closed_acta_for_the_table(self) -> None:
        acta = self.begun()
        seat = self.as_role("civil_seat")
        page = seat.get(self.url(f"actas/{acta.pk}/"))
        self.assertNotContains(page, "Enviar la carta")
        for part in ("pdf", "word", "print"):
            self.assertEqual(
                seat.get(self.url(f"actas/{acta.pk}/{part}/")).status_code, 404
            )
        self.closed()
        page = seat.get(self.url(f"actas/{acta.pk}/"))
        self.assertContains(page, "Enviar la carta a las municipalidades.")
        self.assertContains(page, "Este es el texto que se cerró.")
        self.assertNotContains(page, "Traer el acta firmada")
        listed = seat.get(self.url("meetings/"))
        self.assertContains(listed, "cerrada")
        self.assertEqual(
            self.as_role("donor").get(self.url(f"actas/{acta.pk}/")).status_code, 404
        )

    def test_words_altered_in_the_table_show_on_the_page(self) -> None:
        acta = self.closed()
        body = acta.body
        body[3]["words"] = "Otra cosa"
        Acta.objects.filter(pk=acta.pk).update(body=body)
        page = self.as_role("secretariat").get(self.url(f"actas/{acta.pk}/"))
        self.assertContains(page, "Este no es el texto que se cerró.")

    def test_search_finds_it_for_those_who_read_it_alone(self) -> None:
        acta = self.closed()
        for role, found in (("civil_seat", True), ("donor", False)):
            hits = find(
                self.actor(role), "municipalidades", subject=acta._meta.label_lower
            )
            self.assertEqual(bool(hits), found, role)
        page = self.as_role("civil_seat").get(self.url("search/?q=municipalidades"))
        self.assertContains(page, reverse("acta", args=[acta.group.slug, acta.pk]))
