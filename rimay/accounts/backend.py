"""Who may sign in with a password: one account, by login or e-mail, in equal time."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from rimay.accounts.models import User
from rimay.accounts.queries import account_named


class AccountBackend(BaseBackend):
    """Answers the same, after the same work, for a wrong password and for no account.

    Permissions are not its matter: what an account may do is asked of access.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str = "",
        password: str = "",
        **_: Any,
    ) -> User | None:
        user = account_named(username)
        if user is None:
            User().set_password(password)
            return None
        if not user.check_password(password) or not user.is_active:
            return None
        return user

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()
