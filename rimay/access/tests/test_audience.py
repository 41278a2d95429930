"""What `audience` promises and what `scope` opens: the same people, for every class,
every way of being in a group, and every state of a term.
"""

import re
from datetime import date

from django.test import TestCase, override_settings
from django.utils.translation import override

from rimay.access import circles
from rimay.access.actor import member
from rimay.access.asking import can, reads, visible
from rimay.access.audience import audience, people_who_read, shape_of
from rimay.access.readers import of_page, of_rows
from rimay.access.tests.cast import Cast, make_cast, make_organisation, make_user
from rimay.access.tests.places import (
    CLASSES,
    DAY,
    EXPECTED,
    OFFICES,
    OTHERS,
    SITTING,
    TODAY,
    WORDS,
    Sits,
)
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
