"""Inside a group: its home, a step of its pathway, search, trail."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.dialogue.models import Agreement
from rimay.groups.models import Group, Membership
from rimay.home import actions
from rimay.home.models import PathwayStep
from rimay.home.queries import trail as trails
from rimay.home.queries.acts import in_words
from rimay.home.queries.group import home_of
from rimay.home.queries.pathway import evidence_of
from rimay.home.queries.search import answer
from rimay.home.queries.steps import step_standing, steps_of
from rimay.home.share import STEP
from rimay.records import leads, lines, lists
from rimay.records.views import detail_context
from rimay.results.models import Release


@opens(Group)
def group_home(request: Request, group: Group) -> HttpResponse:
    context = {
        "group": group,
        "home": home_of(request.actor, group),
        "may_propose": can(request.actor, "create", PathwayStep),
        "may_change": can(request.actor, "change", group),
        "may_add": can(request.actor, "create", Membership),
        "may_agree": can(request.actor, "create", Agreement),
        "may_give_out": can(request.actor, "create", Release),
    }
    return render(request, "home/group.html", context)


@opens(Group, "change")
def pathway_propose(request: Request, group: Group) -> HttpResponseBase:
    if request.method == "POST" and actions.propose_pathway(request.actor, group):
        messages.success(request, _("Ten steps stand now. Word them as you like."))
    return redirect("group", group.slug)


@opens_list(PathwayStep)
def pathway(request: Request, group: Group) -> HttpResponse:
    """List the steps under the drawing of the whole pathway."""
    context = {
        "kind": STEP,
        "listing": lists.listing(request.actor, STEP, group, request.GET),
        "lead": leads.of_list(request.actor, STEP, group),
        "steps": steps_of(request.actor, group),
        "may_create": can(request.actor, "create", PathwayStep),
    }
    return render(request, "home/pathway.html", context)


@opens(PathwayStep)
def pathway_step(request: Request, step: PathwayStep) -> HttpResponse:
    assert request.group is not None
    context = detail_context(request, STEP, step)
    facts = lines.facts(request.actor, STEP, step, request.group)
    context["facts"] = [fact for fact in facts if fact.label != _evidence_label()]
    evidence = evidence_of(request.actor, request.group, step)
    context |= {"evidence": evidence, "lead": step_standing(step, len(evidence))}
    return render(request, "home/pathway_step.html", context)


@opens(Group)
def search(request: Request, group: Group) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:80]
    context = {
        "query": query,
        "answer": answer(request.actor, group, query) if query else None,
    }
    return render(request, "home/search.html", context)


@opens(Group)
def trail(request: Request, group: Group) -> HttpResponse:
    page = trails.page_for(request.actor, group, request.GET)
    context = {
        "page": page,
        "lines": in_words(request.actor, group, page.rows),
        "head": trails.head_of(group),
        "checked": trails.last_check(group),
    }
    return render(request, "home/trail.html", context)


@opens(Group)
def trail_check(request: Request, group: Group) -> HttpResponseBase:
    if request.method == "POST":
        trails.check(group)
    return redirect("trail", group.slug)


def _evidence_label() -> str:
    return STEP.label(STEP.column("evidence"))
