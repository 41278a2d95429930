"""What `audience` promises and what `scope` opens: the same people, for every class,
every way of being in a group, and every state of a term.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.test import TestCase, override_settings
from django.utils.translation import override

from rimay.access import circles
from rimay.access.actor import member
from rimay.access.asking import can, reads, visible
from rimay.access.audience import audience, people_who_read, shape_of
from rimay.access.readers import of_page, of_rows
from rimay.access.tests.cast import Cast, make_cast, make_organisation, make_user
from rimay.accounts.queries import Assurance
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.groups.models import (
    CircleMember,
    Membership,
    Office,
    Organisation,
    Person,
    SeatHolder,
)
from rimay.groups.queries import Standing
from rimay.groups.roles import Capacity, Role

TODAY = date(2018, 1, 17)
DAY = timedelta(days=1)
CLASSES = (
    "public", "group", "members", "pillar", "pillar_open", "party", "team",
    "secretariat", "sealed",
)  # fmt: skip
# Who reads a row of each class, by hand: x reads, . does not. The pillar is the state's,
# the party the ministry's, the team and the sealed row name who is called so.
TABLE = """
                     pub grp mem pil opn par tea sec sea
titular               x   x   x   x   x   .   .   .   .
alternate             x   x   x   x   x   x   .   .   .
other_pillar          x   x   x   .   .   .   .   .   .
assistant             x   x   .   .   .   .   .   .   .
assistant_silent      x   .   .   .   .   .   .   .   .
observer              x   x   .   .   .   .   .   .   .
observers_alternate   x   x   .   .   .   .   .   .   .
coordinator           x   x   x   .   .   .   .   .   .
secretariat           x   x   x   .   x   x   .   x   .
donor                 x   .   .   .   .   .   .   .   .
evaluator             x   .   .   .   .   .   .   .   .
in_the_team           x   .   .   .   .   .   x   .   .
named                 x   .   .   .   .   .   .   .   x
donor_and_observer    x   x   .   .   .   .   .   .   .
ends_today            x   x   x   x   x   .   .   .   .
ended_yesterday       x   .   .   .   .   .   .   .   .
begins_tomorrow       x   .   .   .   .   .   .   .   .
asked_29_days_ago     x   x   x   x   x   .   .   .   .
asked_30_days_ago     x   .   .   .   .   .   .   .   .
seat_ended            x   .   .   .   .   .   .   .   .
seat_ends_this_year   x   x   x   x   x   .   .   .   .
seat_to_come          x   .   .   .   .   .   .   .   .
seat_since_this_year  x   x   x   x   x   .   .   .   .
invited               x   .   .   .   .   .   .   .   .
former                x   .   .   .   .   .   .   .   .
office_ended          x   .   .   .   .   .   .   .   .
nobody                x   .   .   .   .   .   .   .   .
"""
LINES = [line.split() for line in TABLE.strip().splitlines()[1:]]
EXPECTED = {name: dict(zip(CLASSES, marks, strict=True)) for name, *marks in LINES}


@dataclass(frozen=True)
class Sits:
    """How somebody holds a place, and what kind of place it is."""

    capacity: Capacity = Capacity.TITULAR
    pillar: str = "state"
    kind: str = "member"
    starts: int | None = None
    ends: int | None = None
    asked: int | None = None
    seat_starts: str = ""
    seat_ends: str = ""
    reads: bool = False


SITTING = {
    "titular": Sits(),
    "alternate": Sits(Capacity.ALTERNATE),
    "other_pillar": Sits(pillar="companies"),
    "assistant": Sits(Capacity.ASSISTANT, reads=True),
    "assistant_silent": Sits(Capacity.ASSISTANT),
    "observer": Sits(kind="observer"),
    "observers_alternate": Sits(Capacity.ALTERNATE, kind="observer"),
    "donor_and_observer": Sits(kind="observer"),
    "ends_today": Sits(ends=0),
    "ended_yesterday": Sits(ends=-1),
    "begins_tomorrow": Sits(starts=1),
    "asked_29_days_ago": Sits(asked=-29),
    "asked_30_days_ago": Sits(asked=-30),
    "seat_ended": Sits(seat_ends="2017-12"),
    "seat_ends_this_year": Sits(seat_ends="2018"),
    "seat_to_come": Sits(seat_starts="2018-02"),
    "seat_since_this_year": Sits(seat_starts="2018"),
    "invited": Sits(kind="invited"),
    "former": Sits(kind="former"),
}
OFFICES = {
    "coordinator": (Role.COORDINATOR, None),
    "secretariat": (Role.SECRETARIAT, None),
    "donor": (Role.DONOR, None),
    "evaluator": (Role.EVALUATOR, None),
    "donor_and_observer": (Role.DONOR, None),
    "office_ended": (Role.SECRETARIAT, -1),
}
# What stands for whom in the words of an audience.
SEATED = {
    "titular", "alternate", "other_pillar", "ends_today", "asked_29_days_ago",
    "seat_ends_this_year", "seat_since_this_year",
}  # fmt: skip
WORDS = (
    (r"the \d+ seats?", SEATED),
    (r"the \d+ seats? of the pillar state", SEATED - {"other_pillar"}),
    (r"\d+ observers?", {"observer", "observers_alternate", "donor_and_observer"}),
    (r"\d+ assistants? of (a )?seats?", {"assistant"}),
    ("coordination", {"coordinator"}),
    (r"the secretariat \(1 person\)", {"secretariat"}),
    ("1 organisation named here", {"alternate"}),
    ("the team: 1 person", {"in_the_team"}),
    ("1 person named", {"named"}),
)
# Who is said not to read; `but` are those whom the readers name besides.
OTHERS = {
    "the seats": SEATED,
    "the other seats": SEATED - {"alternate"},
    "the other pillars": {"other_pillar"},
    "observers": {"observer", "observers_alternate"},
    "assistants": {"assistant", "assistant_silent"},
    "coordination": {"coordinator"},
    "the secretariat": {"secretariat"},
    "the secretariat, unless named": {"secretariat"},
    "donors": {"donor"},
    "evaluators": {"evaluator"},
    "the public": set(),
}


@override_settings(DEMONSTRATION=True, DEMONSTRATION_DAY=TODAY)
class AudienceTest(TestCase):
    cast: Cast
    people: dict[str, Person]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        for model in (SeatHolder, Office, Membership, CircleMember):
            model._default_manager.all().delete()
        cls.people = {name: cls.person(name) for name in EXPECTED}
        for name, sits in SITTING.items():
            cls.sit(name, sits)
        for name, (role, ends) in OFFICES.items():
            Office.objects.create(
                group=cls.cast.group,
                person=cls.people[name],
                role=role,
                ends_on=None if ends is None else TODAY + ends * DAY,
            )
        CircleMember.objects.create(
            circle=cls.cast.team, person=cls.people["in_the_team"]
        )
        cls.rows = {name: cls.row(name) for name in CLASSES}

    @classmethod
    def person(cls, name: str) -> Person:
        user = make_user(f"who-{name}")
        return Person.objects.create(group=cls.cast.group, name=name, user=user)

    @classmethod
    def sit(cls, name: str, sits: Sits) -> None:
        pillar = sits.pillar if sits.kind != "observer" else None
        organisation = make_organisation(cls.cast, f"of-{name}", pillar)
        seat = Membership.objects.create(
            group=cls.cast.group,
            organisation=organisation,
            kind=sits.kind,
            pillar=organisation.pillar,
            starts_on=PartialDate(sits.seat_starts) if sits.seat_starts else "",
            ends_on=PartialDate(sits.seat_ends) if sits.seat_ends else "",
        )

        def day(offset: int | None) -> date | None:
            return None if offset is None else TODAY + offset * DAY

        SeatHolder.objects.create(
            group=cls.cast.group,
            membership=seat,
            person=cls.people[name],
            capacity=sits.capacity,
            starts_on=day(sits.starts),
            ends_on=day(sits.ends),
            unconfirmed_since=day(sits.asked),
            reads_group=sits.reads,
        )

    @classmethod
    def row(cls, name: str) -> Organisation:
        group, access_class = cls.cast.group, Class(name.removesuffix("_open"))
        row = Organisation(group=group, access_class=access_class)
        if access_class == Class.PILLAR:
            row.access_pillar = cls.cast.pillars["state"]
        if access_class == Class.PARTY:
            party = [cls.cast.organisations["of-alternate"]]
            row.access_circle = circles.party(group, party)
        if access_class == Class.TEAM:
            row.access_circle = cls.cast.team
        if access_class == Class.SEALED:
            row.access_circle = circles.persons(group, [cls.people["named"]])
        row.save()
        return row

    def open_pillar(self, name: str) -> None:
        pillar = self.cast.pillars["state"]
        pillar.opens_to_secretariat = name == "pillar_open"
        pillar.save()
        for row in self.rows.values():
            row.group.refresh_from_db()

    def readers_of(self, name: str) -> set[str]:
        return {who for who, marks in EXPECTED.items() if marks[name] == "x"}

    def test_scope_holds_the_whole_table(self) -> None:
        self.assertEqual(clock.today(), TODAY)
        for name, row in self.rows.items():
            self.open_pillar(name)
            keys = {person.pk: who for who, person in self.people.items()}
            found = {keys[pk] for pk in people_who_read(row) if pk in keys}
            with self.subTest(name):
                self.assertEqual(found, self.readers_of(name))

    def test_a_row_in_hand_is_read_by_whom_scope_lets_read_it(self) -> None:
        for name, row in self.rows.items():
            self.open_pillar(name)
            actors = {
                who: member(person.user_id, row.group, Assurance.STRONG)
                for who, person in self.people.items()
                if person.user_id
            }
            for who, actor in actors.items():
                with self.subTest(name, who=who):
                    self.assertEqual(reads(actor, row), who in self.readers_of(name))
                for other in ("titular", "observer", "secretariat"):
                    seen = actor.as_other(actors[other].standing)
                    found = visible(seen, type(row)).filter(pk=row.pk).exists()
                    with self.subTest(name, who=who, seen_as=other):
                        self.assertEqual(reads(seen, row), found)

    def test_audience_names_exactly_those_whom_scope_lets_read(self) -> None:
        for name, row in self.rows.items():
            if name == "public":
                continue
            self.open_pillar(name)
            with override("en"), self.subTest(name):
                heard = audience(row)
                said = set[str]().union(*(self.meant_by(w) for w in heard.readers))
                self.assertEqual(said, self.readers_of(name))
                for words in heard.others:
                    self.assertFalse(OTHERS[words] & self.readers_of(name), words)

    def meant_by(self, words: str) -> set[str]:
        return next(who for shape, who in WORDS if re.fullmatch(shape, words))

    def test_its_numbers_are_those_of_the_places_that_hold(self) -> None:
        shape = shape_of(self.cast.group)
        seats = {name for name, sits in SITTING.items() if sits.kind == "member"}
        self.assertEqual(shape.seats, len(seats - {"seat_ended", "seat_to_come"}))
        self.assertEqual(shape.observers, 3)
        self.assertEqual(shape.assistants, 1)
        self.assertEqual((shape.coordinators, shape.secretariat), (1, 1))

    def test_the_public_class_is_all_that_an_outsider_could_read(self) -> None:
        actor = member(make_user("stranger").pk, self.cast.group, Assurance.STRONG)
        self.assertFalse(actor.is_inside)
        seen = visible(actor, Organisation).filter(
            pk__in=[row.pk for row in self.rows.values()]
        )
        self.assertEqual([row.access_class for row in seen], ["public"])

    def test_whoever_is_named_on_a_sealed_row_gets_that_and_no_teams_verbs(
        self,
    ) -> None:
        actor = member(
            self.people["named"].user_id or 0, self.cast.group, Assurance.STRONG
        )
        self.assertTrue(actor.is_inside)
        self.assertEqual(actor.standing.roles, frozenset())
        for verb in ("list", "create"):
            self.assertFalse(can(actor, verb, Organisation))

    def test_what_a_list_says_is_of_the_classes_that_stand_there(self) -> None:
        self.open_pillar("pillar_open")
        shape = shape_of(self.cast.group)
        keys = [row.key for name, row in self.rows.items() if name != "pillar"]
        for who, marks in EXPECTED.items():
            user_id = self.people[who].user_id or 0
            actor = member(user_id, self.cast.group, Assurance.STRONG)
            seen = visible(actor, Organisation).filter(key__in=keys)
            said = of_rows(seen, shape)
            assert said is not None
            opened = [c for c in CLASSES if marks[c] == "x" and c != "pillar"]
            with self.subTest(who):
                self.assertEqual(len(said.parts), len(opened) if opened[1:] else 0)
                self.assertEqual(said.access_class, Class.PUBLIC)

    def test_seen_as_the_public_a_page_is_the_publics(self) -> None:
        desk = member(
            self.people["secretariat"].user_id or 0, self.cast.group, Assurance.STRONG
        )
        page = of_page(desk.as_other(Standing()), shape_of(self.cast.group))
        self.assertEqual((page.access_class, page.parts), (Class.PUBLIC, ()))
