"""A session as it stands when its acta is read aloud: the scene of the acta's tests."""

from typing import Any

from django.test import Client, TestCase

from rimay.access.actor import Actor
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.actions.closing import begin_acta, close_acta
from rimay.dialogue.models import Acta, AgendaItem, Agreement, Attendance, Meeting
from rimay.dialogue.queries.acta_text import fingerprint_of, text_of
from rimay.dialogue.queries.composing import compose
from rimay.groups.models import Organisation


class ActaTestCase(TestCase):
    """A group with a session of three items, the second under the Chatham House Rule."""

    databases = {"default", "ephemeral"}
    cast: Cast
    meeting: Meeting
    items: list[AgendaItem]
    agreement: Agreement

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        cls.meeting = make_session(cls.cast)
        cls.items = list(cls.meeting.agenda.order_by("number"))
        cls.agreement = Agreement.objects.get(number="7")

    def actor(self, role: str = "secretariat") -> Actor:
        return self.cast.actor(role)

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.cast.users[role])
        return client

    def url(self, rest: str) -> str:
        return f"/g/{self.cast.group.slug}/{rest}"

    def begun(self) -> Acta:
        return begin_acta(self.actor(), self.meeting)

    def closed(self) -> Acta:
        return closed(self.actor(), self.begun())

    def words(self, acta: Acta | None = None) -> str:
        return text_of(compose(acta or self.begun()))


def closed(actor: Actor, acta: Acta) -> Acta:
    """Close an acta with the words as they stand."""
    read = fingerprint_of(text_of(compose(acta)))
    return close_acta(actor, acta, read=read, looked_at=True)


def make_session(cast: Cast, **columns: Any) -> Meeting:
    """Make a session that was held, with attendance, words and two agreements."""
    group = cast.group
    held = {
        "number": "4-2017",
        "title": Text.of(es="Sesión de noviembre", en="November session"),
        "held_on": "2017-11-09",
        "starts_at": "09:30",
        "ends_at": "12:15",
        "place": "Sala de la cámara",
        "state": "under_way",
    }
    meeting = Meeting.objects.create(group=group, **{**held, **columns})
    meeting.refresh_from_db()
    titles = ("Avance del plan", "Situación en la vía", "Nuevos integrantes")
    regimes = ("open", "chatham", "open")
    for number, (title, regime) in enumerate(
        zip(titles, regimes, strict=True), start=1
    ):
        make_item(meeting, number, title, regime)
    for name, presence in (
        ("police", "present"),
        ("ministry", "alternate"),
        ("mine", "present"),
        ("ngo", "present"),
        ("guild", "excused"),
        ("embassy", "present"),
    ):
        attend(meeting, cast, name, presence)
    police = cast.organisations["police"]
    make_agreement(
        meeting, "7", "Enviar la carta a las municipalidades.", police, item=1
    )
    return meeting


def make_item(meeting: Meeting, number: int, title: str, regime: str) -> AgendaItem:
    """Make one item with what the acta says of it."""
    item = AgendaItem(
        meeting=meeting,
        number=number,
        title=Text.of(es=title),
        regime=regime,
        minutes_text=Text.of(es=f"Se trató el punto {number} con calma."),
    )
    item.take_class_of(meeting)
    item.save()
    return item


def attend(
    meeting: Meeting, cast: Cast, name: str, presence: str, person: str = ""
) -> Attendance:
    """Note how a seat was there."""
    row = Attendance(
        meeting=meeting,
        membership=cast.memberships[name],
        presence=presence,
        person=person,
    )
    row.take_class_of(meeting)
    row.save()
    return row


def make_agreement(
    meeting: Meeting,
    number: str,
    text: str,
    organisation: Organisation | None,
    *,
    item: int = 0,
    **columns: Any,
) -> Agreement:
    """Make a complete commitment; columns given take something away or add."""
    on = AgendaItem.objects.filter(meeting=meeting, number=item).first()
    held = {
        "kind": "commitment",
        "agreed_on": "2017-11-09",
        "due_on": "2017-12-15",
        "follow_up": organisation,
        "access_class": Class.GROUP,
    }
    made = Agreement.objects.create(
        group=meeting.group,
        meeting=meeting,
        item=on,
        number=number,
        text=Text.of(es=text),
        organisation=organisation,
        **{**held, **columns},
    )
    made.refresh_from_db()
    return made
