import json

from django.db import connections, router
from django.test import TestCase

from rimay.accounts.models import Session
from rimay.accounts.sessions import SessionStore, stored_key
from rimay.accounts.tests.people import (
    forget_limits,
    make_user,
    sign_in_by_password,
    signed_in_by,
)


def whole_table() -> str:
    """Return everything the sessions' table holds, as its database gives it."""
    with connections[router.db_for_read(Session)].cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_session")
        return repr(cursor.fetchall())


class SessionTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()

    def test_the_cookies_key_is_nowhere_in_the_table(self) -> None:
        sign_in_by_password(self.client)
        key = self.client.cookies["sessionid"].value
        self.assertNotIn(key, whole_table())
        self.assertIn(stored_key(key), whole_table())

    def test_what_lies_in_the_table_does_not_sign_in(self) -> None:
        sign_in_by_password(self.client)
        stored = Session.objects.get(user_id=self.user.pk).session_key
        self.client.cookies["sessionid"] = stored
        self.assertEqual(self.client.get("/my-sign-in/app/").status_code, 302)
        self.assertIn("/sign-in/", self.client.get("/my-sign-in/app/")["Location"])

    def test_the_content_cannot_be_read_in_the_table(self) -> None:
        store = SessionStore()
        store["where"] = "the sealed room"
        store.save()
        self.assertNotIn("sealed room", whole_table())
        self.assertEqual(SessionStore(store.session_key)["where"], "the sealed room")

    def test_the_secret_of_an_app_not_yet_confirmed_is_sealed_too(self) -> None:
        signed_in_by(self.client, self.user, "password")
        self.client.get("/my-sign-in/app/")
        secret = self.client.session["mfa.totp.secret"]
        self.assertNotIn(secret, whole_table())

    def test_an_altered_content_is_an_empty_session(self) -> None:
        store = SessionStore()
        store["where"] = "here"
        store.save()
        Session.objects.update(session_data=json.dumps({"_auth_user_id": "1"}))
        self.assertEqual(dict(SessionStore(store.session_key).items()), {})

    def test_signing_in_changes_the_key(self) -> None:
        self.client.post("/sign-in/code/", {"email": "nobody@qantu.example"})
        before = self.client.cookies["sessionid"].value
        self.client.post("/sign-out/")
        sign_in_by_password(self.client)
        self.assertNotEqual(before, self.client.cookies["sessionid"].value)
        self.assertFalse(Session.objects.filter(session_key=stored_key(before)))

    def test_a_session_says_whose_it_is_and_on_what_device(self) -> None:
        self.client.post(
            "/sign-in/",
            {"login": "rosa", "password": "cordillera-blanca-2018"},
            headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0"},
        )
        session = Session.objects.get(user_id=self.user.pk)
        self.assertEqual(session.device, "Chrome · Windows")
        self.assertEqual(session.assurance, 2)

    def test_a_key_that_the_server_did_not_give_is_not_taken_up(self) -> None:
        self.client.cookies["sessionid"] = "a" * 32
        sign_in_by_password(self.client)
        self.assertNotEqual(self.client.cookies["sessionid"].value, "a" * 32)
