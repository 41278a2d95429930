"""A sealed item: only the persons named read it, and each showing is logged."""

from rimay.access import search
from rimay.access.asking import Refused, visible
from rimay.access.tests.cast import sign_in
from rimay.accounts.queries import Assurance
from rimay.audit.models import Entry
from rimay.core.classes import Class, Regime
from rimay.dialogue.actions.stricter import NobodyChosen, tighten
from rimay.dialogue.models import (
    Agreement,
    MinutesLine,
)
from rimay.dialogue.tests.scene import TableTestCase


class SealedTests(TableTestCase):
    def setUp(self) -> None:
        self.item = self.open_at("open")
        self.write(self.item, "Palabra sellada")
        self.write(self.item, "Acordado en secreto", kind="agreement")
        named = [self.cast.people[role] for role in ("secretariat", "police_seat")]
        tighten(self.actor(), self.item, regime=Regime.SEALED, people=named)
        self.item.refresh_from_db()

    def test_only_the_persons_named_read_it_and_nothing_finds_it(self) -> None:
        for role in ("secretariat", "police_seat"):
            page = self.as_role(role).get(self.url("table/"))
            self.assertContains(page, "Palabra sellada")
        for role in ("coordinator", "company_seat", "civil_seat", "observer"):
            client = self.as_role(role)
            self.assertNotContains(client.get(self.url("table/")), "sellada")
            self.assertNotContains(client.get(self.url("screen/")), "sellada")
            line = MinutesLine.objects.first()
            page = client.get(f"/g/{self.cast.group.slug}/session-notes/{line.pk}/")
            self.assertEqual(page.status_code, 404)
            self.assertFalse(visible(self.actor(role), Agreement).exists())
        for role in ("secretariat", "civil_seat"):
            self.assertEqual(search.find(self.actor(role), "sellada"), [])
            self.assertEqual(search.find(self.actor(role), "acordado"), [])

    def test_each_showing_is_a_line_of_the_trail_that_the_named_read(self) -> None:
        shown = Entry.objects.filter(act="agendaitem.show")
        client = self.as_role("police_seat")
        page = client.get(self.url("table/"))
        self.assertEqual(shown.count(), 1)
        live = client.get(self.url(f"table/?live={page.context['stamp']}"))
        self.assertEqual((live.status_code, shown.count()), (204, 1))
        client.get(self.url("table/"))
        self.assertEqual(shown.count(), 2)
        self.as_role("civil_seat").get(self.url("table/"))
        self.assertEqual(shown.count(), 2)
        self.assertTrue(visible(self.actor("police_seat"), Entry).filter(
            act="agendaitem.show").exists())  # fmt: skip
        self.assertFalse(visible(self.actor("civil_seat"), Entry).filter(
            act="agendaitem.show").exists())  # fmt: skip

    def test_an_open_page_asked_for_directly_is_a_showing_too(self) -> None:
        self.as_role("police_seat").get(self.url("table/?live=0"))
        self.assertEqual(Entry.objects.filter(act="agendaitem.show").count(), 1)

    def test_it_is_never_projected_not_even_to_the_persons_named(self) -> None:
        page = self.as_role("secretariat").get(self.url("screen/"))
        self.assertNotContains(page, "Palabra")
        self.assertContains(page, "no se proyecta")
        self.assertFalse(Entry.objects.filter(act="agendaitem.show").exists())

    def test_a_mailed_code_alone_opens_nothing_of_it(self) -> None:
        client = self.client
        sign_in(client, self.cast.users["police_seat"], Assurance.CODE)
        self.assertNotContains(client.get(self.url("table/")), "sellada")

    def test_who_writes_must_be_named(self) -> None:
        other = self.items["chatham"]
        tighten(
            self.actor(), other, regime=Regime.SEALED,
            people=[self.cast.people["police_seat"]],
        )  # fmt: skip
        other.refresh_from_db()
        with self.assertRaises(Refused):
            self.write(other, "No puede")
        page = self.as_role("secretariat").get(self.url(f"table/?item={other.pk}"))
        self.assertFalse(page.context["may_write"])

    def test_a_seal_names_somebody_and_somebody_in_sight(self) -> None:
        with self.assertRaises(NobodyChosen):
            tighten(self.actor(), self.items["chatham"], regime=Regime.SEALED)
        at = f"/g/{self.cast.group.slug}/agenda-items/{self.items['chatham'].pk}/"
        stranger = self.cast.people["other_secretariat"].pk
        for people in ([], [stranger]):
            page = self.as_role("secretariat").post(
                f"{at}stricter/", {"regime": "sealed", "people": people}
            )
            self.assertEqual(page.status_code, 422)

    def test_who_makes_it_stricter_is_ticked_until_they_say_otherwise(self) -> None:
        at = f"/g/{self.cast.group.slug}/agenda-items/{self.items['chatham'].pk}/"
        page = self.as_role("secretariat").get(f"{at}stricter/")
        own = self.cast.people["secretariat"].pk
        self.assertEqual(page.context["form"]["people"].value(), [own])
        self.assertRegex(page.content.decode(), rf'value="{own}"[^>]* checked')

    def test_until_somebody_is_named_the_secretariat_alone_reads(self) -> None:
        unnamed = self.items["sealed"]
        given = unnamed.class_given(MinutesLine)
        self.assertEqual(given, (Class.SECRETARIAT, None, None))
