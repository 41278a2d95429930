"""Limits count over all processes of an installation, not in each alone."""

import os
import subprocess
import sys
import tempfile

from django.test import SimpleTestCase

PREPARE = """
import django; django.setup()
from rimay.core import ephemeral
ephemeral.prepare()
"""
TRY = """
import django; django.setup()
from allauth.core import ratelimit
from django.test import RequestFactory
request = RequestFactory().post("/sign-in/", REMOTE_ADDR="10.9.9.9")
tries = [ratelimit.consume(request, action="login_failed", key="rosa") for _ in "123"]
print("".join("y" if may else "n" for may in tries))
"""


class ProcessTests(SimpleTestCase):
    def run_in_a_process_of_its_own(self, script: str, home: str) -> str:
        own = {
            "DJANGO_SETTINGS_MODULE": "rimay.config.settings",
            "RIMAY_HOME": home,
            "PATH": os.environ.get("PATH", ""),
        }
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env=own,
            cwd=os.getcwd(),
        )
        return done.stdout.strip()

    def test_five_tries_are_five_whichever_process_they_reach(self) -> None:
        with tempfile.TemporaryDirectory() as home:
            self.run_in_a_process_of_its_own(PREPARE, home)
            first = self.run_in_a_process_of_its_own(TRY, home)
            second = self.run_in_a_process_of_its_own(TRY, home)
        self.assertEqual((first, second), ("yyy", "yyn"))
