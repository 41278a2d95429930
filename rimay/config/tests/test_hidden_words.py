"""Words planted in rows that a reader may not see: they stand on no page, in no list to
choose from, in no download, under no figure, and no search finds them.
"""

import inspect
import re
from collections import Counter

import pytest
from django.db.models import CharField, ForeignKey, TextField
from django.test import Client, TestCase, override_settings

from rimay.access import search
from rimay.access.actor import Actor, member
from rimay.access.asking import visible
from rimay.accounts.models import User
from rimay.accounts.queries import Assurance
from rimay.config.tests import walk
from rimay.core.classes import Class
from rimay.core.text import Text, TranslatedField
from rimay.exchange.kinds import ALL
from rimay.groups.models import Classified, Group, Pillar
from rimay.home.share import KINDS as HOME
from rimay.records.actions import reclassify_children
from rimay.records.kinds import Kind

pytestmark = pytest.mark.once

KINDS: tuple[Kind, ...] = (*ALL, *HOME)
MODELS = {kind.model._meta.model_name: kind.model for kind in KINDS}
PLANTED = re.compile(r"planted-([a-z]+)-(\d+)-")
# Everybody else walks where there is less: see test_ways_out.
READERS = ("secretariat", "company_seat", "interviewer")
ALIKE = 2


def plant(row: Classified) -> None:
    """Put words that tell the row they stand in into every column that takes words."""
    for field in row._meta.concrete_fields:
        words = f"planted-{row._meta.model_name}-{row.pk}-{field.name}"
        if isinstance(field, TranslatedField):
            setattr(row, field.name, Text.of("es", es=words, en=words))
        elif type(field) in {CharField, TextField} and not field.choices:
            roomy = not field.max_length or field.max_length >= len(words)
            if roomy and field.name not in {"key", "code", "trail_head"}:
                setattr(row, field.name, words)


def hide(kind: Kind, row: Classified, pillar: Pillar) -> None:
    """Give a row to one pillar's room; what hangs on it follows, as an editor would."""
    plant(row)
    if not kind.class_from:
        row.access_class, row.access_pillar = Class.PILLAR, pillar
        row.access_circle = None
    row.save()
    reclassify_children(row)
    search.renew(row)


@override_settings(DEMONSTRATION=True)
class HiddenWordsTests(TestCase):
    databases = {"default", "ephemeral"}
    group: Group

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()
        civil = Pillar.objects.filter(group=cls.group).order_by("slot").last()
        assert civil is not None
        cls.planted = 0
        for kind in KINDS:
            rows = list(kind.model._default_manager.filter(group=cls.group))
            for row in rows[:: max(1, len(rows) // 3)][:4]:
                hide(kind, row, civil)
                cls.planted += 1

    def test_no_page_shows_them(self) -> None:
        self.assertGreater(self.planted, 100)
        people = walk.clients()
        for role in READERS:
            with self.subTest(role):
                account = User.objects.get(login=walk.LOGINS[role])
                actor = member(account.pk, self.group, Assurance.STRONG)
                found = self.crawl(people[role], actor)
                self.assertEqual(found, [])

    def crawl(self, client: Client, actor: Actor) -> list[str]:
        """Follow links from every page that has one; return where hidden words stood."""
        todo = ["/g/qantu/search/?q=planted"]
        for route in walk.routes():
            if route.is_of_a_group and "<" not in route.pattern[14:]:
                todo.append("/" + route.pattern.replace("<slug:slug>", "qantu"))
        seen, alike, found = set(todo), Counter[str](), []
        while todo:
            address = todo.pop()
            answer = client.get(address)
            page = answer.getvalue().decode("utf-8", "replace")
            for model, pk in set(PLANTED.findall(page)):
                if not visible(actor, MODELS[model]).filter(pk=pk).exists():
                    found.append(f"{address}: {model} {pk}")
            for link in re.findall(r'href="(/g/qantu/[^"#]*)"', page):
                shape = re.sub(r"\d+", "N", link)
                if link not in seen and alike[shape] < ALIKE:
                    alike[shape] += 1
                    seen.add(link)
                    todo.append(link.replace("&amp;", "&"))
        self.assertGreater(len(seen), 120)
        return found

    def test_a_row_is_called_after_others_only_where_its_model_says_so(self) -> None:
        for model in MODELS.values():
            named = set(re.findall(r"self\.(\w+)", inspect.getsource(model.__str__)))
            others = {
                field.name
                for field in model._meta.fields
                if isinstance(field, ForeignKey)
                and issubclass(field.related_model, Classified)
            }
            with self.subTest(model.__name__):
                self.assertLessEqual(named & others, set(model.NAMED_AFTER))
