"""A seat that knows its own answer learns no other from what is shown."""

from itertools import product
from unittest import TestCase

from rimay.dialogue.models.charters import DecisionRule
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.queries.outcome import Given, counts, reasons, weigh
from rimay.dialogue.queries.rules import ForPillar, Rules
from rimay.groups.models import Pillar

STANDS = (Stand.AGREE, Stand.NO_BLOCK, Stand.OBJECT)
World = tuple[Stand, ...]
Shown = tuple[object, ...]


def pillars_of(sizes: tuple[int, ...]) -> list[int]:
    """Return the pillar of each seat."""
    return [pillar for pillar, size in enumerate(sizes, 1) for _ in range(size)]


def given(world: World, sizes: tuple[int, ...]) -> list[Given]:
    return [
        Given(seat, pillar, stand)
        for seat, (pillar, stand) in enumerate(
            zip(pillars_of(sizes), world, strict=True)
        )
    ]


def announced(world: World, sizes: tuple[int, ...]) -> Shown:
    """Return the result that is announced: whether it stands, and the objections."""
    rules = Rules(
        pillars=tuple(
            ForPillar(Pillar(pk=pillar)) for pillar in range(1, len(sizes) + 1)
        ),
        decision_rule=DecisionRule.CONSENSUS,
    )
    objections = world.count(Stand.OBJECT)
    result = weigh(rules, given(world, sizes), objections=objections)
    return result.is_adopted, objections


def shown(world: World, sizes: tuple[int, ...]) -> Shown:
    """Return everything that is shown once a proposal under a closed rule is closed."""
    result = announced(world, sizes)
    held = counts(given(world, sizes), is_open=False, is_adopted=bool(result[0]))
    found = tuple((c.pillar_id, tuple(sorted(c.by_stand.items()))) for c in held)
    return *result, found


def pairs(sizes: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return who attacks whom: seats of one pillar are alike, so one of each stands for
    all of them."""
    firsts = [sum(sizes[:number]) for number in range(len(sizes))]
    found = [(a, v) for a in firsts for v in firsts if a != v]
    return found + [(f, f + 1) for f, n in zip(firsts, sizes, strict=True) if n > 1]


class AttackerTests(TestCase):
    def hold(self, *sizes: int, stands: tuple[Stand, ...] = STANDS) -> int:
        """Play every world of a table; return how many showed counts at all."""
        seats = sum(sizes)
        worlds = list(product(stands, repeat=seats))
        by_shown: dict[Shown, list[World]] = {}
        by_result: dict[Shown, list[World]] = {}
        for world in worlds:
            by_shown.setdefault(shown(world, sizes), []).append(world)
            by_result.setdefault(announced(world, sizes), []).append(world)
        for what, held in by_shown.items():
            known = by_result[what[:2]]
            for attacker, victim in pairs(sizes):
                for own in stands:
                    now = {w[victim] for w in held if w[attacker] == own}
                    before = {w[victim] for w in known if w[attacker] == own}
                    if now:
                        self.assertTrue(
                            len(now) > 1 or len(before) == 1,
                            f"{sizes}: {attacker} learns {victim} from {what}",
                        )
        return sum(bool(what[2]) for what in by_shown)

    def test_small_pillars_show_no_counts_and_tell_nothing(self) -> None:
        self.assertEqual(self.hold(2, 3, 2), 0)
        self.assertEqual(self.hold(1, 3, 2), 0)

    def test_pillars_of_four_show_counts_and_tell_nothing_of_a_seat(self) -> None:
        self.assertGreater(self.hold(4, 2), 0)
        # Where somebody objected nothing is counted: these worlds are all that is left.
        let_pass = (Stand.AGREE, Stand.NO_BLOCK)
        self.assertGreater(self.hold(4, 4, stands=let_pass), 0)
        self.assertGreater(self.hold(4, 4, 4, stands=let_pass), 0)

    def test_a_count_of_three_to_one_would_tell_and_is_not_shown(self) -> None:
        three_to_one = (Stand.AGREE, Stand.AGREE, Stand.AGREE, Stand.NO_BLOCK)
        two_to_two = (Stand.AGREE, Stand.AGREE, Stand.NO_BLOCK, Stand.NO_BLOCK)
        for world, is_open, pillars in (
            (three_to_one, False, 0),
            (two_to_two, False, 1),
            (three_to_one, True, 1),
        ):
            held = counts(given(world, (4,)), is_open=is_open, is_adopted=True)
            self.assertEqual(len(held), pillars)

    def test_reasons_of_all_but_one_are_not_shown(self) -> None:
        rows = [Given(n, 1, Stand.NO_BLOCK, f"razón {n}") for n in range(3)]
        agreeing = [Given(n, 1, Stand.AGREE) for n in range(3, 5)]
        self.assertEqual(len(reasons(rows + agreeing)), 3)
        self.assertEqual(reasons(rows + agreeing[:1]), [])
