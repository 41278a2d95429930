"""Accounts for tests, and the codes that their apps would show."""

import base64
import secrets
import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from rimay.accounts.models import User
from rimay.accounts.queries import RECORDS_KEY, RECORDS_USER_KEY

PASSWORD = "cordillera-blanca-2018"


def make_user(login: str = "rosa", email: str = "rosa@qantu.example") -> User:
    """Make an account that signs in with PASSWORD, or by a code to its e-mail."""
    return User.objects.create_user(login, PASSWORD, email=email)


def give_app(user: User) -> str:
    """Give the account an authenticator app, and return its secret."""
    secret = base64.b32encode(secrets.token_bytes(20)).decode()
    TOTP.activate(user, secret)
    return secret


def give_recovery_codes(user: User) -> list[str]:
    """Give the account recovery codes, and return them."""
    return list(RecoveryCodes.activate(user).get_unused_codes())


def code_of(secret: str, *, steps: int = 0) -> str:
    """Return what an app shows now, or so many half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in_by_password(client: Client, login: str = "rosa") -> None:
    """Go through the sign-in page with the right password."""
    client.post("/sign-in/", {"login": login, "password": PASSWORD})


def signed_in_by(client: Client, user: User, *methods: str) -> None:
    """Sign a test's client in as if it had gone through these proofs just now."""
    client.force_login(user)
    session = client.session
    session[RECORDS_KEY] = [
        {"method": method, "at": time.time(), "reauthenticated": True}
        for method in methods
    ]
    session[RECORDS_USER_KEY] = str(user.pk)
    session.save()


def forget_limits() -> None:
    """Start a test with no tries counted."""
    cache.clear()
