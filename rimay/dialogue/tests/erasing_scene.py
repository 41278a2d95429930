"""A session in database files of its own, for the test that looks into the files.

Played by a process of its own: says as JSON where a marked word was found when.
"""

import json
import os
import sqlite3
import sys
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from rimay.access.models import Channel
from rimay.access.on_behalf import Said
from rimay.access.tests.cast import Cast, make_cast
from rimay.core import clock, ephemeral
from rimay.core.classes import Regime
from rimay.core.erasing import erase_traces
from rimay.core.text import Text
from rimay.dialogue.actions import (
    notes,
    outcomes,
    positions,
    proposing,
    running,
    stricter,
)
from rimay.dialogue.actions.outcomes import Closing
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.models import AgendaItem, Meeting, MinutesLine, Proposal
from rimay.dialogue.models.decisions import Stand

HOME = Path(os.environ["RIMAY_HOME"])
FILE = HOME / "records.sqlite3"
# One per way of writing over: mended, chosen away, removed, closed, behind a reader.
MARKS = (
    "zorzalmendadozz",
    "zorzalrivalzz",
    "zorzalborradozz",
    "zorzalcerradozz",
    "zorzallectorzz",
    # What a round leaves: a reason, a note to the chair, the letter of a seat; and what
    # was answered to a text that is taken back.
    "zorzalrazonadozz",
    "zorzalavisadozz",
    "zorzaloficiadozz",
    "zorzalretiradozz",
)


def places() -> dict[str, list[str]]:
    """Return where each marked word stands: file, log, and a copy made of them."""
    copy = HOME / "copy.sqlite3"
    copy.unlink(missing_ok=True)
    reader = sqlite3.connect(FILE)
    reader.execute("VACUUM INTO ?", [str(copy)])
    reader.close()
    held = {path.name: path.read_bytes() for path in sorted(HOME.glob("*.sqlite3*"))}
    # The index stores of a word only what differs from the one before it.
    return {
        mark: [n for n, content in held.items() if mark[6:].encode() in content]
        for mark in MARKS
    }


def answered(cast: Cast, reason: str, note: str, letter: str) -> Proposal:
    """Put a text in writing under a closed rule, and have each seat answer it."""
    desk = cast.actor("secretariat")
    draft = Draft(Text.of(es="Un texto"), regime=Regime.CHATHAM)
    row = proposing.draft_proposal(desk, cast.group, draft=draft)
    row = proposing.open_written_round(desk, row)
    police = cast.memberships["police"]
    reply = Reply(Stand.NO_BLOCK, f"Sin {reason} mandato.")
    positions.answer(cast.actor("police_seat"), row, police, reply=reply)
    positions.tell_chair(cast.actor("police_seat"), row, police, text=f"Es {note} así.")
    for name in ("mine", "ngo", "ministry", "guild"):
        said = Said(cast.memberships[name], Channel.LETTER, clock.today(), letter)
        seat, agrees = cast.memberships[name], Reply(Stand.AGREE)
        positions.answer(desk, row, seat, reply=agrees, said=said)
    return row


def main() -> None:
    """Play the session."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    call_command("migrate", verbosity=0)
    ephemeral.prepare()
    cast = make_cast()
    actor = cast.actor("secretariat")
    meeting = Meeting.objects.create(group=cast.group, title=Text.of(es="Sesión"))
    first, second, third = (
        AgendaItem.objects.create(
            group=cast.group,
            meeting=meeting,
            number=number,
            title=Text.of(es=f"Punto {number}"),
            regime=rule,
        )
        for number, rule in ((1, "open"), (2, "chatham"), (3, "open"))
    )
    running.open_session(actor, meeting)

    def write(item: AgendaItem, key: str, text: str, base: int = 0) -> notes.Kept:
        written = notes.Paragraph(key.zfill(32), text, base=base)
        return notes.keep_paragraph(actor, item, paragraph=written)

    told: dict[str, object] = {}
    write(first, "a", "Dijo zorzalmendadozz y luego otra cosa.")
    write(first, "a", "Dijo otra cosa.", base=1)
    rival = write(first, "a", "Dijo zorzalrivalzz.", base=1)
    line = MinutesLine.objects.get(key="a".zfill(32))
    pk = MinutesLine.objects.get(key=rival.key).pk
    notes.settle_rival(actor, line, rival=pk, keep="first")
    write(first, "b", "Dijo zorzalborradozz.")
    write(first, "b", "", base=1)
    told["before"] = places()
    first.refresh_from_db()
    stricter.tighten(actor, first, regime=Regime.NO_ATTRIBUTION)
    told["stricter"] = places()
    running.go_on(actor, meeting, after=first)
    write(second, "c", "Dijo zorzalcerradozz.")
    write(second, "c", "Se dijo otra cosa.", base=1)
    told["talking"] = places()
    second.refresh_from_db()
    running.go_on(actor, meeting, after=second)
    told["closed"] = places()
    write(third, "d", "Dijo zorzallectorzz.")
    write(third, "d", "Se dijo otra cosa.", base=1)
    # Somebody reads all the while: the log cannot be cut until they are done.
    reader = sqlite3.connect(FILE)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM dialogue_minutesline").fetchone()
    third.refresh_from_db()
    stricter.tighten(actor, third, regime=Regime.NO_ATTRIBUTION)
    told["read meanwhile"] = places()
    reader.close()
    told["is erased"] = erase_traces()
    put = answered(cast, "zorzalrazonadozz", "zorzalavisadozz", "zorzaloficiadozz")
    told["round"] = places()
    outcomes.close_proposal(actor, put, closing=Closing())
    told["round closed"] = places()
    back = answered(cast, "zorzalretiradozz", "mal", "Oficio 1")
    told["put again"] = places()
    proposing.withdraw_proposal(actor, back)
    told["read no more"] = places()
    sys.stdout.write(json.dumps(told))
