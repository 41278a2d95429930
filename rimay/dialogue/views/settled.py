"""The answer where somebody would change a text that is adopted."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request
from rimay.dialogue.models import Charter
from rimay.dialogue.queries import charters


def settled(request: Request, charter: Charter) -> HttpResponse:
    """Say that the text is locked, and where its next version is opened."""
    context = {
        "group": request.group,
        "charter": charter,
        "name": charters.name_of(charter),
        "may_open": can(request.actor, "create", Charter),
    }
    return render(request, "dialogue/charter_settled.html", context, status=409)
