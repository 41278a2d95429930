"""Agreements on pages of their own."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.access.models import Channel
from rimay.dialogue.actions import progress
from rimay.dialogue.forms.progress import ReportForm
from rimay.dialogue.models import (
    Agreement,
)
from rimay.dialogue.queries import agreements
from rimay.dialogue.share import AGREEMENT
from rimay.groups.models import Group
from rimay.records import lists
from rimay.records.actions import ChangedMeanwhile
from rimay.records.forms import OnBehalfForm
from rimay.records.views import detail_context


@opens_list(Agreement)
def agreement_list(request: Request, group: Group) -> HttpResponse:
    context = {
        "kind": AGREEMENT,
        "listing": lists.listing(request.actor, AGREEMENT, group, request.GET),
        "may_create": can(request.actor, "create", Agreement),
        "lead": agreements.agreements_lead(request.actor),
        "due": agreements.due(request.actor, group),
    }
    return render(request, "dialogue/agreements.html", context)


@opens(Agreement)
def agreement_page(request: Request, agreement: Agreement) -> HttpResponse:
    updates = agreements.updates(request.actor, agreement)
    context = detail_context(request, AGREEMENT, agreement) | {
        "agreement": agreement,
        "late": agreements.late_words(agreement),
        "updates": [(row, on_behalf.marks_for(row)) for row in updates],
        "named": agreements.reporters_seen(request.actor, updates),
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
            progress.report_progress(
                actor,
                agreement,
                report=form.report(),
                version=form.cleaned_data["version"],
                said=_said(saying),
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


def _said(saying: OnBehalfForm | None) -> on_behalf.Said | None:
    if saying is None or not saying.cleaned_data.get("membership"):
        return None
    given = saying.cleaned_data
    return on_behalf.Said(
        given["membership"],
        Channel(given["channel"]),
        given["said_on"],
        given["reference"],
    )
