"""What an acta says, drawn from records: nothing that its readers do not read."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from rimay.access.circles import party
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    Attendance,
    ConflictOfInterest,
    Meeting,
    Objection,
    Proposal,
    Ratification,
)
from rimay.dialogue.queries.acta_text import Part
from rimay.dialogue.queries.composing import compose
from rimay.dialogue.tests.acta_scene import (
    ActaTestCase,
    make_agreement,
    make_item,
)


class ComposingTests(ActaTestCase):
    def test_it_says_number_day_hours_place_who_came_and_what_was_agreed(self) -> None:
        words = self.words()
        for part in (
            "Acta N.° 4-2017. Sesión de noviembre",
            "Sesión ordinaria · 9 de noviembre de 2017, de 09:30 a 12:15 · Sala de la",
            "state: police (titular); ministry (alterno).",
            "Observadores: embassy.",
            "Con excusa: guild.",
            "Hubo quórum en los pilares state, companies y civil.",
            "1. Avance del plan. 2. Situación en la vía. 3. Nuevos integrantes.",
            "Se trató el punto 1 con calma.",
            "Acuerdo 7. Enviar la carta a las municipalidades.",
            "Responsable: police. Plazo: 15 de diciembre de 2017. Da seguimiento: police.",
            "La sesión terminó a las 12:15.",
        ):
            with self.subTest(part):
                self.assertIn(part, words)

    def test_it_stays_in_the_language_of_the_group_whoever_reads(self) -> None:
        with override("en"):
            self.assertIn("Hubo quórum", self.words())

    def test_a_group_that_works_in_english_gets_it_in_english(self) -> None:
        self.cast.group.language = "en"
        self.cast.group.save()
        words = self.words()
        self.assertIn("Acta No. 4-2017. November session", words)
        self.assertIn("Until: 15 December 2017.", words)

    def test_a_person_is_named_only_with_consent_and_where_the_rule_lets(self) -> None:
        row = Attendance.objects.get(membership=self.cast.memberships["mine"])
        row.person = "Rosa Huamán"
        row.save()
        self.assertIn("mine (titular, Rosa Huamán)", self.words())
        row.has_consented = False
        row.save()
        self.assertNotIn("Rosa", self.words())
        row.has_consented = True
        row.save()
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="chatham")
        self.assertNotIn("Rosa", self.words())

    def test_under_chatham_nobody_learns_from_it_who_took_part(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="chatham")
        Agreement.objects.all().delete()
        acta = self.begun()
        words = self.words(acta)
        for name in ("police", "ministry", "mine", "ngo", "guild", "embassy"):
            self.assertNotIn(name, words)
        boxes = [p.words for p in compose(acta) if p.kind == Part.SIGNATURE]
        self.assertEqual(len(boxes), 4)
        self.assertEqual(boxes[0], "Por una representación del pilar state")
        self.assertIn("Hubo quórum", words)
        self.assertIn("Regla de reserva de la sesión", words)

    def test_for_everybody_it_does_not_tell_who_came_either(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(access_class=Class.PUBLIC)
        Agreement.objects.filter(pk=self.agreement.pk).update(access_class=Class.PUBLIC)
        words = self.words()
        self.assertIn("Acuerdo 7", words)
        self.assertNotIn("ministry", words)
        self.assertNotIn("police", words, "an organisation that the group alone knows")
        self.assertIn("una organización que no se nombra aquí", words)

    def test_what_fewer_people_read_than_the_acta_is_left_out(self) -> None:
        circle = party(self.cast.group, [self.cast.organisations["mine"]])
        for access_class in (Class.MEMBERS, Class.SECRETARIAT):
            make_agreement(
                self.meeting, "8", "Solo asientos.", None, access_class=access_class
            )
        make_agreement(
            self.meeting,
            "9",
            "Solo la mina.",
            None,
            access_class=Class.PARTY,
            access_circle=circle,
        )
        make_agreement(
            self.meeting, "10", "Para cualquiera.", None, access_class=Class.PUBLIC
        )
        words = self.words()
        self.assertNotIn("Solo asientos", words)
        self.assertNotIn("Solo la mina", words)
        self.assertIn("Para cualquiera", words)
        self.assertLess(words.index("Acuerdo 7"), words.index("Acuerdo 10"))

    def test_a_conflict_of_interest_is_minuted_by_name_only_on_an_open_item(
        self,
    ) -> None:
        for item in self.items[:2]:
            row = ConflictOfInterest(
                item=item, membership=self.cast.memberships["mine"]
            )
            row.take_class_of(item)
            row.save()
        words = self.words()
        named = "no contó en este punto: mine."
        self.assertEqual(words.count(named), 1)
        self.assertIn("Una representación declaró un conflicto de interés", words)

    def test_an_objection_keeps_its_seat_only_on_an_open_item(self) -> None:
        for item, gated in ((self.items[0], False), (self.items[1], True)):
            proposal = Proposal(
                item=item,
                text=Text.of(es=f"Texto {item.number}"),
                state="closed",
                outcome="not_adopted",
                behind_gate=gated,
                regime=item.regime,
            )
            proposal.take_class_of(item)
            proposal.save()
            row = Objection(
                proposal=proposal,
                text=f"Razón {item.number}",
                answer="Se responderá.",
                membership=None if gated else self.cast.memberships["mine"],
                behind_gate=gated,
                is_standing=False,
            )
            row.take_class_of(proposal)
            row.save()
        words = self.words()
        self.assertIn("Objeción fundada de mine: «Razón 1».", words)
        self.assertIn("La objeción no se mantuvo al cierre.", words)
        self.assertIn("Se puso a decisión: «Texto 1».", words)
        self.assertNotIn("Razón 2", words, "what stands behind the gate")
        self.assertNotIn("Texto 2", words)
        self.assertIn("Una propuesta se puso a decisión.", words)

    def test_who_must_ratify_until_when_is_said(self) -> None:
        Ratification.objects.create(
            group=self.cast.group,
            agreement=self.agreement,
            membership=self.cast.memberships["ministry"],
            due_on="2017-12-01",
        )
        self.assertIn(
            "Adoptado ad referéndum de ministry, hasta el 1 de diciembre de 2017.",
            self.words(),
        )

    def test_a_gap_with_its_reason_stands_in_words(self) -> None:
        Agreement.objects.filter(pk=self.agreement.pk).update(
            follow_up=None, gap_reason="Se verá en enero"
        )
        self.assertIn(
            "Queda por precisar: quién hace seguimiento. Motivo: Se verá en enero.",
            self.words(),
        )

    def test_the_next_session_and_the_acta_approved_are_said(self) -> None:
        before = Meeting.objects.create(
            group=self.cast.group,
            number="3-2017",
            title=Text.of(es="Sesión de octubre"),
            held_on="2017-10-12",
        )
        self.meeting.approved_actas.create(
            group=self.cast.group, meeting=before, state="approved"
        )
        Meeting.objects.create(
            group=self.cast.group,
            title=Text.of(es="Sesión de enero"),
            held_on="2018-01-25",
            starts_at="10:00",
            state="planned",
        )
        words = self.words()
        self.assertIn("Se aprobó el acta de la sesión del 12 de octubre de 2017", words)
        self.assertIn("25 de enero de 2018, a las 10:00.", words)

    def test_line_ends_and_blanks_that_were_typed_make_no_odd_paragraph(self) -> None:
        AgendaItem.objects.filter(pk=self.items[0].pk).update(
            minutes_text=Text.of(es="Uno   dos.\r\n\r\n  Tres\tcuatro. \n")
        )
        lines = self.words().split("\n")
        self.assertIn("Uno dos.", lines)
        self.assertIn("Tres cuatro.", lines)

    def test_forty_items_cost_no_more_questions_than_three(self) -> None:
        acta = self.begun()
        with CaptureQueriesContext(connection) as few:
            compose(acta)
        for number in range(4, 44):
            item = make_item(self.meeting, number, f"Punto {number}", "open")
            make_agreement(
                self.meeting,
                f"{number + 20}",
                "Hacer algo.",
                self.cast.organisations["mine"],
                item=item.number,
            )
        with CaptureQueriesContext(connection) as many:
            self.assertGreater(len(compose(acta)), 100)
        self.assertLessEqual(len(many), len(few) + 1)

    def test_a_guest_is_named_beside_observers(self) -> None:
        row = Attendance(
            meeting=self.meeting, organisation=self.cast.organisations["guild"]
        )
        row.take_class_of(self.meeting)
        row.save()
        self.assertIn("Invitados: guild.", self.words())
