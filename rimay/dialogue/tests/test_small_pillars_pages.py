"""A seat that opens every page it may, over time, sees the same whatever others say."""

import re

import pytest
from django.db import transaction
from django.test import Client, TestCase

from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import outcomes, positions, proposing
from rimay.dialogue.actions.outcomes import Closing
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.tests.tables import Table, make_item, make_table

pytestmark = pytest.mark.once

PAGES = (
    "",
    "meetings/",
    "meetings/{meeting}/",
    "agenda-items/{item}/",
    "proposals/",
    "proposals/{proposal}/",
    "proposals/export/",
    "agreements/",
    "agreements/export/",
    "session-attendance/",
    "search/?q=texto",
    "trail/",
    "figures/",
)
# What differs between two visits of the same page: keys, hours, numbers of rows, and
# the head of the trail, which is salted.
NOISE = re.compile(rb'value="[A-Za-z0-9]{64}"|<code>.*?</code>|[0-9a-f]{32}|\d+')


class Undone(Exception):
    """Ends a world, so that the next one starts from the same table."""


class PagesTests(TestCase):
    databases = {"default", "ephemeral"}

    def test_two_worlds_with_one_result_look_alike_all_the_way(self) -> None:
        for sizes, regime in (
            ((2, 3, 2), Regime.NO_ATTRIBUTION),
            ((1, 3, 2), Regime.CHATHAM),
        ):
            table = make_table("mesa-" + "-".join(map(str, sizes)), *sizes)
            alike = self.play(table, regime, {})
            victim = len(table.seats) - 1
            other = self.play(table, regime, {victim: Reply(Stand.NO_BLOCK)})
            with self.subTest(f"{sizes} {regime}"):
                self.assertEqual(len(alike), len(other))
                for (page, seen), (_, now) in zip(alike, other, strict=True):
                    self.assertEqual(seen, now, page)

    def test_under_the_open_rule_the_same_walk_finds_the_difference(self) -> None:
        table = make_table("mesa-abierta", 2, 3, 2)
        reply = Reply(Stand.NO_BLOCK, "Sin mandato")
        alike = self.play(table, Regime.OPEN, {})
        other = self.play(table, Regime.OPEN, {6: reply})
        self.assertNotEqual(alike, other)

    def play(
        self, table: Table, regime: Regime, others: dict[int, Reply]
    ) -> list[tuple[str, bytes]]:
        """Let a round take its course; return what the first seat saw, step by step."""
        seen: list[tuple[str, bytes]] = []
        try:
            with transaction.atomic():
                self._round(table, regime, others, seen)
                raise Undone
        except Undone:
            return seen

    def _round(
        self,
        table: Table,
        regime: Regime,
        others: dict[int, Reply],
        seen: list[tuple[str, bytes]],
    ) -> None:
        chair, attacker = table.chairing, table.client(table.users[0])
        item = make_item(table, regime)
        draft = Draft(Text.of(es="Un texto"))
        proposal = proposing.draft_proposal(chair, table.group, draft=draft, item=item)
        proposing.put_proposal(chair, proposal)
        keys = {"meeting": item.meeting_id, "item": item.pk, "proposal": proposal.pk}
        for number, seat in enumerate(table.seats):
            reply = others.get(number, Reply(Stand.AGREE))
            # Just before the last seat answers, and just after it.
            if number == len(table.seats) - 1:
                seen += self._walk(table, attacker, keys)
            positions.answer(table.seated(number), proposal, seat, reply=reply)
        seen += self._walk(table, attacker, keys)
        outcomes.close_proposal(chair, proposal, closing=Closing())
        seen += self._walk(table, attacker, keys)

    def _walk(
        self, table: Table, attacker: Client, keys: dict[str, int]
    ) -> list[tuple[str, bytes]]:
        found = []
        for page in PAGES:
            at = f"/g/{table.group.slug}/{page.format(**keys)}"
            answer = attacker.get(at)
            self.assertIn(answer.status_code, {200, 404}, at)
            found.append((at, NOISE.sub(b"", answer.getvalue())))
        return found
