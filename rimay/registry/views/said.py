"""What was recorded for seats: all of it, and what the seat and the desk say to it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.access.models import OnBehalf
from rimay.access.naming import name_of
from rimay.groups.models import Group
from rimay.records.paging import page_of
from rimay.registry import said
from rimay.registry.forms import CorrectionForm


@opens_list(OnBehalf)
def said_list(request: Request, group: Group) -> HttpResponse:
    """List what was recorded for seats, newest first; or what they corrected since."""
    actor = request.actor
    waits = request.GET.get("only") == "corrected"
    rows = said.unsettled(actor) if waits else said.all_recorded(actor)
    page = page_of(rows, "-id", request.GET)
    context = {
        "group": group,
        "page": page,
        "recorded": said.recorded_in(actor, group, page.rows),
        "waits": waits,
        "may_correct": bool(page.rows) and can(actor, "correct", page.rows[0]),
        "at_desk": can(actor, "settle", OnBehalf),
    }
    return render(request, "registry/said.html", context)


@opens(OnBehalf, "correct")
def said_correct(request: Request, saying: OnBehalf) -> HttpResponseBase:
    """Let the seat say what is right; what was recorded stays beside it."""
    assert request.group is not None
    held = said.place_of(request.actor, request.group, saying)
    if held.said_anew:
        # Words beside it would count nowhere, and tell the desk what the seat answers.
        words = _(
            "This is still open: say it here yourselves. What was said last counts."
        )
        messages.info(request, words)
        # Who came to the seat since does not read its answer, nor where it stands.
        return redirect(held.url or reverse("said-list", args=[request.group.slug]))
    form = CorrectionForm(request.POST or None)
    if form.is_valid():
        on_behalf.correct(
            request.actor, saying, correction=form.cleaned_data["correction"]
        )
        words = _(
            "Your correction stands beside what was recorded, and waits at the "
            "secretariat."
        )
        messages.success(request, words)
        return redirect("said-list", request.group.slug)
    mark = on_behalf.marks_of(request.actor, [saying])[0]
    context = {
        "group": request.group,
        "saying": saying,
        "held": held,
        "seat_name": name_of(request.actor, saying.membership),
        "mark": mark,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "registry/said_correct.html", context, status=status)


@opens(OnBehalf, "correct")
def said_confirm(request: Request, saying: OnBehalf) -> HttpResponseBase:
    """Let the seat say that what was recorded for it is right; by POST."""
    assert request.group is not None
    if request.method == "POST":
        read = request.POST.get("read", "")
        if on_behalf.confirm(request.actor, saying, read=read):
            messages.success(request, _("Noted: it is right as it was recorded."))
        else:
            words = _("It was recorded or corrected anew meanwhile: read it first.")
            messages.warning(request, words)
    return redirect("said-list", request.group.slug)


@opens(OnBehalf, "tell")
def said_tell(request: Request, saying: OnBehalf) -> HttpResponseBase:
    """Note that the seat was told what was recorded for it; by POST."""
    assert request.group is not None
    if request.method == "POST" and saying.told_at is None:
        on_behalf.mark_told(request.actor, saying)
        messages.success(request, _("Noted: the seat was told."))
    return redirect("membership", request.group.slug, saying.membership_id)


@opens(OnBehalf, "settle")
def said_settle(request: Request, saying: OnBehalf) -> HttpResponseBase:
    """Note that the secretariat attended to what the seat corrected; by POST."""
    assert request.group is not None
    if request.method == "POST":
        read = request.POST.get("read", "")
        if on_behalf.settle(request.actor, saying, read=read):
            words = _("Noted: what the seat corrected was attended to.")
            messages.success(request, words)
        else:
            words = _(
                "The seat corrected it anew meanwhile: read first what it says now."
            )
            messages.warning(request, words)
    return redirect("said-list", request.group.slug)
