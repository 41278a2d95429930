"""What a file does not say of a row stays: other languages, what one may not read."""

from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.exchange.tests.bringing import BringingTests, book
from rimay.groups.models import Organisation

AGREEMENTS = ["key", "text_es", "organisation", "others", "status"]


class KeepingTests(BringingTests):
    def hidden(self, key: str) -> Organisation:
        return Organisation.objects.create(
            group=self.cast.group,
            key=key,
            name=Text.of(es=key),
            access_class="pillar",
            access_pillar=self.cast.pillars["civil"],
        )

    def test_a_translation_stays_where_the_file_has_no_column_for_it(self) -> None:
        row = Organisation.objects.create(
            group=self.cast.group,
            key="a",
            name=Text.of("en", es="Policía", en="Police"),
        )
        rows = [["key", "name_es"], ["a", "Policía"]]
        self.assertTrue(self.plan(book(organisations=rows)).does_nothing)
        rows[1][1] = "Policía Nacional"
        self.carry_out(book(organisations=rows))
        row.refresh_from_db()
        self.assertEqual(row.name, Text.of("en", es="Policía Nacional", en="Police"))

    def test_an_empty_cell_of_a_language_takes_it_away(self) -> None:
        Organisation.objects.create(
            group=self.cast.group, key="a", name=Text.of(es="Policía", en="Police")
        )
        rows = [["key", "name_es", "name_en"], ["a", "Policía", ""]]
        self.carry_out(book(organisations=rows))
        row = Organisation.objects.get(key="a")
        self.assertEqual(row.name, Text.of(es="Policía"))

    def test_references_that_the_importer_may_not_read_stay(self) -> None:
        lead, other = self.hidden("oculta"), self.hidden("otra")
        row = Agreement.objects.create(
            group=self.cast.group, key="x", text=Text.of(es="Hacer"), organisation=lead
        )
        row.others.add(other, self.cast.organisations["ngo"])
        ngo = self.cast.organisations["ngo"].key
        same = [AGREEMENTS, ["x", "Hacer", "", ngo, "pending"]]
        self.assertTrue(self.plan(book(agreements=same)).does_nothing)
        changed = [AGREEMENTS, ["x", "Hacer", "", "", "fulfilled"]]
        self.carry_out(book(agreements=changed))
        row.refresh_from_db()
        self.assertEqual((row.organisation, row.status), (lead, "fulfilled"))
        self.assertEqual(list(row.others.all()), [other])

    def test_a_reference_that_the_importer_reads_is_taken_away(self) -> None:
        row = Agreement.objects.create(
            group=self.cast.group,
            key="x",
            text=Text.of(es="Hacer"),
            organisation=self.cast.organisations["ngo"],
        )
        self.carry_out(book(agreements=[AGREEMENTS, ["x", "Hacer", "", "", "pending"]]))
        row.refresh_from_db()
        self.assertIsNone(row.organisation)
