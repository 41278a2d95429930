"""Texts in force that wait to be acknowledged: what tests of pledges begin with."""

from rimay.core.text import Text
from rimay.dialogue.actions import acknowledging
from rimay.dialogue.models import (
    Charter,
)
from rimay.dialogue.models.charters import renew_pledges
from rimay.dialogue.tests.test_pages import DialogueTestCase


class PledgeTestCase(DialogueTestCase):
    """A charter and rules of confidentiality in force, acknowledged by nobody."""

    rules: Charter

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.rules = Charter.objects.create(
            group=cls.cast.group,
            title=Text.of(es="Reserva"),
            kind="confidentiality",
            state="adopted",
            text=Text.of(es="Nada se cuenta."),
        )
        renew_pledges(cls.cast.group.pk)

    def texts(self) -> str:
        return f"{self.charter.pk},{self.rules.pk}"

    def acknowledge(self, role: str) -> None:
        actor = self.cast.actor(role)
        for text in (self.charter, self.rules):
            acknowledging.acknowledge_charter(actor, text)
