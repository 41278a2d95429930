"""Convening a session and what follows from it, for those who convene."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens
from rimay.core import mail
from rimay.core.text import Text
from rimay.dialogue.actions import convening as actions
from rimay.dialogue.forms.convening import (
    CallOffForm,
    RelinkForm,
    RoundForm,
    SeatForm,
)
from rimay.dialogue.forms.replies import SaidForm
from rimay.dialogue.models import Meeting
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries import agendas, convening, handing, reached, times
from rimay.dialogue.queries.dates import warnings_of
from rimay.dialogue.queries.messages import chat_text, personal_text
from rimay.dialogue.views.making import made_words


@opens(Meeting, "convene")
def meeting_convene(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Show what will go out and to whom; one press sends it."""
    assert request.group is not None
    if request.method == "POST":
        try:
            made = actions.convene(request.actor, meeting)
        except actions.NotReady:
            return redirect("meeting-convene", request.group.slug, meeting.pk)
        if made:
            messages.success(request, _("The session is convened."))
        return redirect("meeting-notices", request.group.slug, meeting.pk)
    if meeting.convened_at is not None or not times.is_ahead(meeting):
        return redirect("meeting-notices", request.group.slug, meeting.pk)
    day = times.day_of(meeting)
    seats = convening.summoned(request.actor, meeting)
    by_mail = [line for line in seats if line.has_mail and mail.can_send()]
    context = {
        "group": request.group,
        "meeting": meeting,
        "missing": convening.missing_to_convene(meeting),
        "warnings": warnings_of(meeting.group, day) if day else [],
        "by_mail": by_mail,
        "by_hand": [line for line in seats if line not in by_mail],
        "can_send": mail.can_send(),
        "is_neutral": agendas.is_neutral(meeting),
        "sample": personal_text(
            meeting, name=_("(organisation)"), address=_("(the seat's own link)")
        ),
    }
    return render(request, "dialogue/convene.html", context)


@opens(Meeting, "convene")
def meeting_notices(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Show from one page all that convenes: mails, chat, messenger, paper, answers."""
    assert request.group is not None
    if meeting.convened_at is None and not times.is_ahead(meeting):
        return redirect("meeting", request.group.slug, meeting.pk)
    if meeting.convened_at is None:
        return redirect("meeting-convene", request.group.slug, meeting.pk)
    return _page(request, meeting, None)


def _page(request: Request, meeting: Meeting, form: SaidForm | None) -> HttpResponse:
    def address(words: str) -> str:
        return request.build_absolute_uri(reverse("link-session", args=[words]))

    actor = request.actor
    lines = handing.lines_of(actor, meeting, address)
    takes = times.takes_answers(meeting)
    said = form or SaidForm(None, seats=[])
    context = {
        "group": request.group,
        "meeting": meeting,
        "lines": lines,
        "hand": reverse("meeting-hand", args=[meeting.group.slug, meeting.pk]),
        "summary": reached.summary_words([line.told for line in lines]),
        "chat": chat_text(meeting),
        "takes_answers": takes,
        "form": said,
        "forms": [said],
        "has_stuck": any(line.told.has_stuck for line in lines),
        "newest": max((link.pk for link in convening.links_of(meeting)), default=0),
        "relink_first": any(line.has_lost for line in lines),
        "unanswered": sum(line.reply is None for line in lines),
        "reminders": actions.reminders(meeting),
        "changed": meeting.state == MeetingState.CONVENED
        and convening.has_unsent_change(meeting),
        "missing": convening.missing_to_convene(meeting) if takes else [],
        "history": handing.history_of(actor, meeting),
        "is_neutral": agendas.is_neutral(meeting),
    }
    status = 422 if said.errors else 200
    return render(request, "dialogue/notices.html", context, status=status)


def answers_page(request: Request, meeting: Meeting, form: SaidForm) -> HttpResponse:
    """Show the page again with what was wrong in an answer recorded for a seat."""
    return _page(request, meeting, form)


@opens(Meeting, "convene")
def meeting_resend(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Send the session as it stands now; asked by POST only."""
    if request.method == "POST":
        try:
            made = actions.send_change(request.actor, meeting)
        except actions.NotConvened:
            messages.error(request, _("Nobody is convened to this session."))
        except actions.NotReady:
            messages.error(request, _("The session lacks its day, hour or agenda."))
        else:
            messages.success(request, made_words(made))
    return _back(request, meeting)


@opens(Meeting, "convene")
def meeting_call_off(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Call a session off, with the reason; whoever was convened is told."""
    assert request.group is not None
    form = CallOffForm(request.POST or None)
    if form.is_valid():
        reason = Text.of(
            request.group.language,
            **{request.group.language: form.cleaned_data["reason"]},
        )
        made = actions.call_off(request.actor, meeting, reason=reason)
        messages.success(
            request, _("Called off.") + (f" {made_words(made)}" if made else "")
        )
        name = "meeting-notices" if made else "meeting"
        return redirect(name, request.group.slug, meeting.pk)
    context = {
        "group": request.group,
        "meeting": meeting,
        "form": form,
        "forms": [form],
        "can_be": meeting.state in times.AHEAD,
        "was_told": meeting.convened_at is not None,
        "is_neutral": agendas.is_neutral(meeting),
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/call_off.html", context, status=status)


@opens(Meeting, "convene")
def meeting_remind(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Remind the seats that have not answered; asked by POST only."""
    form = RoundForm(request.POST or None)
    if form.is_valid():
        number = form.cleaned_data["round"]
        made = actions.remind(request.actor, meeting, round_number=number)
        messages.success(request, made_words(made))
    return _back(request, meeting)


@opens(Meeting, "convene")
def meeting_retry(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Let what did not leave go out now; asked by POST only."""
    if request.method == "POST":
        actions.try_again(request.actor, meeting)
        messages.success(request, _("Tried again: below is what became of each mail."))
    return _back(request, meeting)


@opens(Meeting, "convene")
def meeting_hand(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Note that a seat was told by a person; asked by POST only."""
    assert request.group is not None
    form = SeatForm(request.POST or None, seats=convening.seats_convened(meeting))
    if form.is_valid():
        seat = form.cleaned_data["seat"]
        try:
            actions.note_handed_over(request.actor, meeting, seat=seat)
        except actions.NotConvened:
            messages.error(request, _("Nobody is convened to this session."))
        else:
            address = reverse("meeting-notices", args=[request.group.slug, meeting.pk])
            return redirect(f"{address}#seat-{seat.pk}")
    return _back(request, meeting)


@opens(Meeting, "convene")
def meeting_relink(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Give a seat a new link, and close the one it had; asked by POST only."""
    form = RelinkForm(request.POST or None, seats=convening.seats_convened(meeting))
    if form.is_valid():
        try:
            actions.renew_link(request.actor, meeting, **form.cleaned_data)
        except actions.NotConvened:
            messages.error(request, _("Nobody is convened to this session."))
        else:
            messages.success(
                request, _("The seat has a new link; the old one opens nothing.")
            )
    return _back(request, meeting)


def _back(request: Request, meeting: Meeting) -> HttpResponseBase:
    assert request.group is not None
    return redirect("meeting-notices", request.group.slug, meeting.pk)
