"""An acta that is circulated: the scene of remarks and approval."""

from rimay.core.text import Text
from rimay.dialogue.actions import remarking
from rimay.dialogue.actions.circulating import (
    approve_acta,
    circulate_acta,
)
from rimay.dialogue.models import Acta, ActaRemark, Meeting
from rimay.dialogue.queries.acta_text import fingerprint_of, from_plain, text_of
from rimay.dialogue.queries.composing import compose
from rimay.dialogue.queries.returned import Asked
from rimay.dialogue.tests.acta_scene import ActaTestCase


class CirculatedTestCase(ActaTestCase):
    acta: Acta

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        case = cls()
        cls.acta = circulate_acta(case.actor(), case.begun())

    def setUp(self) -> None:
        self.acta.refresh_from_db()

    def number_of(self, begins: str) -> int:
        body = from_plain(self.acta.body)
        return next(n for n, p in enumerate(body, 1) if p.words.startswith(begins))

    def ask(self, role: str = "civil_seat", **asked: object) -> ActaRemark:
        made = remarking.remark_on_acta(
            self.actor(role), self.acta, remarks=[Asked(**asked)]
        )
        return made[0]

    def next_session(self) -> Meeting:
        made = Meeting.objects.create(
            group=self.cast.group,
            number="5-2017",
            title=Text.of(es="Sesión de diciembre"),
            held_on="2017-12-14",
            state="under_way",
        )
        made.refresh_from_db()
        return made

    def approve(self, at: Meeting, **given: object) -> Acta:
        read = fingerprint_of(text_of(compose(self.acta)))
        return approve_acta(
            self.actor(), self.acta, at=at, read=read, looked_at=True, **given
        )
