"""The ten sheets as secretariats have them: headings, names, telephones and tabs."""

from rimay.exchange.tests.messy_case import (
    MessyTestCase,
    columns,
    left_out,
    notes,
    proposal,
)


class MessyTests(MessyTestCase):
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
