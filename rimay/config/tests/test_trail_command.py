"""`rimay verify-trail` names each line that does not hold; writers make one chain."""

import os
import subprocess
import sys
import tempfile
from io import StringIO

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase

from rimay.access.tests.cast import make_group
from rimay.access.tests.test_trail import write_lines
from rimay.accounts.actions import NewAccount, open_account
from rimay.audit import heads
from rimay.audit.models import Chain, Entry
from rimay.results.models import Report

PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from rimay.access.tests.cast import make_group
make_group("many")
"""
WRITE = """
import django; django.setup()
from django.db import transaction
from rimay.audit import trail
from rimay.groups.models import Group
group = Group.objects.get(slug="many")
for turn in range(40):
    with transaction.atomic():
        trail.write(None, trail.Line("group.change", "groups.group", group.pk, group.pk))
"""
VERIFY = """
import django; django.setup()
from rimay.audit import trail
from rimay.groups.models import Group
group = Group.objects.get(slug="many")
print(trail.head(group.pk)[0], len(list(trail.verify(group.pk))))
"""


class VerifyTrailTests(TestCase):
    def setUp(self) -> None:
        self.group = make_group("verified")
        self.lines = write_lines(self.group, 8)

    def told(self, *arguments: str) -> list[str]:
        """Return what the command says of the group's lines."""
        out = StringIO()
        try:
            call_command("verify_trail", "verified", *arguments, stdout=out)
        except CommandError as error:
            out.write(f"{error}\n")
        return [
            line for line in out.getvalue().splitlines() if " lines, head " not in line
        ]

    def test_a_trail_that_holds(self) -> None:
        printed = heads.printed(self.group.pk)
        self.assertEqual(self.told(), ["Complete and unaltered."])
        self.assertEqual(self.told("--head", printed), ["Complete and unaltered."])

    def test_each_flaw_is_named(self) -> None:
        Entry.objects.filter(pk=self.lines[1].pk).update(fields="name source")
        Entry.objects.filter(pk__in=[line.pk for line in self.lines[3:6]]).delete()
        told = self.told()
        self.assertIn("verified: line 2 was altered", told)
        self.assertIn("verified: lines 4 to 6 are missing", told)
        self.assertIn("The trail does not hold: 4 flaws.", told)

    def test_with_a_printed_head_each_line_cut_off_is_named(self) -> None:
        printed = heads.printed(self.group.pk)
        for line in self.lines[5:]:
            line.delete()
        last = self.lines[4]
        chain = Chain.objects.filter(name=last.chain)
        chain.update(length=last.number, head=last.fingerprint)
        self.assertEqual(self.told(), ["Complete and unaltered."])
        told = self.told("--head", printed)
        words = "were there when the head was printed, and are cut off"
        self.assertIn(f"verified: lines 6 to 8 {words}", told)

    def test_without_any_line_a_group_has_lost_its_first(self) -> None:
        Entry.objects.all().delete()
        Chain.objects.all().delete()
        self.assertIn("verified: line 1 is missing", self.told())

    def test_a_head_that_a_report_keeps_finds_a_cut_tail_by_itself(self) -> None:
        Report.objects.create(group=self.group, trail_head=heads.printed(self.group.pk))
        Entry.objects.all().delete()
        Chain.objects.all().delete()
        words = "were there when the head was printed, and are cut off"
        self.assertIn(f"verified: lines 2 to 8 {words}", self.told())

    def test_an_installation_without_a_line_is_not_called_complete(self) -> None:
        def told() -> str:
            out = StringIO()
            try:
                call_command("verify_trail", stdout=out)
            except CommandError:
                out.write("does not hold")
            return out.getvalue()

        self.assertIn("installation: no line yet", told())
        self.assertNotIn("does not hold", told())
        open_account(NewAccount("rosa", password="una frase bastante larga"))
        self.assertIn("installation: 1 lines, head", told())
        Entry.objects.filter(group_id=None).delete()
        Chain.objects.filter(name="installation").delete()
        self.assertIn("installation: line 1 is missing", told())
        self.assertIn("does not hold", told())

    def test_lines_put_in_another_order_are_named(self) -> None:
        second, third = self.lines[1], self.lines[2]
        Entry.objects.filter(pk=second.pk).update(number=99)
        Entry.objects.filter(pk=third.pk).update(number=2)
        Entry.objects.filter(pk=second.pk).update(number=3)
        self.assertIn("verified: lines 2 to 3 were altered", self.told())

    def test_lines_reordered_with_their_fingerprints_are_named(self) -> None:
        """Whoever also computes them anew is found by the links between them."""
        for line, number in (
            (self.lines[1], 99),
            (self.lines[2], 2),
            (self.lines[1], 3),
        ):
            line.number = number
            line.fingerprint = line.computed()
            line.save()
        self.assertIn("verified: lines 2 to 4", " ".join(self.told()))

    def test_a_head_that_is_none_is_told(self) -> None:
        self.assertIn("This is no head", self.told("--head", "12:34")[0])


class WritersTests(SimpleTestCase):
    def test_processes_that_write_at_once_make_one_whole_chain(self) -> None:
        with tempfile.TemporaryDirectory() as home:
            self.start(PREPARE, home).communicate()
            writers = [self.start(WRITE, home) for _turn in range(3)]
            for writer in writers:
                self.assertEqual(writer.wait(), 0)
            told, _errors = self.start(VERIFY, home).communicate()
        self.assertEqual(told.split(), ["120", "0"])

    def start(self, script: str, home: str) -> "subprocess.Popen[str]":
        own = {
            "DJANGO_SETTINGS_MODULE": "rimay.config.settings",
            "RIMAY_HOME": home,
            "PATH": os.environ.get("PATH", ""),
        }
        return subprocess.Popen(
            [sys.executable, "-c", script],
            stdout=subprocess.PIPE,
            text=True,
            env=own,
            cwd=os.getcwd(),
        )
