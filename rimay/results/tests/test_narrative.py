"""Numbers typed by hand are found; dates, laws, ordinals and figures are not."""

import time

from django.test import SimpleTestCase

from rimay.results.narrative import codes_in, paragraphs, typed_numbers

FOUND = (
    ("Participaron 115 personas.", ["115"]),
    ("Un 72,2 % eran policías.", ["72,2"]),
    ("115 people, 83 of them police", ["115", "83"]),
    ("S/ 1,234.50 en aportes", ["1,234.50"]),
    ("[[training.participants]] y 3 más", ["3"]),
    ("Vinieron 2000 efectivos en 2017.", ["2000"]),
    ("En marzo 15 personas dejaron el grupo.", ["15"]),
    ("Ley de 83 policías, artículo 12 personas.", ["83", "12"]),
    ("2017 agentes, 2016 mujeres, mayo 83 y ½ docena", ["2017", "2016", "83", "½"]),
    ("12 to 83 January, 20-25 personas", ["12", "83", "20", "25"]),
    ("1 de cada 3, o sea 100%", ["1", "3", "100"]),
    ("Los 83 de marzo volvieron, y 120 de mayo a julio.", ["83", "120"]),
    ("20 mayores de edad, 15 marchas, 12 mayors", ["20", "15", "12"]),
    ("10 may come; 20 march on", ["10", "20"]),
    ("En mayo 15 líderes; in March 20 leaders.", ["15", "20"]),
    ("Según el artículo 3, 40 efectivos y el 4 y 15 líderes.", ["40", "4", "15"]),
    ("Convenio con 12 municipalidades; directiva para 8 comisarías.", ["12", "8"]),
    ("Vinieron 2018 comuneros.", ["2018"]),
    ("② de ellos", ["②"]),
    ("2018 booklets were given out.", ["2018"]),
    ("Según los artículos 3 y 4, 15 alcaldes y 20 vecinos.", ["15", "20"]),
    ("Artículos 3 y 40 vecinos", ["40"]),
)
WRITTEN_OUT = (
    ("es", "Once personas en tres talleres, una sola vez.", ["Once", "tres"]),
    ("es", "La mitad, un tercio y miles.", ["mitad", "tercio", "miles"]),
    ("es", "El doce de enero de dos mil dieciocho vinieron dos.", ["dos"]),
    ("es", "La primera mitad del año.", []),
    (
        "es",
        "Cientos, un millar y la cuarta parte.",
        ["Cientos", "millar", "cuarta parte"],
    ),
    ("es", "Doscientos de mayo.", ["Doscientos"]),
    ("en", "A third of them, in a quarter of 2018.", ["A third of"]),
    ("en", "Half of them; the first half of the year.", ["Half"]),
    ("en", "Once, two hundred people came to one workshop.", ["two", "hundred"]),
)
LEFT = (
    "En agosto de 2017 y el 14 de diciembre de 2017.",
    "On 14 December 2017, and on December 14th.",
    "El 31/12/2017 a las 9:30.",
    "Ley 30225, D.S. N.º 003-2017-IN, artículo 4 y el anexo 2.",
    "La 2.ª sesión; the 3rd session; 1.er taller.",
    "[[training.participants]] personas en [[training.events]] actividades",
    "2017-08",
    "El 12/1/18, ley de transparencia 27806.",
    "El 3 y 4 de noviembre, del 14 al 15 de setiembre, y el 31 dic. 2017.",
    "September 14-15, 2017, and 3 and 4 November.",
    "DL 1186, D. Leg. 1186, R.D. 45-2017, DU 004-2017, artículos 5 y 6, párrafo 3.",
    "Entre el 5 y el 7 de junio; del 1 al 3 de mayo; on March 15 the group met.",
    "Leyes 30225 y 27806, Convenio 169 de la OIT, Ley Orgánica N.º 27972.",
    "Artículos 2, 3 y 5.",
    "Los artículos 3, 4 y 5 tratan de ello; articles 3 and 5 deal with it.",
    "Inciso 4, cláusula 5, capítulo 2, pág. 12, Nro. 3, a las 9 a. m.",
    "La 3ra sesión, el 1er informe, el 2do y el 4to; 2017-2018, 2017/18, the 1990s.",
)


class NarrativeTests(SimpleTestCase):
    def test_it_flags_numbers_typed_by_hand(self) -> None:
        for text, numbers in FOUND:
            with self.subTest(text):
                self.assertEqual([t.number for t in typed_numbers(text)], numbers)

    def test_it_flags_numbers_written_out_where_the_language_is_known(self) -> None:
        for language, text, numbers in WRITTEN_OUT:
            with self.subTest(text):
                found = [t.number for t in typed_numbers(text, language)]
                self.assertEqual(found, numbers)

    def test_it_leaves_dates_laws_and_ordinals(self) -> None:
        for text in LEFT:
            with self.subTest(text):
                self.assertEqual(typed_numbers(text), [])

    def test_a_long_row_of_numbers_or_brackets_is_read_in_a_moment(self) -> None:
        started = time.process_time()
        for piece in ("1-", "15 y ", "artículos 3, "):
            typed_numbers(piece * 8000)
        self.assertEqual(codes_in("[[a.b]] " + "[[" * 20000), ["a.b"])
        self.assertLess(time.process_time() - started, 4)

    def test_it_finds_codes_and_paragraphs(self) -> None:
        self.assertEqual(codes_in("a [[aims.joint]] b"), ["aims.joint"])
        self.assertEqual(codes_in("[[funding.money:PEN]]"), ["funding.money"])
        self.assertEqual(codes_in("[[Participantes]] y [[ ]]"), ["Participantes", ""])
        self.assertEqual(paragraphs("uno\n\n\ndos\ntres\n"), ["uno", "dos\ntres"])
