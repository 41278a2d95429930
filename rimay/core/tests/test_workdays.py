"""Working days are counted by the holidays of their own year."""

from datetime import date

from django.test import SimpleTestCase

from rimay.core.workdays import add_workdays, holidays_of


class HolidayTests(SimpleTestCase):
    def days(self, year: int) -> frozenset[date]:
        return frozenset(held.day for held in holidays_of("PE", year))

    def test_a_holiday_begins_when_its_law_does(self) -> None:
        for since, day in ((2024, (6, 7)), (2023, (7, 23)), (2022, (8, 6))):
            with self.subTest(day):
                self.assertIn(date(since, *day), self.days(since))
                self.assertNotIn(date(since - 1, *day), self.days(since - 1))

    def test_holy_week_and_the_end_of_july_are_stepped_over(self) -> None:
        free = self.days(2018)
        for start, count, day in (
            (date(2018, 3, 28), 1, date(2018, 4, 2)),
            (date(2018, 4, 2), -1, date(2018, 3, 28)),
            (date(2018, 7, 27), 1, date(2018, 7, 30)),
        ):
            with self.subTest(start):
                self.assertEqual(add_workdays(start, count, free), day)
