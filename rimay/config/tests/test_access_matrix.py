"""Everybody of the cast before every record: what each may read, by the class table.

The expectations stand here by hand, from the design's class table, so that the code's
own table cannot agree with itself.
"""

from django.test import Client, TestCase, override_settings

from rimay.accounts.urls import ROUTES
from rimay.config.tests import walk
from rimay.groups.models import Classified, Group

EVERYBODY = {
    "secretariat", "coordinator", "police_seat", "company_seat", "civil_seat",
    "alternate", "assistant", "observer", "donor", "interviewer", "evaluator",
}  # fmt: skip
SEATED = {"police_seat", "company_seat", "civil_seat", "alternate"}
INSIDE = SEATED | {"secretariat", "coordinator", "assistant", "observer"}

READ = {
    "public": EVERYBODY,
    "group": INSIDE,
    "members": SEATED | {"secretariat", "coordinator"},
    "secretariat": {"secretariat"},
    # The first word that the made-up group's desk recorded is the ministry's.
    "party": {"secretariat", "alternate"},
}
# The interviewer of the cast is of the study's team; trainings have a team of their own.
TEAM_OF_INTERVIEWER = {"Study", "Interview"}

# Files that only some rows have, and what answers by POST alone: their rooms' own tests
# hold these doors.
HELD_ELSEWHERE = {"document-download", "agreementupdate-file", "agreementupdate-date"}


def readers_of(model: type[Classified], access_class: str) -> set[str]:
    """Return who of the cast reads a row of a class."""
    if access_class == "team":
        return {"interviewer"} if model.__name__ in TEAM_OF_INTERVIEWER else set()
    return READ[access_class]


# The terms of the made-up group are those of its own fixed day.
@override_settings(DEMONSTRATION=True)
class AccessMatrixTests(TestCase):
    databases = {"default", "ephemeral"}
    group: Group
    people: dict[str, Client]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()

    def setUp(self) -> None:
        self.people = walk.clients()

    def test_every_route_has_a_door_or_a_reason(self) -> None:
        # Routes that packages bring are mounted one by one, each with its reason.
        brought = {r.name for r in ROUTES} | {r.theirs for r in ROUTES}
        self.assertTrue(all(route.reason for route in ROUTES))
        for route in walk.routes():
            if route.name in brought:
                continue
            with self.subTest(route.pattern):
                self.assertIsNotNone(route.door, "neither opens nor public")
                assert route.door is not None
                if route.door.model is None:
                    self.assertTrue(route.door.reason)

    def test_every_record_opens_to_its_readers_and_to_nobody_else(self) -> None:
        tried = 0
        for route in self._of_records("read"):
            missing = {
                role: self.people[role].get(self._address(route, 99_999_999))
                for role in walk.LOGINS
            }
            for access_class, pk in self._samples(route).items():
                readers = readers_of(route.door.model, access_class)
                for role, client in self.people.items():
                    expected = 302 if role == "anonymous" else 404
                    expected = 200 if role in readers else expected
                    with self.subTest(f"{route.name} ({access_class}) {role}"):
                        answer = client.get(self._address(route, pk))
                        self.assertEqual(answer.status_code, expected)
                        tried += 1
                        if expected == 404:
                            # What is hidden answers byte for byte as what is not there.
                            self.assertEqual(answer.content, missing[role].content)
                            self.assertEqual(answer.headers, missing[role].headers)
        self.assertGreater(tried, 14 * 30)

    def test_only_keepers_change_or_remove_and_readers_are_told_so(self) -> None:
        for verb in ("change", "remove"):
            for route in self._of_records(verb):
                for access_class, pk in self._samples(route).items():
                    readers = readers_of(route.door.model, access_class)
                    for role, client in self.people.items():
                        keeper = (
                            "interviewer" if access_class == "team" else "secretariat"
                        )
                        expected = 302 if role == "anonymous" else 404
                        if role in readers:
                            expected = self._to_keeper(route, pk, role == keeper)
                        with self.subTest(f"{route.name} ({access_class}) {role}"):
                            answer = client.get(self._address(route, pk))
                            self.assertEqual(answer.status_code, expected)

    def test_who_is_not_of_the_group_finds_nothing_under_it(self) -> None:
        nothing = self.people["outsider"].get("/g/nobody-here/")
        for route in walk.routes():
            if not route.is_of_a_group or "<" in route.pattern[14:]:
                continue
            address = "/" + route.pattern.replace("<slug:slug>", "qantu")
            for role in ("outsider", "other_secretariat"):
                with self.subTest(f"{route.name} {role}"):
                    answer = self.people[role].get(address)
                    self.assertEqual(answer.status_code, 404)
                    self.assertEqual(
                        self.people["outsider"].get(address).content, nothing.content
                    )

    def test_signed_out_every_address_of_a_group_leads_to_sign_in(self) -> None:
        for route in walk.routes():
            if route.is_of_a_group:
                address = "/" + route.pattern.replace("<slug:slug>", "qantu")
                with self.subTest(route.name):
                    answer = self.people["anonymous"].get(address)
                    self.assertEqual(answer.status_code, 302)
                    self.assertTrue(answer["Location"].startswith("/sign-in/"))

    def test_lists_show_no_row_that_its_page_would_hide(self) -> None:
        for route in walk.routes():
            if not (route.door and route.door.verb == "list" and route.is_of_a_group):
                continue
            if "<" in route.pattern[14:] or not issubclass(
                route.door.model, Classified
            ):
                continue
            address = "/" + route.pattern.replace("<slug:slug>", "qantu")
            for role in walk.LOGINS:
                hidden = self._hidden_from(route.door.model, role)
                if not hidden:
                    continue
                listed = self.people[role].get(address).getvalue()
                for row in hidden:
                    with self.subTest(f"{route.name} {role}"):
                        link = f'href="{address}{row}/"'
                        self.assertNotIn(link, listed.decode("utf-8", "replace"))

    def _to_keeper(self, route: walk.Route, pk: int, keeps: bool) -> int:
        """Return what a reader gets: who keeps the row is told where it is settled."""
        row = route.door.model._default_manager.get(pk=pk)
        return (409 if row.is_locked else 200) if keeps else 403

    def _hidden_from(self, model: type[Classified], role: str) -> list[int]:
        found = walk.samples(model, self.group).items()
        return [pk for c, pk in found if role not in readers_of(model, c)]

    def _of_records(self, verb: str) -> list[walk.Route]:
        found = [
            route
            for route in walk.routes()
            if route.door
            and route.door.verb == verb
            and route.pattern.count("<") == 2
            and "<int:pk>" in route.pattern
            and (verb == "read" or route.name.endswith(f"-{verb}"))
            and route.name not in HELD_ELSEWHERE
            and route.door.model is not None
            and issubclass(route.door.model, Classified)
        ]
        self.assertGreater(len(found), 20)
        return found

    def _samples(self, route: walk.Route) -> dict[str, int]:
        assert route.door is not None and route.door.model is not None
        return walk.samples(route.door.model, self.group)

    def _address(self, route: walk.Route, pk: int) -> str:
        at = route.pattern.replace("<slug:slug>", "qantu")
        return "/" + at.replace("<int:pk>", str(pk))
