"""A form pressed twice makes one record, also where nothing else tells two apart."""

import re

from django.test import Client

from rimay.core.text import Text
from rimay.dialogue.models import ItemProposal, Meeting, Topic
from rimay.dialogue.tests.sessions import SessionTestCase
from rimay.groups.models import Classified
from rimay.records import once


class OnceTests(SessionTestCase):
    def page(self, role: str, rest: str) -> tuple[Client, str, str]:
        client, at = self.as_role(role), f"/g/{self.cast.group.slug}/{rest}/new/"
        found = re.search(r'name="once" value="(\w+)"', client.get(at).content.decode())
        assert found is not None
        return client, at, found.group(1)

    def twice(
        self, role: str, rest: str, model: type[Classified], given: dict[str, object]
    ) -> None:
        client, at, key = self.page(role, rest)
        before = model.objects.count()
        led = {client.post(at, given | {"once": key}).headers["Location"] for _ in "ab"}
        self.assertEqual((model.objects.count(), len(led)), (before + 1, 1), led)
        other = self.page(role, rest)[2]
        client.post(at, given | {"once": other})
        self.assertEqual(model.objects.count(), before + 2)
        for _time in "ab":
            client.post(at, given | {"once": "mine"})
        self.assertEqual(model.objects.count(), before + 4)

    def test_a_session_is_planned_once(self) -> None:
        given = {
            "reading-access_class": "group",
            "kind": "ordinary",
            "held_on": "14 de marzo de 2031",
            "starts_at": "9.30",
            "ends_at": "12:30",
            "regime": "open",
        }
        self.twice("secretariat", "meetings", Meeting, given)

    def test_a_matter_without_a_name_is_asked_for_once(self) -> None:
        given = {
            "naming": "nameless",
            "title": "Garita",
            "reason": "",
            "purpose": "discuss",
            "regime": "open",
        }
        self.twice("police_seat", "matters", ItemProposal, given)

    def test_any_record_is_made_once(self) -> None:
        given = {
            "title_es": "Tema",
            "state": "proposed",
            "reading-access_class": "group",
        }
        self.twice("secretariat", "topics", Topic, given)

    def test_gone_back_to_and_written_on_it_makes_another(self) -> None:
        client, at, key = self.page("secretariat", "topics")
        given = {"state": "proposed", "reading-access_class": "group", "once": key}
        before = Topic.objects.count()
        for title in ("Uno", "Dos", "Uno"):
            client.post(at, given | {"title_es": title})
        self.assertEqual(Topic.objects.count(), before + 2)

    def test_sent_twice_at_once_the_second_finds_the_first(self) -> None:
        rows = [Topic(group=self.cast.group, title=Text.of(es="Tema")) for _ in "ab"]
        for row in rows:
            once.give_key(row, "a" * 32)
        once.insert(rows[0])
        with self.assertRaises(once.MadeBefore) as told:
            once.insert(rows[1])
        self.assertEqual(told.exception.row, rows[0])
