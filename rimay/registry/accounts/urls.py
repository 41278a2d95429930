"""Addresses of one's own sign-in, of invitations and of the demonstration."""

from django.urls import path

from rimay.registry.accounts.views import (
    demonstration,
    email,
    invitations,
    joining,
    own,
)

_INVITATIONS = "g/<slug:slug>/invitations/"
_ONE = f"{_INVITATIONS}<int:number>/"

urlpatterns = [
    path("my-sign-in/", own.my_sign_in, name="my-sign-in"),
    # allauth leads back here after an act, by its own names.
    path("my-sign-in/", own.my_sign_in, name="mfa_index"),
    path("my-sign-in/", own.my_sign_in, name="mfa_list_webauthn"),
    path(
        "my-sign-in/second-factor/",
        own.second_factor_required,
        name="second-factor-required",
    ),
    path("my-sign-in/email/", email.email_change, name="email-change"),
    path("my-sign-in/sessions/end/", own.session_end, name="session-end"),
    path(
        "my-sign-in/sessions/end-others/",
        own.session_end_others,
        name="session-end-others",
    ),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join_by_link, name="join-by-link"),
    path("demo/", demonstration.demo, name="demo"),
    path("demo/<int:number>/", demonstration.demo_enter, name="demo-enter"),
    path(_INVITATIONS, invitations.invitation_list, name="invitation-list"),
    path(
        f"{_INVITATIONS}new/", invitations.invitation_create, name="invitation-create"
    ),
    path(_ONE, invitations.invitation_page, name="invitation"),
    path(f"{_ONE}slip/", invitations.invitation_slip, name="invitation-slip"),
    path(f"{_ONE}deliver/", invitations.invitation_deliver, name="invitation-deliver"),
    path(f"{_ONE}revoke/", invitations.invitation_revoke, name="invitation-revoke"),
    path(f"{_ONE}again/", invitations.invitation_again, name="invitation-again"),
]
