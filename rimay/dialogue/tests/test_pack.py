"""The hand-over pack holds what a new person on the seat may read, and no more."""

import io
import zipfile
from datetime import timedelta

from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import Acta, AgendaItem, Agreement, Charter, Meeting
from rimay.dialogue.tests.test_pages import DialogueTestCase
from rimay.groups.models import SeatHolder


class PackTests(DialogueTestCase):
    def setUp(self) -> None:
        self.seat = self.cast.memberships["police"]
        self.at = self.url(f"memberships/{self.seat.pk}/pack/")
        group = self.cast.group
        Charter.objects.update(text=Text.of(es="Decidimos juntos."))
        coming = Meeting.objects.create(
            group=group,
            title=Text.of(es="Sesión que viene"),
            held_on=(clock.today() + timedelta(days=9)).isoformat(),
        )
        AgendaItem.objects.create(
            group=group, meeting=coming, number=1, title=Text.of(es="Punto uno")
        )
        Acta.objects.create(
            group=group, meeting=self.meeting, state="closed", text="Lo firmado."
        )
        Meeting.objects.filter(pk=self.meeting.pk).update(state="held")
        for text, organisation, access, status in (
            ("Deuda propia", "police", Class.GROUP, "pending"),
            ("Deuda ajena", "mine", Class.GROUP, "pending"),
            ("Promesa cumplida", "police", Class.GROUP, "fulfilled"),
            ("De la secretaría", "police", Class.SECRETARIAT, "pending"),
        ):
            Agreement.objects.create(
                group=group,
                text=Text.of(es=text),
                organisation=self.cast.organisations[organisation],
                access_class=access,
                status=status,
            )
        for pillar, text in (("companies", "Sala ajena"), ("state", "Sala propia")):
            Agreement.objects.create(
                group=group,
                text=Text.of(es=text),
                organisation=self.cast.organisations["police"],
                access_class=Class.PILLAR,
                access_pillar=self.cast.pillars[pillar],
            )

    def test_the_seat_gets_what_it_owes_and_what_comes(self) -> None:
        page = self.as_role("police_seat").get(self.at)
        for words in (
            "Deuda propia",
            "Promesa cumplida",
            "Sala propia",
            "Sesión que viene",
            "Punto uno",
            "Primera sesión",
            "Enviar la carta",
            "Reglas",
            "por consenso",
        ):
            with self.subTest(words):
                self.assertContains(page, words)
        for words in ("Deuda ajena", "De la secretaría", "Sala ajena"):
            with self.subTest(words):
                self.assertNotContains(page, words)

    def test_made_by_the_desk_it_holds_no_more_than_both_may_read(self) -> None:
        page = self.as_role("secretariat").get(self.at)
        self.assertContains(page, "Deuda propia")
        # The desk reads the first, the seat reads the second: the pack holds neither.
        for words in ("De la secretaría", "Sala propia", "Sala ajena"):
            with self.subTest(words):
                self.assertNotContains(page, words)

    def test_an_observer_s_pack_is_an_observer_s(self) -> None:
        Agreement.objects.create(
            group=self.cast.group,
            text=Text.of(es="Solo integrantes"),
            follow_up=self.cast.organisations["embassy"],
            access_class=Class.MEMBERS,
        )
        seat = self.cast.memberships["embassy"]
        page = self.as_role("secretariat").get(self.url(f"memberships/{seat.pk}/pack/"))
        self.assertNotContains(page, "Solo integrantes")

    def test_the_file_opens_without_a_network(self) -> None:
        answer = self.as_role("police_seat").get(f"{self.at}file/")
        self.assertEqual(answer["Content-Type"], "application/zip")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
            held = {name: file.read(name).decode() for name in file.namelist()}
        self.assertEqual(len(held), 3)
        self.assertIn("/1-expediente-de-entrega.html", min(held))
        whole = "\n".join(held.values())
        for words in ("Deuda propia", "Decidimos juntos.", "Lo firmado."):
            self.assertIn(words, whole)
        self.assertNotIn("De la secretaría", whole)
        for words in ("<link", "<script", 'src="', "http://", 'href="/'):
            with self.subTest(words):
                self.assertNotIn(words, whole.replace("http://www.w3.org", ""))

    def test_it_is_handed_over_by_the_desk_or_the_seat_itself(self) -> None:
        for part in ("", "file/"):
            for role, status in (
                ("police_seat", 200),
                ("secretariat", 200),
                ("civil_seat", 403),
                ("coordinator", 403),
                ("donor", 404),
                ("outsider", 404),
            ):
                with self.subTest(f"{part} {role}"):
                    answer = self.as_role(role).get(f"{self.at}{part}")
                    self.assertEqual(answer.status_code, status)

    def test_a_person_whom_the_newcomer_may_not_know_is_not_named(self) -> None:
        SeatHolder.objects.filter(membership=self.seat).update(
            access_class=Class.SECRETARIAT
        )
        page = self.as_role("secretariat").get(self.at)
        self.assertNotContains(page, "Persona police_seat")
