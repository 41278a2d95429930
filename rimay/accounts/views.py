"""allauth's pages behind our own guards.

allauth would let a confirmed password alone manage a second factor that this session
has not shown, and would keep a suspended request, cookies and all, in the session.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from rimay.accounts import actions, entering
from rimay.accounts.models import User
from rimay.accounts.queries import (
    Assurance,
    assurance,
    has_second_factor,
    may_enrol,
    second_factors,
)

View = Callable[..., HttpResponseBase]


def own(view: View) -> View:
    """Guard a page that manages how its reader signs in."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.path)
        if has_second_factor(user):
            if assurance(request) < Assurance.STRONG:
                return _to_confirmation(request, only_strong=True)
        elif not may_enrol(request.session):
            return render(request, "account/not_here.html", status=403)
        try:
            return view(request, **parts)
        except ReauthenticationRequired:
            return _to_confirmation(request)

    return guarded


def _to_confirmation(
    request: HttpRequest, *, only_strong: bool = False
) -> HttpResponseBase:
    """Ask once more who it is, and come back; what was posted is dropped."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    if only_strong:
        methods = [m for m in methods if m["id"].startswith("mfa")]
    query = urlencode({"next": request.path})
    return HttpResponseRedirect(f"{methods[0]['url']}?{query}")


def _done(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the page's form did its work: allauth then sends on to another page."""
    return request.method == "POST" and response.status_code == 302


@own
def password_set(request: HttpRequest) -> HttpResponseBase:
    response: HttpResponseBase = account.password_set(request)
    _after_password(request, response)
    return response


@own
def password_change(request: HttpRequest) -> HttpResponseBase:
    response: HttpResponseBase = account.password_change(request)
    _after_password(request, response)
    return response


def _after_password(request: HttpRequest, response: HttpResponseBase) -> None:
    if _done(request, response):
        actions.note(_user(request).pk, "password.change")
        entering.leave_other_devices(request)


@own
def app_add(request: HttpRequest) -> HttpResponseBase:
    return _adding(request, totp.activate_totp, "totp")


@own
def passkey_add(request: HttpRequest) -> HttpResponseBase:
    return _adding(request, webauthn.add_webauthn, "webauthn")


def _adding(request: HttpRequest, view: View, kind: str) -> HttpResponseBase:
    """Whoever has just set a factor up has proved it in this session."""
    user = _user(request)
    before = second_factors(user).count()
    response = view(request)
    if second_factors(user).count() > before:
        actions.note(user.pk, "second_factor.add")
        entering.grew_stronger(request, type=kind)
    return response


@own
def app_remove(request: HttpRequest) -> HttpResponseBase:
    return _removing(request, totp.deactivate_totp)


@own
def passkey_remove(request: HttpRequest, pk: int) -> HttpResponseBase:
    return _removing(request, webauthn.remove_webauthn, pk=pk)


def _removing(request: HttpRequest, view: View, **parts: Any) -> HttpResponseBase:
    user = _user(request)
    before = second_factors(user).count()
    response = view(request, **parts)
    if second_factors(user).count() < before:
        actions.note(user.pk, "second_factor.remove")
        entering.leave_other_devices(request)
        if not has_second_factor(user):
            entering.grew_weaker(request)
    return response


@own
def recovery_codes(request: HttpRequest) -> HttpResponseBase:
    response: HttpResponseBase = recovery.view_recovery_codes(request)
    return response


@own
def recovery_codes_new(request: HttpRequest) -> HttpResponseBase:
    response: HttpResponseBase = recovery.generate_recovery_codes(request)
    if _done(request, response):
        actions.note(_user(request).pk, "recovery_codes.new")
    return response


@never_cache
def again_code(request: HttpRequest) -> HttpResponseBase:
    return _proving(request, mfa.reauthenticate)


@never_cache
def again_passkey(request: HttpRequest) -> HttpResponseBase:
    return _proving(request, webauthn.reauthenticate_webauthn)


def _proving(request: HttpRequest, view: View) -> HttpResponseBase:
    before = assurance(request)
    response = view(request)
    if assurance(request) > before:
        entering.grew_stronger(request)
    return response


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)
