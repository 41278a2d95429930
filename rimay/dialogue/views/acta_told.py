"""An acta that is circulated, seat by seat: told by mail or by hand, reminded, counted."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rimay.access.http import Request, opens
from rimay.dialogue.actions import circulating, closing, telling
from rimay.dialogue.forms.convening import RoundForm, SeatForm
from rimay.dialogue.models import Acta
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.models.notices import NoticeKind
from rimay.dialogue.queries import acta_told as queries
from rimay.dialogue.queries import actas, agendas, reached
from rimay.dialogue.views.making import say_made


@opens(Acta, "close")
@never_cache
def acta_told(request: Request, acta: Acta) -> HttpResponseBase:
    """Show how each seat was told, and what came of it as far as that is kept."""
    if acta.state != ActaState.CIRCULATED:
        return redirect("acta", acta.group.slug, acta.pk)

    def address(words: str) -> str:
        return request.build_absolute_uri(reverse("link-acta", args=[words]))

    lines = queries.lines_of(request.actor, acta, address)
    keeps = actas.keeps_whose(acta)
    heard = queries.heard_of(request.actor, acta)
    context = {
        "group": acta.group,
        "acta": acta,
        "meeting": acta.meeting,
        "lines": lines,
        "lead": actas.lead_of(request.actor, acta, filed=1),
        "heard": heard,
        "heard_words": queries.heard_words(heard),
        "summary": reached.summary_words([line.told for line in lines]),
        "keeps_whose": keeps,
        "untold": sum(not line.told.seat.notices for line in lines),
        "silent": sum(not line.has_said for line in lines) if keeps else len(lines),
        "by_mail": any(line.told.has_mail for line in lines if not line.has_said),
        "has_stuck": any(line.told.has_stuck for line in lines),
        "round": telling.times_told(acta.group_id, NoticeKind.ACTA, acta.pk),
        "is_neutral": agendas.is_neutral(acta.meeting),
        "hand": reverse("acta-told-hand", args=[acta.group.slug, acta.pk]),
    }
    return render(request, "dialogue/acta_told.html", context)


@opens(Acta, "close")
def acta_told_send(request: Request, acta: Acta) -> HttpResponseBase:
    """Tell the seats that were not told yet; by POST only."""
    if request.method == "POST":
        _say_made(request, partial(circulating.tell_seats, request.actor, acta))
    return _back(acta)


@opens(Acta, "close")
def acta_told_remind(request: Request, acta: Acta) -> HttpResponseBase:
    """Remind the seats that said nothing; by POST only."""
    form = RoundForm(request.POST or None)
    if form.is_valid():
        number = form.cleaned_data["round"]
        _say_made(
            request,
            partial(circulating.remind_seats, request.actor, acta, round_number=number),
        )
    return _back(acta)


@opens(Acta, "close")
def acta_told_retry(request: Request, acta: Acta) -> HttpResponseBase:
    """Let what did not leave go out now; by POST only."""
    if request.method == "POST":
        circulating.try_again(request.actor, acta)
        messages.success(request, _("Tried again: below is what became of each mail."))
    return _back(acta)


@opens(Acta, "close")
def acta_told_hand(request: Request, acta: Acta) -> HttpResponseBase:
    """Note that a seat was told by a person; by POST only."""
    form = SeatForm(request.POST, seats=queries.seats_told(acta))
    if not form.is_valid():
        return _back(acta)
    seat = form.cleaned_data["seat"]
    try:
        circulating.note_handed_over(request.actor, acta, seat=seat)
    except (closing.NotReady, closing.AlreadyClosed):
        messages.error(request, _("It is not circulated any more."))
    address = reverse("acta-told", args=[acta.group.slug, acta.pk])
    return redirect(f"{address}#seat-{seat.pk}")


def _say_made(request: Request, make: Callable[[], int]) -> None:
    over = (closing.NotReady, closing.AlreadyClosed)
    say_made(request, make, over, _("It is not circulated any more."))


def _back(acta: Acta) -> HttpResponse:
    return redirect("acta-told", acta.group.slug, acta.pk)
