"""The pipeline, the page of who is to be won, and its next step."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.groups.models import Group
from rimay.outreach import actions, queries
from rimay.outreach.forms import StepForm
from rimay.outreach.models import OutreachContact, Prospect, PublicMessage
from rimay.outreach.share import PROSPECT
from rimay.records.actions import ChangedMeanwhile
from rimay.records.addresses import url_of
from rimay.records.views import detail_context


@opens_list(Prospect)
def pipeline(request: Request, group: Group) -> HttpResponse:
    actor = request.actor
    stages = queries.pipeline(actor, group)
    reads_messages = can(actor, "list", PublicMessage)
    context = {
        "kind": PROSPECT,
        "stages": stages,
        "due": queries.due(stages),
        "total": sum(len(seen.prospects) for seen in stages),
        "on_the_way": sum(
            len(seen.prospects) for seen in stages if seen.stage not in queries.CLOSED
        ),
        "new_messages": queries.new_messages(actor, group) if reads_messages else 0,
        "reads_messages": reads_messages,
        "may_create": can(actor, "create", Prospect),
        "would_be": Prospect(group=group, access_class=PROSPECT.classes[0]),
    }
    return render(request, "outreach/pipeline.html", context)


@opens(Prospect)
def prospect_page(request: Request, prospect: Prospect) -> HttpResponse:
    context = detail_context(request, PROSPECT, prospect) | {
        "prospect": prospect,
        "contacts": queries.contacts_of(request.actor, prospect),
        "may_contact": can(request.actor, "create", OutreachContact),
        "has_own_act": True,
    }
    return render(request, "outreach/prospect.html", context)


@opens(Prospect, "change")
def prospect_move(request: Request, prospect: Prospect) -> HttpResponseBase:
    group = request.group
    assert group is not None
    held = {
        "stage": prospect.stage,
        "declined_reason": prospect.declined_reason,
        "next_step": prospect.next_step,
        "next_on": prospect.next_on or "",
        "version": prospect.version,
    }
    form = StepForm(request.POST or None, initial=held)
    meanwhile = False
    if form.is_valid():
        try:
            actions.move_prospect(
                request.actor,
                prospect,
                step=form.step(),
                version=form.cleaned_data["version"],
            )
        except ChangedMeanwhile:
            meanwhile = True
            prospect.refresh_from_db()
        else:
            messages.success(request, _("Saved."))
            return redirect(url_of(prospect, group))
    context = {
        "kind": PROSPECT,
        "row": prospect,
        "prospect": prospect,
        "form": form,
        "meanwhile": meanwhile,
        "back_url": url_of(prospect, group),
    }
    status = 409 if meanwhile else 422 if form.is_bound else 200
    return render(request, "outreach/move.html", context, status=status)
