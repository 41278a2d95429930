"""A key that names a record of a room above is shown as that record, to who may see it."""

from django.test import TestCase

from rimay.access.actor import console, passer_by
from rimay.access.tests.cast import Cast, make_cast
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.records.lines import facts
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
