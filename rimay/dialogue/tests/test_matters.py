"""Matters that members ask for, with and without their name."""

from collections.abc import Iterator

from django.test import Client

from rimay.access.models import OnBehalf, SearchEntry
from rimay.access.search import find
from rimay.audit.models import ActorKey, Entry
from rimay.audit.trail import DESK
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.actions import matters as actions
from rimay.dialogue.models import AgendaItem, HiddenProposer, ItemProposal
from rimay.dialogue.tests.sessions import SECRET, SessionTestCase

OTHERS = ("coordinator", "company_seat", "civil_seat", "alternate", "observer", "donor")


class MatterTestCase(SessionTestCase):
    def setUp(self) -> None:
        self.list = f"/g/{self.cast.group.slug}/matters/"
        self.at = f"{self.list}new/"

    def given(self, **other: str) -> dict[str, str]:
        return {
            "naming": "named",
            "title": f"Garita {SECRET}",
            "reason": "",
            "purpose": "discuss",
            "regime": "open",
        } | other

    def ask(self, role: str = "police_seat", **other: str) -> ItemProposal:
        self.as_role(role).post(self.at, self.given(**other))
        return ItemProposal.objects.order_by("-pk")[0]


class NamedTests(MatterTestCase):
    def test_a_seat_asks_and_the_members_read_who(self) -> None:
        row = self.ask()
        self.assertEqual(row.organisation, self.cast.organisations["police"])
        self.assertEqual(row.access_class, Class.MEMBERS)
        for role in ("civil_seat", "coordinator", "secretariat"):
            self.assertContains(self.as_role(role).get(self.list), "police")
        page = self.as_role("observer").get(f"{self.list}{row.pk}/")
        self.assertEqual(page.status_code, 404)

    def test_asked_with_two_presses_it_stands_once(self) -> None:
        self.ask()
        self.ask()
        self.ask("civil_seat")
        self.assertEqual(ItemProposal.objects.count(), 2)

    def test_the_secretariat_puts_it_on_an_agenda_with_who_asked(self) -> None:
        row = self.ask(regime="chatham", purpose="decide")
        answer = self.as_role("secretariat").post(
            f"{self.list}{row.pk}/take/", {"meeting": self.meeting.pk}
        )
        self.assertRedirects(answer, self.url("agenda/"))
        item = AgendaItem.objects.get(meeting=self.meeting, number=2)
        self.assertEqual((item.regime, item.purpose), ("chatham", "decide"))
        self.assertEqual(item.organisation, self.cast.organisations["police"])
        row.refresh_from_db()
        self.assertEqual((row.state, row.meeting), ("taken", self.meeting))

    def test_pressed_twice_it_stands_there_once(self) -> None:
        row = self.ask()
        client = self.as_role("secretariat")
        for _time in range(2):
            client.post(f"{self.list}{row.pk}/take/", {"meeting": self.meeting.pk})
        self.assertEqual(self.meeting.agenda.count(), 2)

    def test_it_is_declined_with_a_reason_alone(self) -> None:
        row = self.ask()
        client = self.as_role("secretariat")
        page = client.post(f"{self.list}{row.pk}/decline/", {"reason": " "})
        self.assertEqual(page.status_code, 422)
        client.post(f"{self.list}{row.pk}/decline/", {"reason": "Va al plan"})
        page = self.as_role("police_seat").get(f"{self.list}{row.pk}/")
        self.assertContains(page, "Va al plan")

    def test_others_neither_take_nor_decline(self) -> None:
        row = self.ask()
        for role, status in (("civil_seat", 403), ("observer", 404), ("outsider", 404)):
            for verb in ("take", "decline"):
                answer = self.as_role(role).post(f"{self.list}{row.pk}/{verb}/", {})
                self.assertEqual(answer.status_code, status)
        self.assertEqual(self.as_role("observer").get(self.at).status_code, 403)
        self.assertEqual(self.as_role("outsider").get(self.at).status_code, 404)

    def test_nobody_asks_in_another_s_name(self) -> None:
        self.ask("civil_seat", seat=str(self.cast.memberships["police"].pk))
        row = ItemProposal.objects.get()
        self.assertEqual(row.organisation, self.cast.organisations["ngo"])
        asked = actions.Asked(
            Text.of(es="x"),
            "",
            "discuss",
            "open",
            seat=self.cast.memberships["police"],
        )
        with self.assertRaises(Exception):  # noqa: B017
            actions.ask_matter(
                self.cast.actor("civil_seat"), self.cast.group, asked=asked
            )

    def test_the_desk_records_it_for_a_seat_with_its_source(self) -> None:
        self.as_role("secretariat").post(
            self.at,
            self.given(
                **{
                    "said-membership": str(self.cast.memberships["mine"].pk),
                    "said-channel": "letter",
                    "said-reference": "Carta 7",
                    "said-said_on": "2026-01-01",
                }
            ),
        )
        row = ItemProposal.objects.get()
        self.assertEqual(row.organisation, self.cast.organisations["mine"])
        self.assertEqual(OnBehalf.objects.get().reference, "Carta 7")
        page = f"/g/{self.cast.group.slug}/matters/{row.pk}/"
        for role, told in (
            ("secretariat", True), ("company_seat", True), ("civil_seat", False),
        ):  # fmt: skip
            with self.subTest(role):
                shown = self.as_role(role).get(page)
                self.assertContains(shown, "Registrado por la secretaría")
                self.assertEqual("Carta 7" in shown.content.decode(), told)


class NamelessTests(MatterTestCase):
    def pages(self, client: Client) -> Iterator[str]:
        slug = self.cast.group.slug
        for rest in (
            "matters/",
            "search/?q=garita",
            "trail/",
            f"meetings/{self.meeting.pk}/",
            f"meetings/{self.meeting.pk}/agenda/",
            "agenda-items/",
            "agenda-items/export/",
            "",
        ):
            answer = client.get(f"/g/{slug}/{rest}", follow=True)
            yield answer.getvalue().decode(errors="replace")

    def test_it_says_before_saving_who_keeps_the_name(self) -> None:
        page = self.as_role("police_seat").get(self.at)
        self.assertContains(page, "Solo la secretaría guarda quién lo pidió")
        self.assertEqual(page.context["nameless"].access_class, Class.SECRETARIAT)

    def test_the_row_keeps_no_proposer_and_the_secretariat_knows(self) -> None:
        row = self.ask(naming="nameless")
        self.assertIsNone(row.organisation)
        self.assertEqual(row.access_class, Class.SECRETARIAT)
        kept = HiddenProposer.objects.get()
        self.assertEqual(kept.membership, self.cast.memberships["police"])
        page = self.as_role("secretariat").get(f"{self.list}{row.pk}/")
        self.assertContains(page, "police")

    def test_while_it_waits_nobody_else_finds_it(self) -> None:
        row = self.ask(naming="nameless")
        for role in (*OTHERS, "police_seat"):
            client = self.as_role(role)
            for page in self.pages(client):
                self.assertNotIn(SECRET, page)
            self.assertEqual(client.get(f"{self.list}{row.pk}/").status_code, 404)

    def test_no_line_of_the_trail_stands_at_the_hour_of_asking(self) -> None:
        before = Entry.objects.count()
        self.ask(naming="nameless")
        self.assertEqual(Entry.objects.count(), before)

    def test_answered_it_is_another_row_of_that_moment(self) -> None:
        row = self.ask(naming="nameless")
        other = self.ask_named()
        self.as_role("secretariat").post(
            f"{self.list}{row.pk}/decline/", {"reason": "No es del grupo"}
        )
        self.assertFalse(ItemProposal.objects.filter(pk=row.pk).exists())
        now = ItemProposal.objects.get(is_without_name=True)
        # After the one that was asked for later: its number tells no order.
        self.assertGreater(now.pk, other.pk)
        self.assertGreater(now.created_at, other.created_at)
        self.assertNotEqual(now.key, row.key)
        self.assertEqual(now.access_class, Class.MEMBERS)
        self.assertEqual(HiddenProposer.objects.get().proposal, now)
        entries = SearchEntry.objects.filter(subject="dialogue.itemproposal")
        self.assertEqual(
            set(entries.values_list("subject_id", flat=True)), {now.pk, other.pk}
        )

    def ask_named(self) -> ItemProposal:
        self.as_role("civil_seat").post(self.at, self.given(title="Otra cosa"))
        return ItemProposal.objects.get(is_without_name=False)

    def test_the_trail_knows_the_desk_to_the_day(self) -> None:
        row = self.ask(naming="nameless")
        self.as_role("secretariat").post(
            f"{self.list}{row.pk}/take/", {"meeting": self.meeting.pk}
        )
        line = Entry.objects.get(act="itemproposal.ask")
        self.assertEqual(line.actor, DESK)
        self.assertEqual((line.at.hour, line.at.minute, line.at.second), (0, 0, 0))

    def test_taken_it_names_nobody_to_anybody_but_the_secretariat(self) -> None:
        row = self.ask(naming="nameless")
        self.as_role("secretariat").post(
            f"{self.list}{row.pk}/take/", {"meeting": self.meeting.pk}
        )
        item = AgendaItem.objects.get(meeting=self.meeting, number=2)
        self.assertIsNone(item.organisation)
        now = ItemProposal.objects.get()
        for role in OTHERS:
            answer = self.as_role(role).get(f"{self.list}{now.pk}/")
            if answer.status_code == 200:
                text = answer.content.decode().split("<main")[1].split("</main")[0]
                self.assertNotIn("police", text)
        # Nothing that the asker did left a line of its own number.
        number = ActorKey.objects.filter(user_id=self.cast.users["police_seat"].pk)
        self.assertFalse(number.exists())

    def test_the_desk_s_source_names_nobody_on_a_page(self) -> None:
        self.as_role("secretariat").post(
            self.at,
            self.given(
                naming="nameless",
                **{
                    "said-membership": str(self.cast.memberships["mine"].pk),
                    "said-channel": "telephone",
                    "said-said_on": "2026-01-01",
                },
            ),
        )
        self.assertFalse(OnBehalf.objects.exists())
        self.assertIn("teléfono", HiddenProposer.objects.get().source)

    def test_search_finds_it_for_the_secretariat_alone(self) -> None:
        self.ask(naming="nameless")
        for role in OTHERS:
            self.assertFalse(find(self.cast.actor(role), SECRET, 9))
        self.assertTrue(find(self.cast.actor("secretariat"), SECRET, 9))
