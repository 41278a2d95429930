"""What an import shows before a yes: nothing of a sealed row but its place in the file,
nothing of what the importer may not read any more, and no row called after either.
"""

from django.utils.translation import override

from rimay.access.circles import persons
from rimay.audit.models import Entry
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.exchange.shown import shown
from rimay.exchange.tests.bringing import book
from rimay.exchange.tests.owning import OwnListTests
from rimay.groups.models import Membership, Organisation

SAID = "Retirar el puesto de la quebrada"


class SealedRowsTests(OwnListTests):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        group, readers = cls.cast.group, [cls.cast.people["secretariat"]]
        cls.sealed = Agreement.objects.create(
            group=group,
            key="a-1",
            text=Text.of(es=SAID),
            organisation=cls.pol,
            due_on="2018-03-01",
            access_class=Class.SEALED,
            access_circle=persons(group, readers),
        )
        cls.actor = cls.cast.actor("secretariat")

    def preview(self, content: bytes) -> str:
        plan = self.plan(content)
        self.assertEqual(plan.problems, [])
        with override("es"):
            return repr(shown(self.actor, self.cast.group, plan))

    def test_of_a_sealed_row_it_says_that_it_changes_and_where_the_file_has_it(
        self,
    ) -> None:
        seen = self.preview(
            book(
                agreements=[
                    ["key", "text_es", "due_on"],
                    ["a-1", "Otras palabras", "2018-04-02"],
                ],
                agreement_updates=[
                    ["key", "agreement", "reported_on", "text"],
                    ["u-1", "a-1", "2018-02-01", "Se avanzó"],
                ],
            )
        )
        self.assertIn("Sellado: fila 2 de la hoja", seen)
        self.assertIn("Se avanzó", seen)
        for words in (SAID, "1 de marzo", "Región Policial"):
            self.assertNotIn(words, seen)

    def test_a_list_of_ones_own_is_not_laid_beside_sealed_rows(self) -> None:
        lines = Entry.objects.count()
        seen = self.look("agreements", f"Acuerdo\tPlazo\n{SAID}\t02/04/2018\n".encode())
        self.assertNotIn(f"is-{self.sealed.pk}", repr(self.page(seen)))
        self.assertEqual(Entry.objects.count(), lines)

    def test_rows_are_called_as_the_importer_may_know_them(self) -> None:
        self.carry_out(
            book(
                organisations=[["key", "name_es"], ["o-1", "Una"], ["o-2", "Otra"]],
                memberships=[["key", "organisation", "kind"], ["m-1", "o-1", "member"]],
            )
        )
        hidden = Organisation.objects.filter(key="o-1")
        hidden.update(
            name=Text.of(es="Nombre nuevo"),
            access_class=Class.PILLAR,
            access_pillar=self.cast.pillars["civil"],
        )
        self.assertTrue(Membership.objects.filter(key="m-1").exists())
        seen = self.preview(
            book(
                memberships=[
                    ["key", "organisation", "kind"],
                    ["m-1", "", "former"],
                    ["m-2", "o-1", "observer"],
                ]
            )
        )
        self.assertNotIn("Nombre nuevo", seen)
        self.assertIn("no se nombra aquí", seen)
