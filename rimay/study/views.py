"""The page of a study: who was heard where, what was found, what was decided."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.records.views import detail_context
from rimay.study import queries
from rimay.study.models import Finding, Interview, Study
from rimay.study.share import STUDY


@opens(Study)
def study_page(request: Request, study: Study) -> HttpResponse:
    actor = request.actor
    coverage = queries.coverage(actor, study)
    context = detail_context(request, STUDY, study) | {
        "study": study,
        "coverage": coverage,
        "consents": queries.consents(actor, study) if coverage.total else None,
        "findings": queries.findings(actor, study),
        "lists_findings": can(actor, "list", Finding),
        "decisions": queries.decisions(actor, study),
        "team": queries.team(actor, study),
        "interview": _interview_of(study),
        "may_record": can(actor, "create", Interview),
    }
    return render(request, "study/study.html", context)


def _interview_of(study: Study) -> Interview:
    """Return an unsaved interview of the study, to say who would read it."""
    interview = Interview(study=study)
    interview.take_class_of(study)
    return interview
