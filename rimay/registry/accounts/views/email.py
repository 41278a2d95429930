"""Another e-mail for an account: its owner proves to read it first."""

from typing import cast

from allauth.account.internal.flows.reauthentication import (
    raise_if_reauthentication_required,
)
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.http import public
from rimay.accounts import mailboxes
from rimay.accounts.actions import LoginTaken
from rimay.accounts.forms import EmailCodeForm, EmailForm
from rimay.accounts.models import User
from rimay.accounts.views import own
from rimay.core import mail


@public("one's own account; signed out it leads to the sign-in page")
@own
def email_change(request: HttpRequest) -> HttpResponseBase:
    """Have codes and notices go elsewhere, once a code from there came back."""
    if not mail.can_send():
        raise Http404
    raise_if_reauthentication_required(request, app="account")
    user = cast(User, request.user)
    if "again" in request.POST:
        mailboxes.drop(request.session)
    email = mailboxes.asked(request.session)
    form = EmailCodeForm(request.POST or None) if email else EmailForm(_given(request))
    if form.is_valid() and not email:
        mailboxes.ask(request.session, user, form.cleaned_data["email"])
        return redirect("email-change")
    if form.is_valid():
        try:
            mailboxes.prove(request.session, user, form.cleaned_data["code"])
        except (mailboxes.WrongCode, LoginTaken):
            form.add_error("code", _("The code is not right. Look at it again."))
        else:
            messages.success(request, _("Codes and notices go there from now on."))
            return redirect("my-sign-in")
    context = {"form": form, "email": email}
    return render(request, "account/email_change.html", context)


def _given(request: HttpRequest) -> QueryDict | None:
    return request.POST if "email" in request.POST else None
