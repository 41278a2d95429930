"""Entering and leaving: what a request's session proves, and ending the others."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import logout
from django.http import HttpRequest

from rimay.accounts import actions
from rimay.accounts.models import User
from rimay.accounts.queries import INVITED_KEY, ONWARD_KEY, RECORDS_KEY
from rimay.accounts.sessions import stored_key
from rimay.core import clock


def enter(request: HttpRequest, user: User, method: str) -> None:
    """Sign somebody in who proved it to us and not to allauth; the session is new."""
    logout(request)
    # A password chosen in this very request need not be asked for again at once.
    record_authentication(request, user, method, reauthenticated=method == "password")
    get_adapter().login(request, user)


def enter_by_invitation(request: HttpRequest, user: User, *, password: bool) -> None:
    """Sign in who just opened an account; a second factor may be set up at once."""
    enter(request, user, "password" if password else "code")
    request.session[INVITED_KEY] = clock.now().timestamp()


def go_on_to(request: HttpRequest, address: str) -> None:
    """Keep where somebody was going when a second factor was asked for first."""
    request.session[ONWARD_KEY] = address


def leave_other_devices(request: HttpRequest) -> int:
    """End the account's other sessions, and return how many there were."""
    kept = stored_key(request.session.session_key or "")
    return actions.end_other_sessions(cast(User, request.user).pk, kept)


def grew_stronger(request: HttpRequest, **proof: Any) -> None:
    """Note a second factor proved in this session; its key changes with its power."""
    if proof:
        record_authentication(request, request.user, "mfa", **proof)
    request.session.cycle_key()


def grew_weaker(request: HttpRequest) -> None:
    """Forget the second factor in this session: it was removed from the account."""
    kept = request.session.get(RECORDS_KEY, [])
    request.session[RECORDS_KEY] = [r for r in kept if r.get("method") != "mfa"]
    request.session.pop(INVITED_KEY, None)
    request.session.cycle_key()
