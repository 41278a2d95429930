"""The plan with its months, and the page on which an owner says how it goes."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.groups.models import Group
from rimay.records.actions import ChangedMeanwhile
from rimay.records.addresses import url_of
from rimay.records.views import detail_context
from rimay.workplan import actions, queries
from rimay.workplan.forms import ProgressForm
from rimay.workplan.models import Activity, ActivityStatus, Workplan
from rimay.workplan.share import ACTIVITY, WORKPLAN


@opens_list(Workplan)
def workplan_now(request: Request, group: Group) -> HttpResponseBase:
    """Show the latest plan, or say how a group begins one."""
    plan = queries.latest_plan(request.actor)
    if plan is not None:
        return _plan_page(request, plan)
    context = {
        "kind": WORKPLAN,
        "may_create": can(request.actor, "create", Workplan),
        "aims": queries.aims(request.actor, group),
    }
    return render(request, "workplan/none.html", context)


@opens(Workplan)
def workplan_page(request: Request, plan: Workplan) -> HttpResponse:
    return _plan_page(request, plan)


def _plan_page(request: Request, plan: Workplan) -> HttpResponse:
    group = request.group
    assert group is not None
    strands = queries.strands(request.actor, plan)
    context = detail_context(request, WORKPLAN, plan) | {
        "plan": plan,
        "strands": strands,
        "standing": queries.standing(strands),
        "months": queries.timeline(plan),
        "drawn": queries.drawn(strands, group),
        "aims": queries.aims(request.actor, group),
        "may_create": can(request.actor, "create", Activity),
    }
    return render(request, "workplan/workplan.html", context)


@opens(Activity)
def activity_page(request: Request, activity: Activity) -> HttpResponse:
    may_report = can(request.actor, "progress", activity)
    context = detail_context(request, ACTIVITY, activity) | {
        "activity": activity,
        "when": queries.when(activity),
        "may_report": may_report,
        "has_own_act": may_report,
    }
    return render(request, "workplan/activity.html", context)


@opens(Activity, "progress")
def activity_progress(request: Request, activity: Activity) -> HttpResponseBase:
    group = request.group
    assert group is not None
    held = {
        "status": activity.status,
        "reason": activity.reason,
        "evidence": activity.evidence,
        "version": activity.version,
    }
    form = ProgressForm(request.POST or None, initial=held)
    meanwhile = False
    if form.is_valid():
        try:
            _report(request, activity, form)
        except ChangedMeanwhile:
            meanwhile = True
            activity.refresh_from_db()
        else:
            messages.success(request, _("Saved."))
            return redirect(url_of(activity, group))
    context = {
        "kind": ACTIVITY,
        "row": activity,
        "activity": activity,
        "form": form,
        "meanwhile": meanwhile,
        "back_url": url_of(activity, group),
    }
    status = 409 if meanwhile else 422 if form.is_bound else 200
    return render(request, "workplan/progress.html", context, status=status)


def _report(request: Request, activity: Activity, form: ProgressForm) -> None:
    said = form.cleaned_data
    actions.report_progress(
        request.actor,
        activity,
        status=ActivityStatus(said["status"]),
        reason=said["reason"],
        evidence=said["evidence"],
        version=said["version"],
    )
