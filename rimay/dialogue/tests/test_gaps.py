"""What an agreement lacks, in words; and what in a text could name somebody."""

from django.test import SimpleTestCase, TestCase

from rimay.access.tests.cast import Cast, make_cast
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.dialogue.queries.gaps import gaps
from rimay.dialogue.queries.pointing import Kind, Known, given_of, pointed, surnames_of
from rimay.groups.models import Post


class GapsTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def made(self, **columns: object) -> Agreement:
        police = self.cast.organisations["police"]
        held = {
            "text": Text.of(es="Enviar la carta"),
            "kind": "commitment",
            "organisation": police,
            "follow_up": police,
            "due_on": "2018-01-31",
        }
        row = Agreement.objects.create(group=self.cast.group, **{**held, **columns})
        row.refresh_from_db()
        return row

    def test_a_complete_agreement_lacks_nothing(self) -> None:
        self.assertEqual(gaps(self.made()), [])
        dateless = self.made(due_on="", no_due_reason="Depende del presupuesto")
        self.assertEqual(gaps(dateless), [])

    def test_each_gap_is_said(self) -> None:
        row = self.made(
            text=Text(),
            organisation=None,
            follow_up=None,
            due_on="",
            kind="recommendation",
        )
        self.assertEqual(len(gaps(row)), 4)
        self.assertEqual(len(gaps(Agreement(kind="commitment"))), 4)

    def test_others_or_a_post_answer_as_well(self) -> None:
        row = self.made(organisation=None)
        self.assertEqual(gaps(row), ["quién es responsable"])
        row.others.add(self.cast.organisations["mine"])
        self.assertEqual(gaps(row), [])
        row.others.clear()
        post = Post.objects.create(
            group=self.cast.group,
            organisation=self.cast.organisations["mine"],
            title=Text.of(es="Jefatura de seguridad"),
        )
        row.posts.add(post)
        self.assertEqual(gaps(row), [])

    def test_a_decision_of_all_needs_nobody_who_answers(self) -> None:
        self.assertEqual(gaps(self.made(kind="decision", organisation=None)), [])


class PointedTests(SimpleTestCase):
    known = Known(
        surnames_of(["Apaza Condori, Julia", "Vera, Illa"]),
        ("Killa Minera", "MMG"),
        ("Grupo de Trabajo de Qantu", "Puna Wayra"),
    )

    def kinds(self, text: str) -> list[tuple[Kind, str]]:
        return [(held.kind, held.found) for held in pointed(text, self.known)]

    def test_surnames_are_found_in_whatever_case_and_order(self) -> None:
        for text in (
            "vino Julia Apaza.",
            "APAZA CONDORI, JULIA",
            "El señor Condori fue",
        ):
            with self.subTest(text):
                self.assertEqual({kind for kind, _ in self.kinds(text)}, {Kind.PERSON})
        self.assertEqual(self.kinds("la apaza"), [])

    def test_numbers_that_are_no_telephone_are_left_alone(self) -> None:
        for text in (
            "carta 003-2018",
            "2017-2018",
            "S/ 12345678.50",
            "14-12-2017",
            "1.234.567",
        ):
            with self.subTest(text):
                self.assertEqual(self.kinds(text), [])
        for text in ("+51 984 123 456", "984-123-456", "(084) 234567", "084 234567"):
            with self.subTest(text):
                self.assertEqual(
                    [kind for kind, _ in self.kinds(text)], [Kind.TELEPHONE]
                )

    def test_short_names_are_found_as_written_and_not_in_other_words(self) -> None:
        self.assertEqual(self.kinds("la MMG dijo"), [(Kind.ORGANISATION, "MMG")])
        self.assertEqual(self.kinds("mmg, AMMG"), [])
        self.assertEqual(
            self.kinds("con  killa\nminera"), [(Kind.ORGANISATION, "killa\nminera")]
        )

    def test_ranks_and_titles_point_at_who_follows(self) -> None:
        for text in (
            "el Crnl. PNP Torres",
            "la Dra. Soto",
            "Capitán Ríos",
            "Mr. Smith",
        ):
            with self.subTest(text):
                self.assertEqual([k for k, _ in self.kinds(text)], [Kind.LIKE_A_NAME])

    def test_names_are_found_however_they_are_written(self) -> None:
        people = ["Quispe Mamani, Rosa", "de la Cruz Paz, Julio", "Ch’oque, Ana"]
        known = Known(surnames_of(people), ("MMG",), ("Santa Rosa",), given_of(people))
        person, looks = Kind.PERSON, Kind.LIKE_A_NAME
        for text, kinds in (
            ("habló el señor de la Cruz", {person}),
            ("JULIO DE LA CRUZ firmó", {person}),
            ("Rosa\nQuispe firmó", {person}),
            ("Ana Ch'oque firmó", {person}),
            ("firmó Quis\xadpe", {person}),
            ("el señor Paz", {person}),
            ("dijo rosa quispe que sí", {person}),
            ("según Rosita, no", {person}),
            ("la hermana de Julio", {person}),
            ("SATURNINO CHOQUEHUANCA firmó", {looks}),
            ("vino doña Justa", {looks}),
            ("el alcalde Huallpa", {looks}),
            ("fue M.M.G.", {Kind.ORGANISATION}),
            ("en Santa Rosa, la fiscal Provincial y el gerente General", set()),
            ("ACTA DE LA SESIÓN\nASUNTOS PENDIENTES VARIOS", set()),
        ):
            with self.subTest(text):
                found = {held.kind for held in pointed(text, known)}
                self.assertEqual(found, kinds)

    def test_long_text_is_looked_through_in_little_time(self) -> None:
        text = "El Grupo de Trabajo se reunió en Puna Wayra con Julia Apaza. " * 2000
        self.assertEqual(len(pointed(text, self.known)), 2000)
