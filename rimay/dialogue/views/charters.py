"""The charter's versions on pages of their own."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.dialogue.actions import acknowledging
from rimay.dialogue.models import (
    Charter,
)
from rimay.dialogue.queries import charters
from rimay.dialogue.share import CHARTER
from rimay.records.views import detail_context


@opens(Charter)
def charter_page(request: Request, charter: Charter) -> HttpResponse:
    actor = request.actor
    context = detail_context(request, CHARTER, charter) | {
        "charter": charter,
        "answers": charters.answers(actor, charter),
        "versions": charters.other_versions(actor, charter),
        "may_acknowledge": charter.state == "adopted"
        and can(actor, "acknowledge", charter)
        and not charters.has_acknowledged(actor, charter),
        "may_note": can(actor, "change", charter),
    }
    return render(request, "dialogue/charter.html", context)


@opens(Charter, "acknowledge")
def charter_acknowledge(request: Request, charter: Charter) -> HttpResponseBase:
    """Note that who asks read this version; by POST only."""
    assert request.group is not None
    if request.method == "POST":
        try:
            acknowledging.acknowledge_charter(request.actor, charter)
        except acknowledging.NotAdopted:
            messages.error(request, _("This version is not in force."))
        else:
            messages.success(request, _("Noted: you read this version."))
    return redirect("charter", request.group.slug, charter.pk)
