"""Inside a group: its home, a step of its pathway, search, trail."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access import search as index
from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.groups.models import Group
from rimay.home import actions
from rimay.home.models import PathwayStep
from rimay.home.queries import trail as trails
from rimay.home.queries.acts import in_words
from rimay.home.queries.group import home_of
from rimay.home.queries.pathway import evidence_of, named_by
from rimay.home.share import STEP
from rimay.records.views import detail_context

FOUND = 60


@opens(Group)
def group_home(request: Request, group: Group) -> HttpResponse:
    context = {
        "group": group,
        "home": home_of(request.actor, group),
        "may_propose": can(request.actor, "create", PathwayStep),
    }
    return render(request, "home/group.html", context)


@opens(Group, "change")
def pathway_propose(request: Request, group: Group) -> HttpResponseBase:
    if request.method == "POST" and actions.propose_pathway(request.actor, group):
        messages.success(request, _("Ten steps stand now. Word them as you like."))
    return redirect("group", group.slug)


@opens(PathwayStep)
def pathway_step(request: Request, step: PathwayStep) -> HttpResponse:
    assert request.group is not None
    context = detail_context(request, STEP, step)
    context["evidence"] = evidence_of(request.actor, request.group, step)
    return render(request, "home/pathway_step.html", context)


@opens(Group)
def search(request: Request, group: Group) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:80]
    found = index.find(request.actor, query, FOUND) if query else []
    context = {"query": query, "found": named_by(request.actor, group, found)}
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
