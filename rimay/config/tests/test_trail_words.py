"""Each act that the software writes into a group's trail has words in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.test import TestCase
from django.utils.translation import override

from rimay.access.actor import console
from rimay.access.tests.cast import make_group
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.home.queries.acts import act_words, in_words

ROOMS = Path(__file__).parents[2]
WRITERS = {"record", "record_at_desk", "record_many"}
ACT = re.compile(r"[a-z]+\.[a-z_]+")


def acts() -> Iterator[str]:
    """Yield every act that stands in the code in one piece."""
    for path in ROOMS.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in WRITERS:
                for part in ast.walk(node):
                    held = part.value if isinstance(part, ast.Constant) else ""
                    if isinstance(held, str) and ACT.fullmatch(held):
                        yield held


def _name(call: ast.Call) -> str:
    return str(getattr(call.func, "id", getattr(call.func, "attr", "")))


class TrailWordsTests(TestCase):
    def test_every_act_has_words(self) -> None:
        held = set(acts())
        self.assertGreater(len(held), 60)
        for language in ("es", "en"):
            with override(language):
                self.assertEqual({a for a in held if act_words(a) == a}, set())

    def test_every_record_is_called_by_its_name_and_not_by_its_table_s(self) -> None:
        group = make_group("trail-words")
        models = {model._meta.model_name: model for model in apps.get_models()}
        subjects = {models[act.partition(".")[0]]._meta.label_lower for act in acts()}
        lines = [
            Entry(
                at=clock.now(),
                actor=0,
                act="x.create",
                subject=subject,
                subject_id=None,
            )
            for subject in sorted(subjects)
        ]
        with override("es"):
            told = {line.what for line in in_words(console(group), group, lines)}
        tables = {subject.partition(".")[2] for subject in subjects}
        self.assertEqual(told & tables, {"acta"})
