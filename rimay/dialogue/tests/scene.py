"""A session under way with an item of each rule: what tests of the table start from."""

import secrets
from typing import Any

from django.test import Client, TestCase

from rimay.access.actor import Actor
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions.notes import Kept, Paragraph, keep_paragraph
from rimay.dialogue.actions.running import open_item, open_session
from rimay.dialogue.models import AgendaItem, Meeting, MinutesLine


class TableTestCase(TestCase):
    """The cast at a session with an open item, one of Chatham House, one sealed."""

    databases = {"default", "ephemeral"}
    cast: Cast
    meeting: Meeting
    items: dict[str, AgendaItem]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        group = cls.cast.group
        cls.meeting = Meeting.objects.create(
            group=group,
            title=Text.of(es="Tercera sesión"),
            held_on="2018-01-25",
            state="convened",
        )
        rules = (Regime.OPEN, Regime.NO_ATTRIBUTION, Regime.CHATHAM, Regime.SEALED)
        cls.items = {
            rule.value: AgendaItem.objects.create(
                group=group,
                meeting=cls.meeting,
                number=number,
                title=Text.of(es=f"Punto {number}"),
                regime=rule,
            )
            for number, rule in enumerate(rules, 1)
        }

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.cast.users[role])
        return client

    def actor(self, role: str = "secretariat") -> Actor:
        return self.cast.actor(role)

    def url(self, rest: str = "") -> str:
        return f"/g/{self.cast.group.slug}/meetings/{self.meeting.pk}/{rest}"

    def open_at(self, rule: str = "open") -> AgendaItem:
        """Open the session and bring the table to the item of a rule."""
        open_session(self.actor(), self.meeting)
        if rule != "open":
            open_item(self.actor(), self.meeting, self.items[rule])
        self.meeting.refresh_from_db()
        item = self.items[rule]
        item.refresh_from_db()
        return item

    def write(self, item: AgendaItem, text: str, **other: Any) -> Kept:
        given = {"key": secrets.token_hex(16)} | other
        return keep_paragraph(
            self.actor(), item, paragraph=Paragraph(text=text, **given)
        )

    def line(self, **asked: Any) -> MinutesLine:
        return MinutesLine.objects.get(**asked)
