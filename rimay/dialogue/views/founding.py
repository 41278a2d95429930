"""The founding act on one page, for who looks for it and for who records it."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request, opens_list
from rimay.dialogue.models import Agreement, Meeting, Topic
from rimay.dialogue.queries import founding
from rimay.groups.models import Group, Membership


@opens_list(Meeting)
def founding_act(request: Request, group: Group) -> HttpResponse:
    """Show what is recorded of the founding; who keeps it sees where to add the rest."""
    actor = request.actor
    act = founding.founding_of(actor, group)
    context = {
        "group": group,
        "act": act,
        "lead": founding.lead_of(act),
        "may_plan": can(actor, "create", Meeting),
        "may_seat": can(actor, "create", Membership),
        "may_agree": can(actor, "create", Agreement),
        "may_choose": can(actor, "merge", Topic),
    }
    return render(request, "dialogue/founding.html", context)
