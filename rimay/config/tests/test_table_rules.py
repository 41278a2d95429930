"""What a table refuses by itself is told in the form; of hidden rows nothing is told."""

from django.test import Client, TestCase, override_settings

from rimay.config.tests import walk
from rimay.core.classes import Class
from rimay.groups.models import Group
from rimay.workplan.models import Aim, Workplan


@override_settings(DEMONSTRATION=True)
class TableRulesTests(TestCase):
    databases = {"default", "ephemeral"}
    group: Group
    desk: Client

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()

    def setUp(self) -> None:
        self.desk = walk.clients()["secretariat"]

    def told(self, path: str, given: dict[str, object]) -> str:
        answer = self.desk.post(f"/g/qantu/{path}", given)
        self.assertEqual(answer.status_code, 422)
        return answer.content.decode()

    def test_a_row_that_does_not_fit_is_told_and_not_written(self) -> None:
        given = {"title_es": "Fondo", "amount": "100", "donor_words": "Fondo"}
        given |= {"reading-access_class": "members"}
        self.assertIn("Un monto necesita su moneda", self.told("grants/new/", given))

    def test_a_changed_row_that_does_not_fit_is_told(self) -> None:
        plan = Workplan.objects.filter(group=self.group).earliest("id")
        given = {"title_es": "Plan", "year": "18", "version": plan.version}
        given |= {"reading-access_class": plan.access_class, "status": plan.status}
        self.assertIn(
            "cuatro dígitos", self.told(f"workplans/{plan.pk}/change/", given)
        )

    def test_a_visible_twin_is_told_and_a_hidden_one_not(self) -> None:
        aim = Aim.objects.filter(group=self.group).earliest("id")
        given = {"code": aim.code, "title_es": "Otra vez", "measured": aim.measured}
        given |= {"reading-access_class": "group"}
        words = "Este objetivo ya está"
        self.assertIn(words, self.told("aims/new/", given))
        Aim.objects.filter(pk=aim.pk).update(
            access_class=Class.PILLAR, access_pillar=self.group.pillars.last()
        )
        told = self.told("aims/new/", given)
        self.assertNotIn(words, told)
        self.assertIn("Escriba otro valor aquí", told)
