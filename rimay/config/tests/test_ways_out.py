"""Marked words on every way out: nobody is shown one that is not theirs, in a page, a
list, a count, a download, a document, a header or a log; who may read finds them all.
"""

import html
import io
import logging
import re
import zipfile
import zlib
from collections import Counter
from urllib.parse import unquote

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.http import HttpResponseBase
from django.test import Client, TestCase
from pypdf import PdfReader

from rimay.access import search
from rimay.access.links import words_of as words_of_link
from rimay.access.models import SeatLink
from rimay.access.tests.cast import ROLES, sign_in
from rimay.audit.models import Entry
from rimay.config.tests import walk
from rimay.config.tests.marked import make_marked
from rimay.config.tests.marks import ATTRIBUTION, READERS, Mark, Marked, marks_in
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.actions import convening, outbox
from rimay.dialogue.actions.closing import begin_acta
from rimay.dialogue.models import Proposal
from rimay.dialogue.tests.acta_scene import closed
from rimay.dialogue.tests.sessions import add_item, make_session, reach

pytestmark = pytest.mark.once

ALIKE = 1
# Who goes every way; the others what lies on the table, and where much comes together.
WHOLE = {"secretariat", "company_seat", "civil_seat", "observer", "donor"}
PAGES = (
    "", "meetings/", "proposals/", "agreements/", "agreements/ours/",
    "agreements/matrix/?all=1", "documents/", "search/?q=zq", "trail/", "members/",
)  # fmt: skip
# Places that the index of words holds.
INDEXED = {"session", "room", "summary", "title", "agreed", "means", "report"}
INDEXED |= {"paper", "writer", "abstract", "speaker"}
# Pages about a talk: there no attribution stands under a stricter rule than open.
TALK = re.compile(
    r"/(meetings|agenda-items|session-\w+|proposals|agreements|agreement-updates|actas)"
    r"/(export/|\d+/(table/|screen/)?(\?.*)?)$|/trail/"
)


OPTION = re.compile(r"<option.*?</option>|<label.*?</label>", re.DOTALL)


def words_of(content: bytes) -> str:
    """Return all that a file says, its metadata as well."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            parts = [(name, held.read(name)) for name in held.namelist()]
        return " ".join(f"{name} {words_of(part)}" for name, part in parts)
    if content.startswith(b"%PDF"):
        read = PdfReader(io.BytesIO(content))
        told = [page.extract_text() for page in read.pages]
        told += [str(read.metadata), str(read.outline), str(list(read.attachments))]
        told.append(str(read.xmp_metadata and read.xmp_metadata.stream.get_data()))
        # A long word may be parted at the end of a line.
        return re.sub(r"[-\u2010\u00ad]?\n", "", " ".join(told))
    return html.unescape(unquote(content.decode("utf-8", "replace")))


class Ear(logging.Handler):
    """Hears every line of every log, values and all."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: set[Mark] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("django.db"):
            self.heard |= marks_in(record.getMessage())


class Walker:
    """One of the cast on every way; keeps what they were shown and should not be."""

    def __init__(self, scene: Marked, role: str) -> None:
        self.scene, self.role, self.client = scene, role, Client()
        if role != "anonymous":
            sign_in(self.client, scene.cast.users[role])
        self.found: set[Mark] = set()
        self.leaks: list[str] = []
        self.seen: set[str] = set()
        self.alike: Counter[str] = Counter()

    def get(self, address: str) -> str:
        """Ask for an address, judge the answer, and return what it says."""
        self.seen.add(address)
        shown = _showings()
        answer = self.client.get(address)
        words = self._told(answer)
        marks = marks_in(words)
        # What a form offers to choose is no attribution.
        said = marks_in(OPTION.sub("", words))
        for mark in marks:
            if why := self._refused(mark, address, mark in said):
                self.leaks.append(f"{self.role} {address}: {mark} {why}")
        sealed = next((mark for mark in marks if mark.is_logged), None)
        if sealed and _showings() == shown:
            self.leaks.append(f"{self.role} {address}: {sealed} shown unlogged")
        self.found |= marks
        return words

    def _refused(self, mark: Mark, address: str, is_said: bool) -> str:
        if not mark.may_read(self.role):
            return "not theirs"
        closed = mark.place in ATTRIBUTION and mark.regime != Regime.OPEN
        if closed and is_said and TALK.search(address):
            return "attributed"
        return ""

    def _told(self, answer: HttpResponseBase) -> str:
        heads = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
        return f"{unquote(heads)} {words_of(answer.getvalue())}"

    def crawl(self, todo: list[str]) -> None:
        """Ask for addresses, and for one of each shape that pages lead to."""
        goes_on = self.role in WHOLE
        at = f"/g/{self.scene.cast.group.slug}/"
        while todo:
            page = self.get(todo.pop())
            for link in re.findall(rf'href="({at}[^"#]*)"', page) if goes_on else ():
                shape = re.sub(r"=[^&]*|\d+", "N", link)
                if link not in self.seen and self.alike[shape] < ALIKE:
                    self.alike[shape] += 1
                    todo.append(link)


def asks(role: str, mark: Mark, address: str) -> bool:
    """Return whether the walk of a role asks for a mark where it stands.

    All ask for downloads of lists, and for what lies in the session that the table
    reads; of the rest each mark is asked for by one of its readers, by turns.
    """
    if address.endswith("/export/") or mark.reading == Class.GROUP:
        return True
    readers = sorted(held for held in ROLES if mark.must_find(held))
    turn = zlib.crc32(str(mark).encode())
    return bool(readers) and readers[turn % len(readers)] == role


def _has_rows(route: walk.Route) -> bool:
    """Return whether a page of a group could tell anything at all in this scene."""
    door = route.door
    of_a_list = door is not None and door.verb in {"list", "create"}
    if door is None or door.model is None or not of_a_list:
        return True
    return bool(door.model._default_manager.exists())


def _showings() -> int:
    return Entry.objects.filter(act__endswith=".show").count()


class WaysOutTests(TestCase):
    databases = {"default", "ephemeral"}
    scene: Marked

    @classmethod
    def setUpTestData(cls) -> None:
        cls.scene = make_marked()

    def test_everybody_is_shown_what_is_theirs_and_nothing_else(self) -> None:
        slug = self.scene.cast.group.slug
        fixed = [
            "/" + route.pattern.replace("<slug:slug>", slug)
            for route in walk.routes()
            if route.is_of_a_group
            and "<" not in route.pattern[14:]
            and _has_rows(route)
        ]
        few = [f"/g/{slug}/{page}" for page in PAGES]
        every = [*fixed, f"/public/{slug}/", f"/g/{slug}/search/?q=zq"]
        ear = Ear()
        root = logging.getLogger()
        root.addHandler(ear)
        self.addCleanup(root.removeHandler, ear)
        for role in ROLES:
            walker = Walker(self.scene, role)
            own = {mark: at for mark, at in self.scene.found_at if asks(role, mark, at)}
            for address in dict.fromkeys(own.values()):
                walker.get(address)
            walker.crawl(every if role in WHOLE else few)
            with self.subTest(role):
                self.assertEqual(walker.leaks, [])
                owed = {str(mark) for mark in own if mark.must_find(role)}
                self.assertEqual(owed - {str(mark) for mark in walker.found}, set())
        self.assertEqual(ear.heard, set())

    def test_a_search_finds_what_is_theirs_and_tells_of_nothing_else(self) -> None:
        asked = [
            mark
            for mark in self.scene.planted
            if mark.place in {"talk", "put"}
            or (mark.place in INDEXED and mark.regime == Regime.OPEN)
        ]
        for role in sorted(READERS[Class.PUBLIC]):
            actor = self.scene.cast.actor(role)
            for mark in asked:
                found = search.find(actor, str(mark))
                theirs = mark.may_read(role) and not mark.is_sealed
                with self.subTest(f"{role} {mark}"):
                    self.assertEqual(bool(found), theirs)

    def test_documents_hold_what_all_their_readers_may_read(self) -> None:
        desk = self.scene.cast.actor("secretariat")
        for reading, roles in (
            (Class.GROUP, ("secretariat", "observer", "civil_seat")),
            (Class.PUBLIC, ("donor",)),
        ):
            meeting = self.scene.meetings[reading]
            put = Proposal.objects.filter(item__meeting=meeting)
            put.update(state="withdrawn")
            acta = closed(desk, begin_acta(desk, meeting))
            at = f"/g/{self.scene.cast.group.slug}/"
            one = f"{at}meetings/{meeting.pk}/"
            for role in roles:
                walker = Walker(self.scene, role)
                for address in (
                    f"{one}agenda.pdf", f"{one}agenda.pdf?for=room", f"{one}roll.pdf",
                    f"{one}session.ics", f"{at}actas/{acta.pk}/pdf/",
                    f"{at}actas/{acta.pk}/word/", f"{at}actas/{acta.pk}/print/",
                    f"{at}actas/{acta.pk}/", f"{at}actas/{acta.pk}/communique/",
                ):  # fmt: skip
                    walker.get(address)
                with self.subTest(role):
                    self.assertEqual(walker.leaks, [])
                    for place in ("title", "acta"):
                        self.assertIn(Mark(place, reading, Regime.OPEN), walker.found)

    def test_mails_and_links_hold_open_titles_and_nothing_of_stricter_rules(
        self,
    ) -> None:
        cast, desk = self.scene.cast, self.scene.cast.actor("secretariat")
        for role in ("police_seat", "civil_seat", "observer"):
            reach(cast, role, f"{role}@example.test")
        for rules in ((Regime.OPEN,), tuple(Regime)):
            meeting = make_session(cast, title=Text.of(es=self.word("invited")))
            meeting.place = self.word("where")
            meeting.save()
            for regime in rules:
                add_item(meeting, self.word("invite", regime), regime=regime)
            mail.outbox = []
            with self.captureOnCommitCallbacks(execute=True):
                convening.convene(desk, meeting)
            outbox.send_due()
            meeting.refresh_from_db()
            with self.captureOnCommitCallbacks(execute=True):
                convening.remind(desk, meeting, round_number=0)
                convening.call_off(desk, meeting, reason=Text.of(es=self.word("why")))
            outbox.send_due()
            self.assertEqual(len({held.to[0] for held in mail.outbox}), 3)
            told = set().union(*(marks_in(said_in(held)) for held in mail.outbox))
            links = [words_of_link(row) for row in SeatLink.objects.all()]
            shown = set()
            for link in links:
                page = Client().get(f"/i/{link}/").content.decode()
                shown |= marks_in(page)
            with self.subTest(f"{len(rules)} rules"):
                if len(rules) > 1:
                    self.assertEqual(told, set())
                self.assertEqual({m.regime for m in told | shown}, {Regime.OPEN})
                self.assertIn("invite", {m.place for m in shown})
                self.assertEqual("invite" in {m.place for m in told}, len(rules) == 1)

    def word(self, place: str, regime: Regime = Regime.OPEN) -> str:
        return str(Mark(place, Class.GROUP, regime))


def said_in(held: EmailMessage) -> str:
    """Return a mail as it leaves: its heads, and its parts in clear."""
    message = held.message()
    heads = " ".join(f"{name}: {value}" for name, value in message.items())
    parts = [
        (part.get_payload(decode=True) or b"").decode("utf-8", "replace")
        for part in message.walk()
    ]
    # Calendars fold their lines.
    return " ".join([heads, *parts]).replace("\r\n ", "")
