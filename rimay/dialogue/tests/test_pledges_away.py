"""Acknowledging without signing in: by link, or on a sheet of paper."""

from datetime import timedelta

from django.test import Client

from rimay.access.links import words_of
from rimay.access.models import LinkPurpose, OnBehalf, SeatLink
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import (
    Acknowledgement,
    Charter,
)
from rimay.dialogue.models.charters import renew_pledges
from rimay.dialogue.tests.pledged import PledgeTestCase
from rimay.groups.models import Contact


class LinkTests(PledgeTestCase):
    def setUp(self) -> None:
        self.as_role("secretariat").post(self.url("charter/ask/"))
        self.seat = self.cast.memberships["police"]
        self.link = SeatLink.objects.get(membership=self.seat)
        self.at = f"/i/{words_of(self.link)}/charter/"
        self.person = self.cast.people["police_seat"]

    def given(self, **other: object) -> dict[str, object]:
        return {"person": self.person.pk, "texts": self.texts()} | other

    def test_it_opens_without_a_password_and_a_get_notes_nothing(self) -> None:
        page = Client().get(self.at)
        self.assertContains(page, "Nada se cuenta.")
        self.assertContains(page, "Persona police_seat")
        self.assertEqual(page["Referrer-Policy"], "no-referrer")
        for robot in ("head", "get"):
            getattr(Client(), robot)(self.at, self.given())
        self.assertFalse(Acknowledgement.objects.exists())

    def test_one_press_acknowledges_for_that_person(self) -> None:
        self.assertRedirects(Client().post(self.at, self.given()), self.at)
        rows = Acknowledgement.objects.filter(person=self.person)
        self.assertEqual({row.given for row in rows}, {"link"})
        self.assertEqual(rows.count(), 2)
        self.assertTrue(self.cast.actor("police_seat").standing.pledged)
        last = Entry.objects.filter(act="acknowledgement.give").last()
        self.assertEqual(last.actor, trail.LINK)
        Client().post(self.at, self.given())
        self.assertEqual(rows.count(), 2)

    def test_it_answers_for_its_own_seat_alone(self) -> None:
        other = self.cast.people["civil_seat"]
        Client().post(self.at, self.given(person=other.pk))
        Client().post(self.at, self.given(person="x"))
        self.assertFalse(Acknowledgement.objects.exists())

    def test_texts_that_changed_meanwhile_are_shown_again(self) -> None:
        page = Client().post(self.at, self.given(texts=str(self.rules.pk)))
        self.assertContains(page, "cambiaron mientras tanto")
        self.assertFalse(Acknowledgement.objects.exists())

    def test_altered_revoked_or_late_it_opens_nothing(self) -> None:
        letter = "A" if self.at[3] != "A" else "B"
        altered = f"/i/{letter}{self.at[4:]}"
        self.assertEqual(Client().get(altered).status_code, 404)
        other_matter = self.at.replace("charter", "still-you")
        self.assertEqual(Client().get(other_matter).status_code, 404)
        SeatLink.objects.update(expires_on=clock.today() - timedelta(days=1))
        self.assertEqual(Client().post(self.at, self.given()).status_code, 410)
        SeatLink.objects.update(revoked_at=clock.now())
        self.assertEqual(Client().get(self.at).status_code, 404)
        self.assertFalse(Acknowledgement.objects.exists())

    def test_a_link_of_an_older_version_is_another_one(self) -> None:
        newer = Charter.objects.create(
            group=self.cast.group,
            title=Text.of(es="Reserva"),
            kind="confidentiality",
            state="adopted",
            adopted_on="2017-12",
        )
        renew_pledges(self.cast.group.pk)
        self.as_role("secretariat").post(self.url("charter/ask/"))
        links = SeatLink.objects.filter(
            membership=self.seat, purpose=LinkPurpose.CHARTER
        )
        self.assertEqual(
            set(links.values_list("subject_id", flat=True)),
            {self.rules.pk, newer.pk},
        )

    def test_the_desk_offers_messenger_and_mail_with_the_text(self) -> None:
        for kind, value in (("phone", "+00 12 34"), ("email", "a@x.invalid")):
            Contact.objects.create(
                group=self.cast.group,
                person=self.person,
                kind=kind,
                value=value,
                access_class=Class.SECRETARIAT,
            )
        page = self.as_role("secretariat").get(self.url("charter/ask/"))
        message = next(m for m in page.context["waiting"] if m.person == self.person)
        self.assertTrue(message.messenger.startswith("https://wa.me/001234?text="))
        self.assertTrue(message.mail.startswith("mailto:a%40x.invalid?subject="))
        self.assertIn(words_of(self.link), message.text)

    def test_the_desk_is_the_secretariat_s(self) -> None:
        for role, status in (("civil_seat", 403), ("donor", 403), ("outsider", 404)):
            client = self.as_role(role)
            for part in ("ask/", "sheet/", "sheet/enter/"):
                answer = client.get(self.url(f"charter/{part}"))
                self.assertEqual(answer.status_code, status)


class SheetTests(PledgeTestCase):
    def setUp(self) -> None:
        self.at = self.url("charter/sheet/enter/")
        self.police = self.cast.people["police_seat"]
        self.seat = self.cast.memberships["police"]

    def given(self, **other: object) -> dict[str, object]:
        return {
            "people": [
                f"{self.police.pk}-{self.seat.pk}",
                f"{self.cast.people['coordinator'].pk}-0",
            ],
            "way": "sheet",
            "given_on": clock.today().isoformat(),
            "reference": "Hoja de la sesión 2",
        } | other

    def test_the_sheet_names_everybody_with_version_and_check(self) -> None:
        page = self.as_role("secretariat").get(self.url("charter/sheet/"))
        self.assertContains(page, "Persona police_seat")
        self.assertContains(page, "Persona coordinator")
        self.assertNotContains(page, "Persona donor")
        self.assertRegex(page.content.decode(), r"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}")

    def test_it_is_entered_in_one_go_with_its_source(self) -> None:
        answer = self.as_role("secretariat").post(self.at, self.given())
        self.assertRedirects(answer, self.url("charter/ask/"))
        self.assertEqual(Acknowledgement.objects.filter(given="signed").count(), 4)
        said = OnBehalf.objects.all()
        self.assertEqual({row.act for row in said}, {"acknowledge"})
        self.assertEqual({row.reference for row in said}, {"Hoja de la sesión 2"})
        # Without a seat there is nobody to say it for: the source stands on the row.
        office = Acknowledgement.objects.filter(membership=None).first()
        self.assertEqual(office.source, "Hoja de la sesión 2")
        self.assertTrue(self.cast.actor("police_seat").standing.pledged)
        self.assertTrue(self.cast.actor("coordinator").standing.pledged)
        self.assertFalse(self.cast.actor("civil_seat").standing.pledged)

    def test_bad_input_is_told(self) -> None:
        tomorrow = (clock.today() + timedelta(days=1)).isoformat()
        for other in (
            {"people": []},
            {"people": ["1-999999"]},
            {"way": "pigeon"},
            {"given_on": tomorrow},
            {"reference": ""},
        ):
            with self.subTest(other):
                answer = self.as_role("secretariat").post(self.at, self.given(**other))
                self.assertEqual(answer.status_code, 422)
        self.assertFalse(Acknowledgement.objects.exists())

    def test_a_person_whom_the_desk_may_not_read_is_not_on_it(self) -> None:
        self.police.access_class = Class.TEAM
        self.police.access_circle = self.cast.team
        self.police.save()
        page = self.as_role("secretariat").get(self.url("charter/sheet/"))
        self.assertNotContains(page, "Persona police_seat")
        answer = self.as_role("secretariat").post(self.at, self.given())
        self.assertEqual(answer.status_code, 422)
