"""Every record attached to a real organisation or group, held against the facts.

`real_records.txt` was checked by hand against the facts of the pilot: one line per
record, with the facts that it rests on and each value that it holds. A record that is
new, gone or says anything else fails here. RIMAY_WRITE_RECORDS=1 writes it anew; hold
each line that differs against the facts before keeping it.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models
from django.test import Client, TestCase, override_settings
from django.utils.translation import override

from rimay.access.tests.cast import sign_in
from rimay.accounts.models import User
from rimay.config.tests import founded
from rimay.core.dates import PartialDate
from rimay.core.text import Text, sort_key
from rimay.exchange.kinds import ALL
from rimay.groups.models import Classified, Group, Organisation, Person
from rimay.records.addresses import url_of
from rimay.records.kinds import Kind

TABLE = Path(__file__).with_name("real_records.txt")
REAL = ("peru", "cusco")
# The facts of the pilot, by number; each must be held by a record.
FACTS = {
    "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "P1", "P2", "F1", "F2", "F3",
    "F4", "G1", "G2", "G2b", "G3", "G4", "G5", "G6", "R1", "R2", "R3", "R4", "R5",
}  # fmt: skip
# Made by the software from the records, not brought by anybody.
COMPUTED = {"release", "report", "section", "import"}
# Rimay's own steps, and the desk that a group cannot be without; they say no fact.
OWN = {"pathway", "people", "offices"}
KINDS: dict[type[models.Model], Kind] = {kind.model: kind for kind in ALL}
# The reading is part of the fact: these may not be passed off as stated.
INFERRED = {"F4", "G2b", "G4"}
OF_A_GROUP = (
    "name", "level", "status", "parent", "country", "founded_on", "seat_town",
    "scope_name", "vision", "objectives", "limits", "call_instead",
)  # fmt: skip
# An organisation's texts may be named by anybody who teaches from them.
TEXTS = {"referenceitem"}


def real_rows() -> Iterator[Classified]:
    """Return every row of the real groups."""
    for model in apps.get_models():
        if issubclass(model, Classified):
            rows = model._default_manager.filter(group__slug__in=REAL)
            yield from rows.order_by("group_id", "id")


def line_of(row: Classified) -> str:
    """Return a record as the table holds it: where, which, on what, and saying what."""
    kind = KINDS[type(row)]
    said = [
        f"{column.name}={words}"
        for column in kind.columns
        if (words := plain(getattr(row, column.name)))
    ]
    facts = " ".join(facts_of(row)) or "-"
    key = "*" if re.fullmatch("[0-9a-f]{32}", row.key) else row.key
    at = f"{row.group.slug} {kind.code}:{key}"
    return f"{at} | {facts} | {row.basis or '-'} | {'; '.join(said)}"


def group_line(group: Group) -> str:
    """Return what a group says of itself, as the table holds it."""
    said = [
        f"{name}={words}"
        for name in OF_A_GROUP
        if (words := plain(getattr(group, name)))
    ]
    return f"{group.slug} | {' '.join(facts_of(group))} | {group.basis} | {'; '.join(said)}"


def plain(value: object) -> str:
    """Return a value without a language's dress; "" for nothing and for no."""
    if isinstance(value, Text):
        return " / ".join(words for _language, words in value.words)
    if isinstance(value, PartialDate):
        return value.code
    if isinstance(value, Group):
        return value.slug
    if isinstance(value, models.Model):
        return str(getattr(value, "key", value.pk))
    if isinstance(value, dict):
        return ",".join(f"{k}={v}" for k, v in sorted(value.items()))
    if hasattr(value, "all"):
        return ",".join(sorted(other.key for other in value.all()))
    return "" if value in (None, False, "") else " ".join(str(value).split())


def facts_of(row: Classified | Group) -> list[str]:
    """Return the facts that a row's source names."""
    return re.findall(r"\b[SPFGR]\d+b?\b", row.source)


@override_settings(DEMONSTRATION=True)
class RealRecordsTests(TestCase):
    databases = {"default", "ephemeral"}

    @classmethod
    def setUpTestData(cls) -> None:
        founded.load()

    def test_each_record_says_what_the_facts_say_and_no_more(self) -> None:
        rows = [r for r in real_rows() if r._meta.model_name not in COMPUTED]
        groups = Group.objects.filter(slug__in=REAL)
        lines = [*map(group_line, groups), *map(line_of, rows)]
        text = "\n".join(sorted(lines)) + "\n"
        if os.environ.get("RIMAY_WRITE_RECORDS"):
            TABLE.write_text(text, encoding="utf-8")
        self.maxDiff = None
        self.assertEqual(text, TABLE.read_text(encoding="utf-8"))

    def test_each_fact_is_held_and_each_record_rests_on_one(self) -> None:
        held: set[str] = set()
        for row in real_rows():
            kind = KINDS.get(type(row))
            if kind is None or kind.code in OWN:
                continue
            facts = facts_of(row)
            with self.subTest(str(row)):
                self.assertTrue(facts)
                self.assertLessEqual(set(facts), FACTS)
                self.assertIn(row.basis, {"stated", "counted", "inferred"})
            held |= set(facts)
        for group in Group.objects.filter(slug__in=REAL):
            held |= set(facts_of(group))
        self.assertEqual(held, FACTS)

    def test_a_reading_is_not_passed_off_as_stated(self) -> None:
        for row in real_rows():
            facts = set(facts_of(row))
            kind = KINDS.get(type(row))
            if kind and kind.code in {"stated-totals", "events"} and facts & INFERRED:
                with self.subTest(str(row)):
                    self.assertEqual(row.basis, "inferred")

    def test_nothing_elsewhere_is_attached_to_a_real_organisation(self) -> None:
        real = set(
            Organisation.objects.filter(group__slug__in=REAL).values_list("pk", flat=1)
        )
        for model in apps.get_models():
            for field in (*model._meta.fields, *model._meta.many_to_many):
                if field.related_model is not Organisation:
                    continue
                rows = model._default_manager.filter(**{f"{field.name}__in": real})
                for row in rows:
                    with self.subTest(f"{model.__name__} {row.pk}"):
                        self.assertIn(type(row), KINDS)
                        self.assertIn(row.group.slug, REAL)

    def test_the_made_up_group_names_no_real_organisation(self) -> None:
        names = {
            sort_key(words)
            for row in Organisation.objects.filter(group__slug__in=REAL)
            for words in (*(w for _l, w in row.name.words), row.short_name)
            if words
        }
        rows = [
            row
            for model in apps.get_models()
            if issubclass(model, Classified)
            for row in model._default_manager.filter(group__slug="qantu")
        ]
        for row in rows:
            kind = KINDS.get(type(row))
            if kind is None or row._meta.model_name in TEXTS | COMPUTED:
                continue
            words = without_accents(plain(getattr(row, c.name)) for c in kind.columns)
            for name in names:
                with self.subTest(f"{kind.code}:{row.key} {name}"):
                    said = rf"\b{re.escape(name)}\b(?! (of|de) qantu)"
                    self.assertNotRegex(words, said)

    def test_nobody_is_named_but_the_desk(self) -> None:
        people = Person.objects.filter(group__slug__in=REAL)
        self.assertEqual({p.name for p in people}, {"Secretaría técnica"})

    def test_each_page_shows_what_its_record_rests_on(self) -> None:
        for group in Group.objects.filter(slug__in=REAL):
            client = Client()
            sign_in(client, User.objects.get(login=f"secretaria@{group.slug}.invalid"))
            for row in real_rows():
                if row.group_id != group.pk or not row.source or not url_of(row, group):
                    continue
                with self.subTest(f"{group.slug} {row._meta.model_name} {row.key}"):
                    page = client.get(url_of(row, group))
                    self.assertContains(page, row.source)
                    with override("es"):
                        if row.basis:
                            words = str(row.get_basis_display())  # type: ignore[attr-defined]
                            self.assertContains(page, words)


def without_accents(parts: Iterator[str]) -> str:
    """Return words without accents or case; a sort key alone stops at 120 letters."""
    return " ".join(sort_key(word) for part in parts for word in part.split())
