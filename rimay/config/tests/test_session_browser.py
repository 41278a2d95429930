"""A session to come in Chromium: its pages, and an adjutant with a link on a telephone."""

import re

from playwright.sync_api import Page

from rimay.access.links import words_of
from rimay.access.models import LinkPurpose, SeatLink
from rimay.config.tests.browser import BrowserCase
from rimay.dialogue.models import ItemProposal, Meeting, MeetingReply
from rimay.groups.models import Membership, SeatHolder

PRESSES = 4


class SessionBrowserTests(BrowserCase):
    def setUp(self) -> None:
        super().setUp()
        self.meeting = Meeting.objects.get(key="enero")
        self.police = Membership.objects.get(key="policia")
        link = SeatLink.objects.get(
            membership=self.police,
            purpose=LinkPurpose.MEETING,
            subject_id=self.meeting.pk,
        )
        self.link = f"/i/{words_of(link)}/"

    def test_its_pages_on_a_telephone_and_in_the_dark(self) -> None:
        matter = ItemProposal.objects.order_by("pk")[0]
        at = f"/g/qantu/meetings/{self.meeting.pk}/"
        own = ["", "agenda/", "notices/", "call-off/", "change/"]
        pages = [f"{at}{part}" for part in own]
        pages += [f"/g/qantu/matters/{matter.pk}/", "/g/qantu/", "/g/qantu/meetings/"]
        pages += [self.link, f"{self.link}left/"]
        Meeting.objects.filter(key="diciembre").update(
            state="planned", held_on="2018-03-14"
        )
        planned = Meeting.objects.get(key="diciembre").pk
        pages.append(f"/g/qantu/meetings/{planned}/convene/")
        for width, scheme in ((360, "light"), (1440, "dark")):
            page = self.open(
                viewport={"width": width, "height": 740}, color_scheme=scheme
            )
            self.enter(page, "Secretaría técnica")
            self.look(page, pages)

    def test_a_session_is_planned_and_convened_without_script(self) -> None:
        page = self.open(java_script_enabled=False)
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/")
        page.goto(f"{self.live_server_url}/g/qantu/meetings/new/")
        page.get_by_label("Fecha").fill("14 de marzo de 2018")
        page.get_by_label("Empieza a las").fill("9:30")
        page.get_by_label("Termina a las").fill("12:00")
        page.get_by_role("button", name="Guardar la sesión").click()
        page.get_by_label("Otro punto").fill("Aportes de 2018")
        page.get_by_role("button", name="Agregarlo").click()
        page.get_by_label("Otro punto").fill("Nuevos integrantes")
        page.get_by_role("button", name="Agregarlo").click()
        page.get_by_role("button", name="Subir Nuevos integrantes").click()
        self.assertEqual(
            page.locator("#item-" + self._first()).get_by_label("Punto").input_value(),
            "Nuevos integrantes",
        )
        page.locator("button.filled", has_text="Guardar la agenda").click()
        page.get_by_role("link", name="Convocar").click()
        page.get_by_role("button", name="Convocar").click()
        self.assertIn("13 correos enviados", page.locator(".lead").inner_text())
        page.get_by_role(
            "button", name=re.compile("^Marcar como entregado")
        ).first.click()
        self.assertIn("1 representación avisada", page.locator(".lead").inner_text())

    def _first(self) -> str:
        meeting = Meeting.objects.order_by("-pk")[0]
        return str(meeting.agenda.order_by("number")[0].pk)

    def presses(self, page: Page, names: list[tuple[str, str]]) -> None:
        self.assertLessEqual(len(names) + 1, PRESSES, "the link itself is one press")
        page.goto(self.live_server_url + self.link)
        for role, name in names:
            page.get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]
            page.wait_for_load_state()

    def test_an_adjutant_with_a_link_on_a_telephone(self) -> None:
        page = self.open(viewport={"width": 360, "height": 740}, is_mobile=True)
        # The alternate comes.
        self.presses(page, [("button", "Viene el alterno o la alterna")])
        reply = MeetingReply.objects.get(meeting=self.meeting, membership=self.police)
        self.assertEqual(reply.answer, "alternate")
        # The agenda.
        self.presses(page, [])
        self.assertTrue(page.get_by_text("Acta anterior").is_visible())
        self.assertEqual(page.get_by_text("Situación en la vía minera").count(), 0)
        # The titular has left.
        self.presses(
            page,
            [
                ("link", "Quien nos representa ya no está"),
                ("button", "Sí, ya no está"),
            ],
        )
        held = SeatHolder.objects.get(membership=self.police, capacity="titular")
        self.assertIsNotNone(held.unconfirmed_since)
        self.assertEqual(page.context.cookies(), [])

    def test_a_text_is_copied_by_one_press(self) -> None:
        page = self.open(permissions=["clipboard-read", "clipboard-write"])
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/meetings/{self.meeting.pk}/notices/")
        page.locator("[data-copy=chat]").click()
        copied = page.evaluate("navigator.clipboard.readText()")
        self.assertIn("Acta anterior", copied)
        self.assertNotIn("/i/", copied)
