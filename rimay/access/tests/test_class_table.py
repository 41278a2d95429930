"""The class table as a full table: each class × each member of the cast."""

from django.db import models
from django.test import TestCase

from rimay.access import circles, viewing
from rimay.access.asking import can, visible
from rimay.access.audience import people_who_read
from rimay.access.rules import scope
from rimay.access.tests.cast import ROLES, Cast, make_cast
from rimay.accounts.queries import Assurance
from rimay.core.classes import Class
from rimay.groups.models import Classified, Organisation, Person, Post

# Who reads a row of each class: x reads, . does not. Columns as in ROLES.
TABLE = """
public       x x x x x x x x x x x x x .
group        x x x x x x x x . . . . . .
members      x x x x x x . . . . . . . .
pillar       . . x . . x . . . . . . . .
party        x . . x . . . . . . . . . .
party_donor  x . . . . . . . x . . . . .
team         . . . . . . . . . x . . . .
secretariat  x . . . . . . . . . . . . .
sealed       . . . . x . . . . . . . . .
"""
ROWS = {line.split()[0]: line.split()[1:] for line in TABLE.strip().splitlines()}
KINDS: tuple[type[Classified], ...] = (Organisation, Person, Post)


class ClassTableTest(TestCase):
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def make(self, model: type[Classified], name: str) -> Classified:
        """Make a row of a model as a line of the table says."""
        group = self.cast.group
        access_class = Class(name.removesuffix("_donor"))
        row = model(group=group, access_class=access_class)
        if access_class == Class.PILLAR:
            row.access_pillar = self.cast.pillars["state"]
        named = "donor-house" if name == "party_donor" else "mine"
        if access_class == Class.PARTY:
            row.access_circle = circles.party(group, [self.cast.organisations[named]])
        if access_class == Class.TEAM:
            row.access_circle = self.cast.team
        if access_class == Class.SEALED:
            row.access_circle = circles.persons(group, [self.cast.people["civil_seat"]])
        if isinstance(row, Post):
            row.organisation = self.cast.organisations["mine"]
        row.save()
        return row

    def test_it_holds_the_whole_table_on_three_kinds_of_record(self) -> None:
        for model in KINDS:
            for name, marks in ROWS.items():
                row = self.make(model, name)
                for role, mark in zip(ROLES, marks, strict=True):
                    with self.subTest(model=model.__name__, name=name, role=role):
                        actor = self.cast.actor(role)
                        reads = visible(actor, model).filter(pk=row.pk).exists()
                        self.assertEqual(reads, mark == "x")

    def test_it_shows_no_row_of_another_group(self) -> None:
        foreign = Organisation.objects.create(
            group=self.cast.other, access_class=Class.PUBLIC
        )
        for role in ROLES:
            actor = self.cast.actor(role)
            self.assertFalse(
                visible(actor, Organisation).filter(pk=foreign.pk).exists()
            )

    def test_audience_and_scope_agree_on_every_class_and_person(self) -> None:
        for name, marks in ROWS.items():
            row = self.make(Organisation, name)
            expected = {
                self.cast.people[role].pk
                for role, mark in zip(ROLES, marks, strict=True)
                if mark == "x"
                and role in self.cast.people
                and self.cast.people[role].group == self.cast.group
            }
            with self.subTest(name=name):
                self.assertEqual(people_who_read(row), expected)

    def test_a_mailed_code_alone_opens_nothing_of_team_secretariat_or_sealed(
        self,
    ) -> None:
        for assurance in (Assurance.CODE, Assurance.PASSWORD):
            for name in ("team", "secretariat", "sealed"):
                row = self.make(Organisation, name)
                for role in ("secretariat", "interviewer", "civil_seat"):
                    actor = self.cast.actor(role, assurance)
                    seen = visible(actor, Organisation).filter(pk=row.pk)
                    self.assertFalse(seen.exists(), f"{assurance.name} {name} {role}")

    def test_scope_stays_a_list_of_literals_inside_one_group(self) -> None:
        for role in ROLES[:-1]:
            asked = Organisation.objects.filter(
                scope(self.cast.actor(role), "read", Organisation)
            )
            sql = str(asked.query)
            self.assertNotIn("JOIN", sql)
            self.assertNotIn("EXISTS", sql)

    def test_no_verb_reaches_further_than_reading(self) -> None:
        row = self.make(Organisation, "sealed")
        for verb in ("change", "remove", "classify", "on_behalf"):
            self.assertFalse(can(self.cast.actor("secretariat"), verb, row))

    def test_only_the_secretariat_keeps_the_registry(self) -> None:
        row = self.make(Organisation, "group")
        for role in ROLES:
            allowed = can(self.cast.actor(role), "change", row)
            self.assertEqual(allowed, role == "secretariat", role)

    def test_seen_as_another_role_only_narrows(self) -> None:
        rows: list[models.Model] = [self.make(Organisation, name) for name in ROWS]
        pks = [row.pk for row in rows]
        for role in ROLES[:11]:
            own = self.cast.actor(role)
            mine = set(visible(own, Organisation).filter(pk__in=pks))
            for choice in viewing.choices(own, self.cast.group):
                other = viewing.standing_for(choice.code, self.cast.group, own)
                assert other is not None
                seen = set(
                    visible(own.as_other(other), Organisation).filter(pk__in=pks)
                )
                self.assertLessEqual(seen, mine, f"{role} as {choice.code}")
                changes = visible(own.as_other(other), Organisation, "change")
                self.assertFalse(changes.exists())
