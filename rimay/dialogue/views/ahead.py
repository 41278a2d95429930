"""The page of a session that is still to come: planned, or convened."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request
from rimay.dialogue.models import ItemProposal, Meeting
from rimay.dialogue.queries import ahead, times
from rimay.dialogue.share import MEETING
from rimay.records.views import detail_context


def session_ahead(request: Request, meeting: Meeting) -> HttpResponse:
    """Show a session to come; its door was opened by the page of any session."""
    assert request.group is not None
    actor = request.actor
    held = ahead.ahead_of(actor, request.group, meeting)
    may_convene = can(actor, "convene", meeting)
    context = detail_context(request, MEETING, meeting) | {
        "group": request.group,
        "meeting": meeting,
        "ahead": held,
        "own": ahead.own_seats(actor, meeting),
        "warnings": ahead.warnings(actor, meeting),
        "may_write": can(actor, "change", meeting),
        "may_convene": may_convene,
        "may_ask": can(actor, "create", ItemProposal),
        "has_entry": times.begins_at(meeting) is not None,
        "has_own_act": True,
        # Whoever was convened must be told: such a session is called off.
        "may_remove": meeting.convened_at is None and can(actor, "remove", meeting),
    }
    return render(request, "dialogue/meeting_ahead.html", context)
