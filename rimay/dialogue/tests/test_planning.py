"""Planning a session: its number, its date, and what speaks against it."""

from datetime import date
from unittest import TestCase as Plain

from django.test import override_settings
from django.utils.translation import override

from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.models import Charter, Meeting
from rimay.dialogue.queries import times
from rimay.dialogue.queries.dates import is_in_round, warnings_of
from rimay.dialogue.queries.numbering import next_number
from rimay.dialogue.tests.sessions import SessionTestCase, in_days
from rimay.groups.models import Holiday


class NumberTests(SessionTestCase):
    def number(self, *held: tuple[str, str], year: int = 2018) -> str:
        Meeting.objects.all().delete()
        for number, day in held:
            Meeting.objects.create(
                group=self.cast.group, title=Text.of(es="x"), number=number, held_on=day
            )
        return next_number(self.cast.actor("secretariat"), year)

    def test_it_follows_in_the_group_s_own_series(self) -> None:
        series = ("1-2017", "2017-08-24"), ("2-2017", "2017-10-12")
        self.assertEqual(self.number(*series, year=2017), "3-2017")
        self.assertEqual(self.number(*series), "1-2018")
        self.assertEqual(self.number(*series, ("1-2018", "2018-01-25")), "2-2018")

    def test_a_series_that_went_on_over_the_year_goes_on(self) -> None:
        series = ("2-2016", "2016-11-01"), ("3-2017", "2017-02-01")
        self.assertEqual(self.number(*series), "4-2018")

    def test_it_keeps_how_numbers_are_written(self) -> None:
        self.assertEqual(
            self.number(("N.º 009-2018-GT", "2018-01-25")), "N.º 010-2018-GT"
        )
        self.assertEqual(self.number(("Sesión 12", "2018-01-25")), "Sesión 13")

    def test_without_any_it_begins(self) -> None:
        self.assertEqual(self.number(), "1-2018")
        self.assertEqual(self.number(("piloto", "2018-01-25")), "1-2018")

    def test_sessions_that_one_may_not_read_give_no_number(self) -> None:
        Meeting.objects.all().update(access_class="secretariat", number="40-2018")
        self.assertEqual(next_number(self.cast.actor("civil_seat"), 2018), "1-2018")


@override_settings(DEMONSTRATION=True)
class WarningTests(SessionTestCase):
    """The day of the demonstration is Wednesday, 17 January 2018."""

    def warned(self, day: date) -> str:
        with override("es"):
            return " ".join(warnings_of(self.cast.group, day))

    def test_a_good_day_is_not_spoken_against(self) -> None:
        self.assertEqual(self.warned(date(2018, 3, 14)), "")

    def test_holidays_weekends_and_days_between_are_told(self) -> None:
        self.assertIn("Viernes Santo", self.warned(date(2018, 3, 30)))
        self.assertIn("feriado largo", self.warned(date(2018, 3, 31)))
        self.assertIn("fin de semana", self.warned(date(2018, 3, 10)))
        # 1 November 2018 is a Thursday: the Friday after it stands alone.
        self.assertIn("queda solo", self.warned(date(2018, 11, 2)))

    def test_the_group_s_own_days_count(self) -> None:
        day = date(2018, 3, 14)
        row = Holiday.objects.create(
            group=self.cast.group, day=day, name=Text.of(es="Día del distrito")
        )
        self.assertIn("Día del distrito", self.warned(day))
        row.day, row.is_worked = date(2018, 3, 29), True
        row.save()
        self.assertNotIn("Jueves Santo", self.warned(date(2018, 3, 29)))

    def test_the_yearly_round_is_told_from_mid_november_to_january(self) -> None:
        for day, told in (
            (date(2018, 11, 14), False),
            (date(2018, 11, 15), True),
            (date(2018, 12, 12), True),
            (date(2019, 1, 31), True),
            (date(2019, 2, 1), False),
        ):
            self.assertEqual(is_in_round(day), told, day)

    def test_the_days_of_the_charter_are_counted_from_today(self) -> None:
        # Five working days after the 17th: the 24th.
        self.assertIn("24 de enero", self.warned(date(2018, 1, 23)))
        self.assertNotIn("convocatoria", self.warned(date(2018, 1, 24)))
        Charter.objects.create(
            group=self.cast.group,
            title=Text.of(es="Reglamento"),
            state="adopted",
            convene_days=10,
            day_unit="calendar",
        )
        self.assertIn("El reglamento pide 10 días", self.warned(date(2018, 1, 26)))
        self.assertNotIn("pide", self.warned(date(2018, 1, 27)))


class PlanTests(SessionTestCase):
    def setUp(self) -> None:
        self.at = f"/g/{self.cast.group.slug}/meetings/new/"

    def given(self, **other: str) -> dict[str, str]:
        return {
            "reading-access_class": "group",
            "kind": "ordinary",
            "held_on": "14 de marzo de 2031",
            "starts_at": "9.30",
            "ends_at": "12:30",
            "regime": "open",
            "number": "3-2031",
        } | other

    def test_it_is_planned_and_called_by_its_kind(self) -> None:
        answer = self.as_role("secretariat").post(self.at, self.given())
        made = Meeting.objects.exclude(pk=self.meeting.pk).get()
        self.assertRedirects(
            answer, f"/g/{self.cast.group.slug}/meetings/{made.pk}/agenda/"
        )
        self.assertEqual(made.title.in_language("es"), "Sesión ordinaria 3-2031")
        self.assertEqual(made.title.in_language("en"), "Ordinary session 3-2031")
        self.assertEqual((made.starts_at, made.state), ("09:30", "planned"))
        self.assertIsNone(made.convened_at)

    def test_what_speaks_against_the_date_is_said_before_it_is_saved(self) -> None:
        client = self.as_role("secretariat")
        given = self.given(held_on="25/12/2030")
        page = client.post(self.at, given)
        self.assertContains(page, "Navidad")
        self.assertEqual(Meeting.objects.count(), 1)
        self.assertEqual(page.context["form"]["starts_at"].value(), "9.30")
        client.post(self.at, given | {"heard": page.context["heard"]})
        self.assertEqual(Meeting.objects.count(), 2)

    def test_another_date_is_warned_of_anew(self) -> None:
        client = self.as_role("secretariat")
        page = client.post(self.at, self.given(held_on="25/12/2030"))
        heard = page.context["heard"]
        client.post(self.at, self.given(held_on="1/1/2031", heard=heard))
        self.assertEqual(Meeting.objects.count(), 1)

    def test_a_session_of_another_year_is_numbered_in_that_year(self) -> None:
        client = self.as_role("secretariat")
        proposed = client.get(self.at).context["form"]["number"].value()
        self.assertTrue(proposed)
        client.post(self.at, self.given(number=proposed))
        made = Meeting.objects.exclude(pk=self.meeting.pk).get()
        self.assertTrue(made.number.endswith("-2031"))

    def test_a_day_that_is_past_is_kept_as_held(self) -> None:
        client = self.as_role("secretariat")
        given = self.given(held_on="14 de agosto de 2017")
        page = client.post(self.at, given)
        client.post(self.at, given | {"heard": page.context["heard"]})
        made = Meeting.objects.exclude(pk=self.meeting.pk).get()
        self.assertEqual(made.state, "held")

    def test_wrong_hours_and_dates_are_told_and_nothing_is_lost(self) -> None:
        client = self.as_role("secretariat")
        for wrong in (
            {"starts_at": "25:00"},
            {"starts_at": "nine"},
            {"starts_at": "12:30", "ends_at": "09:30"},
            {"held_on": "31 de febrero de 2031"},
            {"kind": "secret"},
            {"address": "javascript:alert(1)"},
        ):
            page = client.post(self.at, self.given(**wrong))
            self.assertEqual(page.status_code, 422, wrong)
        self.assertEqual(Meeting.objects.count(), 1)

    def test_only_the_secretariat_plans(self) -> None:
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            answer = self.as_role(role).post(self.at, self.given())
            self.assertEqual(answer.status_code, status)
        self.assertEqual(Meeting.objects.count(), 1)

    def test_a_convened_session_keeps_a_day_and_an_hour(self) -> None:
        self.convene()
        client = self.as_role("secretariat")
        given = self.given(version=str(self.meeting.version), held_on="2031")
        for wrong in ({"held_on": "marzo de 2031"}, {"held_on": ""}, {"starts_at": ""}):
            page = client.post(self.url("change/"), given | wrong)
            self.assertEqual(page.status_code, 422)

    def test_of_two_who_change_it_the_second_is_told(self) -> None:
        client = self.as_role("secretariat")
        given = self.given(version="1", place="Cusco")
        client.post(self.url("change/"), given)
        page = client.post(self.url("change/"), given | {"place": "Lima"})
        self.assertEqual(page.status_code, 409)
        self.assertContains(page, "Cusco", status_code=409)
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.place, "Cusco")


class TimeTests(Plain):
    def test_hours_are_read_as_people_write_them(self) -> None:
        for words, hour in (("9:30", 9), ("09.30", 9), ("14h05", 14)):
            read = times.hour_of(words)
            assert read is not None
            self.assertEqual(read.hour, hour)
        for words in ("", "24:00", "9", "9:60", "noon", "09:30:00"):
            self.assertIsNone(times.hour_of(words))


class OtherZoneTests(SessionTestCase):
    def test_a_session_begins_by_its_group_s_own_clock(self) -> None:
        self.cast.group.time_zone = "Africa/Kinshasa"
        self.meeting.group = self.cast.group
        begins = times.begins_at(self.meeting)
        assert begins is not None
        self.assertEqual(str(begins.utcoffset()), "1:00:00")
        self.assertTrue(times.zone_words(self.meeting))

    def test_a_zone_that_is_none_is_the_installation_s(self) -> None:
        self.meeting.group.time_zone = "Nowhere/Land"
        begins = times.begins_at(self.meeting)
        assert begins is not None
        self.assertEqual(str(begins.utcoffset()), "-1 day, 19:00:00")

    def test_a_session_of_today_still_takes_answers(self) -> None:
        self.meeting.held_on = PartialDate.of(in_days(0))
        self.meeting.state = "convened"
        self.assertTrue(times.takes_answers(self.meeting))
        self.meeting.held_on = PartialDate.of(in_days(-1))
        self.assertFalse(times.takes_answers(self.meeting))
