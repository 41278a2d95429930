"""A seat's personal page of one session: no password, this seat's matters alone.

The address is the key, so these pages need no cookie and no token of their own: who
knows the address may answer for that seat, and nobody else may. A GET changes nothing.
"""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from rimay.access.http import Request
from rimay.access.links import by_link
from rimay.access.models import LinkPurpose, SeatLink
from rimay.core.classes import Regime
from rimay.dialogue.actions import leaving, replies
from rimay.dialogue.forms.replies import ReplyForm
from rimay.dialogue.models import Meeting, MeetingReply
from rimay.dialogue.queries import link_pages, times
from rimay.dialogue.queries.messages import place_words, when_words
from rimay.dialogue.queries.replies import answer_words, reply_of
from rimay.dialogue.views.link_sections import parts_of
from rimay.dialogue.views.papers import calendar_file
from rimay.library.views import file_of


@csrf_exempt
@by_link(LinkPurpose.MEETING)
def link_session(request: Request, link: SeatLink) -> HttpResponse:
    """Show the session as this seat's link opens it."""
    meeting = _meeting(request, link)
    return _page(request, link, meeting)


@csrf_exempt
@by_link(LinkPurpose.MEETING)
def link_answer(request: Request, link: SeatLink) -> HttpResponseBase:
    """Answer for the seat; by POST only, and until the day is over."""
    meeting = _meeting(request, link)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            replies.answer(
                request.actor, meeting, seat=link.membership, reply=form.reply()
            )
        except replies.NoAnswersNow:
            return _page(request, link, meeting, status=409)
    return redirect(_address(request, "link-session") + "#answer")


@csrf_exempt
@by_link(LinkPurpose.MEETING)
def link_left(request: Request, link: SeatLink) -> HttpResponseBase:
    """Say that who represents the seat has left; asked first, done by POST."""
    meeting = _meeting(request, link)
    if request.method == "POST":
        leaving.say_left(request.actor, link.membership, known_at=link.made_at)
        return redirect(_address(request, "link-session") + "#left")
    if leaving.came_since(link.membership, link.made_at):
        return redirect(_address(request, "link-session") + "#left")
    context = {"seat": link.membership, "meeting": meeting, "words": _words(request)}
    return render(request, "dialogue/link/left.html", context)


@csrf_exempt
@by_link(LinkPurpose.MEETING)
def link_calendar(request: Request, link: SeatLink) -> HttpResponse:
    """Hand out the session for a calendar."""
    return calendar_file(_meeting(request, link))


@csrf_exempt
@by_link(LinkPurpose.MEETING)
def link_paper(request: Request, link: SeatLink, pk: int) -> HttpResponseBase:
    """Hand out a paper of an open item, where any seat may read it."""
    paper = link_pages.paper_of(request.actor, _meeting(request, link), pk)
    if paper is None:
        raise Http404
    return file_of(paper.document)


def _page(
    request: Request, link: SeatLink, meeting: Meeting, *, status: int = 200
) -> HttpResponse:
    actor, seat = request.actor, link.membership
    reply = reply_of(actor, meeting, seat)
    context = {
        "words": _words(request),
        "seat": seat,
        "meeting": meeting,
        "when": when_words(meeting),
        "place": place_words(meeting),
        "takes_answers": times.takes_answers(meeting),
        "is_ahead": times.is_ahead(meeting),
        "reply": reply,
        "said": answer_words(reply) if reply else "",
        "like": _as_if(meeting),
        "agenda": link_pages.agenda_of(actor, meeting),
        "whole_is_open": meeting.regime == Regime.OPEN,
        "has_entry": times.begins_at(meeting) is not None,
        "parts": parts_of(actor, link, meeting),
        "has_left": leaving.is_said(seat),
        "came_since": leaving.came_since(seat, link.made_at),
        "refused": status != 200,
    }
    return render(request, "dialogue/link/session.html", context, status=status)


def _meeting(request: Request, link: SeatLink) -> Meeting:
    """Return the link's session, as far as a seat may read it at all."""
    meeting = link_pages.meeting_of(request.actor, link)
    if meeting is None or meeting.convened_at is None:
        raise Http404
    return meeting


def _as_if(meeting: Meeting) -> MeetingReply:
    """Return an answer as it would be kept, to say beforehand who will read it."""
    row = MeetingReply(meeting=meeting)
    row.take_class_of(meeting)
    return row


def _words(request: Request) -> str:
    """Return the words of the link as they came, for the addresses of its pages."""
    assert request.resolver_match is not None
    return str(request.resolver_match.kwargs["words"])


def _address(request: Request, name: str) -> str:
    return reverse(name, args=[_words(request)])
