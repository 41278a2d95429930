from django.test import SimpleTestCase
from django.urls import NoReverseMatch, get_resolver, reverse

from rimay.accounts.urls import REASONS, ROUTES

NOT_MOUNTED = (
    "account_signup",
    "account_email",
    "account_reset_password",
    "account_email_verification_sent",
    "mfa_edit_webauthn",
    "mfa_download_recovery_codes",
    "mfa_trust",
    "mfa_signup_webauthn",
)


class RouteTests(SimpleTestCase):
    def test_each_route_says_why_it_is_open(self) -> None:
        for route in ROUTES:
            self.assertTrue(route.reason, route.name)
            self.assertEqual({route.name, route.theirs} - REASONS.keys(), set())

    def test_what_is_not_needed_is_not_mounted(self) -> None:
        for name in NOT_MOUNTED:
            with self.assertRaises(NoReverseMatch):
                reverse(name)

    def test_no_other_route_of_the_package_is_mounted(self) -> None:
        names = {str(name) for name in get_resolver().reverse_dict if name}
        theirs = {n for n in names if n.startswith(("account_", "mfa_"))}
        ours = {"mfa_index", "mfa_list_webauthn"}
        self.assertEqual(theirs - ours, {route.theirs for route in ROUTES})
