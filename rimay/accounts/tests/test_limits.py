from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import TestCase

from rimay.accounts.forms import used_once
from rimay.accounts.queries import Assurance, assurance_of
from rimay.accounts.tests.people import (
    PASSWORD,
    code_of,
    forget_limits,
    give_app,
    make_user,
    sign_in_by_password,
)


class LimitTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()

    def tries(self, login: str, times: int, address: str = "10.1.1.1") -> None:
        for _ in range(times):
            data = {"login": login, "password": "not-the-right-one"}
            self.client.post("/sign-in/", data, REMOTE_ADDR=address)

    def enters(self, login: str = "rosa", address: str = "10.1.1.9") -> bool:
        client = self.client_class()
        data = {"login": login, "password": PASSWORD}
        client.post("/sign-in/", data, REMOTE_ADDR=address)
        return assurance_of(client.session) > Assurance.NONE

    def test_after_five_wrong_passwords_the_right_one_waits_as_well(self) -> None:
        self.tries("rosa", 5)
        self.assertFalse(self.enters())

    def test_tries_under_hundreds_of_other_names_make_nothing_forgotten(self) -> None:
        for user_id in range(40):
            used_once(user_id, "123456")
        for n in range(400):
            cache.set(f"another {n}", True)
        for user_id in range(40):
            with self.subTest(user_id), self.assertRaises(ValidationError):
                used_once(user_id, "123456")

    def test_writing_the_name_another_way_is_no_new_try(self) -> None:
        for name in ("rosa", "ROSA", " rosa", "ｒｏｓａ", "Ｒosa"):
            self.tries(name, 1)
        self.assertFalse(self.enters())

    def test_it_says_when_to_try_again_and_not_whether_the_account_exists(self) -> None:
        for name in ("rosa", "nobody"):
            self.tries(name, 5)
            data = {"login": name, "password": PASSWORD}
            page = self.client.post("/sign-in/", data, REMOTE_ADDR="10.1.1.1")
            self.assertEqual(page.status_code, 200)
            codes = page.context["form"].non_field_errors().as_data()
            self.assertEqual(codes[0].code, "too_many_login_attempts")

    def test_one_address_is_stopped_over_many_accounts(self) -> None:
        for number in range(20):
            self.tries(f"person-{number}", 1, "10.2.2.2")
        self.assertFalse(self.enters(address="10.2.2.2"))
        self.assertTrue(self.enters(address="10.2.2.3"))

    def test_a_right_password_costs_nothing(self) -> None:
        for _ in range(8):
            self.assertTrue(self.enters())

    def test_codes_can_be_asked_for_three_times_in_five_minutes(self) -> None:
        for email in (self.user.email, "nobody@qantu.example"):
            for _ in range(3):
                self.client.post("/sign-in/code/", {"email": email})
                self.client.post("/sign-out/")
            page = self.client.post("/sign-in/code/", {"email": email})
            self.assertEqual(page.status_code, 200, email)
            self.assertIn("email", page.context["form"].errors)

    def test_a_second_factor_is_guessed_five_times_at_most(self) -> None:
        secret = give_app(self.user)
        sign_in_by_password(self.client)
        for _ in range(5):
            self.client.post("/sign-in/second-factor/", {"code": "000000"})
        right = {"code": code_of(secret)}
        self.client.post("/sign-in/second-factor/", right)
        self.assertEqual(assurance_of(self.client.session), Assurance.NONE)

    def test_very_many_posts_from_one_address_get_a_page_of_their_own(self) -> None:
        for _ in range(31):
            page = self.client.post("/sign-in/", {}, REMOTE_ADDR="10.3.3.3")
        self.assertEqual(page.status_code, 429)
