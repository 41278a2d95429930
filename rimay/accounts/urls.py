"""The only routes of allauth that are mounted, each with its reason.

allauth looks its own names up, so each page keeps that name beside ours.
"""

from dataclasses import dataclass

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from rimay.accounts import views


@dataclass(frozen=True)
class Route:
    """One page: where, under our name, under allauth's, and why it is open."""

    address: str
    view: views.View
    name: str
    theirs: str
    reason: str


_WAY_IN = "the way in: whoever is signed out must reach it"
_STAGE = "a step of signing in: without the step before, it leads back to the first"
_OWN = "one's own account: signed out it leads to the sign-in page"

ROUTES = (
    Route("sign-in/", account.login, "sign-in", "account_login", _WAY_IN),
    Route(
        "sign-in/code/",
        account.request_login_code,
        "sign-in-code",
        "account_request_login_code",
        _WAY_IN,
    ),
    Route(
        "sign-in/code/confirm/",
        account.confirm_login_code,
        "sign-in-confirm",
        "account_confirm_login_code",
        _STAGE,
    ),
    Route(
        "sign-in/second-factor/",
        mfa.authenticate,
        "second-factor",
        "mfa_authenticate",
        _STAGE,
    ),
    Route(
        "sign-in/passkey/",
        webauthn.login_webauthn,
        "sign-in-passkey",
        "mfa_login_webauthn",
        _WAY_IN,
    ),
    Route(
        "sign-in/closed/",
        account.account_inactive,
        "sign-in-closed",
        "account_inactive",
        "tells whoever proved an account that it was closed",
    ),
    Route("sign-out/", account.logout, "sign-out", "account_logout", _WAY_IN),
    Route(
        "sign-in/again/",
        account.reauthenticate,
        "again-password",
        "account_reauthenticate",
        _OWN,
    ),
    Route(
        "sign-in/again/code/",
        views.again_code,
        "again-code",
        "mfa_reauthenticate",
        _OWN,
    ),
    Route(
        "sign-in/again/passkey/",
        views.again_passkey,
        "again-passkey",
        "mfa_reauthenticate_webauthn",
        _OWN,
    ),
    Route(
        "my-sign-in/password/",
        views.password_change,
        "password-change",
        "account_change_password",
        _OWN,
    ),
    Route(
        "my-sign-in/password/first/",
        views.password_set,
        "password-set",
        "account_set_password",
        _OWN,
    ),
    Route("my-sign-in/app/", views.app_add, "app-add", "mfa_activate_totp", _OWN),
    Route(
        "my-sign-in/app/remove/",
        views.app_remove,
        "app-remove",
        "mfa_deactivate_totp",
        _OWN,
    ),
    Route(
        "my-sign-in/passkeys/add/",
        views.passkey_add,
        "passkey-add",
        "mfa_add_webauthn",
        _OWN,
    ),
    Route(
        "my-sign-in/passkeys/<int:pk>/remove/",
        views.passkey_remove,
        "passkey-remove",
        "mfa_remove_webauthn",
        _OWN,
    ),
    Route(
        "my-sign-in/recovery-codes/",
        views.recovery_codes,
        "recovery-codes",
        "mfa_view_recovery_codes",
        _OWN,
    ),
    Route(
        "my-sign-in/recovery-codes/new/",
        views.recovery_codes_new,
        "recovery-codes-new",
        "mfa_generate_recovery_codes",
        _OWN,
    ),
)

REASONS: dict[str, str] = {
    name: route.reason for route in ROUTES for name in (route.name, route.theirs)
}

urlpatterns = [
    path(route.address, route.view, name=name)
    for route in ROUTES
    for name in (route.name, route.theirs)
]
