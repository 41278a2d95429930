"""The ten sheets as secretariats have them: lines left out, letters, messages, dates."""

import time

from rimay.exchange.grids import unpack
from rimay.exchange.heavy.__main__ import read
from rimay.exchange.lists import names, plain
from rimay.exchange.lists.propose import propose
from rimay.exchange.tests.messy.targets import TARGETS
from rimay.exchange.tests.messy_case import (
    MessyTestCase,
    columns,
    left_out,
    notes,
    rows,
)


class MessyLinesTests(MessyTestCase):
    def test_it_skips_titles_lines_across_repeated_headings_and_notes(self) -> None:
        table = self.only("taller.xlsx")
        self.assertEqual(table.header_rows, (5,))
        self.assertEqual(table.day, "2017-08-15")
        self.assertEqual(columns(table), ["", "name", "post", "phone", ""])
        self.check(
            table,
            [
                (
                    7,
                    {
                        "name": "Puma Wayra, Juan",
                        "post": "Comisario",
                        "phone": "+51 984 100 001",
                        "day": "2017-08-15",
                    },
                ),
                (
                    9,
                    {
                        "name": "Urpi Killa, Rosa",
                        "post": "Presidenta",
                        "phone": "+51 984 100 002",
                        "day": "2017-08-15",
                    },
                ),
                (
                    11,
                    {
                        "name": "Inti Rumi, Luis",
                        "post": "Secretario",
                        "phone": "+51 984 100 003",
                        "day": "2017-08-15",
                    },
                ),
            ],
        )
        self.assertEqual(
            left_out(table),
            [
                (1, "title"),
                (2, "title"),
                (3, "title"),
                (5, "headings"),
                (6, "section"),
                (8, "section"),
                (10, "repeated_heading"),
                (12, "only_number"),
                (14, "note"),
                (15, "note"),
            ],
        )

    def test_it_reads_latin_letters_and_semicolons(self) -> None:
        table = self.only("contactos.csv")
        self.check(
            table,
            [
                (
                    2,
                    {
                        "name": "Ñahui Peña, José",
                        "organisation": 'Asociación "Sonqo"; sede central',
                        "phone": "+51 984 100 001",
                        "sex": "male",
                    },
                ),
                (
                    4,
                    {
                        "name": "Güido Ríos, María",
                        "organisation": "Minera Qantu",
                        "phone": "+51 984 100 002",
                        "sex": "female",
                    },
                ),
            ],
        )
        self.assertEqual(left_out(table), [(1, "headings"), (6, "total")])

    def test_it_reads_the_lines_of_a_message(self) -> None:
        table = self.only("mensaje.txt")
        self.assertEqual(columns(table), ["name", "organisation", "phone", "email"])
        # The day a message was sent on is no day of an event.
        self.assertEqual(table.day, "")
        self.check(
            table,
            [
                (
                    3,
                    {
                        "name": "Pérez, Juan",
                        "organisation": "PNP",
                        "phone": "+51 984 123 456",
                    },
                ),
                (
                    4,
                    {
                        "name": "Urpi, Rosa",
                        "rank": "Comandante",
                        "organisation": "PNP",
                        "phone": "+51 984 100 002 / +51 984 100 003",
                    },
                ),
                (
                    5,
                    {
                        "name": "Killa Qoyllur, Ana",
                        "organisation": "Minera Qantu",
                        "email": "ana@qantu.example",
                    },
                ),
                (
                    6,
                    {
                        "name": "Inti, Luis",
                        "organisation": "Comunidad de Sonqo",
                        "phone": "+51 984 100 004",
                    },
                ),
                (7, {"name": "Rumi, Eva"}),
            ],
        )
        self.assertEqual(
            left_out(table), [(1, "message_line"), (8, "total"), (9, "message_line")]
        )

    def test_it_reads_what_was_copied_from_excel(self) -> None:
        table = self.only("pegado.txt")
        self.assertEqual(columns(table), ["rank", "name", "", "document", "phone"])
        self.check(
            table,
            [
                (
                    2,
                    {
                        "name": "Puma Wayra, Juan",
                        "rank": "Suboficial de Segunda",
                        "organisation": "PNP",
                        "document": "04123456",
                        "phone": "+51 984 100 001",
                    },
                ),
                (
                    3,
                    {
                        "name": "Urpi Killa, Rosa",
                        "rank": "Capitán",
                        "organisation": "PNP",
                        "document": "41234567",
                        "phone": "+51 984 100 002",
                    },
                ),
                (
                    5,
                    {
                        "name": "Inti Rumi, Luis",
                        "rank": "Suboficial Superior",
                        "organisation": "PNP",
                        "document": "41234568",
                    },
                ),
            ],
        )

    def test_it_joins_surnames_and_reads_dates_in_every_form(self) -> None:
        table = self.only("registro.xlsx")
        self.assertEqual(
            columns(table),
            ["", "name:surname1", "name:surname2", "name:given", "sex", "day", ""],
        )
        august = "2017-08-15"
        self.check(
            table,
            [
                (2, {"name": "Puma Wayra, Juan", "sex": "male", "day": august}),
                (3, {"name": "Urpi, Rosa María", "sex": "female", "day": "2017-08"}),
                (4, {"name": "De la Vega Sonqo, Luis", "sex": "male", "day": august}),
                (5, {"name": "Inti Rumi, Eva", "sex": "female", "day": august}),
                (6, {"name": "Killa Ccori, Ana"}),
                (7, {"name": "Killa Ccori, Liz", "day": august}),
            ],
        )
        self.assertEqual(
            notes(table),
            [
                (4, "day", "date_serial", "42962"),
                (6, "day", "not_a_date", "31/02/2017"),
            ],
        )

    def test_it_takes_brackets_and_joined_ranks_off_and_leaves_the_greeting(
        self,
    ) -> None:
        said = """Hola doctora, van los que vienen:
- Crnl. PNP (r) Soto Díaz Pedro - cel 984555666
- S1 PNP (F) Huamán de la Cruz Rosa - 984 12 34 56
- Sup.PNP Ttito Ñahui Luis Alberto
- Ing. PNP Ccori Soto Ana
gracias!"""
        answer = read({"name": "x.txt", "pasted": True}, said.encode())
        table = propose(unpack(answer.data["grid"]), TARGETS).tables[0]
        held = [
            (row["name"], row.get("rank"), row.get("phone")) for _n, row in rows(table)
        ]
        self.assertEqual(
            held,
            [
                ("Soto Díaz, Pedro", "Coronel", "+51 984 555 666"),
                ("Huamán de la Cruz, Rosa", "Suboficial de Primera", "+51 984 123 456"),
                ("Ttito Ñahui, Luis Alberto", "Sup.", None),
                ("Ccori Soto, Ana", None, None),
            ],
        )
        self.assertEqual(left_out(table), [(1, "message_line"), (6, "message_line")])

    def test_the_longest_cell_is_read_in_a_moment(self) -> None:
        started = time.process_time()
        text = f"Ana Soto{' -' * 16000}"
        self.assertEqual(names.bare_of_remarks(text), ("Ana Soto", ()))
        name = "Ana Soto, - DNI 40123456"
        self.assertEqual(names.bare_of_remarks(name), ("Ana Soto", ("DNI 40123456",)))
        blank = "\n" * 32000
        self.assertEqual(plain.numbered(f"1) uno{blank}2) dos"), ["uno", "dos"])
        self.assertEqual(plain.numbered(f"1) uno{blank}dos"), [f"uno{blank}dos"])
        self.assertLess(time.process_time() - started, 2)
