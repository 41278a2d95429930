"""A convened session and the links of its seats: what tests of links begin with."""

from typing import Any

from django.core import mail
from django.test import Client

from rimay.dialogue.tests.sessions import SessionTestCase


class LinkTestCase(SessionTestCase):
    def setUp(self) -> None:
        self.convene()
        mail.outbox.clear()
        # Whoever opens the link is nobody here, and keeps no cookie.
        self.anyone = Client(enforce_csrf_checks=True)

    def answer(self, seat: str = "police", **given: str) -> Any:
        with self.captureOnCommitCallbacks(execute=True):
            return self.anyone.post(self.link(seat, "answer/"), given)
