"""Chromium before an installation: opening, entering, and the rules of every page."""

import os
from typing import Any
from unittest import mock

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.test import override_settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    expect,
    sync_playwright,
)

from rimay.accounts.tests.test_passkey_browser import CHROMIUM, STORAGES
from rimay.config import demo

# As long as clicks may take: a busy machine is no fault of a page.
expect.set_options(timeout=30_000)
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}


@pytest.mark.browser
@override_settings(STORAGES=STORAGES)
class ChromiumCase(StaticLiveServerTestCase):
    """Chromium before an installation that holds nothing."""

    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
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


@override_settings(DEMONSTRATION=True)
class BrowserCase(ChromiumCase):
    """Chromium before the demonstration."""

    def setUp(self) -> None:
        demo.load(lambda words: None)
        super().setUp()

    def enter(self, page: Page, who: str) -> None:
        page.goto(f"{self.live_server_url}/demo/")
        page.locator("section", has_text="Qantu").get_by_role(
            "button", name=who
        ).first.click()
        page.wait_for_load_state()

    def look(self, page: Page, addresses: list[str], status: int = 200) -> None:
        """Hold each page against the rules that every page keeps."""
        for address in addresses:
            elsewhere: list[str] = []
            page.on("request", lambda r, held=elsewhere: held.append(r.url))
            answer = page.goto(self.live_server_url + address)
            with self.subTest(address):
                assert answer is not None and page.viewport_size is not None
                self.assertEqual(answer.status, status)
                wide = page.evaluate("document.documentElement.scrollWidth")
                self.assertLessEqual(wide, page.viewport_size["width"])
                found = Axe().run(page, options=AXE).response["violations"]
                told = [f"{v['id']}: {v['nodes'][0]['target']}" for v in found]
                self.assertEqual(told, [])
                self.assertEqual(page.locator("h1").count(), 1)
                away = [u for u in elsewhere if not u.startswith(self.live_server_url)]
                self.assertEqual([u for u in away if not u.startswith("data:")], [])
