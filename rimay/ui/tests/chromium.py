"""Chromium before the pages of a test, and what no page may break in it."""

import os
from typing import Any
from unittest import mock

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# As long as clicks may take: a busy machine is no fault of a page.
expect.set_options(timeout=30_000)
_STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ],
    # What is well is not told: half of the time went into telling it.
    "resultTypes": ["violations"],
}  # fmt: skip


@pytest.mark.browser
@override_settings(STORAGES=_STORAGES)
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
            executable_path=path, args=_FLAGS
        )
        self.addCleanup(self.browser.close)

    def open(self, **options: Any) -> Page:
        """Return a page of a browser that nobody used before."""
        context: BrowserContext = self.browser.new_context(locale="es-PE", **options)
        self.addCleanup(context.close)
        return context.new_page()


def violations(page: Page) -> list[str]:
    """Return what on a page breaks WCAG 2.2 AA or best practice, and where."""
    found = Axe().run(page, options=_RULES).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['target']}" for v in found]
