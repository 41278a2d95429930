"""Further sheets: what is read of them, and what is told instead of lost."""

from rimay.core.text import Text
from rimay.exchange.own.columns_shown import columns_of
from rimay.exchange.own.reviewing import Review, targets_of
from rimay.exchange.tests.messy import further
from rimay.exchange.tests.owning import OwnListTests
from rimay.training.models import Event
from rimay.workplan.models import Workplan


class FurtherSheetsTests(OwnListTests):
    def came(self, content: bytes, name: str = "lista.xlsx") -> Review:
        event = Event.objects.create(
            group=self.cast.group, title=Text.of(es="Taller"), starts_on="2017-08-15"
        )
        return self.look("participants", content, name, event=event)

    def values(self, seen: Review, *names: str) -> list[tuple[str, ...]]:
        return [
            tuple(" / ".join(row.values.get(name, ())) for name in names)
            for row in seen.proposal.rows
        ]

    def codes(self, seen: Review) -> set[tuple[int, str]]:
        return {
            (row.number, note.reason.code)
            for row in seen.proposal.rows
            for note in row.notes
        }

    def test_an_institution_heads_its_block_and_who_signs_did_not_come(self) -> None:
        seen = self.came(further.blocks_and_signatures())
        self.assertEqual(
            self.values(seen, "name", "institution", "sex"),
            [
                ("Puma Wayra, Juan", "POL", "male"),
                ("Urpi Killa, Rosa", "POL", "female"),
                ("Inti Rumi, Luis", "POL", "male"),
                ("Sonqo Ccori, Ana", "Minera Inti", "female"),
                ("Killa Qoyllur, Eva", "Minera Inti", "female"),
            ],
        )
        self.assertIn((6, "filled_down"), self.codes(seen))
        (table,) = seen.proposal.tables
        left = [(out.number, out.reason.code) for out in table.left_out]
        self.assertEqual(
            left[3:],
            [(10, "total"), (11, "total"), (13, "note"), (14, "note"), (15, "note")],
        )

    def test_contacts_of_one_cell_are_parted_and_no_card_is_in_a_name(self) -> None:
        seen = self.look("people", further.contacts_in_one_cell(), "directorio.xlsx")
        self.assertEqual(
            self.values(seen, "name", "phone", "email")[:4],
            [
                ("Puma Wayra, Juan", "+51 984 100 001", "juan@pnp.example"),
                ("Inti, Luis", "", "luis@x.example"),
                ("Sonqo Ccori, Ana", "+51 984 100 002", ""),
                ("Rumi Puma, Luis", "+51 984 100 003", "l@x.example"),
            ],
        )
        self.assertEqual(len(self.made(seen)["people"]), 4)
        self.assertIn((3, "remark_taken_off"), self.codes(seen))
        self.assertTrue(any("EVA KILLA" in why for _place, why in self.lost(seen)))
        left = [place for place, _why in self.left(seen)]
        self.assertEqual(left, ["línea 1", "línea 6", "línea 7"])

    def test_a_name_stands_in_four_columns(self) -> None:
        seen = self.came(further.names_in_four_columns())
        self.assertEqual(
            self.values(seen, "name"), [("Puma Wayra, Juan Carlos",), ("Urpi, Rosa",)]
        )

    def test_tables_side_by_side_are_both_read(self) -> None:
        seen = self.came(further.side_by_side())
        self.assertEqual(
            [name for (name,) in self.values(seen, "name")],
            [
                "Puma Wayra, Juan",
                "Urpi Killa, Rosa",
                "Inti Rumi, Luis",
                "Sonqo Ccori, Ana",
                "Inti Rumi, Eva",
            ],
        )

    def test_a_table_on_its_side_is_told(self) -> None:
        seen = self.look("people", further.turned(), "ficha.xlsx")
        self.assertEqual(self.made(seen), {})
        for _place, why in self.left(seen):
            self.assertIn("una línea por registro", why)

        upright = self.look("people", further.sectors_first(), "directorio.xlsx")
        self.assertEqual(len(self.values(upright, "name")), 3)

    def test_nobody_came_who_is_marked_as_absent_or_not_at_all(self) -> None:
        seen = self.look("attendance", further.yes_and_no(), "control.xlsx")
        self.assertEqual(
            self.values(seen, "institution", "presence"),
            [("POL", "present"), ("Minera Inti", "absent"), ("MIN", "")] * 2,
        )
        told = [why for place, why in self.left(seen) if place.endswith("línea 6")]
        self.assertEqual(len(told), 2)
        self.assertTrue(all("no hay marca" in why for why in told))
        made = self.made(seen)["session-attendance"]
        self.assertEqual([one["Presencia"] for one in made], ["presente", "ausente"])
        table = seen.proposal.tables[0]
        offered = columns_of(0, table, targets_of(seen.purpose)).single
        self.assertEqual(offered[4].options[-1][0], "presence:absent")

    def test_a_cross_under_a_month_is_of_the_titles_year(self) -> None:
        seen = self.look("attendance", further.crosses_by_month(), "control.xlsx")
        self.assertEqual(
            self.values(seen, "day", "presence"),
            [("2018-01", "present"), ("2018-02", "absent")],
        )

    def test_a_date_within_words_names_one_session(self) -> None:
        seen = self.look("agreements", further.matrix(), "matriz.xlsx")
        self.assertEqual(list(self.asked(seen)), ["Sesión 25/01/2018"])

    def test_crosses_under_quarters_and_the_currency_of_the_heading(self) -> None:
        plan = Workplan.objects.create(
            group=self.cast.group, title=Text.of(es="Plan"), year=2018
        )
        seen = self.look("activities", further.quarters(), "poa.xlsx", workplan=plan)
        self.assertEqual(
            self.values(seen, "title", "months", "budget", "currency"),
            [("Mapa de riesgos", "4-9", "1500.00", "PEN")],
        )
        marked = self.page(seen).tables[0].marks[0]
        self.assertEqual(dict(marked.options)["months:1-3"], "Meses (enero – marzo)")

    def test_a_message_numbered_with_pictures_keeps_no_identity_card(self) -> None:
        seen = self.came(further.with_pictures(), "")
        self.assertEqual(
            self.values(seen, "name", "institution"),
            [
                ("Puma Wayra, Juan", "PNP"),
                ("Urpi Killa, Rosa", "Minera Inti"),
                ("Inti Rumi, Luis", "MIN"),
            ],
        )

    def test_numbers_and_nicknames_are_no_part_of_a_name(self) -> None:
        seen = self.came(further.numbered_names())
        self.assertEqual(
            self.values(seen, "name", "institution"),
            [
                ("Puma Wayra, Juan", "POL"),
                ("Urpi Killa, Rosa", "Ministerio del Ambiente (MINAM)"),
                ("Inti Rumi, Luis", "POL"),
            ],
        )

    def test_a_register_holds_what_was_sent_and_what_was_received(self) -> None:
        seen = self.look(
            "letters", further.register_by_month(), "registro.xlsx", direction="out"
        )
        self.assertEqual(
            [(r["Número"], r["Sentido"]) for r in self.made(seen)["letters"]],
            [("Oficio N° 001-2018", "enviada"), ("Carta 7", "recibida")],
        )
        self.assertEqual([p for p, _why in self.left(seen)], ["línea 1", "línea 2"])

    def test_forms_below_each_other_are_told(self) -> None:
        seen = self.look("people", further.forms(), "fichas.xlsx")
        self.assertTrue(
            all("una línea por registro" in why for _place, why in self.left(seen))
        )

    def test_what_one_costs_is_no_unit(self) -> None:
        seen = self.look("contributions", further.priced(), "aportes.xlsx")
        self.assertEqual(
            self.values(seen, "institution", "quantity", "unit", "value", "currency"),
            [("POL", "30", "", "300.00", "PEN")],
        )

    def test_a_line_between_blocks_ends_no_list(self) -> None:
        seen = self.came(further.blocks_with_rules())
        self.assertEqual(
            self.values(seen, "name"), [("Puma Wayra, Juan",), ("Urpi Killa, Rosa",)]
        )

    def test_a_titular_and_an_alternate_are_two_people(self) -> None:
        seen = self.look("people", further.titular_and_alternate(), "lista.xlsx")
        self.assertEqual(
            self.values(seen, "name", "institution", "phone"),
            [
                ("Puma Wayra, Juan", "POL", "+51 984 100 001"),
                ("Urpi Killa, Rosa", "Minera Inti", "+51 984 100 002"),
                ("Inti Rumi, Luis", "POL", "+51 984 100 003"),
            ],
        )

        came = self.look(
            "attendance", further.titular_and_alternate(), "a.xlsx", meeting=self.first
        )
        self.assertNotIn("Inti Rumi, Luis", str(self.values(came, "name")))

    def test_a_cross_under_a_week_is_of_its_month(self) -> None:
        plan = Workplan.objects.create(
            group=self.cast.group, title=Text.of(es="Plan"), year=2018
        )
        seen = self.look("activities", further.weeks(), "gantt.xlsx", workplan=plan)
        self.assertEqual(
            self.values(seen, "title", "months"), [("Reunión", "1-1"), ("Curso", "2-2")]
        )

    def test_lines_of_a_message_belong_to_the_name_above_them(self) -> None:
        seen = self.look("people", further.entries_of_several_lines())
        self.assertEqual(
            self.values(seen, "name", "institution", "phone"),
            [
                ("Puma Wayra, Juan", "POL", "+51 984 100 001"),
                ("Urpi Killa, Rosa", "Minera Inti", ""),
            ],
        )
        alone = self.look("people", b"15/3/18\nCel: 984100001\n- Rosa Urpi\n")
        self.assertEqual(len(self.left(alone)), 2)

    def test_an_institution_in_bold_is_of_those_below_it(self) -> None:
        seen = self.came(further.institutions_in_bold(), "")
        self.assertEqual(
            self.values(seen, "name", "institution"),
            [
                ("Puma Wayra, Juan", "POL"),
                ("Inti Rumi, Luis", "POL"),
                ("Urpi Killa, Rosa", "Minera Inti"),
            ],
        )
        self.assertIn((2, "filled_down"), self.codes(seen))

    def test_a_semicolon_parts_surnames_too(self) -> None:
        seen = self.look("people", further.quoted_names(), "lista.csv")
        self.assertEqual(
            self.values(seen, "name"), [("Urpi Killa, Rosa",), ("Inti Rumi, Luis",)]
        )

    def test_numbered_lines_of_a_cell_are_agreements_of_their_own(self) -> None:
        seen = self.look("agreements", further.several_in_a_cell(), "acuerdos.xlsx")
        self.assertEqual(
            self.values(seen, "text", "responsible", "due_on"),
            [
                ("Hacer el protocolo", "POL", "2018-02-28"),
                ("Enviar la carta", "MIN", "2018-02-28"),
                ("Convocar el 2.º taller", "Minera Inti", "2018-02-28"),
                ("Pagar 1.5 % de la cuota y avisar", "POL", ""),
            ],
        )
        self.assertEqual(len(self.made(seen)["agreements"]), 4)
        self.assertIn((2, "parted"), self.codes(seen))

    def test_who_declined_is_not_one_still_to_be_approached(self) -> None:
        seen = self.look("outreach", further.who_declined(), "lista.xlsx")
        self.assertEqual(
            [
                (r["Nombre"], r["Etapa"], r.get("Motivo, si no aceptó", ""))
                for r in self.made(seen)["prospects"]
            ],
            [
                ("Cámara Wayra", "no aceptó", "Falta tiempo"),
                ("Universidad Sonqo", "no aceptó", "la lista no dice por qué"),
                ("Radio Killa", "contactada", ""),
            ],
        )
        self.assertEqual(seen.told(), [])
