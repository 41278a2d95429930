"""Passkeys in Chromium, with a virtual authenticator in place of a finger."""

import os
from typing import Any
from unittest import mock

import pytest
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.test import override_settings
from playwright.sync_api import Page, sync_playwright

from rimay.accounts.models import Session
from rimay.accounts.queries import Assurance, second_factors
from rimay.accounts.tests.people import PASSWORD, forget_limits, make_user

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.mark.browser
@override_settings(STORAGES=STORAGES)
class PasskeyTests(StaticLiveServerTestCase):
    """Browsers give passkeys to a name only, so the server is `localhost` here."""

    databases = {"default", "ephemeral"}
    host = "localhost"

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()
        # Playwright keeps a loop in this thread; Django then refuses its database.
        patched = mock.patch.dict(os.environ, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"})
        patched.start()
        self.addCleanup(patched.stop)
        playwright = sync_playwright().start()
        self.addCleanup(playwright.stop)
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        self.addCleanup(browser.close)
        self.page = browser.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self.hear)
        self.add_authenticator(self.page)

    def hear(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def add_authenticator(self, page: Page) -> None:
        devices = page.context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    def go(self, path: str) -> None:
        self.page.goto(f"{self.live_server_url}{path}")

    def press(self, form: str) -> None:
        self.page.locator(f"{form} button").first.click()

    def by_password(self) -> None:
        self.go("/sign-in/")
        self.page.fill("[name=login]", "rosa")
        self.page.fill("[name=password]", PASSWORD)
        self.press("form[method=post]:has([name=password])")

    def set_up(self) -> None:
        self.by_password()
        self.go("/my-sign-in/passkeys/add/")
        self.page.fill("[name=password]", PASSWORD)
        self.press("form:has([name=password])")
        self.page.wait_for_url("**/passkeys/add/")
        self.page.fill("[name=name]", "Llave de la oficina")
        self.press("form[data-passkey=make]")
        self.page.wait_for_url("**/recovery-codes/")

    def sign_out(self) -> None:
        self.page.context.clear_cookies()

    def proved(self) -> int:
        newest = Session.objects.filter(user_id=self.user.pk).order_by("created_at")
        return newest.last().assurance  # type: ignore[union-attr]

    def test_a_passkey_is_set_up_and_signs_in_alone(self) -> None:
        self.set_up()
        self.assertEqual(second_factors(self.user).count(), 1)
        self.assertEqual(self.proved(), Assurance.STRONG)
        self.sign_out()
        Session.objects.all().delete()
        self.go("/sign-in/")
        with self.page.expect_navigation():
            self.press("form[data-passkey=show]")
        self.page.wait_for_url(f"{self.live_server_url}/")
        self.assertEqual(self.proved(), Assurance.STRONG)
        self.assertEqual(self.complaints, [])

    def test_a_passkey_is_the_second_step_after_a_password(self) -> None:
        self.set_up()
        self.sign_out()
        Session.objects.all().delete()
        self.by_password()
        self.page.wait_for_url("**/sign-in/second-factor/")
        self.assertFalse(Session.objects.filter(user_id=self.user.pk).exists())
        self.press("form[data-passkey=show]")
        self.page.wait_for_url(f"{self.live_server_url}/")
        self.assertEqual(self.proved(), Assurance.STRONG)
