"""Imports: bring a workbook, look at what it would do, say yes, take it back."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access.asking import can, visible
from rimay.access.http import Request, opens, opens_list
from rimay.core.child import Refused
from rimay.exchange import actions, limits, queries, refusals, uploads
from rimay.exchange.forms import FileForm
from rimay.exchange.kinds import ALL
from rimay.exchange.leaving import leaving_with
from rimay.exchange.models import Import
from rimay.exchange.planning import make_plan
from rimay.exchange.plans import Plan
from rimay.exchange.shown import shown
from rimay.exchange.tables import read_file
from rimay.exchange.views.telling import tell_reports
from rimay.exchange.workbook import empty_workbook, filled_workbook
from rimay.groups.models import Group
from rimay.records.paging import page_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PROBLEMS_SHOWN = 200


@opens_list(Import)
def import_list(request: Request, group: Group) -> HttpResponse:
    page = page_of(visible(request.actor, Import), "-id", request.GET)
    return render(request, "exchange/imports.html", {"page": page})


@opens_list(Import, "create")
def workbook(request: Request, group: Group) -> HttpResponse:
    """Hand out the workbook: empty, or with what the reader may see (`?filled=1`)."""
    language = (get_language() or "es")[:2]
    name = f"rimay-{language}.xlsx"
    if "filled" in request.GET:
        name = f"{group.slug}-{language}.xlsx"
        content = filled_workbook(request.actor, group, language)
    else:
        content = empty_workbook(language)
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@opens_list(Import, "create")
def import_new(request: Request, group: Group) -> HttpResponseBase:
    form = FileForm(request.POST or None, request.FILES or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        if (file.size or 0) > limits.FILE_BYTES:
            limit = limits.FILE_BYTES // limits.MEBIBYTE
            refused = refusals.words(Refused("too_big", limit=limit))
        else:
            upload = uploads.Upload(
                request.actor.user_id or 0, group.pk, file.name or "", file.read()
            )
            return redirect("import-look", group.slug, uploads.keep(upload))
    context = {"form": form, "refused": refused}
    status = 422 if refused or form.errors else 200
    return render(request, "exchange/new.html", context, status=status)


@opens_list(Import, "create")
def import_look(request: Request, group: Group, token: str) -> HttpResponseBase:
    """Show what an import would do; on yes, work it out anew and do it."""
    upload = uploads.kept(token, request.actor.user_id, group.pk)
    if upload is None:
        raise Http404
    try:
        grid = read_file(upload.name, upload.content)
    except Refused as refusal:
        uploads.forget(token)
        context = {"form": FileForm(), "refused": refusals.words(refusal)}
        return render(request, "exchange/new.html", context, status=422)
    plan = make_plan(request.actor, group, grid, ALL)
    if request.method == "POST" and plan.is_clean:
        return _carry_out(request, group, plan, upload.content, token)
    problems = plan.problems
    context = {
        "plan": plan,
        "sheets": [] if problems else shown(request.actor, group, plan),
        "problems": problems[:PROBLEMS_SHOWN],
        "more": max(len(problems) - PROBLEMS_SHOWN, 0),
        "name": upload.name,
    }
    status = 200 if plan.is_clean else 422
    return render(request, "exchange/look.html", context, status=status)


def _carry_out(
    request: Request, group: Group, plan: Plan, content: bytes, token: str
) -> HttpResponseBase:
    if plan.does_nothing:
        messages.info(request, _("Nothing in it is new: nothing was changed."))
        uploads.forget(token)
        return redirect("import-list", group.slug)
    try:
        made = actions.carry_out(request.actor, group, plan, content)
    except actions.ChangedMeanwhile:
        messages.warning(
            request, _("Somebody changed the same records meanwhile. Look again.")
        )
        return redirect("import-look", group.slug, token)
    uploads.forget(token)
    messages.success(
        request,
        _("Imported: %(made)s rows made, %(changed)s changed.")
        % {"made": made.made_count, "changed": made.changed_count},
    )
    tell_reports(request, made)
    return redirect("import", group.slug, made.pk)


@opens(Import)
def import_detail(request: Request, made: Import) -> HttpResponse:
    return _show(request, made)


@opens(Import, "remove")
def import_take_back(request: Request, made: Import) -> HttpResponseBase:
    group = request.group
    assert group is not None
    if request.method != "POST" or made.taken_back_at is not None:
        return redirect("import", group.slug, made.pk)
    leaving = leaving_with(request.actor, group, made)
    if leaving and "knows" not in request.POST:
        return _show(request, made, unread=True)
    try:
        actions.take_back(request.actor, group, made)
    except actions.DependedOn as stopped:
        return _show(request, made, stopped)
    messages.success(request, _("The import was taken back whole."))
    tell_reports(request, made, taken_back=True)
    return redirect("import", group.slug, made.pk)


def _show(
    request: Request,
    made: Import,
    stopped: actions.DependedOn | None = None,
    *,
    unread: bool = False,
) -> HttpResponse:
    """Show what an import did; told too is what keeps it, as far as one may read it,
    and before it is taken back, whose office or seat goes with it.
    """
    group, actor = request.group, request.actor
    assert group is not None
    may_take_back = can(actor, "remove", made) and not made.taken_back_at
    context = {
        "made": made,
        "done": queries.done_by(actor, group, made) if not made.taken_back_at else [],
        "stopped": stopped is not None,
        "resting": queries.readable(actor, group, stopped.rows) if stopped else [],
        "may_take_back": may_take_back,
        "leaving": leaving_with(actor, group, made) if may_take_back else None,
        "unread": unread,
    }
    status = 409 if stopped else 422 if unread else 200
    return render(request, "exchange/import.html", context, status=status)
