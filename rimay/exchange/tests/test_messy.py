"""The ten sheets as secretariats have them, from their bytes to clean rows."""

from typing import Any

from django.test import SimpleTestCase

from rimay.exchange.grids import unpack
from rimay.exchange.heavy.__main__ import read
from rimay.exchange.lists.proposal import Proposal, Table
from rimay.exchange.lists.propose import propose
from rimay.exchange.tests.messy.sheets import SHEETS
from rimay.exchange.tests.messy.targets import TARGETS


def proposal(name: str) -> Proposal:
    """Return what is proposed for one of the ten sheets."""
    answer = read({"name": name, "pasted": False}, SHEETS[name]())
    return propose(unpack(answer.data["grid"]), TARGETS)


def rows(table: Table) -> list[tuple[int, dict[str, str]]]:
    """Return a table's rows, several values of a target joined."""
    return [
        (row.number, {name: " / ".join(held) for name, held in row.values.items()})
        for row in table.rows
    ]


def left_out(table: Table) -> list[tuple[int, str]]:
    return [(out.number, out.reason.code) for out in table.left_out]


def columns(table: Table) -> list[str]:
    return [column.choice for column in table.columns]


def notes(table: Table) -> list[tuple[int, str, str, str]]:
    return [
        (row.number, note.target, note.reason.code, note.reason.words)
        for row in table.rows
        for note in row.notes
    ]


class MessyTests(SimpleTestCase):
    maxDiff = None

    def only(self, name: str) -> Table:
        tables = proposal(name).tables
        self.assertEqual(len(tables), 1)
        return tables[0]

    def check(self, table: Table, expected: list[tuple[int, dict[str, Any]]]) -> None:
        self.assertEqual(rows(table), expected)

    def test_it_joins_two_header_rows_and_reads_crosses_for_sexes(self) -> None:
        table = self.only("asistencia dos cabeceras.xlsx")
        self.assertEqual(table.header_rows, (1, 2))
        self.assertEqual(
            [column.heading for column in table.columns],
            [
                "N°",
                "Participante / Apellidos",
                "Participante / Nombres",
                "Contacto / Celular",
                "Contacto / Correo",
                "Sexo / F",
                "Sexo / M",
                "Firma",
            ],
        )
        self.assertEqual(
            columns(table),
            [
                "",
                "name:surnames",
                "name:given",
                "phone",
                "email",
                "sex:female",
                "sex:male",
                "",
            ],
        )
        self.check(
            table,
            [
                (
                    3,
                    {
                        "name": "Ccoyllo Urpi, Elena",
                        "phone": "+51 984 100 001",
                        "email": "eurpi@qantu.example",
                        "sex": "female",
                    },
                ),
                (
                    4,
                    {
                        "name": "Puma Wayra, Saturnino",
                        "phone": "+51 984 100 002",
                        "sex": "male",
                    },
                ),
                (
                    5,
                    {
                        "name": "De la Vega Sonqo, Rosa",
                        "email": "rosa@qantu.example",
                        "sex": "female",
                    },
                ),
            ],
        )
        self.assertEqual(
            left_out(table), [(1, "headings"), (2, "headings"), (6, "only_number")]
        )
        self.assertEqual(notes(table), [])

    def test_it_puts_capitals_in_proper_case_and_leaves_totals_out(self) -> None:
        table = self.only("LISTA EN MAYUSCULAS.xlsx")
        self.check(
            table,
            [
                (
                    2,
                    {
                        "name": "De la Cruz Ñaupari, Juan",
                        "organisation": "Policía Nacional del Perú",
                        "document": "01234567",
                        "born": "1980-08-15",
                    },
                ),
                (
                    3,
                    {
                        "name": "McKenzie D'Angelo, Ana Lucía",
                        "organisation": "Minera Qantu S.A.C.",
                        "document": "41234567",
                    },
                ),
                (
                    5,
                    {
                        "name": "Rojas Huamán, Rosa",
                        "organisation": "Comunidad Campesina de Sonqo",
                        "document": "07123456",
                        "born": "1991-03-03",
                    },
                ),
            ],
        )
        self.assertEqual(
            left_out(table), [(1, "headings"), (4, "total"), (7, "total"), (8, "total")]
        )

    def test_it_takes_ranks_and_titles_off_names(self) -> None:
        table = self.only("efectivos.xlsx")
        self.assertEqual(columns(table), ["name", "", "phone"])
        self.check(
            table,
            [
                (
                    2,
                    {
                        "name": "Puma Wayra, Juan",
                        "rank": "Comandante",
                        "organisation": "PNP",
                        "phone": "+51 984 100 003",
                    },
                ),
                (
                    3,
                    {
                        "name": "Urpi Killa, Rosa",
                        "rank": "Suboficial de Tercera",
                        "organisation": "PNP",
                        "phone": "#984100004",
                    },
                ),
                (
                    4,
                    {
                        "name": "Inti Rumi, Luis",
                        "rank": "Coronel",
                        "organisation": "PNP",
                    },
                ),
                (
                    5,
                    {
                        "name": "Sonqo Ccori, Ana",
                        "title": "Ing.",
                        "phone": "+51 984 100 005",
                    },
                ),
                (
                    6,
                    {
                        "name": "Killa Qoyllur, María",
                        "title": "Sra.",
                        "phone": "+51 984 100 006",
                    },
                ),
            ],
        )
        self.assertEqual(left_out(table), [(1, "headings")])
        self.assertIn((2, "name", "rank_taken_off", "Cmdte. PNP"), notes(table))
        self.assertIn((2, "organisation", "institution_from_rank", "PNP"), notes(table))

    def test_it_parts_several_telephones_and_addresses_in_a_cell(self) -> None:
        table = self.only("directorio.xlsx")
        self.check(
            table,
            [
                (
                    2,
                    {
                        "name": "Puma Wayra, Juan",
                        "organisation": "PNP",
                        "phone": "+51 984 100 001 / +51 984 100 002",
                        "email": "juan@qantu.example",
                    },
                ),
                (
                    3,
                    {
                        "name": "Urpi, Rosa",
                        "organisation": "PNP",
                        "phone": "+51 984 100 003 / +51 1 234 5678",
                        "email": "r@qantu.example / u@qantu.example",
                    },
                ),
                (
                    4,
                    {
                        "name": "Inti, Luis",
                        "organisation": "Qantu",
                        "phone": "+51 984 100 004 / +51 84 234 567 anexo 12",
                    },
                ),
                (
                    5,
                    {
                        "name": "Killa, Ana",
                        "organisation": "Qantu",
                        "phone": "+51 984 100 005 / preguntar por Luis",
                    },
                ),
                (
                    6,
                    {
                        "name": "Rumi, Eva",
                        "organisation": "Qantu",
                        "phone": "+41 22 730 00 00",
                        "email": "eva@qantu.example",
                    },
                ),
            ],
        )
        self.assertEqual(
            notes(table),
            [
                (3, "organisation", "filled_down", "PNP"),
                (5, "phone", "not_a_phone", "preguntar por Luis"),
                (5, "email", "not_an_email", "ana en qantu"),
            ],
        )

    def test_it_reads_each_month_from_its_tab(self) -> None:
        tables = proposal("capacitaciones 2017.xlsx").tables
        self.assertEqual(
            [(table.sheet, table.day) for table in tables],
            [
                ("Agosto 2017", "2017-08"),
                ("Setiembre 2017", "2017-09"),
                ("Oct-17", "2017-10"),
                ("Códigos", ""),
            ],
        )
        august, september, october, hidden = tables
        self.check(
            august,
            [
                (
                    2,
                    {
                        "name": "Puma Wayra, Juan",
                        "organisation": "PNP",
                        "day": "2017-08",
                    },
                )
            ],
        )
        self.assertEqual(columns(august), ["name", "organisation", ""])
        self.check(
            september,
            [
                (
                    3,
                    {
                        "name": "Puma Wayra, Juan",
                        "organisation": "PNP",
                        "day": "2017-09",
                    },
                ),
                (
                    4,
                    {
                        "name": "Urpi Killa, Rosa",
                        "organisation": "Minera Qantu",
                        "day": "2017-09",
                    },
                ),
            ],
        )
        self.check(
            october,
            [
                (
                    2,
                    {
                        "organisation": "Comunidad de Sonqo",
                        "name": "Rumi Inti, Eva",
                        "day": "2017-10",
                    },
                )
            ],
        )
        self.assertEqual(left_out(hidden), [(1, "hidden_sheet")])

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
