"""The trail: it finds an altered, missing, reordered and cut line, and names it."""

from django.db import transaction
from django.test import TestCase, TransactionTestCase

from rimay.access.actor import console
from rimay.access.recording import record
from rimay.access.tests.cast import make_group
from rimay.audit import trail
from rimay.audit.models import ActorKey, Chain, Entry
from rimay.core.text import Text
from rimay.groups.models import Group, Organisation


def write_lines(group: Group, count: int) -> list[Entry]:
    row = Organisation.objects.create(group=group, name=Text.of(es="Secreto"))
    for _ in range(count):
        record(console(group), "organisation.change", row, fields=["name"])
    return list(Entry.objects.filter(group_id=group.pk).order_by("number"))


class TrailTest(TestCase):
    def setUp(self) -> None:
        self.group = make_group("trail-test")
        self.lines = write_lines(self.group, 5)

    def flaws(self, printed: tuple[int, str] | None = None) -> list[tuple[int, str]]:
        held = [printed] if printed else []
        return [(f.number, f.kind) for f in trail.verify(self.group.pk, held)]

    def test_it_holds_when_nobody_touched_it(self) -> None:
        self.assertEqual(self.flaws(), [])
        self.assertEqual(self.flaws(trail.head(self.group.pk)), [])

    def test_it_names_an_altered_line(self) -> None:
        Entry.objects.filter(pk=self.lines[2].pk).update(act="organisation.remove")
        self.assertEqual(self.flaws(), [(3, "altered")])

    def test_it_names_a_line_altered_with_its_fingerprint(self) -> None:
        line = self.lines[2]
        line.act = "organisation.remove"
        line.fingerprint = line.computed()
        line.save()
        self.assertEqual(self.flaws(), [(4, "reordered")])

    def test_it_names_a_missing_line(self) -> None:
        self.lines[1].delete()
        self.assertEqual(self.flaws(), [(2, "missing")])

    def test_it_names_reordered_lines(self) -> None:
        first, second = self.lines[1], self.lines[2]
        Entry.objects.filter(pk=first.pk).update(number=99)
        Entry.objects.filter(pk=second.pk).update(number=2)
        Entry.objects.filter(pk=first.pk).update(number=3)
        numbers = {number for number, _ in self.flaws()}
        self.assertLessEqual({2, 3}, numbers)

    def test_it_names_a_cut_tail_by_the_chains_own_head(self) -> None:
        self.lines[4].delete()
        self.assertEqual(self.flaws(), [(5, "missing")])

    def test_it_names_a_cut_tail_by_a_printed_head(self) -> None:
        printed = trail.head(self.group.pk)
        self.lines[4].delete()
        kept = self.lines[3]
        Chain.objects.filter(name=kept.chain).update(length=4, head=kept.fingerprint)
        self.assertEqual(self.flaws(), [])
        self.assertEqual(self.flaws(printed), [(5, "cut")])

    def test_it_names_a_tail_rewritten_since_a_head_was_printed(self) -> None:
        printed = trail.head(self.group.pk)
        self.lines[4].delete()
        kept = self.lines[3]
        Chain.objects.filter(name=kept.chain).update(length=4, head=kept.fingerprint)
        write_lines(Group.objects.get(pk=self.group.pk), 2)
        self.assertIn((5, "not_as_printed"), self.flaws(printed))

    def test_it_holds_no_content(self) -> None:
        for line in self.lines:
            self.assertNotIn("Secreto", str(vars(line)))

    def test_an_actor_is_an_opaque_number_that_can_be_forgotten(self) -> None:
        number = trail.actor_number(77)
        self.assertEqual(trail.actor_number(77), number)
        ActorKey.objects.filter(user_id=77).update(user_id=None)
        self.assertNotEqual(trail.actor_number(77), number)


class TrailOutsideTransactionTest(TransactionTestCase):
    def test_it_refuses_a_line_without_the_transaction_of_its_act(self) -> None:
        with self.assertRaises(RuntimeError):
            trail.write(None, trail.Line("x.do", "x", None))

    def test_a_failed_act_leaves_no_line(self) -> None:
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            trail.write(None, trail.Line("x.do", "x", None))
            _ = 1 // 0
        self.assertEqual(trail.head(None)[0], 0)
