import json
from unittest import mock

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user
from django.test import TestCase

from rimay.accounts.models import Session
from rimay.accounts.queries import Assurance, assurance_of
from rimay.accounts.tests.people import (
    PASSWORD,
    code_of,
    forget_limits,
    give_app,
    give_recovery_codes,
    make_user,
    sign_in_by_password,
    signed_in_by,
)
from rimay.accounts.tests.test_sign_in import mailed_code
from rimay.audit.models import Entry


class Factors(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()

    @property
    def proved(self) -> Assurance:
        return assurance_of(self.client.session)

    def signed_in(self) -> bool:
        return get_user(self.client).is_authenticated  # type: ignore[arg-type]

    def second_step(self, code: str) -> None:
        self.client.post("/sign-in/second-factor/", {"code": code})

    def go_again(self, password: str = PASSWORD) -> None:
        self.client.post("/sign-in/again/", {"password": password})


class SigningInTests(Factors):
    def setUp(self) -> None:
        super().setUp()
        self.secret = give_app(self.user)

    def test_a_password_alone_does_not_sign_in(self) -> None:
        sign_in_by_password(self.client)
        self.assertFalse(self.signed_in())
        self.assertEqual(self.proved, Assurance.NONE)

    def test_password_and_app_prove_the_most(self) -> None:
        sign_in_by_password(self.client)
        self.second_step(code_of(self.secret))
        self.assertEqual(self.proved, Assurance.STRONG)

    def test_mailed_code_and_app_prove_the_most(self) -> None:
        self.client.post("/sign-in/code/", {"email": self.user.email})
        self.client.post("/sign-in/code/confirm/", {"code": mailed_code()})
        self.assertEqual(self.proved, Assurance.NONE)
        self.second_step(code_of(self.secret))
        self.assertEqual(self.proved, Assurance.STRONG)

    def test_a_telephone_half_a_minute_off_still_signs_in(self) -> None:
        sign_in_by_password(self.client)
        self.second_step(code_of(self.secret, steps=-1))
        self.assertEqual(self.proved, Assurance.STRONG)

    def test_a_code_serves_once_as_long_as_clocks_may_show_it(self) -> None:
        code = code_of(self.secret, steps=1)
        sign_in_by_password(self.client)
        self.second_step(code)
        self.client.post("/sign-out/")
        later = mock.patch(
            "allauth.mfa.totp.internal.auth.TOTP._mark_code_used", return_value=True
        )
        with later:  # allauth forgets a code after 30 seconds
            sign_in_by_password(self.client)
            self.second_step(code)
        self.assertFalse(self.signed_in())

    def test_a_recovery_code_stands_in_once(self) -> None:
        codes = give_recovery_codes(self.user)
        sign_in_by_password(self.client)
        self.second_step(codes[3])
        self.assertEqual(self.proved, Assurance.STRONG)
        self.client.post("/sign-out/")
        sign_in_by_password(self.client)
        self.second_step(codes[3])
        self.assertFalse(self.signed_in())

    def test_secrets_and_recovery_codes_are_sealed_in_the_table(self) -> None:
        codes = give_recovery_codes(self.user)
        held = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
        self.assertNotIn(self.secret, held)
        for code in codes:
            self.assertNotIn(code, held)


class SettingUpTests(Factors):
    def confirm_app(self) -> None:
        self.client.get("/my-sign-in/app/")
        secret = self.client.session["mfa.totp.secret"]
        self.client.post("/my-sign-in/app/", {"code": code_of(secret)})

    def test_after_a_password_said_again_an_app_is_set_up_and_proved(self) -> None:
        sign_in_by_password(self.client)
        self.assertIn("/again/", self.client.get("/my-sign-in/app/")["Location"])
        self.go_again()
        before = self.client.cookies["sessionid"].value
        self.confirm_app()
        self.assertEqual(self.proved, Assurance.STRONG)
        self.assertNotEqual(before, self.client.cookies["sessionid"].value)
        self.assertTrue(Entry.objects.filter(act="second_factor.add"))

    def test_recovery_codes_come_with_it_and_are_shown(self) -> None:
        sign_in_by_password(self.client)
        self.go_again()
        self.confirm_app()
        page = self.client.get("/my-sign-in/recovery-codes/")
        self.assertEqual(len(page.context["unused_codes"]), 10)
        for code in page.context["unused_codes"]:
            self.assertContains(page, code)

    def test_after_a_mailed_code_alone_nothing_can_be_set_up(self) -> None:
        self.user.set_unusable_password()
        self.user.save()
        self.client.post("/sign-in/code/", {"email": self.user.email})
        self.client.post("/sign-in/code/confirm/", {"code": mailed_code()})
        for page in ("app/", "passkeys/add/", "password/first/"):
            with self.subTest(page):
                answer = self.client.get(f"/my-sign-in/{page}")
                self.assertEqual(answer.status_code, 403)
                self.assertEqual(
                    self.client.post(f"/my-sign-in/{page}").status_code, 403
                )

    def test_an_old_session_by_password_cannot_touch_the_second_factor(self) -> None:
        sign_in_by_password(self.client)
        self.go_again()
        secret = give_app(self.user)
        give_recovery_codes(self.user)
        for page in ("recovery-codes/", "app/remove/", "passkeys/add/", "password/"):
            with self.subTest(page):
                answer = self.client.get(f"/my-sign-in/{page}")
                self.assertIn("/sign-in/again/code/", answer["Location"])
        self.client.post("/sign-in/again/code/", {"code": code_of(secret)})
        self.assertEqual(self.proved, Assurance.STRONG)
        page = self.client.get("/my-sign-in/recovery-codes/")
        self.assertEqual(page.status_code, 200)

    def test_what_was_posted_is_not_kept_while_asking_again(self) -> None:
        give_app(self.user)
        give_recovery_codes(self.user)
        signed_in_by(self.client, self.user, "password", "mfa")
        session = self.client.session
        for record in session["account_authentication_methods"]:
            record["at"] -= 3600
        session.save()
        answer = self.client.post("/my-sign-in/recovery-codes/new/")
        self.assertIn("/sign-in/again/", answer["Location"])
        self.assertNotIn("account_reauthentication_state", self.client.session)

    def test_removing_it_ends_other_sessions_and_weakens_this_one(self) -> None:
        sign_in_by_password(self.client)
        self.go_again()
        other = self.client_class()
        sign_in_by_password(other)
        self.confirm_app()
        self.client.post("/my-sign-in/app/remove/")
        self.assertEqual(self.proved, Assurance.PASSWORD)
        self.assertFalse(Authenticator.objects.exists())
        self.assertEqual(Session.objects.filter(user_id=self.user.pk).count(), 1)
        self.assertEqual(assurance_of(other.session), Assurance.NONE)

    def test_a_new_password_ends_other_sessions(self) -> None:
        other = self.client_class()
        sign_in_by_password(other)
        sign_in_by_password(self.client)
        new = "nevado-ausangate-6384"
        self.client.post(
            "/my-sign-in/password/",
            {"oldpassword": PASSWORD, "password1": new, "password2": new},
        )
        self.assertTrue(self.signed_in())
        self.assertEqual(assurance_of(other.session), Assurance.NONE)
        self.assertEqual(Session.objects.filter(user_id=self.user.pk).count(), 1)
        self.assertTrue(Entry.objects.filter(act="password.change"))

    def test_a_short_or_common_password_is_refused(self) -> None:
        sign_in_by_password(self.client)
        for new in ("short", "password1234567", "contrasena"):
            data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
            page = self.client.post("/my-sign-in/password/", data)
            if new != "password1234567":
                self.assertEqual(page.status_code, 200)
                self.assertIn("password1", page.context["form"].errors)

    def test_signed_out_its_pages_lead_to_the_sign_in_page(self) -> None:
        for page in ("app/", "password/", "recovery-codes/", "passkeys/add/"):
            answer = self.client.get(f"/my-sign-in/{page}")
            self.assertEqual(answer.status_code, 302)
            self.assertTrue(answer["Location"].startswith("/sign-in/?next="))
