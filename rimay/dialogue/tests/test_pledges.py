"""The gate before what is not open, and acknowledging when signed in."""

import re

from rimay.access import search
from rimay.access.asking import visible
from rimay.core import clock
from rimay.dialogue.actions import acknowledging
from rimay.dialogue.models import (
    Acknowledgement,
    AgendaItem,
    Attendance,
    Charter,
    MinutesLine,
)
from rimay.dialogue.models.charters import renew_pledges
from rimay.dialogue.tests.pledged import PledgeTestCase
from rimay.groups.models import Office, SeatHolder

# Who reads a line of class "group", by role; whoever is not named reads none.
INSIDE = (
    "secretariat", "coordinator", "police_seat", "company_seat", "civil_seat",
    "alternate", "assistant", "observer",
)  # fmt: skip
OUTSIDE = ("donor", "evaluator", "interviewer", "outsider", "other_secretariat")


class GateTests(PledgeTestCase):
    """The table: role × acknowledged or not × open or gated."""

    def setUp(self) -> None:
        group = self.cast.group
        item = AgendaItem.objects.get()
        self.lines = {}
        for name, gated in (("open", False), ("gated", True)):
            line = MinutesLine.objects.create(
                group=group, item=item, text=f"palabra{name}", behind_gate=gated
            )
            search.renew(line)
            self.lines[name] = line
        Attendance.objects.create(
            group=group,
            meeting=self.meeting,
            membership=self.cast.memberships["police"],
        )

    def reads(self, role: str, name: str) -> bool:
        rows = visible(self.cast.actor(role), MinutesLine)
        found = rows.filter(pk=self.lines[name].pk).exists()
        hits = search.find(self.cast.actor(role), f"palabra{name}")
        # Lists, counts and search say the same.
        self.assertEqual(bool(hits), found, f"{role} {name}")
        return found

    def test_role_by_acknowledged_or_not_by_open_or_gated(self) -> None:
        for role in INSIDE:
            with self.subTest(f"{role}, not acknowledged"):
                self.assertTrue(self.reads(role, "open"))
                # The secretariat writes what stands behind the gate.
                self.assertEqual(self.reads(role, "gated"), role == "secretariat")
        for role in INSIDE:
            self.acknowledge(role)
            with self.subTest(f"{role}, acknowledged"):
                self.assertTrue(self.reads(role, "open"))
                self.assertTrue(self.reads(role, "gated"))
        for role in OUTSIDE:
            with self.subTest(role):
                self.assertFalse(self.reads(role, "open"))
                self.assertFalse(self.reads(role, "gated"))

    def test_one_text_of_two_is_not_enough(self) -> None:
        acknowledging.acknowledge_charter(self.cast.actor("civil_seat"), self.rules)
        self.assertFalse(self.reads("civil_seat", "gated"))
        acknowledging.acknowledge_charter(self.cast.actor("civil_seat"), self.charter)
        self.assertTrue(self.reads("civil_seat", "gated"))

    def test_taken_back_it_closes_again(self) -> None:
        self.acknowledge("civil_seat")
        row = Acknowledgement.objects.first()
        at = self.url(f"acknowledgements/{row.pk}/remove/")
        self.assertEqual(self.as_role("secretariat").post(at).status_code, 302)
        self.assertFalse(self.reads("civil_seat", "gated"))

    def test_calendar_agenda_and_attendance_pass(self) -> None:
        page = self.as_role("civil_seat").get(self.url(f"meetings/{self.meeting.pk}/"))
        self.assertContains(page, "Convenios")
        self.assertContains(page, "police")

    def test_the_line_says_how_to_open_it_and_not_how_much_is_behind(self) -> None:
        address = self.url(f"meetings/{self.meeting.pk}/")
        words = "primero deje constancia"
        with_rows = self.as_role("civil_seat").get(address)
        self.assertContains(with_rows, words)
        self.assertContains(with_rows, self.url("charter/read/"))
        MinutesLine.objects.all().delete()
        without = self.as_role("civil_seat").get(address)
        pieces = re.findall(r'<p class="note">.*?</p>', with_rows.content.decode())
        self.assertEqual(
            pieces, re.findall(r'<p class="note">.*?</p>', without.content.decode())
        )
        self.acknowledge("civil_seat")
        self.assertNotContains(self.as_role("civil_seat").get(address), words)
        self.assertNotContains(self.as_role("secretariat").get(address), words)

    def test_where_all_is_open_nothing_is_said(self) -> None:
        AgendaItem.objects.update(regime="open")
        page = self.as_role("civil_seat").get(self.url(f"meetings/{self.meeting.pk}/"))
        self.assertNotContains(page, "primero deje constancia")

    def test_a_group_without_texts_has_no_gate(self) -> None:
        Charter.objects.update(state="draft")
        renew_pledges(self.cast.group.pk)
        self.assertTrue(self.reads("civil_seat", "gated"))


class SignedInTests(PledgeTestCase):
    def setUp(self) -> None:
        self.at = self.url("charter/read/")

    def test_one_press_for_both_texts(self) -> None:
        client = self.as_role("police_seat")
        page = client.get(self.at)
        self.assertContains(page, "Nada se cuenta.")
        for _time in range(2):
            client.post(self.at, {"texts": self.texts()})
        rows = Acknowledgement.objects.all()
        self.assertEqual(
            {row.charter_id for row in rows}, {self.charter.pk, self.rules.pk}
        )
        self.assertEqual(rows.count(), 2)
        holder = SeatHolder.objects.get(person=self.cast.people["police_seat"])
        self.assertEqual(holder.pledged_on, clock.today())
        self.assertEqual(client.get(self.at).context["texts"], [])

    def test_an_office_acknowledges_without_a_seat(self) -> None:
        self.as_role("coordinator").post(self.at, {"texts": self.texts()})
        office = Office.objects.get(person=self.cast.people["coordinator"])
        self.assertEqual(office.pledged_on, clock.today())

    def test_other_texts_than_those_shown_are_not_acknowledged(self) -> None:
        answer = self.as_role("police_seat").post(self.at, {"texts": "999"})
        self.assertEqual(answer.status_code, 200)
        self.assertFalse(Acknowledgement.objects.exists())

    def test_who_reads_nothing_of_the_table_is_not_asked(self) -> None:
        for role, status in (("donor", 403), ("evaluator", 403), ("outsider", 404)):
            self.assertEqual(self.as_role(role).get(self.at).status_code, status)

    def test_a_new_seat_acknowledges_for_itself(self) -> None:
        self.acknowledge("police_seat")
        person = self.cast.people["police_seat"]
        SeatHolder.objects.filter(person=person).delete()
        SeatHolder.objects.create(
            group=self.cast.group,
            membership=self.cast.memberships["police"],
            person=person,
            capacity="alternate",
        )
        self.assertFalse(self.cast.actor("police_seat").standing.pledged)
        self.as_role("police_seat").post(self.at, {"texts": self.texts()})
        self.assertTrue(self.cast.actor("police_seat").standing.pledged)
