"""A session's rule is held from the first that is kept of it on, also without opening."""

from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions.presence import Guest, record_guest
from rimay.dialogue.models import AgendaItem, Attendance, Meeting, MinutesLine
from rimay.dialogue.tests.sessions import SessionTestCase, in_days
from rimay.groups.models.classified import new_key

HELD = "solo puede hacerse más estricta"


class RuleHeldTests(SessionTestCase):
    def setUp(self) -> None:
        self.meeting.regime = Regime.CHATHAM
        self.meeting.save()
        self.secretary = self.as_role("secretariat")

    def past(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(
            held_on=in_days(-9), state="held"
        )
        self.meeting.refresh_from_db()

    def loosen(self, **other: str) -> str:
        self.meeting.refresh_from_db()
        given = {
            "reading-access_class": self.meeting.access_class,
            "version": str(self.meeting.version),
            "kind": self.meeting.kind,
            "held_on": str(self.meeting.held_on),
            "starts_at": self.meeting.starts_at,
            "ends_at": self.meeting.ends_at,
            "title_0": "Sesión",
            "title_es": "Sesión",
            "number": "2-2018",
            "state": self.meeting.state,
            "regime": "open",
        }
        answer = self.secretary.post(self.url("change/"), given | other)
        if answer.status_code == 422:
            # The page says why, and keeps what was typed.
            self.assertContains(answer, HELD, status_code=422)
        self.meeting.refresh_from_db()
        return str(self.meeting.regime)

    def come(self) -> None:
        row = Attendance(
            meeting=self.meeting, membership=self.cast.memberships["police"]
        )
        row.take_class_of(self.meeting)
        row.save()
        row.settle()

    def test_as_long_as_nothing_is_kept_it_may_be_mended(self) -> None:
        self.past()
        self.assertEqual(self.loosen(), "open")

    def test_once_it_is_noted_who_came_it_becomes_no_looser(self) -> None:
        self.past()
        self.come()
        self.assertEqual(self.loosen(), "chatham")

    def test_nor_once_something_is_noted_on_an_item(self) -> None:
        self.past()
        item = AgendaItem(
            meeting=self.meeting,
            number=99,
            title=Text.of(es="Tema"),
            regime=Regime.CHATHAM,
        )
        item.take_class_of(self.meeting)
        item.save()
        line = MinutesLine(item=item, text="Se habló")
        line.take_class_of(item)
        line.prepare()
        line.save()
        line.settle()
        self.assertEqual(self.loosen(), "chatham")

    def test_a_guest_holds_it_too_before_the_session_and_the_page_says_so(self) -> None:
        record_guest(
            self.cast.actor("secretariat"),
            self.meeting,
            guest=Guest(
                organisation=self.cast.organisations["donor-house"],
                person="",
                has_consented=True,
                key=new_key(),
            ),
        )
        self.assertEqual(self.loosen(), "chatham")

    def test_stricter_it_may_be_made(self) -> None:
        self.past()
        self.come()
        self.loosen(regime="sealed")
        self.assertEqual(self.meeting.regime, "sealed")
