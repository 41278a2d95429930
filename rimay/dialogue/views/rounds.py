"""The yearly round: the desk's page, paper, a request, and the seat's own link."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.access.links import by_link, given_links, words_of
from rimay.access.models import LinkPurpose, SeatLink
from rimay.dialogue.actions import rounds
from rimay.dialogue.forms.rounds import OpenRoundForm, RoundAnswerForm
from rimay.dialogue.models import RoundQuestion
from rimay.dialogue.models.rounds import RoundAnswer
from rimay.dialogue.queries import messages_to_seats
from rimay.dialogue.queries import rounds as queries
from rimay.groups.models import Group
from rimay.groups.roles import Capacity


@opens(Group, "change")
@never_cache
def round_page(request: Request, group: Group) -> HttpResponseBase:
    """Who answered, who did not, and the next step for each."""
    form = OpenRoundForm(request.POST or None, until=queries.answer_day(group))
    if form.is_valid():
        asked = rounds.open_round(request.actor, group, **form.cleaned_data)
        messages.success(request, _("People asked: %(n)s.") % {"n": asked})
        return redirect("round", group.slug)
    held = queries.newest_round(request.actor)
    context = {
        "group": group,
        "form": form,
        "forms": [form],
        "lead": queries.lead(held),
        "round": held,
        "messages_by_question": _messages(request, group, held),
        "ending": queries.ending_soon(request.actor),
        "would_ask": queries.who_would_be_asked(request.actor),
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/round.html", context, status=status)


@opens(Group, "change")
def round_settle(request: Request, group: Group) -> HttpResponseBase:
    """Take silence for what it is, by POST only; the timer does so each day as well."""
    if request.method == "POST":
        count = rounds.settle_round(request.actor, group)
        messages.success(request, _("Unconfirmed now: %(n)s.") % {"n": count})
    return redirect("round", group.slug)


@opens(Group, "change")
@never_cache
def round_print(request: Request, group: Group) -> HttpResponse:
    """A slip on paper for each person who has not answered."""
    held = queries.newest_round(request.actor)
    context = {
        "group": group,
        "round": held,
        "slips": list(_messages(request, group, held).values()),
    }
    return render(request, "dialogue/round_print.html", context)


@opens(RoundQuestion, "change")
def round_answer(request: Request, question: RoundQuestion) -> HttpResponseBase:
    """Take down what somebody said elsewhere."""
    group = request.group
    assert group is not None
    form = RoundAnswerForm(request.POST or None)
    if form.is_valid():
        answer = RoundAnswer(form.cleaned_data["answer"])
        rounds.answer_round(request.actor, question, answer=answer, said=form.said())
        messages.success(request, _("Noted, with where it comes from."))
        return redirect("round", group.slug)
    context = {
        "group": group,
        "question": question,
        "form": form,
        "forms": [form],
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/round_answer.html", context, status=status)


@opens(RoundQuestion)
def round_request(request: Request, question: RoundQuestion) -> HttpResponse:
    """The request for a designation as a letter, to be printed and signed."""
    seat = question.holder.membership
    letter = question.request
    context = {
        "group": request.group,
        "question": question,
        "seat": seat,
        "letter": letter if letter and can(request.actor, "read", letter) else None,
    }
    return render(request, "dialogue/round_request.html", context)


@by_link(LinkPurpose.STILL_YOU)
def round_link(request: Request, link: SeatLink) -> HttpResponseBase:
    """ "Still you?": one press for each person of the seat; a GET changes nothing."""
    questions = queries.questions_of(request.actor, link.membership, link.subject_id)
    given = request.POST.get("answer", "")
    asked = next(
        (q for q in questions if str(q.pk) == request.POST.get("question")), None
    )
    over = False
    if request.method == "POST" and asked and given in RoundAnswer.values:
        try:
            rounds.answer_round(request.actor, asked, answer=RoundAnswer(given))
        except rounds.RoundOver:
            over = True
        else:
            return redirect(request.path)
    known = queries.named_people(request.actor, questions)
    context = {
        "group": link.group,
        "seat": link.membership,
        "over": over,
        "until": max((q.answer_by for q in questions), default=None),
        "questions": [
            {
                "question": question,
                "name": str(question.holder.person)
                if question.holder.person_id in known
                else "",
                "capacity": Capacity(question.holder.capacity).label,
            }
            for question in questions
        ],
    }
    return render(request, "dialogue/round_link.html", context)


def _messages(
    request: Request, group: Group, held: queries.Round | None
) -> dict[int, messages_to_seats.Message]:
    """Return a message for each person who may still answer, by question."""
    if held is None or held.is_over:
        return {}
    waiting = [line for line in held.lines if line.is_waiting]
    links = given_links(
        request.actor, purpose=LinkPurpose.STILL_YOU, subject_id=held.number
    )
    made = messages_to_seats.to_people(
        request.actor,
        group,
        [
            (
                line.question.holder.person,
                line.seat,
                Capacity(line.question.holder.capacity).label,
            )
            for line in waiting
        ],
        {seat: _address(request, link) for seat, link in links.items()},
        messages_to_seats.round_words,
    )
    return {
        line.question.pk: message for line, message in zip(waiting, made, strict=True)
    }


def _address(request: Request, link: SeatLink) -> str:
    return request.build_absolute_uri(reverse("round-link", args=[words_of(link)]))
