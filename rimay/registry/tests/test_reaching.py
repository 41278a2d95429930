"""Plain links to a person's messenger and mail, from what the asker may read."""

from django.test import SimpleTestCase, TestCase

from rimay.access.tests.cast import Cast, make_cast
from rimay.core.classes import Class
from rimay.groups.models import Contact
from rimay.registry.reaching import dialled, mail_url, messenger_url, reach_of


class DialledTests(SimpleTestCase):
    def test_numbers_as_people_write_them(self) -> None:
        for written, country, wanted in (
            ("+00 984 12-34", "PE", "009841234"),
            ("00 12 345", "PE", "12345"),
            ("984 000 000", "PE", "51984000000"),
            ("(084) 22 00 00", "PE", "5184220000"),
            ("984 000 000", "", ""),
            ("", "PE", ""),
            ("no tiene", "PE", ""),
        ):
            with self.subTest(written):
                self.assertEqual(dialled(written, country), wanted)

    def test_words_are_escaped(self) -> None:
        self.assertEqual(
            messenger_url("51", "¿Sí? & más\n#"),
            "https://wa.me/51?text=%C2%BFS%C3%AD%3F%20%26%20m%C3%A1s%0A%23",
        )
        self.assertEqual(
            mail_url("a b@x.invalid", "Sí & no", "uno"),
            "mailto:a%20b%40x.invalid?subject=S%C3%AD%20%26%20no&body=uno",
        )
        self.assertEqual(mail_url("", "x", "y"), "")


class ReachTests(TestCase):
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def test_only_who_reads_a_contact_gets_it(self) -> None:
        person = self.cast.people["police_seat"]
        Contact.objects.create(
            group=self.cast.group,
            person=person,
            kind="email",
            value="a@x.invalid",
            access_class=Class.SECRETARIAT,
        )
        found = {
            role: reach_of(self.cast.actor(role), self.cast.group, [person.pk])
            for role in ("secretariat", "civil_seat")
        }
        self.assertEqual(found["secretariat"][person.pk].email, "a@x.invalid")
        self.assertEqual(found["civil_seat"], {})
