"""What the tests of sessions to come begin with: a cast that can be reached, a plan."""

from datetime import date, timedelta
from typing import Any

from django.test import Client, TestCase

from rimay.access.links import words_of
from rimay.access.models import LinkPurpose, SeatLink
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions import convening
from rimay.dialogue.models import AgendaItem, Meeting
from rimay.groups.models import Contact

SECRET = "Xqzmark"


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def make_session(cast: Cast, **other: Any) -> Meeting:
    """Plan a session in twelve days with everything that convening asks for."""
    values: dict[str, Any] = {
        "title": Text.of(es="Sesión ordinaria 2-2018", en="Ordinary session 2-2018"),
        "number": "2-2018",
        "held_on": PartialDate.of(in_days(12)),
        "starts_at": "09:30",
        "ends_at": "12:30",
        "place": "Sala de la prefectura",
    }
    return Meeting.objects.create(group=cast.group, **{**values, **other})


def add_item(meeting: Meeting, title: str, **other: Any) -> AgendaItem:
    item = AgendaItem(
        meeting=meeting,
        number=other.pop("number", None) or meeting.agenda.count() + 1,
        title=Text.of(es=title),
        **other,
    )
    item.take_class_of(meeting)
    item.save()
    return item


def reach(cast: Cast, role: str, value: str, kind: str = "email") -> Contact:
    """Give somebody of the cast an address."""
    return Contact.objects.create(
        group=cast.group,
        person=cast.people[role],
        kind=kind,
        value=value,
        access_class=Class.SECRETARIAT,
    )


class SessionTestCase(TestCase):
    """The cast: police, mine and civil seats have a mail, the ministry nothing."""

    databases = {"default", "ephemeral"}
    cast: Cast
    meeting: Meeting

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        for role in ("police_seat", "company_seat", "civil_seat"):
            reach(cls.cast, role, f"{role}@example.test")
        reach(cls.cast, "police_seat", "084 223344 / 984 000 111", "phone")
        reach(cls.cast, "alternate", "+51 984 000 222", "phone")
        cls.meeting = make_session(cls.cast)
        cls.item = add_item(cls.meeting, "Acta anterior", length=15)

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.cast.users[role])
        return client

    def url(self, rest: str = "") -> str:
        return f"/g/{self.cast.group.slug}/meetings/{self.meeting.pk}/{rest}"

    def convene(self) -> Meeting:
        """Convene as the secretariat, mails leaving at once."""
        with self.captureOnCommitCallbacks(execute=True):
            convening.convene(self.cast.actor("secretariat"), self.meeting)
        self.meeting.refresh_from_db()
        return self.meeting

    def link_of(self, seat: str) -> SeatLink:
        return SeatLink.objects.get(
            membership=self.cast.memberships[seat],
            purpose=LinkPurpose.MEETING,
            subject_id=self.meeting.pk,
        )

    def link(self, seat: str, rest: str = "") -> str:
        return f"/i/{words_of(self.link_of(seat))}/{rest}"
