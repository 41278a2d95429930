"""Sealing an item from pages: who is offered, what a second press is told, for good."""

from typing import Any

from django.http import HttpResponse

from rimay.access.asking import Refused, visible
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.actions import positions, proposing
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.actions.stricter import tighten
from rimay.dialogue.models import (
    AgendaItem,
    ConflictOfInterest,
    Meeting,
    MinutesLine,
    Proposal,
)
from rimay.dialogue.tests.scene import TableTestCase
from rimay.groups.models import Office, Person
from rimay.groups.roles import Role

TEXT = Draft(Text.of(es="Texto reservado"))
ALREADY = "ya rige una regla igual de estricta"
OTHERS = "ya está sellado, para las personas nombradas entonces"


class SealingTests(TableTestCase):
    def at(self, item: AgendaItem) -> str:
        return f"/g/{self.cast.group.slug}/agenda-items/{item.pk}/stricter/"

    def seal(self, item: AgendaItem, *roles: str, by: str = "secretariat") -> Any:
        people = [self.cast.people[role].pk for role in roles]
        given = {"regime": "sealed", "people": people}
        return self.as_role(by).post(self.at(item), given, follow=True)

    def test_persons_are_offered_with_their_seat_or_office(self) -> None:
        page = self.as_role("secretariat").get(self.at(self.items["chatham"]))
        for words in (
            "Persona police_seat (police, ",
            "Persona alternate (ministry, ",
            "Persona coordinator (",
        ):
            self.assertContains(page, words)
        self.assertNotContains(page, "Persona outsider")

    def test_a_second_tab_that_seals_again_is_told_that_others_stay_named(self) -> None:
        item = self.open_at("chatham")
        self.seal(item, "secretariat", "police_seat")
        again = self.seal(item, "secretariat", "company_seat")
        self.assertContains(again, OTHERS)
        same = self.seal(item, "secretariat", "police_seat")
        self.assertContains(same, ALREADY)
        item.refresh_from_db()
        assert item.circle is not None
        named = set(item.circle.members.values_list("person__name", flat=True))
        self.assertEqual(named, {"Persona secretariat", "Persona police_seat"})

    def test_also_before_the_talk_begins(self) -> None:
        item = self.items["open"]
        self.seal(item, "secretariat")
        self.assertContains(self.seal(item, "police_seat"), OTHERS)

    def test_made_stricter_by_another_between_page_and_press(self) -> None:
        item = self.open_at("open")
        client = self.as_role("secretariat")
        client.get(self.at(item))
        tighten(self.actor("coordinator"), item, regime=Regime.CHATHAM)
        for regime in ("chatham", "no_attribution"):
            answer = client.post(self.at(item), {"regime": regime}, follow=True)
            self.assertIn(answer.status_code, {200, 422})
        item.refresh_from_db()
        self.assertEqual(item.regime, "chatham")


class NotNamedTests(TableTestCase):
    """Who is not named on a sealed item prepares no text there."""

    def setUp(self) -> None:
        self.item = self.open_at("chatham")
        named = [self.cast.people["police_seat"], self.cast.people["coordinator"]]
        tighten(self.actor(), self.item, regime=Regime.SEALED, people=named)
        self.item.refresh_from_db()

    def offered(self, role: str) -> HttpResponse:
        return self.as_role(role).get(self.url(f"table/?item={self.item.pk}"))

    def test_the_page_offers_it_to_the_named_alone(self) -> None:
        new = f"/proposals/new/?item={self.item.pk}"
        self.assertNotContains(self.offered("secretariat"), new)
        self.assertContains(self.offered("coordinator"), new)

    def test_a_forged_text_is_refused_and_not_kept(self) -> None:
        at = f"/g/{self.cast.group.slug}/proposals/new/?item={self.item.pk}"
        client = self.as_role("secretariat")
        given = {"text_es": "Colado", "unratified": "lapses"}
        for answer in (client.get(at), client.post(at, given)):
            self.assertEqual(answer.status_code, 403)
        with self.assertRaises(Refused):
            proposing.draft_proposal(
                self.actor(), self.cast.group, draft=TEXT, item=self.item
            )
        self.assertFalse(Proposal.objects.exists())
        made = proposing.draft_proposal(
            self.actor("coordinator"), self.cast.group, draft=TEXT, item=self.item
        )
        self.assertEqual(made.access_class, Class.SEALED)

    def test_while_nobody_is_named_the_secretariat_alone_prepares_one(self) -> None:
        unnamed = self.items["sealed"]
        for role, status in (("secretariat", 200), ("coordinator", 403)):
            at = f"/g/{self.cast.group.slug}/proposals/new/?item={unnamed.pk}"
            self.assertEqual(self.as_role(role).get(at).status_code, status)


class ForGoodTests(TableTestCase):
    """Before the talk begins: what the page calls for good is for good."""

    def setUp(self) -> None:
        self.item = self.items["open"]
        person = Person.objects.create(
            group=self.cast.group,
            name="Otra secretaría",
            user=self.cast.users["outsider"],
        )
        Office.objects.create(
            group=self.cast.group, person=person, role=Role.SECRETARIAT
        )

    def save(self, role: str, **other: Any) -> HttpResponse:
        self.meeting.refresh_from_db()
        given: dict[str, Any] = {
            "version": self.meeting.version,
            "title_new": "",
            "purpose_new": "discuss",
            "length_new": 20,
            "regime_new": "open",
        }
        for item in AgendaItem.objects.filter(meeting=self.meeting):
            given |= {
                f"title_{item.pk}": str(item.title),
                f"purpose_{item.pk}": item.purpose,
                f"length_{item.pk}": item.length,
                f"regime_{item.pk}": item.regime,
            }
        return self.as_role(role).post(self.url("agenda/"), given | other)

    def test_who_is_not_named_loosens_no_sealed_item(self) -> None:
        named = [self.cast.people["secretariat"]]
        tighten(self.actor(), self.item, regime=Regime.SEALED, people=named)
        self.item.refresh_from_db()
        made = proposing.draft_proposal(
            self.actor(), self.cast.group, draft=TEXT, item=self.item
        )
        key = f"regime_{self.item.pk}"
        self.assertEqual(self.save("outsider", **{key: "open"}).status_code, 422)
        change = f"/g/{self.cast.group.slug}/agenda-items/{self.item.pk}/change/"
        page = self.as_role("outsider").post(change, {
            "version": self.item.version, "meeting": self.meeting.pk,
            "number": self.item.number, "title_es": "Punto", "purpose": "discuss",
            "regime": "open",
        })  # fmt: skip
        self.assertEqual(page.status_code, 422)
        self.item.refresh_from_db()
        made.refresh_from_db()
        self.assertEqual(self.item.regime, "sealed")
        self.assertFalse(visible(self.actor("police_seat"), Proposal).exists())
        # All else of the agenda is still written.
        self.assertEqual(self.save("outsider").status_code, 302)

    def test_notes_brought_before_the_session_break_no_agenda(self) -> None:
        line = MinutesLine(item=self.item, text="Del acta en papel")
        line.take_class_of(self.item)
        line.save()
        line.settle()
        key = f"regime_{self.item.pk}"
        self.assertEqual(self.save("secretariat", **{key: "chatham"}).status_code, 422)
        self.assertEqual(self.save("secretariat").status_code, 302)

    def test_a_text_in_preparation_follows_the_rule_of_its_item(self) -> None:
        made = proposing.draft_proposal(
            self.actor(), self.cast.group, draft=TEXT, item=self.item
        )
        self.assertEqual((made.regime, made.behind_gate), ("open", False))
        for rule, gated in (("chatham", True), ("open", False)):
            self.save("secretariat", **{f"regime_{self.item.pk}": rule})
            made.refresh_from_db()
            self.assertEqual((made.regime, made.behind_gate), (rule, gated))

    def test_a_record_changed_to_sealed_seals_what_was_said_on_it(self) -> None:
        proposing.draft_proposal(
            self.actor(), self.cast.group, draft=TEXT, item=self.item
        )
        positions.declare_interest(
            self.actor(),
            ConflictOfInterest(
                item=self.item, membership=self.cast.memberships["mine"]
            ),
        )
        change = f"/g/{self.cast.group.slug}/agenda-items/{self.item.pk}/change/"
        page = self.as_role("secretariat").post(change, {
            "version": self.item.version, "meeting": self.meeting.pk,
            "number": self.item.number, "title_es": "Punto", "purpose": "discuss",
            "regime": "sealed", "length": 20,
        })  # fmt: skip
        self.assertEqual(page.status_code, 302)
        for model in (Proposal, ConflictOfInterest):
            self.assertEqual(model.objects.get().access_class, Class.SECRETARIAT)
        self.assertEqual(Meeting.objects.get().state, "convened")
