"""Lists of people, participants and organisations: who is whom is always asked."""

from rimay.core.text import Text
from rimay.exchange.models import RememberedName
from rimay.exchange.own import remembering
from rimay.exchange.own.purposes import BY_CODE
from rimay.exchange.tests.messy import tables
from rimay.exchange.tests.owning import OwnListTests, pick
from rimay.groups.models import Contact, Organisation, Person
from rimay.training.models import Event, Participant, Participation

DIRECTORY = (
    "APELLIDOS Y NOMBRES\tINSTITUCIÓN\tTELÉFONO\n"
    "QUISPE MAMANI, ROSA\tPOL\t984 111 222 / 984 333 444\n"
).encode()


class PeopleListTests(OwnListTests):
    def person(self, name: str, organisation: Organisation | None = None) -> Person:
        return Person.objects.create(
            group=self.cast.group, name=name, organisation=organisation, key=name[:20]
        )

    def test_a_message_in_a_chat_with_two_telephones(self) -> None:
        seen = self.look("people", tables.chat())
        self.assertEqual(self.asked(seen), {})
        self.assertEqual(
            self.made(seen),
            {
                "people": [
                    {
                        "Nombre": "Puma Wayra, Juan",
                        "Organización": "Región Policial Qantu",
                    },
                    {"Nombre": "Urpi, Rosa"},
                    {"Nombre": "Killa Qoyllur, Ana", "Organización": "Minera Inti"},
                ],
                "contacts": [
                    {
                        "Persona": "Puma Wayra, Juan",
                        "Tipo": "teléfono",
                        "Valor": "+51 984 123 456",
                    },
                    {
                        "Persona": "Urpi, Rosa",
                        "Tipo": "teléfono",
                        "Valor": "+51 984 100 002",
                    },
                    {
                        "Persona": "Urpi, Rosa",
                        "Tipo": "teléfono",
                        "Valor": "+51 984 100 003",
                    },
                    {
                        "Persona": "Killa Qoyllur, Ana",
                        "Tipo": "correo electrónico",
                        "Valor": "ana@qantu.example",
                    },
                ],
            },
        )
        self.assertEqual(
            self.left(seen),
            [
                ("línea 1", "una línea del mensaje que no nombra a nadie"),
                ("línea 5", "una línea de totales"),
                ("línea 6", "una línea del mensaje que no nombra a nadie"),
            ],
        )

    def test_two_announced_telephones_do_not_hide_the_name_before_a_comma(self) -> None:
        seen = self.look(
            "people",
            b"Lista:\n1. Rosa Urpi - POL\n"
            b"2. Cmdte. Luis Inti, PNP, cel 984 000 111 y 984000222\n",
        )
        made = self.made(seen)
        self.assertEqual(
            [row["Nombre"] for row in made["people"]], ["Urpi, Rosa", "Inti, Luis"]
        )
        self.assertEqual(len(made["contacts"]), 2)

    def test_a_name_that_could_be_either_of_two_is_asked(self) -> None:
        one = self.person("Quispe Mamani, Rosa", self.pol)
        self.person("Quispe Mamani, Rosa María")
        seen = self.look("people", DIRECTORY)
        self.assertEqual(
            list(self.asked(seen).values()),
            [["Quispe Mamani, Rosa", "Quispe Mamani, Rosa María"]],
        )
        self.assertEqual(self.made(seen), {})
        (question,) = seen.open
        self.make(self.look("people", DIRECTORY, "", {question.name: f"is-{one.pk}"}))
        self.assertEqual(Contact.objects.filter(person=one).count(), 2)
        self.assertEqual(Person.objects.filter(name__startswith="Quispe").count(), 2)

    def test_a_short_name_that_two_people_may_have_is_asked(self) -> None:
        self.person("Quispe, Rosa")
        pasted = b"Nombre\tCelular\nQUISPE ROSA\t984111222\n"
        seen = self.look("people", pasted)
        self.assertEqual(list(self.asked(seen).values()), [["Quispe, Rosa"]])

    def test_a_homonym_becomes_a_person_of_their_own(self) -> None:
        first = self.person("Quispe Mamani, Rosa")
        first.key = "quispe-mamani-rosa"
        first.save()
        seen = self.look("people", DIRECTORY)
        (question,) = [q for q in seen.questions if q.name.startswith("line-")]
        self.make(self.look("people", DIRECTORY, "", {question.name: "new"}))
        people = Person.objects.filter(name="Quispe Mamani, Rosa")
        self.assertEqual(
            sorted(people.values_list("key", flat=True)),
            ["quispe-mamani-rosa", "quispe-mamani-rosa-2"],
        )
        self.assertFalse(Contact.objects.filter(person=first).exists())

    def test_a_line_can_be_left_out(self) -> None:
        self.person("Quispe Mamani, Rosa")
        seen = self.look("people", DIRECTORY)
        (question,) = [q for q in seen.questions if q.name.startswith("line-")]
        seen = self.look("people", DIRECTORY, "", {question.name: "leave"})
        self.assertIn(("línea 2", "usted la dejó fuera"), self.left(seen))
        self.assertTrue(seen.plan.does_nothing)

    def test_the_same_list_again_makes_nothing(self) -> None:
        self.make(self.look("people", DIRECTORY))
        seen = self.look("people", DIRECTORY)
        self.assertEqual(seen.open, [])
        self.assertTrue(seen.plan.does_nothing)

    def test_what_was_said_of_a_name_is_remembered_for_the_next_list(self) -> None:
        pasted = "Nombre\tInstitución\nPuma Wayra Juan\tLos azules\n".encode()
        seen = self.look("people", pasted)
        (question,) = [q for q in seen.questions if q.asked == "Los azules"]
        said = {question.name: "other", f"{question.name}-words": "POL"}
        seen = self.look("people", pasted, "", said)
        remembering.remember(
            self.cast.group, BY_CODE["people"], seen.proposal, seen.names.to_remember()
        )
        seen = self.look("people", pasted)
        self.assertEqual(self.settled(seen)["Los azules"], "Región Policial Qantu")
        self.pol.access_class = "pillar"
        self.pol.access_pillar = self.cast.pillars["civil"]
        self.pol.save()
        self.assertEqual(
            self.settled(self.look("people", pasted))["Los azules"], "leave"
        )
        self.assertEqual(RememberedName.objects.count(), 1)

    def test_headings_are_remembered_and_a_choice_can_be_taken_back(self) -> None:
        pasted = (
            b"Quien\tDato\tRaro\nPuma Wayra Juan\t984111222\tx\n"
            b"Urpi Killa Rosa\t984111223\ty\n"
        )
        seen = self.look("people", pasted)
        purpose = BY_CODE["people"]
        remembering.remember(self.cast.group, purpose, seen.proposal, {})
        self.assertEqual(
            remembering.headings(self.cast.group, purpose),
            {"quien": "name", "dato": "phone"},
        )


class ParticipantListTests(OwnListTests):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.event = Event(group=cls.cast.group, key="ev", title=Text.of(es="Taller"))
        cls.event.prepare()
        cls.event.save()

    def test_ranks_as_bands_a_repeated_line_and_totals(self) -> None:
        seen = self.look(
            "participants", tables.police(), "efectivos.xlsx", event=self.event
        )
        self.assertEqual(self.asked(seen), {})
        people = self.made(seen)["participants"]
        self.assertEqual(
            [(p["Nombre"], p["Rango"], p.get("Organización", "")) for p in people],
            [
                ("Puma Wayra, Juan", "oficial superior", "Región Policial Qantu"),
                ("Urpi Killa, Rosa María", "suboficial", ""),
                ("Inti Rumi, Luis", "oficial superior", "Región Policial Qantu"),
            ],
        )
        self.assertEqual(people[1]["Institución, en palabras"], "Comisaría de Sonqo")
        self.assertEqual(
            [q.meant.words for q in self.page(seen).same if q.meant],
            ["Urpi Killa, Rosa María (línea 3)"],
        )
        self.assertEqual(
            self.left(seen),
            [
                ("línea 1", "los encabezados de la tabla"),
                ("línea 6", "una línea de totales"),
            ],
        )
        self.make(seen)
        self.assertEqual(Participation.objects.filter(event=self.event).count(), 3)
        row = Participant.objects.get(name="Puma Wayra, Juan")
        self.assertEqual((row.access_class, row.rank), ("team", "senior_officer"))

    def test_typed_for_a_team_the_same_list_makes_nothing_twice(self) -> None:
        content = tables.police()
        self.make(self.look("participants", content, "e.xlsx", event=self.event))
        seen = self.look("participants", content, "e.xlsx", event=self.event)
        self.assertEqual(seen.open, [])
        self.assertTrue(seen.plan.does_nothing)
        self.assertEqual(Participant.objects.count(), 3)


class OrganisationListTests(OwnListTests):
    def test_capitals_pillars_and_names_that_stand_already(self) -> None:
        seen = self.look("organisations", tables.institutions(), "directorio.xlsx")
        self.assertEqual(self.asked(seen), {})
        self.assertEqual(
            self.made(seen),
            {
                "organisations": [
                    {
                        "Nombre": "Minera Wayra S.A.",
                        "Nombre corto": "MW",
                        "Pilar": "Empresas",
                    }
                ]
            },
        )
        self.assertEqual(
            [q.meant.words for q in self.page(seen).same if q.meant],
            ["Región Policial Qantu", "Asociación Civil Killari"],
        )
        self.make(seen)
        row = Organisation.objects.get(key="qantu")
        self.assertEqual((str(row), row.version), ("Región Policial Qantu", 1))

    def test_a_name_nearly_the_same_is_asked(self) -> None:
        pasted = "Organización\nMinera Intis\nAsoc. Killari\n".encode()
        seen = self.look("organisations", pasted)
        self.assertEqual(
            self.asked(seen),
            {
                "Minera Intis": ["Minera Inti"],
                "Asoc. Killari": ["Asociación Civil Killari"],
            },
        )
        answers = pick(seen, "Minera Intis", "Minera Inti")
        answers |= self.say(seen, Killari="new")
        self.make(self.look("organisations", pasted, "", answers))
        self.assertEqual(
            Organisation.objects.filter(sort_es__contains="inti").count(), 1
        )
        self.assertEqual(
            Organisation.objects.filter(sort_es__contains="killari").count(), 2
        )
