"""The pages of studies: who was heard where, what was found, what was decided."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.groups.models import Group
from rimay.records import leads, lists
from rimay.records.addresses import list_url
from rimay.records.views import detail_context
from rimay.study import queries
from rimay.study.models import Finding, Interview, Study
from rimay.study.share import STUDY


@opens_list(Study)
def study_list(request: Request, group: Group) -> HttpResponse:
    """List the studies; where there is one, as there mostly is, show it at once."""
    only = queries.only_study(request.actor)
    if only is not None and not request.GET:
        return _study(request, only, is_only=True)
    context = {
        "kind": STUDY,
        "listing": lists.listing(request.actor, STUDY, group, request.GET),
        "lead": leads.of_list(request.actor, STUDY, group),
        "may_create": can(request.actor, "create", Study),
    }
    return render(request, "records/list.html", context)


@opens(Study)
def study_page(request: Request, study: Study) -> HttpResponse:
    return _study(request, study)


def _study(request: Request, study: Study, *, is_only: bool = False) -> HttpResponse:
    assert request.group is not None
    actor = request.actor
    coverage = queries.coverage(actor, study)
    findings = queries.findings(actor, study)
    context = detail_context(request, STUDY, study) | {
        "study": study,
        "is_only": is_only,
        "standing": queries.standing(coverage, len(findings)),
        "coverage": coverage,
        "has_workshops": any(region.workshops for region in coverage.regions),
        "consents": queries.consents(actor, study) if coverage.total else None,
        "findings": findings,
        "lists_findings": can(actor, "list", Finding),
        "decisions": queries.decisions(actor, study),
        "interview": _interview_of(study),
        "may_record": can(actor, "create", Interview),
        "create_url": list_url(Study, request.group, "create")
        if can(actor, "create", Study)
        else "",
    }
    return render(request, "study/study.html", context)


def _interview_of(study: Study) -> Interview:
    """Return an unsaved interview of the study, to say who would read it."""
    interview = Interview(study=study)
    interview.take_class_of(study)
    return interview
