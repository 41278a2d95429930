"""Lists of the table: agreements, and who came to which session, sheet by sheet."""

from rimay.dialogue.models import Agreement, Attendance, Meeting
from rimay.exchange.tests.messy import tables
from rimay.exchange.tests.owning import OwnListTests, pick
from rimay.groups.models import Organisation


class AgreementListTests(OwnListTests):
    def test_a_matrix_with_two_rows_of_headings_totals_and_days_in_words(self) -> None:
        seen = self.look("agreements", tables.agreements(), "matriz.xlsx")
        self.assertEqual(
            self.asked(seen),
            {"ONG Killari": ["Asociación Civil Killari"], "Policía": []},
        )
        self.assertEqual(
            self.settled(seen),
            {
                "MIN": "Ministerio de Comercio",
                "POL": "Región Policial Qantu",
                "Minera Inti S.A.C.": "Minera Inti",
            },
        )
        self.assertEqual(
            self.left(seen),
            [
                ("línea 1", "una línea encima de la tabla"),
                ("línea 2", "una línea encima de la tabla"),
                ("línea 4", "los encabezados de la tabla"),
                ("línea 5", "los encabezados de la tabla"),
                ("línea 11", "una línea de totales"),
                ("línea 12", "una nota debajo de la tabla"),
            ],
        )
        self.assertEqual(
            self.lost(seen),
            [
                ("línea 10", "«31/02/2018» no se entiende como fecha"),
                ("línea 10", "«Se verá» no es una de las palabras de la lista"),
            ],
        )
        answers = pick(seen, "ONG Killari", "Asociación Civil Killari")
        answers |= self.say(seen, Policía="leave")
        seen = self.look("agreements", tables.agreements(), "matriz.xlsx", answers)
        self.assertEqual(
            self.made(seen),
            {
                "agreements": [
                    {
                        "Número": "1",
                        "Qué se acordó": "Convocar a la sesión de setiembre",
                        "Organización responsable": "Región Policial Qantu",
                        "Responsables con ella": "Ministerio de Comercio",
                        "Hasta cuándo": "15 de agosto de 2017",
                        "Estado": "cumplido",
                        "Medio de verificación": "Oficio múltiple 012",
                    },
                    {
                        "Número": "2",
                        "Qué se acordó": "Elaborar la ruta de aviso",
                        "Organización responsable": "Asociación Civil Killari",
                        "Hasta cuándo": "31 de octubre de 2017",
                        "Estado": "en curso",
                        "Medio de verificación": "Borrador",
                    },
                    {
                        "Número": "3",
                        "Qué se acordó": "Difundir la ruta",
                        "Por qué sin fecha": "permanente",
                        "Estado": "pendiente",
                    },
                    {
                        "Número": "4",
                        "Qué se acordó": "Visitar las comisarías",
                        "Organización responsable": "Minera Inti",
                        "Estado": "pendiente",
                    },
                ]
            },
        )
        self.make(seen)
        first = Agreement.objects.get(number="1")
        self.assertEqual(
            (first.organisation, first.due_on.code), (self.pol, "2017-08-15")
        )

    def test_the_same_matrix_again_changes_nothing_and_a_new_status_only_that(
        self,
    ) -> None:
        head = "N°\tAcuerdo\tResponsable\tEstado\n"
        matrix = head + "1\tElaborar la ruta de aviso\tPOL\tPendiente\n"
        self.make(self.look("agreements", matrix.encode()))
        seen = self.look("agreements", matrix.encode())
        self.assertEqual(seen.open, [])
        self.assertTrue(seen.plan.does_nothing)
        later = head + "1\tElaborar la ruta de aviso\tMIN\tCumplido\n"
        seen = self.look("agreements", later.encode())
        self.assertEqual(
            self.changed(seen),
            [
                {
                    "Organización responsable": (
                        "Región Policial Qantu",
                        "Ministerio de Comercio",
                    ),
                    "Estado": ("pendiente", "cumplido"),
                }
            ],
        )
        self.make(seen)
        self.assertEqual(Agreement.objects.get(number="1").status, "fulfilled")

    def test_an_empty_cell_takes_nothing_away_from_a_record(self) -> None:
        full = "Acuerdo\tPlazo\tEstado\nElaborar la ruta de aviso\t15/8/17\tPendiente\n"
        self.make(self.look("agreements", full.encode()))
        part = "Acuerdo\tPlazo\tEstado\nElaborar la ruta de aviso\t\tEn curso\n"
        self.make(self.look("agreements", part.encode()))
        row = Agreement.objects.get()
        self.assertEqual((row.due_on.code, row.status), ("2017-08-15", "under_way"))

    def test_a_name_that_two_have_is_asked_and_both_are_offered(self) -> None:
        for key in ("uno", "dos"):
            row = self.organisation(f"Comunidad {key}", "CC", "civil")
            row.key = f"cc-{key}"
            row.save()
        matrix = b"Acuerdo\tResponsable\nHacer algo\tCC\n"
        seen = self.look("agreements", matrix)
        self.assertEqual(self.asked(seen), {"CC": ["Comunidad dos", "Comunidad uno"]})
        self.assertEqual(self.made(seen), {})
        seen = self.look("agreements", matrix, "", pick(seen, "CC", "Comunidad uno"))
        self.make(seen)
        self.assertEqual(Agreement.objects.get().organisation.key, "cc-uno")

    def test_a_name_can_be_typed_that_stands_here(self) -> None:
        matrix = b"Acuerdo\tResponsable\nHacer algo\tLos de siempre\n"
        seen = self.look("agreements", matrix)
        (question,) = seen.open
        wrong = {question.name: "other", f"{question.name}-words": "nadie"}
        (again,) = self.look("agreements", matrix, "", wrong).open
        self.assertIn("nadie", again.wrong)
        said = {question.name: "other", f"{question.name}-words": "pol"}
        self.make(self.look("agreements", matrix, "", said))
        self.assertEqual(Agreement.objects.get().organisation, self.pol)

    def test_organisations_that_one_may_not_read_are_never_offered(self) -> None:
        hidden = self.organisation("Comunidad Oculta", "OCU", "civil")
        hidden.access_class, hidden.access_pillar = "pillar", self.cast.pillars["civil"]
        hidden.save()
        for words in ("OCU", "Comunidad Oculta"):
            matrix = f"Acuerdo\tResponsable\nHacer algo\t{words}\n".encode()
            self.assertEqual(self.asked(self.look("agreements", matrix)), {words: []})
        answers = self.say(self.look("agreements", matrix), Comunidad="new")
        self.make(self.look("agreements", matrix, "", answers))
        row = Agreement.objects.get()
        self.assertNotEqual(row.organisation, hidden)
        self.assertEqual(str(row.organisation), "Comunidad Oculta")


class AttendanceListTests(OwnListTests):
    def test_each_session_a_tab_and_two_of_one_institution(self) -> None:
        seen = self.look("attendance", tables.attendance_by_tab(), "asistencia.xlsx")
        self.assertEqual(
            self.asked(seen),
            {"22 de febrero de 2018": [], "Ronda Campesina de Sonqo": []},
        )
        self.assertEqual(
            self.left(seen),
            [
                ("25 enero 2018, línea 1", "una línea encima de la tabla"),
                ("25 enero 2018, línea 2", "los encabezados de la tabla"),
                ("22 febrero 2018, línea 1", "los encabezados de la tabla"),
                ("22 febrero 2018, línea 4", "una línea numerada que nadie llenó"),
            ],
        )
        answers = self.say(seen, febrero="new", Ronda="new")
        seen = self.look(
            "attendance", tables.attendance_by_tab(), "asistencia.xlsx", answers
        )
        self.assertEqual(
            self.made(seen),
            {
                "meetings": [
                    {
                        "Título": "Sesión del 22 de febrero de 2018",
                        "Fecha": "22 de febrero de 2018",
                        "Estado": "realizada",
                    }
                ],
                "organisations": [{"Nombre": "Ronda Campesina de Sonqo"}],
                "session-attendance": [
                    {
                        "Sesión": "Primera sesión",
                        "Representación": "Región Policial Qantu",
                        "Quién vino": "Puma Wayra, Juan; Inti Rumi, Luis",
                    },
                    {
                        "Sesión": "Primera sesión",
                        "Organización invitada": "Minera Inti",
                        "Quién vino": "Urpi Killa, Rosa",
                    },
                    {
                        "Sesión": "Sesión del 22 de febrero de 2018",
                        "Organización invitada": "Minera Inti",
                        "Quién vino": "Urpi Killa, Rosa",
                    },
                    {
                        "Sesión": "Sesión del 22 de febrero de 2018",
                        "Organización invitada": "Ronda Campesina de Sonqo",
                        "Quién vino": "Sonqo, Eva",
                    },
                ],
            },
        )
        made = self.make(seen)
        self.assertEqual(made.made_count, 6)
        self.assertEqual(Attendance.objects.filter(meeting=self.first).count(), 2)

    def test_a_column_for_each_day_with_a_mark(self) -> None:
        seen = self.look("attendance", tables.attendance_by_day(), "control.xlsx")
        self.assertEqual(
            self.asked(seen),
            {
                "22 de febrero de 2018": [],
                "Killari": ["Asociación Civil Killari"],
            },
        )
        self.assertEqual(
            self.lost(seen),
            [("línea 4", "«?» no es una de las palabras de la lista")],
        )
        answers = self.say(seen, febrero="new")
        answers |= pick(seen, "Killari", "Asociación Civil Killari")
        seen = self.look("attendance", tables.attendance_by_day(), "c.xlsx", answers)
        self.make(seen)
        second = Meeting.objects.get(held_on="2018-02-22")
        self.assertEqual(
            {
                (
                    a.meeting.held_on.code,
                    str(a.membership or a.organisation),
                ): a.presence
                for a in Attendance.objects.all()
            },
            {
                ("2018-01-25", "Región Policial Qantu"): "present",
                ("2018-02-22", "Región Policial Qantu"): "absent",
                ("2018-01-25", "Minera Inti"): "present",
                ("2018-02-22", "Minera Inti"): "excused",
                ("2018-02-22", "Asociación Civil Killari"): "alternate",
            },
        )
        self.assertEqual(second.state, "held")
        answers = pick(seen, "Killari", "Asociación Civil Killari")
        again = self.look("attendance", tables.attendance_by_day(), "c.xlsx", answers)
        self.assertTrue(again.plan.does_nothing, again.told())

    def test_a_message_in_a_chat(self) -> None:
        seen = self.look("attendance", tables.chat(), meeting=self.first)
        self.assertEqual(self.asked(seen), {"PNP": []})
        self.assertEqual(
            self.left(seen),
            [
                ("línea 1", "una línea del mensaje que no nombra a nadie"),
                ("línea 5", "una línea de totales"),
                ("línea 6", "una línea del mensaje que no nombra a nadie"),
            ],
        )
        seen = self.look(
            "attendance",
            tables.chat(),
            "",
            self.say(seen, PNP="leave"),
            meeting=self.first,
        )
        self.assertEqual(len(self.made(seen)["session-attendance"]), 2)
        self.assertIn(("línea 3", "no nombra a ninguna institución"), self.left(seen))

    def test_a_seat_that_came_is_changed_not_made_twice(self) -> None:
        sheet = "Institución\tNombre\nPOL\tJuan Puma Wayra\n".encode()
        self.make(self.look("attendance", sheet, meeting=self.first))
        other = "Institución\tNombre\nPOL\tLuis Inti Rumi\n".encode()
        seen = self.look("attendance", other, meeting=self.first)
        self.assertEqual(
            self.changed(seen),
            [{"Quién vino": ("Puma Wayra, Juan", "Inti Rumi, Luis")}],
        )
        self.assertEqual(Organisation.objects.filter(key="qantu").count(), 1)
