"""What is done to accounts. They stand below groups, so access is asked by the caller:
the room `registry` for invitations, and each person for their own account.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction

from rimay.accounts import notices, tokens
from rimay.accounts.models import (
    Delivery,
    DemoAccount,
    Invitation,
    Session,
    User,
    plain_login,
)
from rimay.accounts.queries import is_free
from rimay.audit import trail
from rimay.core import clock
from rimay.core.text import Text

INVITATION_LASTS = timedelta(days=7)


class LoginTaken(Exception):
    """Another account signs in with this login or e-mail."""


class InvitationClosed(Exception):
    """The invitation was used, taken back, or is past its day."""


@dataclass(frozen=True)
class NewAccount:
    """What somebody chose to sign in with; without a password, by mailed code."""

    login: str
    email: str = ""
    password: str | None = None
    language: str = ""


@transaction.atomic
def open_account(chosen: NewAccount) -> User:
    """Make an account. A login with @ is its e-mail, so that no two can be confused."""
    email = _email_of(chosen)
    if not is_free(chosen.login, email):
        raise LoginTaken
    user = User.objects.create_user(chosen.login, chosen.password, email=email)
    choose_language(user, chosen.language)
    note(user.pk, "account.open")
    return user


@transaction.atomic
def renew_account(user: User, chosen: NewAccount) -> User:
    """Open an account again after a new invitation: nothing of before signs in.

    The old password, authenticators, recovery codes and sessions end, and the owner
    is told.
    """
    email = _email_of(chosen)
    if not is_free(chosen.login, email, but=user):
        raise LoginTaken
    notices.post_notice(user, "renewed")
    Authenticator.objects.filter(user=user).delete()
    Session.objects.filter(user_id=user.pk).delete()
    user.login, user.email = plain_login(chosen.login), email
    user.set_password(chosen.password)
    user.is_active = True
    user.save()
    note(user.pk, "account.renew")
    return user


@transaction.atomic
def change_email(user: User, email: str) -> None:
    """Give the account another e-mail, which its owner has proved to read."""
    if not is_free(email, email, but=user):
        raise LoginTaken
    notices.post_notice(user, "email")
    if "@" in user.login:
        user.login = plain_login(email)
    user.email = plain_login(email)
    user.save(update_fields=["login", "email"])
    note(user.pk, "account.email")


def choose_language(user: User, language: str) -> None:
    """Remember the language that the account's owner reads in."""
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def end_session(user_id: int, session_key: str) -> None:
    """End one session of the account, by the key under which it is stored."""
    rows = Session.objects.filter(user_id=user_id, session_key=session_key)
    if rows.delete()[0]:
        note(user_id, "session.end")


@transaction.atomic
def end_other_sessions(user_id: int, kept: str) -> int:
    """End all sessions of the account but one, and return how many there were."""
    ended = Session.objects.filter(user_id=user_id).exclude(session_key=kept).delete()
    note(user_id, "session.end_others")
    return ended[0]


def note(user_id: int, act: str) -> None:
    """Write an act on an account into the installation's trail."""
    with transaction.atomic():
        line = trail.Line(act=act, subject="accounts.user", subject_id=user_id)
        trail.write(user_id, line)


def make_invitation(
    group_id: int, person_id: int, *, email: str, made_by: int | None
) -> Invitation:
    """Make a single-use way in for a person; one still open for them is taken back."""
    now = clock.now()
    earlier = Invitation.objects.filter(group_id=group_id, person_id=person_id)
    earlier.filter(accepted_at=None, revoked_at=None).update(revoked_at=now)
    nonce = secrets.token_hex(16)
    return Invitation.objects.create(
        group_id=group_id,
        person_id=person_id,
        email=plain_login(email),
        nonce=nonce,
        token_hash=tokens.fingerprint(tokens.words_for(nonce)),
        created_at=now,
        created_by_id=made_by,
        expires_at=now + INVITATION_LASTS,
    )


def revoke_invitation(invitation: Invitation) -> None:
    """Take an invitation back; one that was used stays used."""
    if invitation.accepted_at or invitation.revoked_at:
        raise InvitationClosed
    invitation.revoked_at = clock.now()
    invitation.save(update_fields=["revoked_at"])


def accept_invitation(invitation: Invitation, user: User) -> None:
    """Use an invitation up, once: of two who press at the same time one is refused."""
    now = clock.now()
    used = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, revoked_at=None, expires_at__gt=now
    ).update(accepted_at=now, accepted_by=user)
    if not used:
        raise InvitationClosed


def note_delivery(invitation: Invitation, state: Delivery, reason: str = "") -> None:
    """Keep how the invitation left the desk: sent, refused and why, handed over."""
    invitation.delivery = state
    invitation.delivery_reason = reason[:200]
    invitation.delivered_at = clock.now()
    invitation.save(
        update_fields=["delivery", "delivery_reason", "delivered_at"],
    )


@transaction.atomic
def create_demo_account(
    login: str, group_id: int, person_id: int, role_words: Text
) -> User:
    """Make an account that the demonstration's page of roles signs in; no password."""
    user = User.objects.create_user(login)
    DemoAccount.objects.create(
        user=user, group_id=group_id, person_id=person_id, words=role_words
    )
    return user


def _email_of(chosen: NewAccount) -> str:
    login = plain_login(chosen.login)
    return login if "@" in login else plain_login(chosen.email)
