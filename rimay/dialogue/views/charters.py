"""The charter's versions: the list, one version, two side by side."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.access.http import Request, opens, opens_list
from rimay.dialogue.actions import acknowledging
from rimay.dialogue.models import (
    Acknowledgement,
    Charter,
    CharterArticle,
    SilenceConsent,
)
from rimay.dialogue.queries import charters, comparing, pledges, rulings, wording
from rimay.dialogue.queries.rules import rules_in, rules_of
from rimay.dialogue.share import CHARTER
from rimay.groups.models import Group
from rimay.records import lists
from rimay.records.addresses import url_of


@opens_list(Charter)
def charter_list(request: Request, group: Group) -> HttpResponse:
    actor = request.actor
    versions = charters.versions(actor)
    rules = rules_of(group)
    context = {
        "group": group,
        "kind": CHARTER,
        "listing": lists.listing(actor, CHARTER, group, request.GET),
        "may_create": can(actor, "create", Charter),
        "decides": wording.how_it_decides(rules, group),
        "silence_passes": rules.silence_is_no_objection,
        "may_consent": can(actor, "create", SilenceConsent),
        "versions": versions,
        "in_force": any(held.in_force for held in versions),
        "waiting": pledges.waiting_texts(actor, group)
        if can(actor, "acknowledge", Charter)
        else [],
        "is_closed": pledges.is_gate_closed(actor),
        "may_enter": can(actor, "create", Acknowledgement),
    }
    return render(request, "dialogue/charters.html", context)


@opens(Charter)
def charter_page(request: Request, charter: Charter) -> HttpResponse:
    actor, group = request.actor, request.group
    assert group is not None
    rules = rules_in(charter)
    context = {
        "group": group,
        "charter": charter,
        "said": on_behalf.marks_for(actor, charter),
        "may_change": not charter.is_locked and can(actor, "change", charter),
        "may_remove": not charter.is_locked and can(actor, "remove", charter),
        "change_url": url_of(charter, group, "change"),
        "remove_url": url_of(charter, group, "remove"),
        "name": charters.name_of(charter),
        "state": charters.state_words(charter),
        "decides": wording.how_it_decides(rules, group),
        "articles": charters.articles(actor, charter),
        "rules": rulings.lines(charter, rules),
        "check": charters.check_of(charter) if charter.is_locked else "",
        "answers": pledges.answers(actor, charter),
        "versions": charters.other_versions(actor, charter),
        "may_acknowledge": charter.is_in_force
        and can(actor, "acknowledge", charter)
        and (
            not pledges.has_acknowledged(actor, charter)
            or pledges.is_gate_closed(actor)
        ),
        "may_note": can(actor, "change", charter),
        "may_comment": not charter.is_locked and can(actor, "comment", charter),
        "may_adopt": not charter.is_locked and can(actor, "adopt", charter),
        "may_open": charter.is_locked and can(actor, "create", Charter),
        "decision": _decision(actor, charter),
    }
    return render(request, "dialogue/charter.html", context)


@opens(Charter)
def charter_compare(request: Request, charter: Charter) -> HttpResponse:
    """Show two versions side by side; without a choice, beside the one before."""
    actor, group = request.actor, request.group
    assert group is not None
    others = charters.other_versions(actor, charter)
    asked = request.GET.get("with", "")
    before = next((row for row in others if str(row.pk) == asked), None)
    if before is None:
        before = next((row for row in others if row.pk < charter.pk), None)
    context = {
        "group": group,
        "charter": charter,
        "name": charters.name_of(charter),
        "others": others,
        "before": before,
        "before_name": charters.name_of(before) if before else "",
        "pairs": [],
        "rules": [],
    }
    if before is not None:
        sides = [_sides(actor, version) for version in (before, charter)]
        pairs = comparing.compared(*sides)
        context["pairs"] = pairs
        context["changed"] = sum(not pair.is_same for pair in pairs)
        context["rules"] = rulings.changed(before, charter)
    return render(request, "dialogue/charter_compare.html", context)


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


def _sides(actor: Actor, charter: Charter) -> list[comparing.Side]:
    language, rules = (get_language() or "es")[:2], rules_in(charter)
    rows = visible(actor, CharterArticle).filter(charter=charter)
    rows = rows.select_related("charter__group").order_by("number", "id")
    return [
        comparing.side_of(row, charters.words_of(row, rules, language))
        for row in rows[: charters.ARTICLES]
    ]


def _decision(actor: Actor, charter: Charter) -> object:
    """Return the decision by which a version was adopted, if the reader may see it."""
    held = charter.adopted_by
    return held if held is not None and can(actor, "read", held) else None
