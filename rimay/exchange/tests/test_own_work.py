"""Lists of the work: activities, outreach, contributions and the register of letters."""

from rimay.core.text import Text
from rimay.exchange.tests.messy import tables
from rimay.exchange.tests.owning import OwnListTests, pick
from rimay.funding.models import Contribution
from rimay.letters.models import Letter
from rimay.outreach.models import OutreachContact, Prospect
from rimay.workplan.models import Activity, Objective, Workplan


class ActivityListTests(OwnListTests):
    plan: Workplan

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.year = Workplan.objects.create(
            group=cls.cast.group, key="p18", year=2018, title=Text.of(es="Plan 2018")
        )

    def test_an_objective_pasted_once_stands_for_the_rows_below_it(self) -> None:
        pasted = (
            "OBJETIVO\tACTIVIDAD\tENE\tFEB\n"
            "1. Capacitar\tTaller\tx\t\n\tVisita\t\t✔\n2. Dialogar\tMesa\tx\t\n"
        )
        seen = self.look("activities", pasted.encode(), workplan=self.year)
        self.make(seen)
        self.assertEqual(
            [
                (str(a.title), a.objective.number)
                for a in Activity.objects.order_by("id")
            ],
            [("Taller", 1), ("Visita", 1), ("Mesa", 2)],
        )

    def test_objectives_across_the_table_and_a_cross_under_each_month(self) -> None:
        asked = {"workplan": self.year, "currency": "PEN"}
        seen = self.look("activities", tables.workplan(), "plan.xlsx", **asked)
        self.assertEqual(self.asked(seen), {"Killari": ["Asociación Civil Killari"]})
        self.assertEqual(
            self.left(seen),
            [
                ("línea 1", "una línea encima de la tabla"),
                ("línea 2", "los encabezados de la tabla"),
                ("línea 3", "una línea a lo ancho de la tabla"),
                ("línea 6", "una línea a lo ancho de la tabla"),
                ("línea 8", "una línea numerada que nadie llenó"),
                ("línea 9", "una línea de totales"),
            ],
        )
        self.assertEqual(
            self.lost(seen),
            [("línea 7", "de varios nombres, aquí cabe solo el primero")],
        )
        answers = pick(seen, "Killari", "Asociación Civil Killari")
        seen = self.look("activities", tables.workplan(), "plan.xlsx", answers, **asked)
        self.make(seen)
        self.assertEqual(
            [(o.number, str(o.title)) for o in Objective.objects.order_by("number")],
            [(1, "Prevenir conflictos"), (2, "Fortalecer capacidades")],
        )
        self.assertEqual(
            [
                (
                    str(a.title),
                    a.objective.number,
                    a.first_month,
                    a.last_month,
                    a.budget and str(a.budget),
                    a.currency,
                    a.status,
                )
                for a in Activity.objects.order_by("id")
            ],
            [
                ("Reunión mensual de aviso", 1, 1, 6, "1500.00", "PEN", "under_way"),
                ("Mapa de riesgos", 1, 3, 5, "800.00", "PEN", "pending"),
                ("Curso para comisarías", 2, 9, 10, "2000.00", "USD", "pending"),
            ],
        )
        again = self.look(
            "activities", tables.workplan(), "plan.xlsx", answers, **asked
        )
        self.assertTrue(again.plan.does_nothing, (self.made(again), again.open))

    def test_months_in_words_and_an_objective_by_its_number(self) -> None:
        Objective.objects.create(
            group=self.cast.group,
            key="o1",
            workplan=self.year,
            number=1,
            title=Text.of(es="Prevenir conflictos"),
        )
        pasted = (
            "Objetivo\tActividad\tMeses\n"
            "OE1\tUna\tmarzo a mayo\n"
            "1\tDos\tI trimestre\n"
            "Objetivo 1: Prevenir conflictos\tTres\ttodo el año\n"
            "Objetivo 1: Otra cosa\tCuatro\tnov-feb\n"
        ).encode()
        seen = self.look("activities", pasted, workplan=self.year)
        self.assertEqual(
            self.asked(seen),
            {"Objetivo 1: Otra cosa": ["1. Prevenir conflictos"]},
        )
        self.assertEqual(
            [
                (row["Actividad"], row["Primer mes"], row["Último mes"])
                for row in self.made(seen)["activities"]
            ],
            [("Una", "3", "5"), ("Dos", "1", "3"), ("Tres", "1", "12")],
        )
        self.assertEqual(
            self.lost(seen), [("línea 5", "«nov-feb» no se entiende como meses")]
        )


class OutreachListTests(OwnListTests):
    def test_one_organisation_with_several_contacts(self) -> None:
        seen = self.look("outreach", tables.approaches())
        self.assertEqual(self.asked(seen), {"Sociedad": ["Sociedad civil"]})
        answers = pick(seen, "Sociedad", "Sociedad civil")
        seen = self.look("outreach", tables.approaches(), "", answers)
        self.assertEqual(
            self.made(seen)["prospects"],
            [
                {
                    "Nombre": "Minera Wayra S.A.",
                    "Pilar": "Empresas",
                    "Etapa": "interesada",
                    "Próximo paso": "Enviar carta",
                },
                {
                    "Nombre": "Ronda de Sonqo",
                    "Pilar": "Sociedad civil",
                    "Etapa": "identificada",
                    "Próximo paso": "Visitar",
                },
            ],
        )
        self.assertEqual(
            self.left(seen),
            [
                ("línea 1", "los encabezados de la tabla"),
                ("línea 6", "una línea de totales"),
            ],
        )
        self.make(seen)
        held = OutreachContact.objects.order_by("held_on")
        self.assertEqual(
            [(c.held_on.code, c.channel, c.said) for c in held],
            [
                ("2017-10-10", "telephone", "Piden carta"),
                ("2017-10-20", "meeting", "Aceptan"),
            ],
        )
        again = self.look("outreach", tables.approaches(), "", answers)
        self.assertTrue(again.plan.does_nothing, self.made(again))

    def test_a_further_contact_hangs_on_the_organisation_that_stands(self) -> None:
        self.make(
            self.look(
                "outreach", "Organización\tEtapa\nMina Sur\tContactada\n".encode()
            )
        )
        more = "Organización\tFecha\tQué se dijo\nMINA SUR\t3/11/17\tVendrán\n".encode()
        self.make(self.look("outreach", more))
        contact = OutreachContact.objects.get()
        self.assertEqual(contact.prospect, Prospect.objects.get())
        self.assertEqual(contact.prospect.stage, "approached")


class ContributionListTests(OwnListTests):
    ASKED = {"currency": "PEN", "kind": "time"}

    def test_latin_letters_semicolons_and_decimal_commas(self) -> None:
        seen = self.look(
            "contributions",
            tables.contributions(),
            "aportes.csv",
            currency="PEN",
            kind="time",
        )
        self.assertEqual(self.asked(seen), {"Killari": ["Asociación Civil Killari"]})
        answers = pick(seen, "Killari", "Asociación Civil Killari")
        content = tables.contributions()
        seen = self.look("contributions", content, "a.csv", answers, **self.ASKED)
        self.assertEqual(
            self.left(seen),
            [
                ("línea 1", "los encabezados de la tabla"),
                ("línea 6", "una línea de totales"),
            ],
        )
        self.make(seen)
        self.assertEqual(
            [
                (c.organisation.key, c.kind, c.value and str(c.value), c.currency)
                for c in Contribution.objects.order_by("id")
            ],
            [
                ("inti", "catering", "1500.50", "PEN"),
                ("qantu", "venue", "300.00", "PEN"),
                ("killari", "time", None, ""),
            ],
        )
        again = self.look("contributions", content, "a.csv", answers, **self.ASKED)
        self.assertTrue(again.plan.does_nothing, self.made(again))

    def test_what_is_missing_is_told_with_its_line_and_column(self) -> None:
        pasted = b"Entidad\tMonto\nPOL\t500\nMinera Inti\tveinte\n"
        told = self.look("contributions", pasted).told()
        self.assertEqual(
            [(t.place, t.heading, t.message) for t in told],
            [
                ("línea 2", "Tipo", "Hace falta."),
                ("línea 3", "Tipo", "Hace falta."),
            ],
        )


class LetterListTests(OwnListTests):
    def test_dates_in_ten_forms_and_one_that_is_none(self) -> None:
        seen = self.look("letters", tables.letters(), "cartas.xlsx", direction="out")
        self.assertEqual(self.asked(seen), {})
        self.assertEqual(
            self.lost(seen),
            [("línea 12", "«fines de agosto» no se entiende como fecha")],
        )
        self.assertEqual(
            self.left(seen),
            [
                ("línea 1", "los encabezados de la tabla"),
                ("línea 13", "una línea de totales"),
            ],
        )
        self.make(seen)
        rows = Letter.objects.order_by("number")
        day = "2017-08-15"
        self.assertEqual(
            [row.dated_on and row.dated_on.code for row in rows],
            [day, "2017-08", *[day] * 8, None],
        )
        first = rows[0]
        self.assertEqual(
            (first.direction, first.kind, first.organisation, first.signatory),
            ("out", "official", self.pol, "Secretaría"),
        )
        again = self.look("letters", tables.letters(), "c.xlsx", direction="out")
        self.assertTrue(again.plan.does_nothing)

    def test_the_other_side_is_the_sender_of_what_was_received(self) -> None:
        pasted = (
            "Número\tSentido\tRemitente\tDestinatario\tAsunto\n"
            "Carta 4\tRecibido\tPOL\tSecretaría\tResponde\n"
            "Carta 5\tEnviado\tSecretaría\tAlcaldía de Sonqo\tPide sala\n"
        ).encode()
        seen = self.look("letters", pasted)
        self.make(seen)
        received, sent = Letter.objects.order_by("number")
        self.assertEqual((received.organisation, received.signatory), (self.pol, ""))
        self.assertEqual(
            (sent.organisation, sent.correspondent, sent.signatory),
            (None, "Alcaldía de Sonqo", "Secretaría"),
        )

    def test_a_line_that_does_not_say_which_way_is_left_out(self) -> None:
        seen = self.look("letters", "Número\tAsunto\n1\tAlgo\n".encode())
        self.assertIn(("línea 2", "no dice si se envió o se recibió"), self.left(seen))
