"""Changing the e-mail of one's account: first proved to be one's own, by a code."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from rimay.access.http import public
from rimay.accounts import actions, proving
from rimay.accounts.actions import LoginTaken
from rimay.accounts.models import User
from rimay.accounts.views import own
from rimay.registry.accounts.forms import EmailCodeForm, EmailForm
from rimay.registry.accounts.views.own import OWN


@public(OWN)
@never_cache
@own
def email_change(request: HttpRequest) -> HttpResponseBase:
    form = EmailForm(request.POST or None)
    if request.method == "POST" and not proving.may_ask(request):
        return render(request, "429.html", status=429)
    if form.is_valid():
        proving.ask(request, form.cleaned_data["email"])
        return redirect("email-confirm")
    return render(request, "registry/accounts/email.html", {"form": form})


@public(OWN)
@never_cache
@own
def email_confirm(request: HttpRequest) -> HttpResponseBase:
    """The same page and the same answer whether or not the e-mail opens an account."""
    asked = proving.asked(request)
    if not asked or not isinstance(request.user, User):
        return redirect("email-change")
    form = EmailCodeForm(request.POST or None)
    if form.is_valid():
        if not proving.is_proved(request, form.cleaned_data["code"]):
            return redirect("email-confirm")
        try:
            actions.change_email(request.user, asked)
        except LoginTaken:
            # Taken since the code was mailed.
            return redirect("email-change")
        return redirect("my-sign-in")
    context = {"form": form, "email": asked, "failed": proving.failed(request)}
    return render(request, "registry/accounts/email_confirm.html", context)
