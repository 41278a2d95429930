"""Sessions, agreements and the charter, each with a page of its own."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.dialogue import actions, queries
from rimay.dialogue.forms import PresenceForm, ReportForm
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    Attendance,
    Charter,
    Meeting,
)
from rimay.dialogue.share import AGREEMENT, CHARTER, MEETING
from rimay.groups.models import Group
from rimay.records import lists
from rimay.records.actions import ChangedMeanwhile
from rimay.records.saying import OnBehalfForm
from rimay.records.views import detail_context


@opens_list(Meeting)
def meeting_list(request: Request, group: Group) -> HttpResponse:
    context = {
        "kind": MEETING,
        "listing": lists.listing(request.actor, MEETING, group, request.GET),
        "may_create": can(request.actor, "create", Meeting),
        "next": queries.next_meeting(request.actor),
    }
    return render(request, "dialogue/meetings.html", context)


@opens(Meeting)
def meeting_page(request: Request, meeting: Meeting) -> HttpResponse:
    actor = request.actor
    agreements = queries.agreements(actor, meeting)
    presence = queries.presence(actor, meeting)
    context = detail_context(request, MEETING, meeting) | {
        "meeting": meeting,
        "agenda": queries.agenda(actor, meeting),
        "presence": presence,
        "quorum": queries.quorum_words(presence),
        "attendance": queries.attendance(actor, meeting),
        "agreements": agreements,
        "named": queries.named(actor, agreements),
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
    seats = queries.seats_at(request.actor)
    held = queries.presence_held(request.actor, meeting)
    form = PresenceForm(request.POST or None, seats=seats, held=held)
    meanwhile = False
    if form.is_valid():
        try:
            changed = actions.record_presence(
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
        "like": queries.presence_row(meeting),
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "dialogue/presence.html", context, status=status)


@opens_list(Agreement)
def agreement_list(request: Request, group: Group) -> HttpResponse:
    context = {
        "kind": AGREEMENT,
        "listing": lists.listing(request.actor, AGREEMENT, group, request.GET),
        "may_create": can(request.actor, "create", Agreement),
        "lead": queries.agreements_lead(request.actor),
        "due": queries.due(request.actor, group),
    }
    return render(request, "dialogue/agreements.html", context)


@opens(Agreement)
def agreement_page(request: Request, agreement: Agreement) -> HttpResponse:
    updates = queries.updates(request.actor, agreement)
    marks = on_behalf.marks_by_row(request.actor, updates)
    context = detail_context(request, AGREEMENT, agreement) | {
        "agreement": agreement,
        "late": queries.late_words(agreement),
        "updates": [(row, marks.get(row.pk, [])) for row in updates],
        "named": queries.reporters_seen(request.actor, updates),
        "may_report": can(request.actor, "progress", agreement),
        "has_own_act": True,
    }
    return render(request, "dialogue/agreement.html", context)


@opens(Agreement, "progress")
def agreement_progress(request: Request, agreement: Agreement) -> HttpResponseBase:
    """Report how far an agreement got; the desk may do so for a seat."""
    assert request.group is not None
    actor = request.actor
    data = request.POST or None
    form = ReportForm(data, agreement=agreement)
    speaks = can(actor, "on_behalf", agreement)
    saying = OnBehalfForm(data, actor=actor) if speaks else None
    meanwhile = False
    if form.is_valid() and (saying is None or saying.is_valid()):
        try:
            actions.report_progress(
                actor,
                agreement,
                report=form.report(),
                version=form.cleaned_data["version"],
                said=saying.said() if saying else None,
            )
        except ChangedMeanwhile:
            meanwhile = True
            agreement.refresh_from_db()
        else:
            messages.success(request, _("Your report stands with the agreement."))
            return redirect("agreement", request.group.slug, agreement.pk)
    forms = [held for held in (form, saying) if held is not None]
    wrong = any(held.errors for held in forms)
    context = {
        "group": request.group,
        "agreement": agreement,
        "form": form,
        "saying": saying,
        "forms": forms,
        "wrong": wrong,
        "meanwhile": meanwhile,
    }
    status = 409 if meanwhile else 422 if wrong else 200
    return render(request, "dialogue/progress.html", context, status=status)


@opens(Charter)
def charter_page(request: Request, charter: Charter) -> HttpResponse:
    actor = request.actor
    context = detail_context(request, CHARTER, charter) | {
        "charter": charter,
        "answers": queries.answers(actor, charter),
        "versions": queries.other_versions(actor, charter),
        "may_acknowledge": charter.state == "adopted"
        and can(actor, "acknowledge", charter)
        and not queries.has_acknowledged(actor, charter),
        "may_note": can(actor, "change", charter),
    }
    return render(request, "dialogue/charter.html", context)


@opens(Charter, "acknowledge")
def charter_acknowledge(request: Request, charter: Charter) -> HttpResponseBase:
    """Note that who asks read this version; by POST only."""
    assert request.group is not None
    if request.method == "POST":
        try:
            actions.acknowledge_charter(request.actor, charter)
        except actions.NotAdopted:
            messages.error(request, _("This version is not in force."))
        else:
            messages.success(request, _("Noted: you read this version."))
    return redirect("charter", request.group.slug, charter.pk)
