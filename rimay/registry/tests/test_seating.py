"""Giving an organisation its place, with who sits there, on one page."""

from django.test import TestCase

from rimay.access.tests.cast import Cast, make_cast
from rimay.audit.models import Entry
from rimay.core.text import Text
from rimay.groups.models import Contact, Membership, Organisation, Person, SeatHolder
from rimay.registry.tests.test_members_pages import as_role


class SeatingTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def setUp(self) -> None:
        self.at = f"/g/{self.cast.group.slug}/members/new/"
        self.client = as_role(self.cast, "secretariat")
        self.given = {
            "organisation": "Municipalidad de Prueba",
            "pillar": str(self.cast.group.pillars.all()[0].pk),
            "kind": "member",
            "subtype": "ministry",
            "letter": "Oficio 7",
            "titular": "Mamani Quispe, Rosa",
            "titular_phone": "984 111 222",
            "titular_email": "rosa@example.test",
            "alternate": "Puma Luna, Raúl",
        }

    def test_one_save_makes_organisation_place_people_and_ways_to_reach_them(
        self,
    ) -> None:
        answer = self.client.post(self.at, self.given, follow=True)
        self.assertContains(answer, "Municipalidad de Prueba ya tiene su lugar.")
        seat = Membership.objects.get(organisation__subtype="ministry", kind="member")
        held = SeatHolder.objects.filter(membership=seat).order_by("id")
        self.assertEqual(
            [(h.capacity, h.person.name, h.letter) for h in held],
            [
                ("titular", "Mamani Quispe, Rosa", "Oficio 7"),
                ("alternate", "Puma Luna, Raúl", "Oficio 7"),
            ],
        )
        self.assertEqual(held[0].person.organisation, seat.organisation)
        ways = Contact.objects.filter(person=held[0].person).order_by("id")
        self.assertEqual({way.access_class for way in ways}, {"secretariat"})
        self.assertEqual([way.kind for way in ways], ["email", "phone"])
        acts = set(Entry.objects.values_list("act", flat=True))
        made = {"organisation", "membership", "person", "seatholder", "contact"}
        self.assertLessEqual({f"{name}.create" for name in made}, acts)

    def test_again_leads_to_the_next_one(self) -> None:
        answer = self.client.post(self.at, self.given | {"again": ""})
        self.assertRedirects(answer, self.at)

    def test_what_stands_among_the_records_is_not_made_twice(self) -> None:
        own = self.cast.group
        known = Organisation.objects.create(group=own, name=Text.of(es="Comunidad Ñan"))
        person = Person.objects.create(group=own, name="Ccori, Ana")
        self.client.post(
            self.at,
            self.given | {"organisation": "comunidad ñan", "titular": "ccori, ana"},
        )
        seat = Membership.objects.get(organisation=known)
        self.assertEqual(seat.holders.get(capacity="titular").person, person)

    def test_what_does_not_fit_is_told_and_nothing_is_made(self) -> None:
        wrong = (
            {"pillar": ""},
            {"organisation": "police"},
            {"titular": ""},
            {"titular_email": "rosa"},
            {"titular_phone": "abc"},
            {"alternate": "", "alternate_phone": "984 000 000"},
        )
        before = Organisation.objects.count()
        for words in wrong:
            with self.subTest(words):
                answer = self.client.post(self.at, self.given | words)
                self.assertEqual(answer.status_code, 422)
        self.assertEqual(Organisation.objects.count(), before)

    def test_an_observer_needs_no_pillar(self) -> None:
        self.client.post(self.at, self.given | {"kind": "observer", "pillar": ""})
        self.assertTrue(SeatHolder.objects.filter(letter="Oficio 7").exists())

    def test_only_the_secretariat_seats_and_a_get_makes_nothing(self) -> None:
        before = Membership.objects.count()
        self.assertEqual(self.client.get(self.at).status_code, 200)
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            client = as_role(self.cast, role)
            self.assertEqual(client.post(self.at, self.given).status_code, status)
        self.assertEqual(Membership.objects.count(), before)
