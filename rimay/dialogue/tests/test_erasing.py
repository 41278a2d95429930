"""What was written over is in no file any more: looked for in the bytes themselves."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from django.test import SimpleTestCase

ROOT = Path(__file__).parents[3]
PLAY = (
    "import django; django.setup();"
    "from rimay.dialogue.tests.erasing_scene import main; main()"
)


@unittest.skipIf(
    os.environ.get("DATABASE_URL"), "PostgreSQL's files: see docs/threats.md"
)
class ErasingTests(SimpleTestCase):
    def test_no_file_keeps_what_a_stricter_rule_does_not(self) -> None:
        with tempfile.TemporaryDirectory() as home:
            environment = os.environ | {
                "RIMAY_HOME": home,
                "DJANGO_SETTINGS_MODULE": "rimay.config.settings",
                "PYTHONPATH": str(ROOT),
            }
            done = subprocess.run(
                [sys.executable, "-c", PLAY],
                cwd=ROOT,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        told = json.loads(done.stdout)
        # It stood there before, or this would prove nothing.
        for mark in ("zorzalmendadozz", "zorzalrivalzz", "zorzalborradozz"):
            self.assertTrue(told["before"][mark])
            self.assertEqual(told["stricter"][mark], [])
        self.assertTrue(told["talking"]["zorzalcerradozz"])
        self.assertEqual(told["closed"]["zorzalcerradozz"], [])
        self.assertTrue(told["read meanwhile"]["zorzallectorzz"])
        self.assertTrue(told["is erased"])
        for mark in ("zorzalavisadozz", "zorzaloficiadozz"):
            self.assertTrue(told["round"][mark])
            self.assertEqual(told["round closed"][mark], [])
        self.assertTrue(told["put again"]["zorzalretiradozz"])
        # A reason for the record stays in the act, without the seat that gave it.
        self.assertTrue(told["round"]["zorzalrazonadozz"])
        told["read no more"].pop("zorzalrazonadozz")
        self.assertEqual(
            [found for found in told["read no more"].values() if found], []
        )
        self.assertIn("traces wait to be erased", done.stderr)
        self.assertNotIn("zorzal", done.stderr)
