"""Answers to a convening: one's own, and those that the desk records."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens
from rimay.dialogue.actions import replies as actions
from rimay.dialogue.actions.replies import Reply
from rimay.dialogue.forms.convening import SeatForm
from rimay.dialogue.forms.replies import ReplyForm, SaidForm
from rimay.dialogue.models import Meeting
from rimay.dialogue.queries import convening
from rimay.dialogue.views.convening import answers_page


@opens(Meeting, "answer")
def meeting_answer(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Answer for one's own seat; asked by POST only."""
    assert request.group is not None
    own = request.actor.standing.membership_ids
    seats = [seat for seat in convening.seats_convened(meeting) if seat.pk in own]
    form = ReplyForm(request.POST or None)
    which = SeatForm(request.POST or None, seats=seats)
    if form.is_valid() and which.is_valid():
        try:
            actions.answer(
                request.actor,
                meeting,
                seat=which.cleaned_data["seat"],
                reply=form.reply(),
            )
        except actions.NoAnswersNow:
            messages.error(request, _("This session takes no answers now."))
        else:
            messages.success(request, _("Noted. You may change it until the date."))
    return redirect("meeting", request.group.slug, meeting.pk)


@opens(Meeting, "convene")
def meeting_answers(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Record what a seat answered by telephone or letter: one press, with its source."""
    assert request.group is not None
    at = reverse("meeting-notices", args=[request.group.slug, meeting.pk])
    if request.method != "POST":
        return redirect(at)
    form = SaidForm(request.POST, seats=convening.seats_convened(meeting))
    if not form.is_valid():
        return answers_page(request, meeting, form)
    seat, answer = form.cleaned_data["say"]
    try:
        actions.answer_for(
            request.actor,
            meeting,
            seat=seat,
            reply=Reply(answer),
            said=form.said(),
        )
    except actions.NoAnswersNow:
        messages.error(request, _("This session takes no answers now."))
        return redirect(at)
    return redirect(f"{at}#seat-{seat.pk}")
