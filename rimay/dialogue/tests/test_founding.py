"""The founding act: one page for it, and an acta that says who founds and on what."""

from rimay.core.text import Text
from rimay.dialogue.actions.closing import begin_acta, close_acta
from rimay.dialogue.models import Agreement, Attendance, Meeting, Topic
from rimay.dialogue.queries.acta_text import fingerprint_of, text_of
from rimay.dialogue.queries.composing import compose
from rimay.dialogue.tests.test_ranking import RankingTestCase
from rimay.groups.models import Membership, Organisation


class FoundingTests(RankingTestCase):
    meeting: Meeting

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        group = cls.table.group
        cls.meeting = Meeting.objects.create(
            group=group,
            kind="founding",
            title=Text.of(es="Sesión de instalación"),
            held_on="2017-08-24",
            place="Casa del Pueblo",
            state="held",
        )
        for seat in cls.table.seats:
            row = Attendance(meeting=cls.meeting, membership=seat, presence="present")
            row.take_class_of(cls.meeting)
            row.save()
        Topic.objects.filter(pk=cls.topics[0].pk).update(adopted_on="2017-08-24")
        watching = Organisation.objects.create(
            group=group, name=Text.of(es="Cancillería")
        )
        Membership.objects.create(group=group, organisation=watching, kind="observer")
        Agreement.objects.create(
            group=group,
            meeting=cls.meeting,
            text=Text.of(es="Crear el grupo"),
            is_founding=True,
            no_due_reason="se cumplió al tomarse",
            follow_up=cls.table.seats[0].organisation,
        )

    def test_its_acta_says_who_founds_who_observes_and_on_what(self) -> None:
        acta = begin_acta(self.table.chairing, self.meeting)
        text = text_of(compose(acta))
        self.assertIn("temas-1-0", text.split("Fundan el grupo: Pilar 1: ")[1])
        self.assertIn("Participa como observador: Cancillería.", text)
        self.assertIn("Temas priorizados: 1. Tema 0.", text)
        Meeting.objects.filter(pk=self.meeting.pk).update(kind="ordinary")
        self.assertNotIn("Fundan", text_of(compose(acta)))

    def test_closing_it_says_since_when_the_group_stands(self) -> None:
        acta = begin_acta(self.table.chairing, self.meeting)
        read = fingerprint_of(text_of(compose(acta)))
        close_acta(self.table.chairing, acta, read=read, looked_at=True)
        self.table.group.refresh_from_db()
        self.assertEqual(str(self.table.group.founded_on.code), "2017-08-24")

    def test_the_page_holds_all_of_it_for_every_seat(self) -> None:
        seat = self.table.client(self.table.users[0])
        page = seat.get("/g/temas/founding/")
        for words in ("Casa del Pueblo", "Cancillería", "Tema 0", "Crear el grupo"):
            self.assertContains(page, words)
        self.assertNotContains(page, "is_founding=on")
        self.assertContains(seat.get("/g/temas/meetings/"), "/g/temas/founding/")

    def test_the_desk_begins_it_where_there_is_none(self) -> None:
        Meeting.objects.update(kind="ordinary")
        chair = self.table.client(self.table.chair)
        page = chair.get("/g/temas/founding/")
        self.assertContains(page, "/g/temas/meetings/new/?kind=founding")
        form = chair.get("/g/temas/meetings/new/?kind=founding").context["form"]
        self.assertEqual(form["kind"].value(), "founding")
