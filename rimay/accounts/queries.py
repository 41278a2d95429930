"""What is asked of accounts: how surely somebody signed in, sessions, invitations."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Protocol

from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from rimay.accounts import tokens
from rimay.accounts.models import DemoAccount, Invitation, Session, User, plain_login
from rimay.core import clock

# What allauth keeps in a session: how its account proved itself, and whose it is.
RECORDS_KEY = "account_authentication_methods"
RECORDS_USER_KEY = "account_authentication_methods_user"
DEVICE_KEY = "device"
INVITED_KEY = "invited"
ONWARD_KEY = "onward"
# How long after an invitation was accepted a second factor may be set up by it alone.
INVITED_FOR = 60 * 60
DEMONSTRATION = "demonstration"


class Assurance(IntEnum):
    """What a sign-in proved. More is surer; a mailed code alone is the least."""

    NONE = 0
    CODE = 1
    PASSWORD = 2
    STRONG = 3


_NOTHING = Assurance.NONE
_PROVES = {
    "code": Assurance.CODE,
    "password": Assurance.PASSWORD,
    "mfa": Assurance.STRONG,
    DEMONSTRATION: Assurance.STRONG,
}


class Asker(Protocol):
    """What of a request tells who asks."""

    @property
    def session(self) -> SessionBase: ...


def assurance(request: Asker) -> Assurance:
    """Return what the sign-in of this request's session proved."""
    return assurance_of(request.session)


def assurance_of(held: Mapping[str, Any] | SessionBase) -> Assurance:
    """Return what the records in a session prove for the account signed in to it."""
    user_id = signed_in_as(held)
    if user_id is None or held.get(RECORDS_USER_KEY) != str(user_id):
        return Assurance.NONE
    methods = [record.get("method") for record in held.get(RECORDS_KEY) or ()]
    return max((_PROVES.get(m, Assurance.NONE) for m in methods), default=_NOTHING)


def may_enrol(held: Mapping[str, Any] | SessionBase) -> bool:
    """Return whether a second factor or a password may be set up in this session.

    Not after a mailed code alone: who reads the mailbox could enrol, and a mailed code
    would open after all what needs more. An invitation just accepted is enough.
    """
    invited_at = float(held.get(INVITED_KEY) or 0)
    is_fresh = clock.now().timestamp() - invited_at < INVITED_FOR
    return assurance_of(held) >= Assurance.PASSWORD or is_fresh


def signed_in_as(held: Mapping[str, Any] | SessionBase) -> int | None:
    """Return the account that a session is signed in to."""
    user_id = held.get("_auth_user_id")
    return int(user_id) if user_id else None


def account_named(typed: str) -> User | None:
    """Return the account whose login or e-mail this is, in one query either way."""
    plain = plain_login(typed)
    if not plain:
        return None
    return User.objects.filter(Q(login=plain) | Q(email=plain)).first()


def account_with_email(email: str) -> User | None:
    """Return the account that a code may be mailed to."""
    plain = plain_login(email)
    return User.objects.filter(email=plain, is_active=True).first() if plain else None


def is_free(login: str, email: str, *, but: User | None = None) -> bool:
    """Return whether no other account signs in with this login or e-mail."""
    names = [name for name in (plain_login(login), plain_login(email)) if name]
    taken = User.objects.filter(Q(login__in=names) | Q(email__in=names))
    return not (taken.exclude(pk=but.pk) if but else taken).exists()


def has_second_factor(user: User) -> bool:
    """Return whether the account has an authenticator app or a passkey."""
    return second_factors(user).exists()


def second_factors(user: User) -> QuerySet[Authenticator]:
    """Return the account's apps and passkeys; recovery codes only stand in for them."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user=user)
    return rows.filter(type__in=kinds).order_by("id")


def recovery_codes_left(user: User) -> int | None:
    """Return how many recovery codes are unused; None where there are none at all."""
    kind = Authenticator.Type.RECOVERY_CODES
    held = Authenticator.objects.filter(user=user, type=kind).first()
    return len(held.wrap().get_unused_codes()) if held else None


def sessions_of(user_id: int) -> QuerySet[Session]:
    """Return the account's open sessions, the latest seen first."""
    rows = Session.objects.filter(user_id=user_id, expire_date__gt=clock.now())
    return rows.defer("session_data").order_by("-last_seen_at")


def invitations_of(group_id: int) -> QuerySet[Invitation]:
    """Return the invitations of a group, newest first. The caller asks access first."""
    rows = Invitation.objects.filter(group_id=group_id)
    return rows.select_related("accepted_by").order_by("-id")


def open_invitation(token: str) -> Invitation | None:
    """Return the invitation that these words open, if they still do."""
    return Invitation.objects.filter(
        token_hash=tokens.fingerprint(token),
        accepted_at=None,
        revoked_at=None,
        expires_at__gt=clock.now(),
    ).first()


def demo_accounts() -> QuerySet[DemoAccount]:
    """Return the demonstration's accounts, group by group, as they were made."""
    return DemoAccount.objects.select_related("user").order_by("group_id", "id")


def demo_account(user_id: int) -> DemoAccount | None:
    """Return one account of the demonstration; a real account is never one."""
    return demo_accounts().filter(user_id=user_id).first()


def browser_mark(user_id: int | None) -> str:
    """Return under which name a browser keeps what it could not send yet: another
    account on the same machine neither sees nor sends it.
    """
    return salted_hmac("outbox", str(user_id)).hexdigest()[:12]
