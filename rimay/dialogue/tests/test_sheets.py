"""The agenda and the roll as PDF, and the calendar file."""

import io
from datetime import UTC, datetime

from icalendar import Calendar
from pypdf import PdfReader

from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.models import Meeting
from rimay.dialogue.queries import calendars
from rimay.dialogue.tests.sessions import SessionTestCase, add_item
from rimay.groups.models import Membership, Organisation


def read(content: bytes) -> tuple[str, PdfReader]:
    reader = PdfReader(io.BytesIO(content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    return text, reader


class SheetTests(SessionTestCase):
    def test_the_roll_has_a_line_per_seat_consent_and_guests_on_one_page(self) -> None:
        answer = self.as_role("secretariat").get(self.url("roll.pdf"))
        text, reader = read(answer.content)
        for words in ("police", "ministry", "embassy", "Titular", "Alterno/a",
                      "Invitados", "Al firmar confirmo", "Firma"):  # fmt: skip
            self.assertIn(words, text)
        self.assertEqual(len(reader.pages), 1)
        assert reader.metadata is not None
        self.assertIsNone(reader.metadata.author)

    def test_the_roll_of_thirty_seats_repeats_its_head(self) -> None:
        for number in range(30):
            organisation = Organisation.objects.create(
                group=self.cast.group,
                name=Text.of(es=f"Empresa con un nombre largo número {number}"),
            )
            Membership.objects.create(
                group=self.cast.group,
                organisation=organisation,
                kind="member",
                pillar=self.cast.pillars["companies"],
            )
        answer = self.as_role("secretariat").get(self.url("roll.pdf"))
        _text, reader = read(answer.content)
        self.assertGreater(len(reader.pages), 2)
        for page in reader.pages:
            self.assertIn("Firma", page.extract_text())

    def test_the_roll_under_a_rule_says_that_it_stays_inside(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="chatham")
        answer = self.as_role("secretariat").get(self.url("roll.pdf"))
        text, _reader = read(answer.content)
        self.assertIn("la lista queda en el grupo", text.replace("\n", " "))

    def test_the_agenda_to_send_on_has_open_titles_alone(self) -> None:
        add_item(self.meeting, "Garita Oculta", regime="chatham", length=60)
        client = self.as_role("civil_seat")
        text, _reader = read(client.get(self.url("agenda.pdf")).content)
        self.assertIn("Acta anterior", text)
        self.assertNotIn("Garita", text)
        self.assertIn("09:45", text)
        text, _reader = read(client.get(self.url("agenda.pdf?for=room")).content)
        self.assertIn("Garita Oculta", text)

    def test_a_stricter_session_sends_on_no_title_and_no_place(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="sealed")
        content = self.as_role("civil_seat").get(self.url("agenda.pdf")).content
        text, reader = read(content)
        for words in ("Acta anterior", "prefectura", "ordinaria"):
            self.assertNotIn(words, text + str(reader.metadata))

    def test_words_are_never_read_as_markup(self) -> None:
        title = '#panic("x") *b* <script>=HYPERLINK("a")'
        add_item(self.meeting, title)
        content = self.as_role("civil_seat").get(self.url("agenda.pdf")).content
        self.assertIn("#panic", read(content)[0])

    def test_strangers_get_no_paper(self) -> None:
        for rest in ("agenda.pdf", "roll.pdf", "session.ics"):
            self.assertEqual(
                self.as_role("outsider").get(self.url(rest)).status_code, 404
            )
        self.assertEqual(
            self.as_role("civil_seat").get(self.url("roll.pdf")).status_code, 403
        )


class CalendarTests(SessionTestCase):
    def event(self, **other: str) -> dict[str, object]:
        held = Calendar.from_ical(calendars.entry_of(self.meeting, **other))
        return dict(held.walk("VEVENT")[0])

    def test_it_stands_at_the_hour_of_the_group(self) -> None:
        self.meeting.held_on = PartialDate("2018-01-25")
        for zone, hour in (
            ("America/Lima", 14),
            ("Africa/Kinshasa", 8),
            ("Africa/Maputo", 7),
            ("America/Bogota", 14),
        ):
            self.meeting.group.time_zone = zone
            begins = self.event()["DTSTART"].dt  # type: ignore[attr-defined]
            self.assertEqual(
                begins.astimezone(UTC), datetime(2018, 1, 25, hour, 30, tzinfo=UTC)
            )
            text = calendars.entry_of(self.meeting).decode()
            self.assertIn(f"TZID:{zone}", text)

    def test_without_an_end_it_lasts_two_hours(self) -> None:
        self.meeting.ends_at = ""
        event = self.event()
        length = event["DTEND"].dt - event["DTSTART"].dt  # type: ignore[attr-defined]
        self.assertEqual(length.total_seconds(), 7200)

    def test_a_title_with_signs_of_the_format_stays_one_line(self) -> None:
        self.meeting.title = Text.of(es="Sesión; a, b\nATTENDEE:mailto:x@y.z")
        text = calendars.entry_of(self.meeting, method="REQUEST", guest="a@b.pe")
        self.assertEqual(text.decode().count("\nATTENDEE"), 1)

    def test_a_session_without_an_hour_has_no_file(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(starts_at="")
        answer = self.as_role("civil_seat").get(self.url("session.ics"))
        self.assertEqual(answer.status_code, 404)

    def test_the_reader_s_own_file_is_neutral_as_well(self) -> None:
        add_item(self.meeting, "Oculta", regime="chatham")
        text = self.as_role("civil_seat").get(self.url("session.ics")).content.decode()
        for words in ("ordinaria", "prefectura", "Oculta", "Acta"):
            self.assertNotIn(words, text)
