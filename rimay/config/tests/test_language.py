"""The language a reader chose comes along to their other devices."""

from django.test import Client, TestCase

from rimay.accounts.models import User
from rimay.accounts.tests.people import forget_limits, make_user, sign_in_by_password


class LanguageTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()

    def test_chosen_once_it_is_kept_with_the_account(self) -> None:
        sign_in_by_password(self.client)
        self.client.post("/language/", {"language": "en", "next": "/my-sign-in/"})
        self.assertContains(self.client.get("/my-sign-in/"), "How I sign in")
        other = Client()
        sign_in_by_password(other)
        self.assertContains(other.get("/my-sign-in/"), "How I sign in")

    def test_what_is_no_language_changes_nothing(self) -> None:
        sign_in_by_password(self.client)
        self.client.post("/language/", {"language": "zz"})
        self.assertEqual(User.objects.get(pk=self.user.pk).language, "")
