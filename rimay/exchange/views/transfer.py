"""Handing the secretariat over: what stands open, the file, and who keeps it then."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import can, visible
from rimay.access.http import Request, opens
from rimay.core.child import ChildFailed
from rimay.exchange import still_open, transfer
from rimay.exchange.carrying import desk_of
from rimay.exchange.models import Import
from rimay.groups.models import Group, Person
from rimay.library.models import Document
from rimay.records.handing import handed_out
from rimay.registry.actions import offices
from rimay.registry.office_forms import HandOverForm


@opens(Group, "change")
def transfer_page(request: Request, group: Group) -> HttpResponse:
    """What the successor receives, and what stands open."""
    reader = desk_of(request.actor, group)
    documents = visible(reader, Document)
    context = {
        "group": group,
        "matters": still_open.matters_of(reader, group),
        "terms": still_open.terms_of(reader, group),
        "documents": documents.count(),
        "files": documents.exclude(file="").count(),
        "imports": visible(reader, Import).count(),
        "sealed": still_open.sealed_of(request.actor),
    }
    return render(request, "exchange/transfer.html", context)


@opens(Group, "change")
def transfer_file(request: Request, group: Group) -> HttpResponseBase:
    """Make the file; by POST, because that is written down."""
    if request.method != "POST":
        return redirect("transfer", group.slug)
    try:
        content = transfer.write(request, group)
    except ChildFailed:
        words = _(
            "The records are too many for one workbook. Ask whoever runs the machine: "
            "a backup of it holds them all."
        )
        messages.error(request, words)
        return redirect("transfer", group.slug)
    transfer.record_made(request.actor, group)
    return handed_out(content, f"{transfer.name_of(group)}.zip")


@opens(Group, "change")
def transfer_record(request: Request, group: Group) -> HttpResponseBase:
    """Record that the office passes on."""
    form = HandOverForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            offices.hand_over(request.actor, group, form.given())
        except offices.HoldsAlready:
            form.add_error("person", _("This person holds the office already."))
        except offices.BeganLater:
            words = _("Who leaves began on this day or later. Choose a later day.")
            form.add_error("starts_on", words)
        except offices.NobodyCouldEnter:
            words = _(
                "Nobody with an account would hold the secretariat on that day. Invite "
                "who follows first, or leave somebody in office until then."
            )
            form.add_error("leaving", words)
        else:
            messages.success(request, _("The hand-over stands recorded."))
            return redirect("members", group.slug)
    context = {
        "group": group,
        "form": form,
        "forms": [form],
        "terms": still_open.terms_of(request.actor, group),
        "may_name": can(request.actor, "create", Person),
    }
    status = 422 if form.errors else 200
    return render(request, "exchange/transfer_record.html", context, status=status)
