"""Answers of seats to a proposal: signed in, by personal link, or on their behalf."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from rimay.access import links, on_behalf
from rimay.access.acting import NotActing
from rimay.access.actor import bearer
from rimay.access.asking import Refused, can, visible
from rimay.access.http import Request, opens
from rimay.access.models import LinkPurpose, SeatLink
from rimay.dialogue.actions import positions, proposing
from rimay.dialogue.forms.deciding import (
    AnswerForm,
    ChairForm,
    CodeForm,
    ObjectionForm,
)
from rimay.dialogue.models import Objection, Proposal
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.queries import answering, decisions, runners
from rimay.dialogue.queries.acting import acting_for, session_of
from rimay.dialogue.views.proposals import not_acting, page_with
from rimay.groups.models import Membership
from rimay.records.actions import ChangedMeanwhile
from rimay.records.addresses import number_in
from rimay.records.saying import OnBehalfForm


@opens(Proposal, "answer")
def proposal_answer(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Keep the answer of one of the reader's seats; by POST."""
    group = proposal.group
    if request.method != "POST":
        return redirect("proposal", group.slug, proposal.pk)
    form = AnswerForm(request.POST, may_be_absent=False)
    seat = _own_seat(request)
    try:
        kept = form.is_valid() and _kept(request, proposal, seat, form)
    except NotActing as refusal:
        return not_acting(request, proposal, refusal)
    if kept:
        messages.success(
            request, _("Your answer is kept. You may change it until the round closes.")
        )
        return redirect("proposal", group.slug, proposal.pk)
    return page_with(request, proposal, form)


@opens(Proposal, "on_behalf")
def proposal_behalf(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Record what a seat answered by telephone, letter or messenger."""
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, may_be_absent=True)
    counted = [seat.pk for seat in answering.counted_seats(proposal)]
    seats = visible(request.actor, Membership).filter(pk__in=counted)
    saying = OnBehalfForm(data, actor=request.actor, seats=seats)
    if form.is_valid() and saying.is_valid() and (said := saying.said()):
        if _kept(request, proposal, said.membership, form, said):
            messages.success(request, _("Noted for the seat, with its source."))
            return redirect("proposal", proposal.group.slug, proposal.pk)
    context = {
        "group": proposal.group,
        "proposal": proposal,
        "form": form,
        "saying": saying,
        "forms": [form, saying],
        "wrong": request.method == "POST",
        "reads": decisions.reader_of_answers(proposal),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "dialogue/proposal_behalf.html", context, status=status)


@opens(Proposal, "answer")
def proposal_tell(request: Request, proposal: Proposal) -> HttpResponseBase:
    """Let a seat tell the chair first."""
    if request.method != "POST":
        seat = _own_seat(request)
        acting = acting_for([seat], session_of(proposal))[seat.pk]
        if not acting.is_by(request.actor):
            return not_acting(request, proposal, NotActing(acting))
    form = ChairForm(request.POST or None)
    if form.is_valid():
        try:
            positions.tell_chair(
                request.actor,
                proposal,
                _own_seat(request),
                text=form.cleaned_data["text"],
            )
        except NotActing as refusal:
            return not_acting(request, proposal, refusal)
        except proposing.WrongState:
            messages.error(request, _("This round is closed already."))
        else:
            messages.success(
                request, _("Whoever runs the round reads it, and nobody else.")
            )
        return redirect("proposal", proposal.group.slug, proposal.pk)
    context = {
        "group": proposal.group,
        "proposal": proposal,
        "form": form,
        "forms": [form],
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/proposal_tell.html", context, status=status)


@opens(Objection)
def objection_answer(request: Request, objection: Objection) -> HttpResponseBase:
    """Keep what the table answers to a founded objection."""
    proposal = objection.proposal
    if not can(request.actor, "decide", proposal):
        raise Refused("decide")
    first = {"answer": objection.answer, "is_withdrawn": not objection.is_standing}
    form = ObjectionForm(request.POST or None, initial=first)
    meanwhile = False
    if form.is_valid():
        given = form.cleaned_data
        try:
            positions.answer_objection(
                request.actor,
                objection,
                answer=given["answer"],
                is_standing=not given["is_withdrawn"],
                version=given["version"],
            )
        except ChangedMeanwhile:
            meanwhile = True
            objection.refresh_from_db()
        except proposing.WrongState:
            messages.error(request, _("This round is closed already."))
        if not meanwhile:
            return redirect("proposal", proposal.group.slug, proposal.pk)
    context = {
        "group": proposal.group,
        "proposal": proposal,
        "objection": objection,
        "form": form,
        "forms": [form],
        "meanwhile": meanwhile,
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "dialogue/objection.html", context, status=status)


# The address is the key, as for all pages of a link: it needs no token of its own.
@csrf_exempt
@links.by_link(LinkPurpose.WRITTEN_ROUND)
def round_by_link(request: Request, link: SeatLink) -> HttpResponse:
    """Answer a written round by personal link, with the code as a second step."""
    proposal = Proposal.objects.filter(
        pk=link.subject_id, group=link.group, is_written=True
    ).first()
    if proposal is None or proposal.state == ProposalState.DRAFT:
        raise Http404
    data = request.POST if request.method == "POST" else None
    code = CodeForm(data)
    proven = code.is_valid() and links.is_code_right(link, code.cleaned_data["code"])
    if code.is_valid() and not proven:
        words = _("This is not the code. After five wrong ones ask for a new link.")
        code.add_error("code", words)
    # What is said under a stricter rule is read with both steps, and past the gate.
    gated = proposal.behind_gate
    acknowledged = not gated or decisions.has_pledged(link.membership)
    if proven and acknowledged:
        request.actor = bearer(link.membership, pledged=True)
    asks = data is not None and "stand" in data
    form = AnswerForm(data if asks else None, may_be_absent=False)
    done = proven and asks and form.is_valid()
    own = answering.own_seats(request.actor, proposal)
    acts = bool(own and own[0].acts)
    if done and acts:
        done = _kept(request, proposal, link.membership, form)
    # What the seat answered before is not shown: the desk hands out link and code, and
    # while the round is open it learns neither what a seat answered nor that it did.
    context = {
        "group": link.group,
        "link": link,
        "proposal": proposal,
        "own": own[0] if own else None,
        "acts": acts,
        "wrong_press": asks and not acts,
        "form": form,
        "code": code,
        "forms": [form, code],
        "wrong": bool(code.errors or form.errors),
        "acknowledged": acknowledged,
        "shows": acknowledged and (proven or not gated),
        "proven": proven,
        "done": done and acts,
        "is_open": proposal.state == ProposalState.OPEN,
        "rule": decisions.rule_words(decisions.rules_under(proposal)),
        "taken": runners.taken_words(request.actor, proposal),
        "small": decisions.small_words(proposal),
        "reads": decisions.reader_of_answers(proposal),
    }
    status = 422 if context["wrong"] else 200
    if context["wrong_press"]:
        status = 403
    return render(request, "dialogue/written_round_link.html", context, status=status)


def _own_seat(request: Request) -> Membership:
    """Return the seat that is spoken for: the one named, or the only one there is."""
    own = sorted(request.actor.standing.membership_ids)
    rows = visible(request.actor, Membership).filter(pk__in=own)
    asked = request.POST.get("seat", "")
    if asked:
        rows = rows.filter(pk=number_in(asked) or 0)
    seat = rows.order_by("id").first()
    if seat is None:
        raise Http404
    return seat


def _kept(
    request: Request,
    proposal: Proposal,
    seat: Membership,
    form: AnswerForm,
    said: on_behalf.Said | None = None,
) -> bool:
    """Keep an answer, or put what stops it onto the form."""
    try:
        positions.answer(request.actor, proposal, seat, reply=form.reply(), said=said)
    except positions.ReasonNeeded:
        form.add_error("reason", _("Write the reason: it is what the table answers."))
    except positions.DoesNotCount:
        words = _(
            "This seat is not in the room, somebody else of it sits there, or it "
            "declared a conflict of interest."
        )
        form.add_error(None, words)
    except positions.TooLate:
        form.add_error(None, _("The last day of this round is over."))
    except proposing.WrongState:
        form.add_error(None, _("This round is closed already."))
    else:
        return True
    return False
