"""Matters asked for: the list, asking, and what the secretariat answers."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.asking import can, visible
from rimay.access.audience import audience, shape_of
from rimay.access.http import Request, opens, opens_list
from rimay.access.models import Channel
from rimay.access.on_behalf import Said
from rimay.dialogue.actions import matters as actions
from rimay.dialogue.forms.matters import DeclineForm, MatterForm, TakeForm
from rimay.dialogue.models import ItemProposal, Meeting
from rimay.dialogue.queries import matters
from rimay.dialogue.queries.rules import rules_of
from rimay.dialogue.queries.times import AHEAD
from rimay.groups.models import Group
from rimay.records import once
from rimay.records.actions import Locked
from rimay.records.saying import OnBehalfForm


@opens_list(ItemProposal)
def matter_list(request: Request, group: Group) -> HttpResponse:
    context = {
        "group": group,
        "matters": matters.matters_of(request.actor),
        "may_ask": can(request.actor, "create", ItemProposal),
    }
    return render(request, "dialogue/matters.html", context)


@opens_list(ItemProposal, "create")
def matter_ask(request: Request, group: Group) -> HttpResponseBase:
    """Ask for a matter; the desk may record one that a seat asked for."""
    actor, data = request.actor, request.POST or None
    seats = matters.own_seats(actor)
    at_desk = can(actor, "answer", ItemProposal)
    form = MatterForm(
        data,
        group=group,
        seats=seats,
        meetings=_ahead(request),
        regime=rules_of(group).default_regime,
    )
    saying = OnBehalfForm(data, actor=actor) if at_desk else None
    if form.is_valid() and (saying is None or saying.is_valid()):
        said = _said(saying)
        asked, key = form.asked(said), once.key_of(request)
        row = actions.ask_matter(actor, group, asked=asked, said=said, key=key)
        messages.success(request, _after_asking(row))
        return redirect("itemproposal-list", group.slug)
    forms = [held for held in (form, saying) if held is not None]
    shape = shape_of(group)
    context = {
        "group": group,
        "form": form,
        "once": once.mark_of(request),
        "saying": saying,
        "forms": forms,
        "wrong": any(held.errors for held in forms),
        "may_be_nameless": bool(seats) or at_desk,
        "named": audience(matters.as_if(group, is_without_name=False), shape),
        "nameless": audience(matters.as_if(group, is_without_name=True), shape),
    }
    status = 422 if context["wrong"] else 200
    return render(request, "dialogue/matter_ask.html", context, status=status)


@opens(ItemProposal)
def matter_page(request: Request, matter: ItemProposal) -> HttpResponse:
    return _page(request, matter)


@opens(ItemProposal, "answer")
def matter_take(request: Request, matter: ItemProposal) -> HttpResponseBase:
    """Put a matter on an agenda."""
    assert request.group is not None
    form = TakeForm(request.POST or None, meetings=_ahead(request))
    if not form.is_valid():
        return _page(request, matter, take=form)
    meeting = form.cleaned_data["meeting"]
    try:
        actions.take_matter(request.actor, matter, meeting=meeting)
    except (actions.AnsweredAlready, Locked):
        messages.error(request, _("This was settled meanwhile. Nothing was changed."))
        return redirect("itemproposal-list", request.group.slug)
    messages.success(request, _("It stands on the agenda."))
    return redirect("meeting-agenda", request.group.slug, meeting.pk)


@opens(ItemProposal, "answer")
def matter_decline(request: Request, matter: ItemProposal) -> HttpResponseBase:
    """Decline a matter, with the reason."""
    assert request.group is not None
    form = DeclineForm(request.POST or None)
    if not form.is_valid():
        return _page(request, matter, decline=form)
    try:
        actions.decline_matter(
            request.actor, matter, reason=form.cleaned_data["reason"]
        )
    except actions.AnsweredAlready:
        messages.error(request, _("This was settled meanwhile. Nothing was changed."))
    else:
        messages.success(request, _("Declined; the reason stands with it."))
    return redirect("itemproposal-list", request.group.slug)


def _page(
    request: Request,
    matter: ItemProposal,
    *,
    take: TakeForm | None = None,
    decline: DeclineForm | None = None,
) -> HttpResponse:
    actor = request.actor
    waits = matter.state == ItemProposal.State.ASKED and can(actor, "answer", matter)
    ahead = _ahead(request)
    wrong = bool((take and take.errors) or (decline and decline.errors))
    context = {
        "said": on_behalf.marks_for(actor, matter),
        "group": request.group,
        "matter": matters.matter_of(actor, matter),
        "row": matter,
        "waits": waits,
        "take": (take or TakeForm(None, meetings=ahead)) if ahead.exists() else None,
        "decline": decline or DeclineForm(None),
        "meeting": matter.meeting
        if matter.meeting and can(actor, "read", matter.meeting)
        else None,
    }
    status = 422 if wrong else 200
    return render(request, "dialogue/matter.html", context, status=status)


def _ahead(request: Request) -> QuerySet[Meeting]:
    rows = visible(request.actor, Meeting).filter(state__in=sorted(AHEAD))
    return rows.order_by("held_on", "id")


def _said(saying: OnBehalfForm | None) -> Said | None:
    if saying is None or not saying.cleaned_data.get("membership"):
        return None
    given = saying.cleaned_data
    return Said(
        given["membership"],
        Channel(given["channel"]),
        given["said_on"],
        given["reference"],
    )


def _after_asking(row: ItemProposal) -> str:
    if row.is_without_name:
        return _(
            "The secretariat has it, and alone keeps who asked. It comes before the "
            "others when the secretariat answers."
        )
    return _("Asked for. The secretariat takes it onto an agenda, or says why not.")
