"""Days as Peru writes them, by our own words and by Django's filter."""

from datetime import date

from django.test import SimpleTestCase
from django.utils.formats import date_format
from django.utils.translation import override

from rimay.core import formatting

DAY = date(2017, 9, 29)


class DayTests(SimpleTestCase):
    def test_september_is_setiembre_wherever_it_is_written(self) -> None:
        with override("es"):
            self.assertEqual(date_format(DAY, "DATE_FORMAT"), "29 de setiembre de 2017")
            self.assertEqual(formatting.date_words(DAY), "29 de setiembre de 2017")
        with override("en"):
            self.assertEqual(date_format(DAY, "DATE_FORMAT"), "29 September 2017")
