"""Who does what: the coordination's part, the secretariat's, and what waits at each."""

from django.test import TestCase

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.text import Text
from rimay.dialogue.models import Agreement, ItemProposal, Meeting
from rimay.groups.models import Membership


class DutiesTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        group = cls.cast.group
        seat = Membership.objects.filter(group=group).order_by("id").first()
        assert seat is not None
        seat.coordinates = True
        seat.save()
        cls.at = f"/g/{group.slug}/"
        Agreement.objects.create(
            group=group,
            text=Text.of(es="Pedir las cartas"),
            organisation=seat.organisation,
            follow_up=seat.organisation,
            no_due_reason="cada año",
        )
        Meeting.objects.create(
            group=group, title=Text.of(es="Sesión de marzo"), held_on="2018-03-01"
        )
        ItemProposal.objects.create(
            group=group, title=Text.of(es="Oculto"), access_class="secretariat"
        )

    def page(self, role: str, rest: str = "duties/") -> str:
        sign_in(self.client, self.cast.users[role])
        return self.client.get(self.at + rest).content.decode()

    def test_the_coordinator_sees_both_sides_at_once_at_home(self) -> None:
        home = self.page("coordinator", "")
        self.assertIn("De qué responde usted", home)
        self.assertIn("Pedir las cartas", home)
        self.assertIn("Convocar: Sesión de marzo", home)
        self.assertNotIn("De qué responde usted", self.page("police_seat", ""))

    def test_everybody_at_the_table_finds_who_does_what(self) -> None:
        self.assertIn(f'href="{self.at}duties/"', self.page("police_seat", ""))
        self.assertIn("Pedir las cartas", self.page("police_seat"))

    def test_what_one_may_not_read_is_not_counted(self) -> None:
        self.assertIn("1 asunto pedido espera", self.page("secretariat"))
        self.assertNotIn("asunto pedido", self.page("coordinator"))

    def test_a_stranger_finds_nothing(self) -> None:
        sign_in(self.client, self.cast.users["outsider"])
        self.assertEqual(self.client.get(self.at + "duties/").status_code, 404)
