"""The demonstration in Chromium: entering it, and the rules that every page keeps."""

from django.test import override_settings
from playwright.sync_api import Page

from rimay.config.tests import founded
from rimay.ui.tests.chromium import ChromiumCase, violations


@override_settings(DEMONSTRATION=True)
class BrowserCase(ChromiumCase):
    """Chromium before the demonstration."""

    def setUp(self) -> None:
        founded.load()
        super().setUp()

    def enter(self, page: Page, who: str) -> None:
        page.goto(f"{self.live_server_url}/demo/")
        page.locator("section", has_text="Qantu").get_by_role(
            "button", name=who
        ).first.click()
        page.wait_for_load_state()

    def look(self, page: Page, addresses: list[str], status: int = 200) -> None:
        """Hold each page against the rules that every page keeps."""
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for address in addresses:
            asked.clear()
            answer = page.goto(self.live_server_url + address)
            with self.subTest(address):
                assert answer is not None and page.viewport_size is not None
                self.assertEqual(answer.status, status)
                wide = page.evaluate("document.documentElement.scrollWidth")
                self.assertLessEqual(wide, page.viewport_size["width"])
                self.assertEqual(violations(page), [])
                self.assertEqual(page.locator("h1").count(), 1)
                here = (self.live_server_url, "data:")
                self.assertEqual([u for u in asked if not u.startswith(here)], [])
