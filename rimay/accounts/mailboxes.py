"""Proving that a mailbox is one's own, before an account's codes go there."""

from allauth.core.internal.cryptokit import compare_user_code, generate_user_code
from django.contrib.sessions.backends.base import SessionBase

from rimay.accounts import actions, notices
from rimay.accounts.models import User
from rimay.accounts.queries import is_free
from rimay.core import clock

KEY = "email_to_prove"
LASTS, TRIES = 10 * 60, 3


class WrongCode(Exception):
    """The code is not the one that was mailed; there are tries left."""


def ask(session: SessionBase, user: User, email: str) -> None:
    """Mail a code there. Who has an account with this e-mail is not told: no code goes
    to it, and the page says the same.
    """
    code = generate_user_code(length=8)
    session[KEY] = {
        "email": email,
        "code": code,
        "until": clock.now().timestamp() + LASTS,
        "tries": TRIES,
    }
    if is_free(email, email, but=user):
        notices.post_email_code(email, code)


def asked(session: SessionBase) -> str:
    """Return the e-mail whose code is awaited; "" for none, or after ten minutes."""
    held = session.get(KEY)
    if held is None or held["until"] < clock.now().timestamp():
        drop(session)
        return ""
    return str(held["email"])


def prove(session: SessionBase, user: User, code: str) -> None:
    """Give the account the e-mail whose code this is. Raises WrongCode, and LoginTaken
    where somebody was quicker; after three wrong codes nothing is awaited any more.
    """
    held = session[KEY]
    if not compare_user_code(actual=code, expected=held["code"]):
        held["tries"] -= 1
        session[KEY] = held
        if not held["tries"]:
            drop(session)
        raise WrongCode
    drop(session)
    actions.change_email(user, held["email"])


def drop(session: SessionBase) -> None:
    """Await no code any more."""
    session.pop(KEY, None)
