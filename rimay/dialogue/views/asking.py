"""A written round for whoever runs it: seats asked, reminded, links and codes."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rimay.access.asking import Refused, can
from rimay.access.http import Request, opens
from rimay.dialogue.actions import asking, proposing, telling
from rimay.dialogue.forms.convening import RoundForm, SeatForm
from rimay.dialogue.models import Proposal, SilenceConsent
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.queries import answering, asked, decisions, reached, runners
from rimay.dialogue.views.making import say_made


@opens(Proposal, "decide")
@never_cache
def proposal_asked(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Show how each seat was asked; to who runs the round also who answered."""
    if not _is_asking(proposal):
        return redirect("proposal", proposal.group.slug, proposal.pk)
    actor = request.actor
    lines = asked.lines_of(actor, proposal, _address(request))
    is_run = decisions.runs(actor, proposal)
    hands = can(actor, "on_behalf", proposal)
    context = {
        "group": proposal.group,
        "proposal": proposal,
        "lines": lines,
        "lead": asked.lead_of(proposal, lines),
        "summary": reached.summary_words([line.told for line in lines]),
        "runs": is_run,
        "taken": runners.taken_words(actor, proposal),
        "may_take": runners.may_take_over(actor, proposal),
        "may_hand": hands,
        "unasked": sum(not line.is_asked for line in lines),
        "unanswered": sum(line.has_answered is False for line in lines),
        "by_mail": any(
            line.told.has_mail or not hands
            for line in lines
            if line.has_answered is False
        ),
        "has_stuck": any(line.told.has_stuck for line in lines),
        "round": telling.times_told(proposal.group_id, asking.KIND, proposal.pk)
        if is_run
        else 0,
        "silence": asked.silence_of(actor, proposal),
        "may_consent": can(actor, "create", SilenceConsent),
        "rule": decisions.rule_words(decisions.rules_under(proposal)),
        "hand": _to(proposal, "proposal-asked-hand") if hands else "",
        "again": _to(proposal, "proposal-asked-again"),
    }
    return render(request, "dialogue/asked.html", context)


@opens(Proposal, "decide")
def proposal_take(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Run a round from now on whose runner has left; by POST only."""
    if request.method == "POST":
        try:
            asking.take_over(request.actor, proposal)
        except proposing.WrongState:
            messages.error(request, _("This round is closed already."))
        else:
            messages.success(request, _("You run this round from now on."))
    return redirect("proposal", proposal.group.slug, proposal.pk)


@opens(Proposal, "on_behalf")
@never_cache
def proposal_codes(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Show each seat's code, apart from its link: to be told by another way."""
    if not _is_asking(proposal):
        return redirect("proposal", proposal.group.slug, proposal.pk)
    context = {
        "group": proposal.group,
        "proposal": proposal,
        "lines": asked.lines_of(request.actor, proposal, _address(request)),
    }
    return render(request, "dialogue/asked_codes.html", context)


@opens(Proposal, "on_behalf")
@never_cache
def proposal_slips(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Show a slip on paper for each seat: its link as a picture, boxes to mark."""
    if not _is_asking(proposal):
        return redirect("proposal", proposal.group.slug, proposal.pk)
    lines = asked.lines_of(request.actor, proposal, _address(request))
    context = {
        "group": proposal.group,
        "proposal": proposal,
        "lines": [line for line in lines if line.link],
    }
    return render(request, "dialogue/asked_slips.html", context)


@opens(Proposal, "decide")
def proposal_asked_send(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Ask the seats that were not asked yet; by POST only."""
    if request.method == "POST":
        _say_made(request, partial(asking.ask_seats, request.actor, proposal))
    return _back(proposal)


@opens(Proposal, "decide")
def proposal_asked_remind(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Remind the seats that have not answered; by POST, for who runs the round."""
    form = RoundForm(request.POST or None)
    if form.is_valid():
        number = form.cleaned_data["round"]
        _say_made(
            request,
            partial(asking.remind, request.actor, proposal, round_number=number),
        )
    elif not proposal.is_run_by(request.actor.user_id):
        raise Refused("decide")
    return _back(proposal)


@opens(Proposal, "on_behalf")
def proposal_asked_retry(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Let what did not leave go out now; by POST only."""
    if request.method == "POST":
        asking.try_again(request.actor, proposal)
        messages.success(request, _("Tried again: below is what became of each mail."))
    return _back(proposal)


@opens(Proposal, "on_behalf")
def proposal_asked_hand(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Note that a seat was asked by a person; by POST only."""
    return _hand(request, proposal, again=False)


@opens(Proposal, "on_behalf")
def proposal_asked_again(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Note that who runs the round reminded a seat in person; by POST only."""
    return _hand(request, proposal, again=True)


@opens(Proposal, "on_behalf")
def proposal_codes_renew(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Give a seat a new link and code; by POST only."""
    form = SeatForm(request.POST, seats=answering.counted_seats(proposal))
    if form.is_valid():
        try:
            asking.renew_link(request.actor, proposal, seat=form.cleaned_data["seat"])
        except proposing.WrongState:
            messages.error(request, _("This round is closed already."))
        else:
            messages.success(
                request,
                _("The seat has a new link and code; the old ones open nothing."),
            )
    return redirect("proposal-codes", proposal.group.slug, proposal.pk)


def _say_made(request: Request, make: Callable[[], int]) -> None:
    closed = _("This round is closed already.")
    say_made(request, make, proposing.WrongState, closed)


def _hand(request: Request, proposal: Proposal, *, again: bool) -> HttpResponseBase:
    form = SeatForm(request.POST, seats=answering.counted_seats(proposal))
    if not form.is_valid():
        return _back(proposal)
    seat = form.cleaned_data["seat"]
    try:
        asking.note_handed_over(request.actor, proposal, seat=seat, again=again)
    except proposing.WrongState:
        messages.error(request, _("This round is closed already."))
    return redirect(f"{_to(proposal, 'proposal-asked')}#seat-{seat.pk}")


def _is_asking(proposal: Proposal) -> bool:
    return proposal.is_written and proposal.state == ProposalState.OPEN


def _address(request: Request) -> asked.Address:
    def address(words: str) -> str:
        return request.build_absolute_uri(reverse("round-by-link", args=[words]))

    return address


def _to(proposal: Proposal, name: str) -> str:
    return reverse(name, args=[proposal.group.slug, proposal.pk])


def _back(proposal: Proposal) -> HttpResponse:
    return redirect("proposal-asked", proposal.group.slug, proposal.pk)
