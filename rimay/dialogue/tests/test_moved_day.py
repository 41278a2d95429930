"""A session whose day is moved: what was agreed there is agreed on its new day."""

from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions.running import open_session
from rimay.dialogue.models import Agreement
from rimay.dialogue.tests.scene import TableTestCase


class MovedDayTests(TableTestCase):
    def change(self, held_on: str) -> None:
        self.meeting.refresh_from_db()
        answer = self.as_role("secretariat").post(self.url("change/"), {
            "reading-access_class": "group", "version": self.meeting.version,
            "title_es": "Tercera sesión", "kind": "ordinary", "held_on": held_on,
            "regime": "open", "state": "under_way",
        })  # fmt: skip
        self.assertEqual(answer.status_code, 302)

    def agreed_on(self, **asked: object) -> str:
        return str(Agreement.objects.get(**asked).agreed_on)

    def test_what_was_agreed_on_its_day_follows_and_other_days_stay(self) -> None:
        item = self.open_at("open")
        self.write(item, "Reparar la garita", kind="agreement")
        Agreement.objects.create(
            group=self.cast.group,
            text=Text.of(es="Dicho antes"),
            meeting=self.meeting,
            agreed_on=PartialDate("2018-01-11"),
        )
        Agreement.objects.create(
            group=self.cast.group,
            text=Text.of(es="De otra sesión"),
            agreed_on=PartialDate("2018-01-25"),
        )
        self.change("26 de enero de 2018")
        noted = Agreement.objects.get(item=item)
        self.assertEqual(noted.agreed_on, PartialDate("2018-01-26"))
        # Nobody worked on it: taken back in the notes, it goes.
        self.assertEqual(noted.version, 1)
        for words, day in (("Dicho", "2018-01-11"), ("De otra", "2018-01-25")):
            row = Agreement.objects.get(text__icontains=words)
            self.assertEqual(row.agreed_on, PartialDate(day))

    def test_a_day_that_is_taken_away_moves_nothing(self) -> None:
        open_session(self.actor(), self.meeting)
        Agreement.objects.create(
            group=self.cast.group,
            text=Text.of(es="Algo"),
            meeting=self.meeting,
            agreed_on=PartialDate("2018-01-25"),
        )
        self.change("")
        self.assertEqual(Agreement.objects.get().agreed_on, PartialDate("2018-01-25"))
