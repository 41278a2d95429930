"""The acta in Chromium: from "close" to paper, by visible labels, without a network."""

import io
import time

from playwright.sync_api import Page
from pypdf import PdfReader

from rimay.config.tests.browser import BrowserCase
from rimay.dialogue.models import Acta, Communique, Meeting, MeetingFile
from rimay.dialogue.queries.verifying import Found, check_file
from rimay.groups.models import Group

PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d"
    b"\0\0\0\0IEND\xaeB`\x82"
)

# The page is there before its picture is.
LOADED = "image => image.decode().then(() => image.naturalWidth)"


class ActaBrowserTests(BrowserCase):
    def session(self, **columns: object) -> Meeting:
        """Make yesterday's session of the made-up group, ready to be closed."""
        group = Group.objects.get(slug="qantu")
        meeting = Meeting.objects.get(group=group, key="enero")
        Meeting.objects.filter(pk=meeting.pk).update(
            held_on="2018-01-16", state="under_way", **columns
        )
        return meeting

    def test_from_close_to_paper_in_two_presses_and_well_under_two_minutes(
        self,
    ) -> None:
        meeting = self.session()
        page = self.open(viewport={"width": 1366, "height": 768})
        elsewhere: list[str] = []
        page.on("request", lambda r: elsewhere.append(r.url))
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/meetings/{meeting.pk}/")
        begun = time.monotonic()
        page.get_by_role("button", name="Leer el acta y cerrarla").click()
        page.get_by_text("Acta N.° 1-2018").first.wait_for()
        # Read aloud, one thing is not right: it is mended where it stands.
        page.get_by_role("link", name="Corregir").first.click()
        page.get_by_label("Terminó a las").fill("12:45")
        page.get_by_role("button", name="Guardarlo así").click()
        page.get_by_text("de 09:30 a 12:45").first.wait_for()
        page.get_by_label("Miré todo lo que está señalado").check()
        page.get_by_role("button", name="Cerrarla e imprimir").click()
        page.get_by_role("button", name="Imprimir").wait_for()
        paper = page.pdf(prefer_css_page_size=True)
        self.assertLess(time.monotonic() - begun, 60)
        self.assertLessEqual(len(PdfReader(io.BytesIO(paper)).pages), 2)
        away = [u for u in elsewhere if not u.startswith(self.live_server_url)]
        self.assertEqual([u for u in away if not u.startswith("data:")], [])
        acta = Acta.objects.get(meeting=meeting)
        self.assertIn("de 09:30 a 12:45", acta.text)
        self.assertEqual(check_file(paper).found, Found.SAME)
        self.sign(page, acta)

    def sign(self, page: Page, acta: Acta) -> None:
        """Bring a photograph of the signed paper through its code, look, and file it."""
        page.goto(f"{self.live_server_url}/verify/{acta.check_code}/")
        page.get_by_role("link", name="Traer el acta firmada").click()
        page.get_by_label("Fotos o escaneo").set_input_files(
            {"name": "foto.png", "mimeType": "image/png", "buffer": PNG}
        )
        page.get_by_role("button", name="Traerlas").click()
        shown = page.locator("figure img")
        self.assertEqual(shown.evaluate(LOADED), 1)
        page.get_by_label("Los comparé").check()
        page.get_by_role("button", name="Archivar como original firmado").click()
        page.get_by_text("queda archivada").wait_for()
        self.assertEqual(MeetingFile.objects.get().kind, "acta")

    def test_pages_of_an_acta_on_a_telephone_and_in_the_dark(self) -> None:
        meeting = self.session()
        drafted = Acta.objects.create(
            group=meeting.group, meeting=meeting, access_class=meeting.access_class
        )
        closed = Acta.objects.get(meeting__key="octubre", group=meeting.group)
        circulated = Acta.objects.get(meeting__key="diciembre", group=meeting.group)
        Acta.objects.filter(pk=circulated.pk).update(
            state="circulated", observe_until="2018-01-22"
        )
        said = Communique.objects.get()
        own = [
            f"meetings/{meeting.pk}/",
            f"actas/{drafted.pk}/",
            f"actas/{drafted.pk}/read/",
            f"actas/{drafted.pk}/mend/session/",
            f"actas/{closed.pk}/",
            f"actas/{closed.pk}/print/",
            f"actas/{closed.pk}/correct/",
            f"actas/{circulated.pk}/",
            f"actas/{circulated.pk}/remark/",
            f"actas/{circulated.pk}/returned/",
            f"actas/{circulated.pk}/approve/",
            "signed/",
            "communiques/",
            f"communiques/{said.pk}/",
        ]
        addresses = [f"/g/qantu/{part}" for part in own]
        outside = [
            "/verify/",
            f"/verify/{closed.check_code}/",
            f"/public/qantu/communique/{said.public_key}/",
        ]
        for options in (
            {"viewport": {"width": 360, "height": 740}},
            {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
        ):
            page = self.open(**options)
            self.enter(page, "Secretaría técnica")
            self.look(page, [*addresses, *outside])

    def test_without_script_the_session_is_closed_all_the_same(self) -> None:
        meeting = self.session(ends_at="12:30")
        page = self.open(java_script_enabled=False)
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/meetings/{meeting.pk}/")
        page.get_by_role("button", name="Leer el acta y cerrarla").click()
        page.get_by_label("Miré todo lo que está señalado").check()
        page.get_by_role("button", name="Cerrarla e imprimir").click()
        self.assertTrue(page.url.endswith("/print/"))
        self.assertEqual(Acta.objects.get(meeting=meeting).state, "closed")
