"""The tree as it is handed on: documents in step, no machine's own addresses."""

import re
import subprocess
from pathlib import Path

from django.test import SimpleTestCase

from rimay.config.cli import VERBS
from tools import workbook_doc

ROOT = Path(__file__).parents[1]
DOCUMENTS = (
    "README.md", "LICENSE", "CONTRIBUTING.md", "docs/architecture.md",
    "docs/operating.md", "docs/threats.md", "docs/workbook.md",
)  # fmt: skip
# Written in pieces, so that this file does not find itself.
NEVER = (
    "files." + "pythonhosted",
    "pypi" + ".org",
    "registry." + "npmjs",
    "/work" + "/main",
    "/ro" + "ot/",
)


def committed() -> list[Path]:
    """Return the files of the tree that text can be read from."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [ROOT / name for name in listed.stdout.split() if (ROOT / name).is_file()]


class TreeTests(SimpleTestCase):
    def test_the_documents_are_there(self) -> None:
        for name in DOCUMENTS:
            with self.subTest(name):
                self.assertGreater(len((ROOT / name).read_text(encoding="utf-8")), 500)

    def test_operating_names_every_setting_and_every_verb(self) -> None:
        told = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
        source = (ROOT / "rimay/config/settings.py").read_text(encoding="utf-8")
        for name in set(re.findall(r"RIMAY_[A-Z_]+|DATABASE_URL", source)):
            rest = name.removeprefix("RIMAY_MAIL")
            with self.subTest(name):
                self.assertTrue(name in told or f"`{rest}`" in told)
        for verb, _command, _words in VERBS:
            if verb != "demo":
                with self.subTest(verb):
                    self.assertRegex(told, rf"(rimay|start\.py) {verb}\b")

    def test_the_description_of_the_workbook_is_in_step(self) -> None:
        kept = (ROOT / "docs" / "workbook.md").read_text(encoding="utf-8")
        self.assertEqual(workbook_doc.text(), kept, "run: python tools/workbook_doc.py")

    def test_nothing_names_a_registry_or_a_machine(self) -> None:
        for path in committed():
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            for word in NEVER:
                with self.subTest(f"{path.relative_to(ROOT)} {word}"):
                    self.assertNotIn(word, text)

    def test_the_stylesheet_closes_what_it_opens(self) -> None:
        # One block left open silently takes every rule after it out of force.
        path = ROOT / "rimay" / "ui" / "static" / "ui" / "rimay.css"
        depth = 0
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if line.startswith("@media"):
                self.assertEqual(depth, 0, f"line {number} opens inside another block")
            depth += line.count("{") - line.count("}")
            self.assertGreaterEqual(depth, 0, f"line {number} closes too much")
        self.assertEqual(depth, 0)

    def test_templates_carry_no_style_script_or_unescaped_words(self) -> None:
        for path in ROOT.glob("rimay/**/templates/**/*.html"):
            text = path.read_text(encoding="utf-8")
            for banned in ("|safe", "style=", "<script>", "onclick=", "javascript:"):
                with self.subTest(f"{path.relative_to(ROOT)} {banned}"):
                    self.assertNotIn(banned, text)
