"""The pages in Chromium: no violation of WCAG 2.2 AA, nothing sideways, nothing from
elsewhere, light enough for a telephone, and usable without script.
"""

import os
from typing import Any
from unittest import mock

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from rimay.accounts.tests.test_passkey_browser import CHROMIUM, STORAGES
from rimay.config import demo
from rimay.groups.models import Group, Membership
from rimay.outreach.models import PublicMessage
from rimay.results.models import Report

INSIDE = (
    "", "memberships/", "memberships/new/", "meetings/", "agreements/", "agreements/new/",
    "studies/", "events/", "participants/", "workplan/", "outreach/", "funding/",
    "figures/", "figures/training.participants/", "reports/", "trail/",
    "search/?q=policias", "imports/", "imports/new/", "lists/new/", "settings/",
    "see-as/", "round/", "invitations/", "pathway/", "documents/", "letters/",
    "matters/", "matters/new/", "meetings/new/",
)  # fmt: skip
OUTSIDE = (
    "/", "/public/qantu/", "/public/cusco/", "/public/qantu/write/", "/demo/",
    "/sign-in/", "/join/", "/about/reading/", "/about/accessibility/",
    "/about/personal-data/",
)  # fmt: skip
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}
KIBIBYTE = 1024


class BrowserTestCase(StaticLiveServerTestCase):
    """The demonstration in Chromium, and the rules that every page keeps."""

    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        demo.load(lambda words: None)
        # Playwright keeps a loop in this thread; Django then refuses its database.
        patched = mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"})
        patched.start()
        self.addCleanup(patched.stop)
        playwright = sync_playwright().start()
        self.addCleanup(playwright.stop)
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        self.browser: Browser = playwright.chromium.launch(
            executable_path=path, args=CHROMIUM
        )
        self.addCleanup(self.browser.close)

    def open(self, **options: Any) -> Page:
        context: BrowserContext = self.browser.new_context(locale="es-PE", **options)
        self.addCleanup(context.close)
        return context.new_page()

    def enter(self, page: Page, who: str) -> None:
        page.goto(f"{self.live_server_url}/demo/")
        page.locator("section", has_text="Qantu").get_by_role(
            "button", name=who
        ).first.click()
        page.wait_for_load_state()

    def look(self, page: Page, addresses: list[str]) -> None:
        """Hold each page against the rules that every page keeps."""
        for address in addresses:
            elsewhere: list[str] = []
            page.on("request", lambda r, held=elsewhere: held.append(r.url))
            answer = page.goto(self.live_server_url + address)
            with self.subTest(address):
                self.assertEqual(answer.status, 200)
                wide = page.evaluate("document.documentElement.scrollWidth")
                self.assertLessEqual(wide, page.viewport_size["width"])
                found = Axe().run(page, options=AXE).response["violations"]
                told = [f"{v['id']}: {v['nodes'][0]['target']}" for v in found]
                self.assertEqual(told, [])
                self.assertEqual(page.locator("h1").count(), 1)
                away = [u for u in elsewhere if not u.startswith(self.live_server_url)]
                self.assertEqual([u for u in away if not u.startswith("data:")], [])


@pytest.mark.browser
@override_settings(STORAGES=STORAGES, DEMONSTRATION=True)
class BrowserTests(BrowserTestCase):
    def test_pages_of_a_group_on_a_telephone(self) -> None:
        page = self.open(viewport={"width": 360, "height": 740})
        self.enter(page, "Secretaría técnica")
        report = Report.objects.get(group__slug="qantu").pk
        own = [f"reports/{report}/", f"reports/{report}/fill/"]
        self.look(page, [f"/g/qantu/{part}" for part in (*INSIDE, *own)])

    def test_pages_of_a_group_on_a_laptop_in_the_dark(self) -> None:
        page = self.open(viewport={"width": 1440, "height": 900}, color_scheme="dark")
        self.enter(page, "Secretaría técnica")
        self.look(page, [f"/g/qantu/{part}" for part in INSIDE])

    def test_public_pages_on_a_telephone_and_a_laptop(self) -> None:
        report = Report.objects.get(group__slug="cusco").pk
        pages = [*OUTSIDE, f"/public/cusco/report/{report}/"]
        for width in (320, 1440):
            self.look(self.open(viewport={"width": width, "height": 800}), pages)

    def test_the_real_group_looks_well_with_the_rest_absent(self) -> None:
        page = self.open(viewport={"width": 360, "height": 740})
        page.goto(f"{self.live_server_url}/demo/")
        page.locator("section", has_text="Macro Sur").locator("button").first.click()
        self.look(page, [f"/g/cusco/{part}" for part in INSIDE])

    def test_an_empty_group_has_no_broken_page(self) -> None:
        qantu = Group.objects.get(slug="qantu")
        Membership.objects.filter(group=qantu).exists()
        page = self.open(viewport={"width": 1440, "height": 900})
        page.goto(f"{self.live_server_url}/demo/")
        page.locator("section", has_text="del Perú").locator("button").first.click()
        self.look(
            page, [f"/g/peru/{part}" for part in INSIDE if "training." not in part]
        )

    def test_without_script_one_writes_reads_and_changes_the_language(self) -> None:
        page = self.open(java_script_enabled=False)
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/meetings/new/")
        page.get_by_label("Título (en español)").fill("Sesión sin script")
        page.get_by_role("button", name="Guardar").click()
        self.assertIn("Sesión sin script", page.locator("h1").inner_text())
        page.get_by_role("button", name="English").click()
        self.assertEqual(page.locator("html").get_attribute("lang"), "en")

    def test_somebody_from_outside_writes_and_the_secretariat_reads_it(self) -> None:
        page = self.open()
        page.goto(f"{self.live_server_url}/public/qantu/write/")
        self.assertIn("secretaría", page.locator(".who").inner_text())
        page.locator("[name=name]").fill("Rosa")
        page.locator("[name=message]").fill("Quisiera participar.")
        page.get_by_role("button", name="Enviar a la secretaría").click()
        page.wait_for_url("**/thanks/")
        self.assertEqual(
            PublicMessage.objects.filter(message="Quisiera participar.").count(), 1
        )

    def test_seen_as_another_role_nothing_can_be_changed(self) -> None:
        page = self.open()
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/see-as/")
        page.get_by_role("button", name="Observador").click()
        self.assertIn("como la recibiría", page.locator(".seen-as").inner_text())
        answer = page.goto(f"{self.live_server_url}/g/qantu/letters/")
        self.assertEqual(page.locator("a.button.filled").count(), 0)
        self.assertIn(answer.status, {200, 404})
        new = page.goto(f"{self.live_server_url}/g/qantu/meetings/new/")
        self.assertEqual(new.status, 403)
