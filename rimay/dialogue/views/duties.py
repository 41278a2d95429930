"""Who does what for the group, on one page."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.http import Request, opens_list
from rimay.dialogue.models import Meeting
from rimay.dialogue.queries.duties import duties_of
from rimay.groups.models import Group


@opens_list(Meeting)
def duties(request: Request, group: Group) -> HttpResponse:
    """Show what the coordination answers for, and what the secretariat does."""
    context = {"group": group, "duties": duties_of(request.actor, group)}
    return render(request, "dialogue/duties.html", context)
