import re

from django.contrib.auth import get_user
from django.core import mail
from django.test import TestCase

from rimay.accounts import notices
from rimay.accounts.models import User
from rimay.accounts.queries import Assurance, assurance_of
from rimay.accounts.tests.people import (
    PASSWORD,
    forget_limits,
    make_user,
    sign_in_by_password,
)


def mailed_code() -> str:
    """Return the code in the last mail."""
    notices.wait()
    found = re.search(r"[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}", _last())
    assert found
    return found.group()


def _last() -> str:
    return str(mail.outbox[-1].body)


class PasswordTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()

    def signed_in(self) -> bool:
        return get_user(self.client).is_authenticated  # type: ignore[arg-type]

    def test_login_or_email_and_password_sign_in(self) -> None:
        for name in ("rosa", " ROSA ", "rosa@qantu.example", "Rosa@Qantu.Example"):
            self.client.logout()
            sign_in_by_password(self.client, name)
            self.assertTrue(self.signed_in(), name)
            self.assertEqual(assurance_of(self.client.session), Assurance.PASSWORD)

    def test_afterwards_it_goes_where_one_came_from(self) -> None:
        data = {"login": "rosa", "password": PASSWORD, "next": "/my-sign-in/"}
        self.assertRedirects(
            self.client.post("/sign-in/", data),
            "/my-sign-in/",
            fetch_redirect_response=False,
        )

    def test_it_never_goes_to_another_host(self) -> None:
        data = {"login": "rosa", "password": PASSWORD, "next": "https://evil.example/"}
        self.assertEqual(self.client.post("/sign-in/", data)["Location"], "/")

    def test_a_wrong_password_and_no_account_get_the_same_answer(self) -> None:
        answers = []
        for name in ("rosa", "nobody"):
            data = {"login": name, "password": "not-the-right-one"}
            answer = self.client.post("/sign-in/", data)
            text = answer.content.decode().replace(name, "NAME")
            answers.append((answer.status_code, _without_csrf(text)))
        self.assertEqual(answers[0], answers[1])
        self.assertFalse(self.signed_in())

    def test_a_closed_account_gets_the_answer_of_a_wrong_password(self) -> None:
        User.objects.update(is_active=False)
        sign_in_by_password(self.client)
        self.assertFalse(self.signed_in())

    def test_an_account_without_password_cannot_be_entered_by_one(self) -> None:
        User.objects.create_user("carlos")
        for password in ("", "!", PASSWORD):
            self.client.post("/sign-in/", {"login": "carlos", "password": password})
            self.assertFalse(self.signed_in())

    def test_its_language_is_taken_up_again(self) -> None:
        User.objects.update(language="en")
        sign_in_by_password(self.client)
        self.assertEqual(self.client.cookies["language"].value, "en")

    def test_signing_out_ends_the_session_and_a_get_does_not(self) -> None:
        sign_in_by_password(self.client)
        self.client.get("/sign-out/")
        self.assertTrue(self.signed_in())
        self.client.post("/sign-out/")
        self.assertFalse(self.signed_in())


class MailedCodeTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()

    def ask(self, email: str = "rosa@qantu.example") -> None:
        self.client.post("/sign-in/code/", {"email": email})

    def test_the_code_signs_in_and_proves_little(self) -> None:
        self.ask("ROSA@qantu.example")
        self.client.post("/sign-in/code/confirm/", {"code": mailed_code()})
        self.assertEqual(assurance_of(self.client.session), Assurance.CODE)

    def test_the_sign_in_pages_own_field_serves(self) -> None:
        data = {"login": "rosa@qantu.example", "password": "typed and not needed"}
        self.client.post("/sign-in/code/", data)
        self.assertTrue(mailed_code())

    def test_a_code_serves_once_and_only_where_it_was_asked_for(self) -> None:
        self.ask()
        code = mailed_code()
        other = self.client_class()
        other.post("/sign-in/code/confirm/", {"code": code})
        self.assertEqual(assurance_of(other.session), Assurance.NONE)
        self.client.post("/sign-in/code/confirm/", {"code": code})
        self.client.post("/sign-out/")
        self.client.post("/sign-in/code/confirm/", {"code": code})
        self.assertEqual(assurance_of(self.client.session), Assurance.NONE)

    def test_three_wrong_codes_end_it(self) -> None:
        self.ask()
        code = mailed_code()
        for _ in range(3):
            self.client.post("/sign-in/code/confirm/", {"code": "BBBB-BBBB"})
        self.client.post("/sign-in/code/confirm/", {"code": code})
        self.assertEqual(assurance_of(self.client.session), Assurance.NONE)

    def test_an_unknown_address_gets_the_same_pages_and_no_mail(self) -> None:
        pages = []
        for email in ("rosa@qantu.example", "nobody@qantu.example"):
            client = self.client_class()
            first = client.post("/sign-in/code/", {"email": email})
            second = client.get(first["Location"])
            wrong = client.post(first["Location"], {"code": "BBBB-BBBB"})
            texts = [page.content.decode() for page in (second, wrong)]
            texts = [_without_csrf(text.replace(email, "MAIL")) for text in texts]
            pages.append((first.status_code, first["Location"], texts))
        notices.wait()
        self.assertEqual(pages[0], pages[1])
        self.assertEqual([m.to for m in mail.outbox], [["rosa@qantu.example"]])

    def test_the_mail_carries_no_code_in_its_subject(self) -> None:
        self.ask()
        code = mailed_code()
        self.assertNotIn(code, mail.outbox[-1].subject)

    def test_another_code_can_be_mailed_and_the_first_ends(self) -> None:
        self.ask()
        first = mailed_code()
        self.client.post("/sign-in/code/confirm/", {"action": "resend"})
        second = mailed_code()
        self.assertNotEqual(first, second)
        self.client.post("/sign-in/code/confirm/", {"code": first})
        self.assertEqual(assurance_of(self.client.session), Assurance.NONE)
        self.client.post("/sign-in/code/confirm/", {"code": second})
        self.assertEqual(assurance_of(self.client.session), Assurance.CODE)


def _without_csrf(text: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
