"""Search finds by stems without accents, and nothing that the reader may not see."""

from django.db import connection
from django.test import TestCase

from rimay.access import circles, search
from rimay.access.asking import visible
from rimay.access.tests.cast import ROLES, Cast, make_cast
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Organisation


class SearchTest(TestCase):
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def make(self, words: str, access_class: Class = Class.GROUP) -> Organisation:
        group = self.cast.group
        row = Organisation(
            group=group, name=Text.of(es=words), access_class=access_class
        )
        if access_class == Class.PILLAR:
            row.access_pillar = self.cast.pillars["state"]
        if access_class == Class.PARTY:
            mine = self.cast.organisations["mine"]
            row.access_circle = circles.party(group, [mine])
        if access_class == Class.TEAM:
            row.access_circle = self.cast.team
        if access_class == Class.SEALED:
            row.access_circle = circles.persons(group, [self.cast.people["civil_seat"]])
        row.save()
        search.renew(row)
        return row

    def find(self, role: str, words: str) -> list[int]:
        return [pk for _, pk in search.find(self.cast.actor(role), words)]

    def test_it_finds_policia_by_policias_and_reunion_by_reuniones(self) -> None:
        police = self.make("Policía Nacional de Qantu")
        meeting = self.make("Reunión de la mesa")
        self.assertEqual(self.find("secretariat", "policias"), [police.pk])
        self.assertEqual(self.find("secretariat", "reuniones"), [meeting.pk])
        self.assertEqual(self.find("secretariat", "nacion"), [police.pk])

    def test_it_matches_what_scope_shows_and_never_what_is_sealed(self) -> None:
        rows = {c: self.make("marcaoculta", c) for c in Class}
        for role in ROLES:
            actor = self.cast.actor(role)
            seen = set(
                visible(actor, Organisation)
                .filter(pk__in=[r.pk for r in rows.values()])
                .values_list("pk", flat=True)
            ) - {rows[Class.SEALED].pk}
            with self.subTest(role=role):
                self.assertEqual(set(self.find(role, "marcaoculta")), seen)

    def test_it_follows_a_changed_class_and_a_changed_word(self) -> None:
        row = self.make("cantuta")
        row.access_class = Class.SECRETARIAT
        row.name = Text.of(es="retama")
        row.save()
        search.renew(row)
        self.assertEqual(self.find("observer", "retama"), [])
        self.assertEqual(self.find("secretariat", "cantuta"), [])
        self.assertEqual(self.find("secretariat", "retama"), [row.pk])

    def test_it_takes_hostile_words_as_words(self) -> None:
        self.make("tranquilo")
        for words in ('" OR 1', "words:*", "a' | b", "(((", "🙂", "%", "NEAR(a b)"):
            self.find("secretariat", words)

    def test_only_what_was_typed_may_be_a_beginning(self) -> None:
        mine, ministry = self.make("Minas y caminos"), self.make("Ministerio")
        self.assertEqual(self.find("secretariat", "minas"), [mine.pk])
        self.assertEqual(self.find("secretariat", "mina"), [mine.pk])
        self.assertEqual(self.find("secretariat", "minis"), [ministry.pk])

    def test_it_finds_a_choice_by_its_words_in_both_languages(self) -> None:
        row = self.make("Vigilancia Puma")
        row.subtype = "private_security"
        row.save()
        search.renew(row)
        for words in ("seguridad privada", "private security", "companies"):
            self.assertEqual(self.find("secretariat", words), [row.pk])

    def test_names_that_are_in_no_row_answer_by_the_same_rules(self) -> None:
        self.assertTrue(search.fits("policias", "Policía"))
        self.assertTrue(search.fits("acuer", "Acuerdos"))
        self.assertFalse(search.fits("minas", "Ministerio"))
        self.assertFalse(search.fits("", "Acuerdos"))

    def test_it_asks_for_one_kind_of_row(self) -> None:
        row = self.make("kantu")
        actor = self.cast.actor("secretariat")
        found = search.find(actor, "kantu", 5, "groups.organisation")
        self.assertEqual(found, [("groups.organisation", row.pk)])
        self.assertEqual(search.find(actor, "kantu", 5, "groups.person"), [])
        self.assertIn(connection.vendor, {"sqlite", "postgresql"})
