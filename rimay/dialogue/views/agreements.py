"""Agreements on pages of their own."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.core import clock
from rimay.dialogue.actions import completing, progress
from rimay.dialogue.forms.agreements import ConfirmForm, PlanForm
from rimay.dialogue.forms.progress import ReportForm
from rimay.dialogue.models import (
    Agreement,
    AgreementUpdate,
)
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries import agreements, fulfilment, owed
from rimay.dialogue.queries.gaps import gaps
from rimay.dialogue.share import AGREEMENT
from rimay.groups.models import Group
from rimay.library.files import signed_words
from rimay.records import lists
from rimay.records.actions import ChangedMeanwhile
from rimay.records.handing import handed_out
from rimay.records.saying import OnBehalfForm
from rimay.records.views import detail_context


@opens_list(Agreement)
def agreement_list(request: Request, group: Group) -> HttpResponse:
    context = {
        "kind": AGREEMENT,
        "listing": lists.listing(request.actor, AGREEMENT, group, request.GET),
        "may_create": can(request.actor, "create", Agreement),
        "lead": agreements.agreements_lead(request.actor),
        "due": agreements.due(request.actor, group),
    }
    return render(request, "dialogue/agreements.html", context)


@opens(Agreement)
def agreement_page(request: Request, agreement: Agreement) -> HttpResponse:
    updates = agreements.updates(request.actor, agreement)
    marks = on_behalf.marks_by_row(request.actor, updates)
    context = detail_context(request, AGREEMENT, agreement) | {
        "agreement": agreement,
        "late": agreements.late_words(agreement),
        "gaps": gaps(agreement) if agreement.is_open else [],
        "said_fulfilled": agreement.fulfilment_said_on,
        "updates": [(row, marks.get(row.pk, [])) for row in updates],
        "named": agreements.reporters_seen(request.actor, updates),
        "may_report": agreement.is_open
        and agreement.status != "to_ratify"
        and can(request.actor, "progress", agreement),
        "may_confirm": agreement.status != "to_ratify"
        and can(request.actor, "confirm", agreement),
        "may_complete": can(request.actor, "change", agreement),
        "ratifications": agreements.ratifications(request.actor, agreement),
        "has_own_act": True,
    }
    return render(request, "dialogue/agreement.html", context)


@opens(Agreement, "progress")
def agreement_progress(request: Request, agreement: Agreement) -> HttpResponseBase:
    """Report how far an agreement got; the desk may do so for a seat."""
    assert request.group is not None
    actor = request.actor
    data = request.POST or None
    form = ReportForm(data, request.FILES or None, agreement=agreement)
    seats = agreements.who_answers(actor, agreement)
    speaks = can(actor, "on_behalf", agreement) and seats.exists()
    saying = OnBehalfForm(data, actor=actor, among=seats) if speaks else None
    meanwhile = False
    if form.is_valid() and (saying is None or saying.is_valid()):
        try:
            progress.report_progress(
                actor,
                agreement,
                report=form.report(),
                version=form.cleaned_data["version"],
                said=saying.said() if saying else None,
            )
        except progress.NotYet:
            messages.error(request, _("This agreement is not open. Nothing was kept."))
            return redirect("agreement", request.group.slug, agreement.pk)
        except ChangedMeanwhile:
            meanwhile = True
            agreement.refresh_from_db()
        else:
            messages.success(request, _("Your report stands with the agreement."))
            brought = form.cleaned_data["file"]
            if brought is not None and brought.is_signed:
                messages.info(request, signed_words())
            return redirect("agreement", request.group.slug, agreement.pk)
    forms = [held for held in (form, saying) if held is not None]
    wrong = any(held.errors for held in forms)
    context = {
        "group": request.group,
        "agreement": agreement,
        "form": form,
        "saying": saying,
        "forms": forms,
        "wrong": wrong,
        "meanwhile": meanwhile,
    }
    status = 409 if meanwhile else 422 if wrong else 200
    return render(request, "dialogue/progress.html", context, status=status)


@opens(Agreement, "change")
def agreement_complete(request: Request, agreement: Agreement) -> HttpResponseBase:
    """Say who does it, until when, and who follows up."""
    assert request.group is not None
    form = PlanForm(
        request.POST or None,
        actor=request.actor,
        agreement=agreement,
        ratifying=agreements.may_ratify(request.actor, agreement),
    )
    meanwhile = False
    if form.is_valid():
        try:
            completing.complete_agreement(
                request.actor,
                agreement,
                plan=form.plan(),
                version=form.cleaned_data["version"],
            )
        except ChangedMeanwhile:
            meanwhile = True
            agreement.refresh_from_db()
        else:
            messages.success(request, _("Saved."))
            return redirect(_where_it_is_spoken_of(request.group, agreement))
    return _form_page(request, agreement, form, "dialogue/complete.html", meanwhile)


def _where_it_is_spoken_of(group: Group, agreement: Agreement) -> str:
    """Return the table while its session is under way: the talk goes on there."""
    meeting = agreement.meeting
    if meeting is None or meeting.state != MeetingState.UNDER_WAY:
        return reverse("agreement", args=[group.slug, agreement.pk])
    at = reverse("meeting-table", args=[group.slug, meeting.pk])
    return f"{at}?item={agreement.item_id}" if agreement.item_id else at


@opens(Agreement, "confirm")
def agreement_confirm(request: Request, agreement: Agreement) -> HttpResponseBase:
    """Settle an agreement, by who follows it up."""
    assert request.group is not None
    actor, data = request.actor, request.POST or None
    form = ConfirmForm(data, actor=actor, agreement=agreement)
    seats = agreements.who_follows_up(actor, agreement)
    speaks = can(actor, "on_behalf", agreement) and seats.exists()
    saying = OnBehalfForm(data, actor=actor, among=seats) if speaks else None
    meanwhile = False
    if form.is_valid() and (saying is None or saying.is_valid()):
        try:
            progress.confirm(
                request.actor,
                agreement,
                verdict=form.verdict(),
                version=form.cleaned_data["version"],
                said=saying.said() if saying else None,
            )
        except progress.NotYet:
            messages.error(request, _("This agreement still waits to be ratified."))
            return redirect("agreement", request.group.slug, agreement.pk)
        except ChangedMeanwhile:
            meanwhile = True
            agreement.refresh_from_db()
        else:
            messages.success(request, _("Confirmed, and kept in its history."))
            return redirect("agreement", request.group.slug, agreement.pk)
    return _form_page(
        request, agreement, form, "dialogue/confirm.html", meanwhile, saying
    )


@opens(AgreementUpdate)
def update_date(request: Request, update: AgreementUpdate) -> HttpResponseBase:
    """Give or refuse a new date that was asked for; by POST."""
    assert request.group is not None
    if request.method == "POST":
        is_given = request.POST.get("answer") == "give"
        said = _("The new date holds.") if is_given else _("The former date stays.")
        try:
            progress.answer_date(request.actor, update, is_given=is_given)
        except ChangedMeanwhile:
            words = _("Somebody else answered it meanwhile. Nothing was changed.")
            messages.warning(request, words)
        else:
            messages.success(request, said)
    return redirect("agreement", request.group.slug, update.agreement_id)


@opens(AgreementUpdate)
def update_file(request: Request, update: AgreementUpdate) -> HttpResponseBase:
    """Hand out what shows it, always to be kept and never run by the browser."""
    if not update.file:
        raise Http404
    try:
        content = update.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return handed_out(content, update.file_name)


@opens_list(Agreement)
def agreements_ours(request: Request, group: Group) -> HttpResponse:
    """Show what we owe, what is owed to us, and what is late."""
    shown = owed.ours(request.actor, group)
    lead = owed.ours_words(request.actor, shown)
    context = {"group": group, "ours": shown, "lead": lead}
    return render(request, "dialogue/ours.html", context)


@opens_list(Agreement)
def agreements_matrix(request: Request, group: Group) -> HttpResponse:
    """Show the matrix of agreements on one landscape page."""
    everything = request.GET.get("all") == "1"
    context = {
        "group": group,
        "everything": everything,
        "matrix": owed.matrix(
            request.actor, group, everything=everything, shared=False
        ),
        "lead": agreements.agreements_lead(request.actor),
        "as_of": clock.today(),
    }
    return render(request, "dialogue/matrix.html", context)


@opens_list(Agreement)
def agreements_fulfilment(request: Request, group: Group) -> HttpResponse:
    """Show quarter by quarter how what fell due was fulfilled, and what a number counts."""
    held = fulfilment.quarters(request.actor)
    code, of = request.GET.get("quarter", ""), request.GET.get("of", "")
    counted = fulfilment.counted_of(request.actor, held, code, of)
    context = {"group": group, "quarters": held, "counted": counted}
    return render(request, "dialogue/fulfilment.html", context)


@opens_list(Agreement)
def agreements_picture(request: Request, group: Group) -> HttpResponse:
    """Hand out the matrix as a picture: only what all of the table may see."""
    answer = HttpResponse(owed.picture_of(request.actor, group), "image/png")
    day = clock.today().isoformat()
    answer["Content-Disposition"] = f'attachment; filename="{group.slug}-{day}.png"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _form_page(
    request: Request,
    agreement: Agreement,
    form: PlanForm | ConfirmForm,
    template: str,
    meanwhile: bool,
    saying: OnBehalfForm | None = None,
) -> HttpResponse:
    forms = [held for held in (form, saying) if held is not None]
    wrong = any(held.errors for held in forms)
    context = {
        "group": request.group,
        "agreement": agreement,
        "form": form,
        "saying": saying,
        "forms": forms,
        "wrong": wrong,
        "meanwhile": meanwhile,
    }
    status = 409 if meanwhile else 422 if wrong else 200
    return render(request, template, context, status=status)
