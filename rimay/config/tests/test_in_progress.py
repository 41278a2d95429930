"""While seats answer and rank, nobody but who runs it can tell: every page, download
and message of everybody else stays what it was, byte for byte, whatever is answered.
"""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client, TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from rimay.access.tests.cast import make_user
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.actions import outbox, positions, proposing, ranking
from rimay.dialogue.actions.digests import queue_digests
from rimay.dialogue.actions.positions import Reply
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.models import Notice, Proposal, Ranking, Topic
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.tests.tables import Table, make_item, make_table
from rimay.groups.models import Contact, Office, Person
from rimay.groups.roles import Role

pytestmark = pytest.mark.once

PAGES = (
    "", "meetings/", "meetings/{meeting}/", "meetings/{meeting}/table/?item={item}",
    "meetings/{meeting}/screen/", "agenda-items/{item}/", "agenda-items/export/",
    "proposals/", "proposals/?state=open", "proposals/?order=turned",
    "proposals/export/", "proposals/{open}/", "proposals/{closed}/",
    "proposals/{written}/", "agreements/", "agreements/export/", "agreements/ours/",
    "session-attendance/export/", "topics/", "topics/export/", "topics/{topic}/",
    "rankings/", "rankings/export/", "rankings/{ranking}/", "search/?q=texto",
    "trail/", "figures/", "members/",
)  # fmt: skip
# Keys of forms, and the head of the trail: printed masked, another one each time.
NOISE = re.compile(rb'value="[A-Za-z0-9]{64}"|<code>.*?</code>')
SEATED, OTHER, ANSWERING = 0, 6, (1, 2, 3, 4, 5)
# Two courses that a round and a ranking can take, after nobody answered at all.
COURSES = (
    ((Stand.AGREE, (1, 2, 3)),) * 5,
    ((Stand.NO_BLOCK, (3, 2, 1)),) * 3 + ((Stand.AGREE, (2, 3, 1)),) * 2,
)
Seen = dict[str, tuple[object, ...]]


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
class InProgressTests(TestCase):
    databases = {"default", "ephemeral"}
    table: Table
    keys: dict[str, int]
    people: dict[str, Client]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.table = table = make_table("en-curso", 2, 3, 2)
        chair, group = table.chairing, table.group
        # Only a group that works is written to each week.
        group.status = "active"
        group.save()
        item = make_item(table, Regime.OPEN)
        shut = make_item(table, Regime.CHATHAM)
        cls.proposals = []
        for where, regime in (
            (item, Regime.OPEN),
            (shut, Regime.CHATHAM),
            (None, Regime.NO_ATTRIBUTION),
        ):
            draft = Draft(Text.of(es="Un texto"), regime=regime)
            row = proposing.draft_proposal(chair, group, draft=draft, item=where)
            if where:
                row = proposing.put_proposal(chair, row)
            else:
                row = proposing.open_written_round(chair, row)
            cls.proposals.append(row)
        cls.topics = [
            Topic.objects.create(group=group, title=Text.of(es=f"Tema {number}"))
            for number in range(3)
        ]
        cls.ranking = Ranking.objects.create(group=group, title=Text.of(es="Orden"))
        cls.ranking.topics.set(cls.topics)
        ranking.open_ranking(chair, cls.ranking)
        cls.keys = {
            "meeting": item.meeting_id,
            "item": item.pk,
            "topic": cls.topics[0].pk,
            "ranking": cls.ranking.pk,
        }
        names = ("open", "closed", "written")
        pks = (row.pk for row in cls.proposals)
        cls.keys |= dict(zip(names, pks, strict=True))
        cls._others()

    @classmethod
    def _others(cls) -> None:
        """Bring everybody else of the cast: the desk has a second person."""
        table = cls.table
        roles = (Role.SECRETARIAT, Role.COORDINATOR, Role.DONOR)
        users = {"seat": table.users[SEATED], "other_seat": table.users[OTHER]}
        for role in roles:
            users[role.value] = user = make_user(f"in-course-{role.value}")
            person = Person.objects.create(
                group=table.group, name=f"Persona {role.value}", user=user
            )
            Office.objects.create(group=table.group, person=person, role=role)
        cls.users = users | {"outsider": make_user("in-course-outsider")}
        for person in Person.objects.filter(group=table.group).exclude(user=None):
            Contact.objects.create(
                group=table.group,
                person=person,
                kind="email",
                value=f"p{person.pk}@example.test",
                access_class=Class.SECRETARIAT,
            )

    def setUp(self) -> None:
        self.people = {
            role: self.table.client(user) for role, user in self.users.items()
        }
        self.people["anonymous"] = Client()

    def test_nobody_can_tell_whether_and_how_others_answer(self) -> None:
        before = self.seen()
        chair = self.page(self.table.client(self.table.chair), "proposals/{open}/")
        for course in COURSES:
            self.play(course)
            now = self.seen()
            for at, what in before.items():
                with self.subTest(at):
                    self.assertEqual(now[at], what)
        # Who runs the round sees that seats answered: the walk could tell it.
        after = self.page(self.table.client(self.table.chair), "proposals/{open}/")
        self.assertNotEqual(chair, after)

    def test_what_is_announced_shows_and_the_same_walk_finds_it(self) -> None:
        people = {role: self.people[role] for role in ("seat", "outsider")}
        self.people = people
        before = self.seen()
        self.play(COURSES[0])
        ranking.show_ranking(self.table.chairing, self.ranking)
        now = self.seen()
        changed = {at for at, what in before.items() if now[at] != what}
        at = f"seat rankings/{self.ranking.pk}/"
        self.assertIn(at, changed)
        self.assertFalse({a for a in changed if a.startswith(("outsider", "anon"))})

    def play(self, course: tuple[tuple[Stand, tuple[int, ...]], ...]) -> None:
        """Let the others answer and rank, some of them telling the chair first."""
        for number, (stand, places) in zip(ANSWERING, course, strict=True):
            actor, seat = self.table.seated(number), self.table.seats[number]
            for row in self.proposals:
                held = Proposal.objects.get(pk=row.pk)
                reply = Reply(stand, "Sin mandato")
                positions.answer(actor, held, seat, reply=reply)
                positions.tell_chair(actor, held, seat, text="Dudamos")
            marks = zip((t.pk for t in self.topics), places, strict=True)
            ranking.rank(actor, self.ranking, seat, marks=dict(marks))

    def seen(self) -> Seen:
        """Return what everybody else is shown and sent."""
        found: Seen = {}
        for role, client in self.people.items():
            for page in PAGES:
                # How many ranked is for the desk, which runs the ranking.
                if role == "secretariat" and page == "rankings/{ranking}/":
                    continue
                at = page.format(**self.keys)
                found[f"{role} {at}"] = self.page(client, page)
        found["messages"] = self.messages()
        return found

    def page(self, client: Client, page: str) -> tuple[object, ...]:
        """Return an answer whole: how it came, what stood in it, what it asked."""
        at = f"/g/{self.table.group.slug}/{page.format(**self.keys)}"
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(at)
            content = NOISE.sub(b"", answer.getvalue())
        heads = dict(answer.headers.items())
        self.assertLess(answer.status_code, 500, at)
        return answer.status_code, heads, content, len(asked)

    def messages(self) -> tuple[object, ...]:
        """Return what waits for people, and the digests as they would leave now."""
        Notice.objects.all().delete()
        mail.outbox = []
        queue_digests()
        waiting = sorted(Notice.objects.values_list("kind", "person", "why"))
        outbox.send_due()
        told = [
            (held.to, held.subject, re.sub(r"[0-9a-f]{8,}\S*", "", str(held.body)))
            for held in mail.outbox
        ]
        self.assertGreater(len(told), 5)
        return tuple(waiting), tuple(sorted(map(str, told)))
