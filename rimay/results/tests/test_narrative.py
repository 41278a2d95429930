"""Numbers typed by hand are found; dates, laws, ordinals and figures are not."""

from django.test import SimpleTestCase

from rimay.results.narrative import codes_in, paragraphs, typed_numbers

FOUND = (
    ("Participaron 115 personas.", ["115"]),
    ("Un 72,2 % eran policías.", ["72,2"]),
    ("115 people, 83 of them police", ["115", "83"]),
    ("S/ 1,234.50 en aportes", ["1,234.50"]),
    ("[[training.participants]] y 3 más", ["3"]),
)
LEFT = (
    "En agosto de 2017 y el 14 de diciembre de 2017.",
    "On 14 December 2017, and on December 14th.",
    "El 31/12/2017 a las 9:30.",
    "Ley 30225, D.S. N.º 003-2017-IN, artículo 4 y el anexo 2.",
    "La 2.ª sesión; the 3rd session; 1.er taller.",
    "[[training.participants]] personas en [[training.events]] actividades",
    "2017-08",
)


class NarrativeTests(SimpleTestCase):
    def test_it_flags_numbers_typed_by_hand(self) -> None:
        for text, numbers in FOUND:
            with self.subTest(text):
                self.assertEqual([t.number for t in typed_numbers(text)], numbers)

    def test_it_leaves_dates_laws_and_ordinals(self) -> None:
        for text in LEFT:
            with self.subTest(text):
                self.assertEqual(typed_numbers(text), [])

    def test_it_finds_codes_and_paragraphs(self) -> None:
        self.assertEqual(codes_in("a [[aims.joint]] b"), ["aims.joint"])
        self.assertEqual(paragraphs("uno\n\n\ndos\ntres\n"), ["uno", "dos\ntres"])
