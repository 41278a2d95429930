"""Passkeys in Chromium, with a virtual authenticator in place of a finger."""

from typing import Any

from playwright.sync_api import Page

from rimay.accounts.models import Session
from rimay.accounts.queries import Assurance, second_factors
from rimay.accounts.tests.people import PASSWORD, forget_limits, make_user
from rimay.ui.tests.chromium import ChromiumCase

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class PasskeyTests(ChromiumCase):
    """Browsers give passkeys to a name only, so the server is `localhost` here."""

    host = "localhost"

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()
        super().setUp()
        self.page = self.open()
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
