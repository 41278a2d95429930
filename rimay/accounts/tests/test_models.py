from django.db import IntegrityError, transaction
from django.test import TestCase

from rimay.accounts import actions
from rimay.accounts.actions import LoginTaken, NewAccount
from rimay.accounts.models import User


class AccountTests(TestCase):
    def test_a_login_is_kept_in_one_form(self) -> None:
        user = User.objects.create_user("  Rosa.QUISPE ", email="Rosa@Qantu.Example")
        self.assertEqual(user.login, "rosa.quispe")
        self.assertEqual(user.email, "rosa@qantu.example")
        self.assertEqual(User.objects.get_by_natural_key("ROSA.Quispe"), user)

    def test_a_login_belongs_to_one_account_whatever_its_case(self) -> None:
        User.objects.create_user("rosa")
        for login in ("ROSA", "rosa"):
            with self.assertRaises(IntegrityError), transaction.atomic():
                User.objects.create(login=login)

    def test_an_email_opens_one_account_and_none_is_no_email(self) -> None:
        User.objects.create_user("one", email="a@qantu.example")
        User.objects.create_user("two")
        User.objects.create_user("three")
        with self.assertRaises(IntegrityError), transaction.atomic():
            User.objects.create_user("four", email="A@qantu.example")

    def test_no_account_is_born_with_more_rights(self) -> None:
        for name in ("is_staff", "is_superuser", "groups", "user_permissions"):
            self.assertFalse(hasattr(User, name), name)

    def test_its_name_in_logs_is_a_number(self) -> None:
        user = User.objects.create_user("rosa", email="rosa@qantu.example")
        self.assertNotIn("rosa", str(user))
        self.assertNotIn("rosa", repr(user))

    def test_a_login_with_an_at_is_the_email_itself(self) -> None:
        chosen = NewAccount("rosa@qantu.example", "other@qantu.example")
        user = actions.open_account(chosen)
        self.assertEqual(user.email, "rosa@qantu.example")

    def test_nobody_can_take_anothers_email_as_a_login(self) -> None:
        User.objects.create_user("rosa", email="rosa@qantu.example")
        with self.assertRaises(LoginTaken):
            actions.open_account(NewAccount("rosa@qantu.example"))
        with self.assertRaises(LoginTaken):
            actions.open_account(NewAccount("other", "ROSA@qantu.example"))
