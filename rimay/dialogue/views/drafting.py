"""Writing a draft of the charter: from what to begin, its rules, a new version."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import require
from rimay.access.http import Request, opens, opens_list
from rimay.dialogue.actions import drafting, ruling
from rimay.dialogue.forms.charters import RulesForm
from rimay.dialogue.models import Charter, PillarRule
from rimay.dialogue.models.charters import CharterKind
from rimay.dialogue.queries import charters, drafts, wording
from rimay.dialogue.queries.rules import rules_in
from rimay.dialogue.views.settled import settled
from rimay.groups.models import Group
from rimay.records.actions import ChangedMeanwhile, Locked


@opens_list(Charter, "create")
def charter_create(request: Request, group: Group) -> HttpResponseBase:
    """Choose from what to begin; one press makes a draft of Rimay's text."""
    if request.method == "POST" and request.POST.get("kind") in CharterKind.values:
        kind = CharterKind(request.POST["kind"])
        try:
            made = drafting.begin_draft(request.actor, group, kind=kind)
        except drafting.DraftOpen as held:
            messages.info(request, _("A draft is open already: this one."))
            return redirect("charter", group.slug, held.draft.pk)
        words = _("A draft stands. Change every word of it that is not yours.")
        messages.success(request, words)
        return redirect("charter", group.slug, made.pk)
    context = {
        "group": group,
        "versions": charters.versions(request.actor),
        "counts": {kind.value: len(drafts.proposed(kind)) for kind in CharterKind},
    }
    return render(request, "dialogue/charter_begin.html", context)


@opens(Charter, "change")
def charter_open(request: Request, charter: Charter) -> HttpResponseBase:
    """Open a new version that begins as a copy; by POST only."""
    assert request.group is not None
    held = charter
    if request.method == "POST":
        try:
            held = drafting.open_version(request.actor, charter)
        except drafting.DraftOpen as already:
            messages.info(request, _("A draft is open already: this one."))
            held = already.draft
        else:
            words = _("A new version is open. The one in force holds meanwhile.")
            messages.success(request, words)
    return redirect("charter", request.group.slug, held.pk)


@opens(Charter, "change")
def charter_rules(request: Request, charter: Charter) -> HttpResponseBase:
    return _rules(request, charter)


@opens(PillarRule, "change")
def pillar_rule_change(request: Request, rule: PillarRule) -> HttpResponseBase:
    """Open the page on which all rules of the draft stand."""
    require(request.actor, "change", rule.charter)
    return _rules(request, rule.charter)


def _rules(request: Request, charter: Charter) -> HttpResponseBase:
    """Set the rules of a draft, all on one page."""
    group = request.group
    assert group is not None
    if charter.is_locked:
        return settled(request, charter)
    seats = ruling.seats_per_pillar(group)
    form = RulesForm(request.POST or None, charter=charter, seats=seats)
    meanwhile = False
    if form.is_valid():
        try:
            ruling.change_rules(
                request.actor,
                charter,
                columns=form.columns(),
                pillars=form.pillars(),
                version=form.cleaned_data["version"],
            )
        except ruling.QuorumAboveSeats as refusal:
            for beyond in refusal.pillars:
                form.add_error(f"quorum_{beyond.pillar.pk}", _beyond(beyond))
        except ChangedMeanwhile:
            meanwhile = True
            charter.refresh_from_db()
        except Locked:
            return settled(request, charter)
        else:
            messages.success(request, _("The rules stand; the articles say them too."))
            return redirect("charter", group.slug, charter.pk)
    context = {
        "group": group,
        "charter": charter,
        "name": charters.name_of(charter),
        "decides": wording.how_it_decides(rules_in(charter), group),
        "form": form,
        "forms": [form],
        "meanwhile": meanwhile,
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "dialogue/charter_rules.html", context, status=status)


@opens_list(PillarRule, "create")
def pillar_rule_create(request: Request, group: Group) -> HttpResponseBase:
    """Lead to the charters: the rules of a draft stand on one page."""
    return redirect("charter-list", group.slug)


def _beyond(beyond: ruling.TooMany) -> str:
    if not beyond.seats:
        return _("Nobody sits in this pillar yet: ask for one seat, or for none.")
    return _(
        "This pillar has %(seats)s seats today, so it can never be %(quorum)s. Ask for "
        "fewer, or give it its seats first."
    ) % {"seats": beyond.seats, "quorum": beyond.quorum}
