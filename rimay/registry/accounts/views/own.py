"""My sign-in: what opens my account, and on which devices it is open."""

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rimay.access.http import public, to_sign_in
from rimay.accounts import actions, entering
from rimay.accounts import queries as accounts
from rimay.accounts.queries import Assurance
from rimay.accounts.sessions import stored_key
from rimay.registry.accounts import queries

_OWN = "one's own account; signed out it leads to the sign-in page"


@public(_OWN)
@never_cache
def my_sign_in(request: HttpRequest) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return to_sign_in(request)
    user = request.user
    factors = [factor.wrap() for factor in accounts.second_factors(user)]
    return render(
        request,
        "registry/accounts/my_sign_in.html",
        {
            "account": user,
            "is_strong": accounts.assurance(request) == Assurance.STRONG,
            "is_by_code": accounts.assurance(request) == Assurance.CODE,
            "factors": factors,
            "has_app": any(f.instance.type == Authenticator.Type.TOTP for f in factors),
            "codes_left": accounts.recovery_codes_left(user),
            "is_required": queries.needs_second_factor(user),
            "sessions": accounts.sessions_of(user.pk),
            "this_session": stored_key(request.session.session_key or ""),
        },
    )


@public(_OWN)
@never_cache
def second_factor_required(request: HttpRequest) -> HttpResponseBase:
    """Say why more is needed, and lead to setting it up, or to using it."""
    if not request.user.is_authenticated:
        return to_sign_in(request)
    user = request.user
    after = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(after, allowed_hosts=None):
        after = ""
    if after and accounts.assurance(request) == Assurance.STRONG:
        return redirect(after)
    if after:
        entering.go_on_to(request, after)
    return render(
        request,
        "registry/accounts/second_factor_required.html",
        {
            "has_one": accounts.has_second_factor(user),
            "may_enrol": accounts.may_enrol(request.session),
            "after": after if queries.is_open_without(user, after) else "",
            "onward": after,
        },
    )


@public(_OWN)
@require_POST
def session_end(request: HttpRequest) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return to_sign_in(request)
    actions.end_session(request.user.pk, request.POST.get("session", ""))
    return redirect("my-sign-in")


@public(_OWN)
@require_POST
def session_end_others(request: HttpRequest) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return to_sign_in(request)
    entering.leave_other_devices(request)
    return redirect("my-sign-in")
