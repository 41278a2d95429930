"""A key that names a record of a room above is shown as that record, to who may see it;
neither there nor where a record was just saved is it called after what is hidden.
"""

from django.test import Client, TestCase

from rimay.access.actor import Actor, console, passer_by
from rimay.access.circles import persons
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.groups.models import Group, Organisation
from rimay.records.kinds import Column
from rimay.records.lines import facts
from rimay.records.permalinks import Cell, linked
from rimay.workplan.models import Workplan
from rimay.workplan.share import WORKPLAN


class PermalinkTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        group = cls.cast.group
        cls.agreement = Agreement.objects.create(
            group=group,
            key="a6",
            text=Text.of(es="Adoptar el plan"),
            access_class=Class.GROUP,
        )
        cls.plan = Workplan.objects.create(
            group=group, year=2018, adopted_by="a6", access_class=Class.PUBLIC
        )

    def test_the_reader_of_the_record_is_led_to_it(self) -> None:
        group = self.cast.group
        held = {
            f.words: f.url for f in facts(console(group), WORKPLAN, self.plan, group)
        }
        self.assertEqual(
            held["Adoptar el plan"], f"/g/{group.slug}/agreements/{self.agreement.pk}/"
        )

    def test_others_read_the_words_as_they_were_written(self) -> None:
        group = self.cast.group
        told = [f.words for f in facts(passer_by(group), WORKPLAN, self.plan, group)]
        self.assertIn("a6", told)
        self.assertNotIn("Adoptar el plan", told)

    def test_a_row_is_not_called_after_what_its_reader_may_not_see(self) -> None:
        sealed = persons(self.cast.group, [self.cast.people["company_seat"]])
        actor, seat = self.cast.actor("company_seat"), self.cast.memberships["police"]
        self.assertEqual(self._called(actor, "memberships", seat.key), "police")
        self._hide("police")
        self.assertEqual(
            self._called(actor, "memberships", seat.key), "no se nombra aquí"
        )
        Agreement.objects.filter(pk=self.agreement.pk).update(
            access_class=Class.SEALED, access_circle=sealed
        )
        self.assertEqual(self._called(actor, "agreements", "a6"), "sellado")

    def _called(self, actor: Actor, names: str, key: str) -> str:
        group = Group.objects.get(pk=self.cast.group.pk)
        return linked(
            actor, group, Column("adopted_by", names=names), Cell("", key)
        ).words

    def _hide(self, name: str) -> None:
        """Leave an organisation to the civil pillar's room; its seat stays as it was."""
        Organisation.objects.filter(pk=self.cast.organisations[name].pk).update(
            access_class=Class.PILLAR, access_pillar=self.cast.pillars["civil"]
        )

    def test_saved_is_said_without_a_hidden_name(self) -> None:
        client, group = Client(), self.cast.group
        sign_in(client, self.cast.users["secretariat"])
        self._hide("police")
        answer = client.post(
            f"/g/{group.slug}/seat-holders/new/",
            {
                "membership": self.cast.memberships["police"].pk,
                "person": self.cast.people["alternate"].pk,
                "capacity": "alternate",
                "term_end": "replaced",
                "reading-access_class": "group",
                "again": "",
            },
            follow=True,
        )
        said = [str(message) for message in answer.context["messages"]]
        self.assertEqual(len(said), 1)
        self.assertIn("Persona alternate: no se nombra aquí", said[0])
