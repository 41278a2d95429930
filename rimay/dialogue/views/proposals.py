"""Proposals: prepared, put, run and closed by the chair."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access import on_behalf
from rimay.access.acting import NotActing, words_of
from rimay.access.asking import Refused, can, visible
from rimay.access.http import Request, opens, opens_list
from rimay.core import formatting
from rimay.dialogue.actions import asking, outcomes, proposing, ratifying
from rimay.dialogue.forms.deciding import (
    AnswerForm,
    ClosingForm,
    ProposalForm,
    RatificationForm,
    RoundForm,
)
from rimay.dialogue.models import AgendaItem, Proposal, Ratification
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.queries import answering, decisions, runners
from rimay.dialogue.queries.quorum import quorum_of
from rimay.dialogue.share import PROPOSAL
from rimay.groups.models import Group
from rimay.records import lists
from rimay.records.addresses import number_in


@opens_list(Proposal)
def proposal_list(request: Request, group: Group) -> HttpResponse:
    context = {
        "kind": PROPOSAL,
        "listing": lists.listing(request.actor, PROPOSAL, group, request.GET),
        "may_create": can(request.actor, "create", Proposal),
        "open": decisions.open_rounds(request.actor, group),
    }
    return render(request, "dialogue/proposals.html", context)


@opens(Proposal)
def proposal_page(request: Request, proposal: Proposal) -> HttpResponse:
    return _page(request, proposal)


@opens_list(Proposal, "create")
def proposal_create(request: Request, group: Group) -> HttpResponseBase:
    """Prepare a text: for the item that the address names, or for a written round."""
    item = _item(request)
    if item is not None and not decisions.may_propose(request.actor, item):
        raise Refused("create")
    form = ProposalForm(
        request.POST or None, group=group, proposal=None, is_written=item is None
    )
    if form.is_valid():
        try:
            made = proposing.draft_proposal(
                request.actor, group, draft=form.draft(), item=item
            )
        except Refused:
            if item is not None:
                raise
            form.tell_gate()
        else:
            return redirect("proposal", group.slug, made.pk)
    context = {"group": group, "form": form, "forms": [form], "item": item}
    context["like"] = _like(group, item)
    status = 422 if form.errors else 200
    return render(request, "dialogue/proposal_form.html", context, status=status)


@opens(Proposal, "decide")
def proposal_change(request: Request, proposal: Proposal) -> HttpResponseBase:
    group = proposal.group
    form = ProposalForm(
        request.POST or None,
        group=group,
        proposal=proposal,
        is_written=proposal.item_id is None,
    )
    meanwhile = False
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            proposing.reword(
                request.actor, proposal, draft=form.draft(), version=version
            )
        except proposing.WrongState:
            meanwhile = True
            proposal.refresh_from_db()
        except Refused:
            form.tell_gate()
        else:
            messages.success(request, _("Saved."))
            return redirect("proposal", group.slug, proposal.pk)
    context = {
        "group": group,
        "form": form,
        "forms": [form],
        "item": proposal.item,
        "proposal": proposal,
        "meanwhile": meanwhile,
        "like": proposal,
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "dialogue/proposal_form.html", context, status=status)


@opens(Proposal, "decide")
def proposal_put(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Put the text to a decision, in the session or as a written round; by POST."""
    if request.method != "POST":
        return redirect("proposal", proposal.group.slug, proposal.pk)
    form = RoundForm(request.POST)
    try:
        if proposal.item_id is not None:
            proposing.put_proposal(request.actor, proposal)
        elif form.is_valid():
            due_on = form.cleaned_data["due_on"]
            asking.open_round(request.actor, proposal, due_on=due_on)
            return redirect("proposal-asked", proposal.group.slug, proposal.pk)
        else:
            return _page(request, proposal, round_form=form, status=422)
    except proposing.NoQuorum as missing:
        words = decisions.quorum_words(missing.quorum)
        why = _("Nothing is put to a decision without quorum. %(missing)s")
        messages.error(request, why % {"missing": words})
        return _page(request, proposal, status=409)
    except proposing.NotInSession:
        messages.error(request, _("The session is not under way, or the item closed."))
        return _page(request, proposal, status=409)
    except proposing.WrongState:
        messages.error(request, _("This text is not in preparation any more."))
        return _page(request, proposal, status=409)
    return redirect("proposal", proposal.group.slug, proposal.pk)


@opens(Proposal, "decide")
def proposal_close(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Close the round: the result by the rule, in a written act."""
    seats = answering.counted_seats(proposal)
    data = request.POST if request.method == "POST" else None
    form = ClosingForm(data, actor=request.actor, seats=seats)
    if request.method == "POST" and form.is_valid():
        try:
            outcomes.close_proposal(request.actor, proposal, closing=form.closing())
        except outcomes.Unanswered as still:
            _say_what_waits(request, proposal, still)
            return _page(request, proposal, status=409)
        except proposing.WrongState:
            messages.error(request, _("This round is closed already."))
        return redirect("proposal", proposal.group.slug, proposal.pk)
    if proposal.state != ProposalState.OPEN:
        return redirect("proposal", proposal.group.slug, proposal.pk)
    context = {"group": proposal.group, "proposal": proposal, "form": form}
    return render(request, "dialogue/proposal_close.html", context)


@opens(Proposal, "decide")
def proposal_withdraw(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Ask before a text is withdrawn: what was answered to it is gone with it."""
    if request.method != "POST" and proposal.state == ProposalState.OPEN:
        context = {"group": proposal.group, "proposal": proposal}
        return render(request, "dialogue/proposal_withdraw.html", context)
    if request.method == "POST":
        try:
            proposing.withdraw_proposal(request.actor, proposal)
        except proposing.WrongState:
            messages.error(request, _("This round is closed already."))
        else:
            messages.success(request, _("The text is withdrawn; answers are erased."))
    return redirect("proposal", proposal.group.slug, proposal.pk)


@opens(Ratification, "change")
def ratification_say(request: Request, ratification: Ratification) -> HttpResponseBase:
    """Keep what an organisation answered, with its letter."""
    group = ratification.group
    form = RatificationForm(request.POST or None)
    if form.is_valid():
        try:
            ratifying.ratify(request.actor, ratification, **form.cleaned_data)
        except ratifying.NotAwaited:
            messages.error(
                request,
                _("Nobody waits for this answer any more. Nothing was changed."),
            )
        except ratifying.TooLate:
            words = _(
                "Its last day was %(day)s. If the letter is of an earlier day, note that "
                "day; if not, the text goes to the table again. Nothing was changed."
            )
            day = formatting.date_words(ratification.due_on)
            messages.error(request, words % {"day": day})
        else:
            messages.success(request, _("Noted."))
        return redirect("agreement", group.slug, ratification.agreement_id)
    context = {
        "group": group,
        "ratification": ratification,
        "form": form,
        "forms": [form],
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/ratification.html", context, status=status)


def _page(
    request: Request,
    proposal: Proposal,
    *,
    answer_form: AnswerForm | None = None,
    round_form: RoundForm | None = None,
    status: int = 200,
) -> HttpResponse:
    proposal.refresh_from_db()
    shown = decisions.decision_of(request.actor, proposal)
    marks = on_behalf.marks_by_row(request.actor, shown.by_seat, standing=True)
    item = proposal.item
    quorum = None
    if item is not None and proposal.state == ProposalState.DRAFT:
        quorum = quorum_of(item.meeting, item)
    context = {
        "group": proposal.group,
        "proposal": proposal,
        "shown": shown,
        "answered": [(row, marks.get(row.pk, ())) for row in shown.by_seat],
        "item": item,
        "sees_item": item is not None and can(request.actor, "read", item),
        "quorum": decisions.quorum_words(quorum) if quorum else "",
        "may_put": quorum is None or quorum.may_decide,
        "may_decide": can(request.actor, "decide", proposal),
        "taken": runners.taken_words(request.actor, proposal),
        "may_take": runners.may_take_over(request.actor, proposal),
        "may_say": can(request.actor, "on_behalf", proposal),
        "forms": [answer_form] if answer_form else [],
        "form": answer_form or AnswerForm(None, may_be_absent=False),
        "round_form": round_form or RoundForm(),
        "reads": decisions.reader_of_answers(proposal),
        "charter": decisions.rules_under(proposal).charter,
    }
    return render(request, "dialogue/proposal.html", context, status=status)


def page_with(request: Request, proposal: Proposal, form: AnswerForm) -> HttpResponse:
    """Return the proposal's page with an answer that could not be kept."""
    return _page(request, proposal, answer_form=form, status=422)


def not_acting(
    request: Request, proposal: Proposal, refusal: NotActing
) -> HttpResponse:
    """Return the proposal's page to who does not act for their seat, and say why."""
    why = words_of(refusal.acting)
    messages.error(request, f"{why} {_('Nothing was saved.')}")
    return _page(request, proposal, status=403)


def _item(request: Request) -> AgendaItem | None:
    asked = number_in(request.GET.get("item", "")) or 0
    return visible(request.actor, AgendaItem).filter(pk=asked).first()


def _like(group: Group, item: AgendaItem | None) -> Proposal:
    """Return a proposal as it would be kept, to say beforehand who reads it."""
    row = Proposal(group=group, access_class="members")
    if item is not None:
        row.take_class_of(item)
    return row


def _say_what_waits(
    request: Request, proposal: Proposal, still: outcomes.Unanswered
) -> None:
    """Say why a round does not close; how many seats wait, to who runs it alone."""
    runs = decisions.runs(request.actor, proposal)
    if still.seats and not runs:
        messages.error(request, _("Seats in the room have not answered."))
    elif still.seats:
        words = ngettext(
            "%(n)s seat in the room has not answered.",
            "%(n)s seats in the room have not answered.",
            still.seats,
        )
        messages.error(request, words % {"n": still.seats})
    if still.objections:
        words = ngettext(
            "%(n)s objection has no answer of the table yet.",
            "%(n)s objections have no answer of the table yet.",
            still.objections,
        )
        messages.error(request, words % {"n": still.objections})
