"""Coming in by invitation. Opening the link changes nothing; only the button does."""

from urllib.parse import quote

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from rimay.access.http import public
from rimay.accounts import entering, tokens
from rimay.accounts.actions import InvitationClosed, LoginTaken
from rimay.accounts.models import User
from rimay.accounts.queries import Assurance, assurance
from rimay.registry.accounts import actions, queries
from rimay.registry.accounts.forms import AcceptForm, CodeForm
from rimay.registry.accounts.queries import Invited

_TRIES = {"join": "20/5m/ip"}


@public("where a printed code is typed; the code is its own key")
@never_cache
def join(request: HttpRequest) -> HttpResponseBase:
    form = CodeForm(request.POST or None)
    if request.method == "POST" and not _may_try(request):
        return render(request, "429.html", status=429)
    if form.is_valid():
        code = tokens.plain(form.cleaned_data["code"])
        if queries.opened_by(code) is not None:
            return redirect("join-by-link", code)
        form.add_error("code", _("This code opens nothing, or no longer. Check it."))
    return render(request, "registry/accounts/join.html", {"form": form})


@public("an invitation: its 80 random bits are its own key")
@never_cache
@sensitive_post_parameters("password")
def join_by_link(request: HttpRequest, code: str) -> HttpResponseBase:
    invited = queries.opened_by(code)
    if invited is None:
        return _closed(request)
    # Which names are taken here is told to who chooses one, and not by the hundred.
    if request.method == "POST" and not _may_try(request):
        return render(request, "429.html", status=429)
    if request.user.is_authenticated:
        return _come_in_as(request, invited, request.user)
    form = AcceptForm(
        request.POST or None,
        language=get_language() or "",
        initial={"login": invited.invitation.email},
    )
    if form.is_valid():
        try:
            user = actions.accept_as_new(invited, chosen=form.chosen())
        except LoginTaken:
            form.add_error("login", _("This name is taken. Choose another."))
        except InvitationClosed:
            return _closed(request)
        else:
            with_password = user.has_usable_password()
            entering.enter_by_invitation(request, user, password=with_password)
            return _onwards(request, invited, user)
    context = {"invited": invited, "form": form}
    return render(request, "registry/accounts/accept.html", context)


def _come_in_as(request: HttpRequest, invited: Invited, user: User) -> HttpResponseBase:
    """Let somebody who has an account already use it for this group as well."""
    if request.method == "POST":
        try:
            actions.accept_as(invited, user=user)
        except InvitationClosed:
            return _closed(request)
        return _onwards(request, invited, user)
    context = {"invited": invited, "account": user}
    return render(request, "registry/accounts/accept_as.html", context)


def _onwards(request: HttpRequest, invited: Invited, user: User) -> HttpResponseBase:
    home = invited.group.get_absolute_url()
    if assurance(request) < Assurance.STRONG and queries.needs_second_factor(user):
        return redirect(f"{reverse('second-factor-required')}?next={quote(home)}")
    return redirect(home)


def _closed(request: HttpRequest) -> HttpResponseBase:
    response = render(request, "registry/accounts/join_closed.html", status=404)
    # Django would log the address, and a link cut short is most of one that opens.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _may_try(request: HttpRequest) -> bool:
    used = ratelimit.consume(request, app="rimay", action="join", config=_TRIES)
    return used is not None
