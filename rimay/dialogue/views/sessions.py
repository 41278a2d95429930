"""Sessions on pages of their own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    Attendance,
    ItemProposal,
    Meeting,
)
from rimay.dialogue.queries import actas, sessions, times
from rimay.dialogue.queries.ahead import next_of
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.share import MEETING
from rimay.dialogue.views.ahead import session_ahead
from rimay.groups.models import Group
from rimay.records import lists
from rimay.records.views import detail_context


@opens_list(Meeting)
def meeting_list(request: Request, group: Group) -> HttpResponse:
    listing = lists.listing(request.actor, MEETING, group, request.GET)
    states = actas.states_of(request.actor, listing.page.rows)
    ahead = next_of(request.actor, group)
    context = {
        "kind": MEETING,
        "listing": lists.with_column(listing, _("Acta"), states),
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
    acta, may_begin = actas.acta_of(actor, meeting), actas.may_begin(actor, meeting)
    context = detail_context(request, MEETING, meeting) | {
        "meeting": meeting,
        "agenda": sessions.agenda(actor, meeting),
        "presence": presence,
        "quorum": sessions.quorum_words(presence),
        "attendance": sessions.attendance(actor, meeting),
        "agreements": agreements,
        "named": seen(actor, [row.organisation for row in agreements]),
        "may_add_item": can(actor, "create", AgendaItem),
        "may_record_presence": can(actor, "change", meeting)
        and can(actor, "create", Attendance),
        "may_agree": can(actor, "create", Agreement),
        "acta": acta,
        "may_begin_acta": may_begin,
        "has_own_act": may_begin and not (acta and acta.is_locked),
    }
    return render(request, "dialogue/meeting.html", context)
