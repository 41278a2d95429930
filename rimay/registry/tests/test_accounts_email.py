"""An account gets another e-mail only when its owner shows to read there."""

import re

from django.core import mail
from django.test import TestCase, override_settings

from rimay.accounts import notices
from rimay.accounts.models import User
from rimay.accounts.tests.people import forget_limits, make_user, signed_in_by
from rimay.audit.models import Entry

AT = "/my-sign-in/email/"


class EmailTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()
        signed_in_by(self.client, self.user, "password")

    def ask(self, email: str) -> str:
        """Ask for another e-mail; return the code that was mailed, if any."""
        before = len(mail.outbox)
        self.assertRedirects(self.client.post(AT, {"email": email}), AT)
        notices.wait()
        letters = [m for m in mail.outbox[before:] if m.to == [email]]
        found = re.search(r"\n    (\S+)\n", str(letters[0].body)) if letters else None
        return found[1] if found else ""

    def email(self) -> str:
        return User.objects.get(pk=self.user.pk).email

    def test_a_code_from_there_moves_it_and_the_old_mailbox_is_told(self) -> None:
        code = self.ask("nueva@qantu.example")
        self.assertEqual(self.email(), "rosa@qantu.example")
        answer = self.client.post(AT, {"code": code})
        self.assertRedirects(answer, "/my-sign-in/")
        notices.wait()
        self.assertEqual(self.email(), "nueva@qantu.example")
        self.assertEqual(mail.outbox[-1].to, ["rosa@qantu.example"])
        self.assertTrue(Entry.objects.filter(act="account.email").exists())

    def test_three_wrong_codes_end_it(self) -> None:
        code = self.ask("nueva@qantu.example")
        for _turn in range(3):
            self.client.post(AT, {"code": "BBBB-BBBB"})
        self.client.post(AT, {"code": code})
        self.assertEqual(self.email(), "rosa@qantu.example")

    def test_somebody_elses_e_mail_gets_the_same_page_and_no_mail(self) -> None:
        make_user("julia", "julia@qantu.example")
        self.assertEqual(self.ask("julia@qantu.example"), "")
        taken = self.client.get(AT).content
        self.client.post(AT, {"again": "1"})
        self.assertTrue(self.ask("nobody@qantu.example"))
        free = self.client.get(AT).content
        token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
        plain = [
            token.sub(b"", page).replace(email, b"")
            for page, email in ((taken, b"julia"), (free, b"nobody"))
        ]
        self.assertEqual(*plain)

    def test_a_mailed_code_alone_moves_nothing(self) -> None:
        """Who reads the mailbox would take the account along."""
        signed_in_by(self.client, self.user, "code")
        self.assertEqual(self.client.get(AT).status_code, 403)
        self.assertEqual(
            self.client.post(AT, {"email": "x@y.example"}).status_code, 403
        )

    def test_codes_are_asked_for_three_times_in_five_minutes(self) -> None:
        for _turn in range(3):
            self.client.post(AT, {"email": "nueva@qantu.example"})
            self.client.post(AT, {"again": "1"})
        answer = self.client.post(AT, {"email": "nueva@qantu.example"})
        self.assertContains(answer, "Demasiados intentos")

    @override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST=""
    )
    def test_where_no_mail_leaves_there_is_no_such_page(self) -> None:
        self.assertEqual(self.client.get(AT).status_code, 404)
        self.assertNotContains(self.client.get("/my-sign-in/"), AT)

    def test_signed_out_it_leads_to_the_sign_in_page(self) -> None:
        self.client.logout()
        self.assertRedirects(self.client.get(AT), f"/sign-in/?next={AT}")
