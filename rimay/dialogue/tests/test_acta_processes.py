"""Two people close at once; a process is killed in the middle: real processes."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from django.test import SimpleTestCase

PREPARE = """
import django; django.setup()
from django.core.management import call_command
from rimay.core import ephemeral
call_command("migrate", verbosity=0)
ephemeral.prepare()
from rimay.access.tests.cast import make_cast
from rimay.dialogue.actions.closing import begin_acta
from rimay.dialogue.tests.acta_scene import make_session
cast = make_cast()
begin_acta(cast.actor("secretariat"), make_session(cast))
"""
BEGIN = """
import os, sys, time
import django; django.setup()
from rimay.access.actor import console
from rimay.dialogue.actions import closing
from rimay.dialogue.models import Acta, Meeting
from rimay.dialogue.queries.acta_text import fingerprint_of, text_of
from rimay.dialogue.queries.composing import compose
acta = Acta.objects.select_related("group").get()
actor = console(acta.group)
read = fingerprint_of(text_of(compose(acta)))
"""
CLOSE = """
print("ready", flush=True)
sys.stdin.readline()
try:
    closing.close_acta(actor, acta, read=read, looked_at=True)
    print("closed")
except closing.AlreadyClosed:
    print("before")
"""
KILLED = """
from django.db import transaction
with transaction.atomic():
    closing.close_acta(actor, acta, read=read, looked_at=True)
    held = Acta.objects.get()
    print(held.state, held.check_code, flush=True)
    os.kill(os.getpid(), 9)
"""
LOOK = """
import django; django.setup()
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.dialogue.models import Acta, AgendaItem, Meeting
acta, meeting = Acta.objects.get(), Meeting.objects.get()
lines = Entry.objects.filter(act="acta.close").count()
still = AgendaItem.objects.filter(closed_on=None).count()
flaws = len(list(trail.verify(acta.group_id)))
print(acta.state, meeting.state, bool(acta.text), lines, still, flaws)
"""


def _start(script: str, home: Path) -> "subprocess.Popen[str]":
    """Start a process of an installation of its own."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "rimay.config.settings",
        "RIMAY_HOME": str(home),
        "PATH": os.environ.get("PATH", ""),
    }
    return subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=Path.cwd(),
    )


class ProcessTests(SimpleTestCase):
    prepared: Path

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.prepared = Path(folder.name) / "prepared"
        _start(PREPARE, cls.prepared).communicate()

    def setUp(self) -> None:
        self.home = self.prepared.parent / self._testMethodName
        shutil.copytree(self.prepared, self.home)

    def start(self, script: str) -> "subprocess.Popen[str]":
        return _start(script, self.home)

    def run_in_a_process_of_its_own(self, script: str) -> str:
        child = self.start(script)
        out, _ = child.communicate()
        self.assertEqual(child.returncode, 0, out)
        return out.strip()

    def test_of_two_who_close_at_once_one_closes_and_the_other_is_told(self) -> None:
        both = [self.start(BEGIN + CLOSE) for _ in "12"]
        for child in both:
            assert child.stdout is not None
            self.assertEqual(child.stdout.readline().strip(), "ready")
        for child in both:
            assert child.stdin is not None
            child.stdin.write("go\n")
            child.stdin.flush()
        told = sorted(child.communicate()[0].strip() for child in both)
        self.assertEqual(told, ["before", "closed"])
        found = self.run_in_a_process_of_its_own(LOOK)
        self.assertEqual(found, "closed held True 1 0 0")

    def test_killed_in_the_middle_nothing_is_closed_and_it_can_be_again(self) -> None:
        child = self.start(BEGIN + KILLED)
        out, _ = child.communicate()
        self.assertEqual(child.returncode, -signal.SIGKILL)
        self.assertTrue(out.startswith("closed "), "it was killed before it had closed")
        found = self.run_in_a_process_of_its_own(LOOK)
        self.assertEqual(found, "draft under_way False 0 3 0")
        again = self.start(BEGIN + CLOSE)
        self.assertIn("closed", again.communicate("go\n")[0])
