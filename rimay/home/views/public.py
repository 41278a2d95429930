"""The public page of a group, and what people write to it."""

from allauth.core.internal import ratelimit
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from rimay.access.actor import passer_by
from rimay.access.http import public
from rimay.groups.models import Group
from rimay.home.forms import MessageForm
from rimay.home.queries.public import profile_of, public_group, readers_of_a_message
from rimay.outreach.actions import receive_message

_TRIES = {"write": "10/h/ip"}


@public("a group that chose so shows itself to everybody")
def public_profile(request: HttpRequest, slug: str) -> HttpResponse:
    group = _group(slug)
    context = {"group": group, "profile": profile_of(group)}
    return render(request, "home/public.html", context)


@public("everybody may write to a group that shows itself")
def public_write(request: HttpRequest, slug: str) -> HttpResponseBase:
    group = _group(slug)
    form = MessageForm(request.POST or None)
    too_many = False
    if request.method == "POST" and form.is_valid():
        used = ratelimit.consume(request, app="rimay", action="write", config=_TRIES)
        too_many = used is None
        if not too_many:
            if not form.is_from_a_program:
                receive_message(passer_by(group), group, written=form.written())
            return redirect("public-thanks", slug)
    context = {
        "group": group,
        "form": form,
        "readers": readers_of_a_message(group),
        "too_many": too_many,
    }
    status = 429 if too_many else 422 if form.errors else 200
    return render(request, "home/public_write.html", context, status=status)


@public("says that a message arrived")
def public_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "home/public_thanks.html", {"group": _group(slug)})


def _group(slug: str) -> Group:
    group = public_group(slug)
    if group is None:
        raise Http404
    return group
