"""Sessions on pages of their own."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.dialogue.actions import presence as presences
from rimay.dialogue.forms.presence import PresenceForm
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    Attendance,
    ItemProposal,
    Meeting,
)
from rimay.dialogue.queries import agreements as agreed
from rimay.dialogue.queries import sessions, times
from rimay.dialogue.queries.ahead import next_of
from rimay.dialogue.share import MEETING
from rimay.dialogue.views.ahead import session_ahead
from rimay.groups.models import Group
from rimay.records import lists
from rimay.records.actions import ChangedMeanwhile
from rimay.records.views import detail_context


@opens_list(Meeting)
def meeting_list(request: Request, group: Group) -> HttpResponse:
    ahead = next_of(request.actor, group)
    context = {
        "kind": MEETING,
        "listing": lists.listing(request.actor, MEETING, group, request.GET),
        "may_create": can(request.actor, "create", Meeting),
        "group": group,
        "ahead": ahead,
        "next": ahead.meeting if ahead else None,
        "may_ask": can(request.actor, "create", ItemProposal),
    }
    return render(request, "dialogue/meetings.html", context)


@opens(Meeting)
def meeting_page(request: Request, meeting: Meeting) -> HttpResponse:
    if times.is_ahead(meeting):
        return session_ahead(request, meeting)
    actor = request.actor
    agreements = sessions.agreements(actor, meeting)
    presence = sessions.presence(actor, meeting)
    context = detail_context(request, MEETING, meeting) | {
        "meeting": meeting,
        "agenda": sessions.agenda(actor, meeting),
        "presence": presence,
        "quorum": sessions.quorum_words(presence),
        "attendance": sessions.attendance(actor, meeting),
        "agreements": agreements,
        "named": agreed.named(actor, agreements),
        "may_add_item": can(actor, "create", AgendaItem),
        "may_record_presence": can(actor, "change", meeting)
        and can(actor, "create", Attendance),
        "may_agree": can(actor, "create", Agreement),
    }
    return render(request, "dialogue/meeting.html", context)


@opens(Meeting, "change")
def meeting_presence(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Note who came, all seats on one page."""
    assert request.group is not None
    seats = sessions.seats_at(request.actor)
    held = sessions.presence_held(request.actor, meeting)
    form = PresenceForm(request.POST or None, seats=seats, held=held)
    meanwhile = False
    if form.is_valid():
        try:
            changed = presences.record_presence(
                request.actor, meeting, noted=form.noted()
            )
        except ChangedMeanwhile:
            meanwhile = True
            form = PresenceForm(None, seats=seats, held=held)
        else:
            messages.success(request, _("Noted: %(n)s.") % {"n": changed})
            return redirect("meeting", request.group.slug, meeting.pk)
    context = {
        "group": request.group,
        "meeting": meeting,
        "form": form,
        "forms": [form],
        "meanwhile": meanwhile,
        "like": sessions.presence_row(meeting),
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "dialogue/presence.html", context, status=status)
