"""The page of a session."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.dialogue import queries
from rimay.dialogue.models import AgendaItem, Agreement, Attendance, Meeting
from rimay.dialogue.share import MEETING
from rimay.records.views import detail_context


@opens(Meeting)
def meeting_page(request: Request, meeting: Meeting) -> HttpResponse:
    actor = request.actor
    agreements = queries.agreements(actor, meeting)
    context = detail_context(request, MEETING, meeting) | {
        "meeting": meeting,
        "agenda": queries.agenda(actor, meeting),
        "presence": queries.presence(actor, meeting),
        "agreements": agreements,
        "named": queries.named(actor, agreements),
        "may_add_item": can(actor, "create", AgendaItem),
        "may_record_presence": can(actor, "create", Attendance),
        "may_agree": can(actor, "create", Agreement),
    }
    return render(request, "dialogue/meeting.html", context)
