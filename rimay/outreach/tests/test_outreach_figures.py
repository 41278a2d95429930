"""Who was approached counts; a kind of actor never does."""

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import TestCase

from rimay.access.tests.cast import make_cast, make_group, sign_in
from rimay.core.text import Text
from rimay.groups.models import Group
from rimay.outreach.figures import FIGURES
from rimay.outreach.models import OutreachContact, Prospect
from rimay.outreach.queries import SHOWN


def make_prospect(group: Group, **fields: object) -> Prospect:
    """Make an organisation that the group wants to win."""
    fields.setdefault("name", Text.of(es="Minera"))
    fields.setdefault("access_class", "secretariat")
    return Prospect.objects.create(group=group, **fields)


class OutreachFigures(TestCase):
    def setUp(self) -> None:
        self.group = make_group("acercamiento")

    def _approached(self) -> object:
        (value,) = FIGURES[0].compute(self.group)
        return value.value

    def test_a_kind_of_actor_is_not_an_organisation(self) -> None:
        make_prospect(self.group, stage="approached", is_kind_of_actor=True)
        self.assertIsNone(self._approached())

    def test_a_name_on_a_list_is_not_approached(self) -> None:
        make_prospect(self.group)
        self.assertIsNone(self._approached())

    def test_a_contact_or_a_stage_makes_one(self) -> None:
        contacted = make_prospect(self.group)
        contact = OutreachContact(prospect=contacted, held_on="2018-01")
        contact.take_class_of(contacted)
        contact.save()
        make_prospect(self.group, stage="declined", declined_reason="Sin mandato")
        self.assertEqual(self._approached(), 2)

    def test_declining_says_why(self) -> None:
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_prospect(self.group, stage="declined")


class PipelineTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        self.cast = make_cast()
        sign_in(self.client, self.cast.users["secretariat"])

    def page(self) -> HttpResponse:
        return self.client.get(f"/g/{self.cast.group.slug}/outreach/")

    def test_a_dated_step_is_shown_however_many_have_no_day(self) -> None:
        for _turn in range(SHOWN + 1):
            make_prospect(self.cast.group)
        dated = make_prospect(self.cast.group, next_on="2018-02", next_step="Llamar")
        due = self.page().context["due"]
        self.assertEqual([p.prospect for p in due], [dated])

    def test_who_declined_or_came_is_not_on_the_way(self) -> None:
        make_prospect(self.cast.group)
        make_prospect(self.cast.group, stage="member")
        make_prospect(self.cast.group, stage="declined", declined_reason="No")
        self.assertContains(self.page(), "1 organización o tipo de actor en camino")
