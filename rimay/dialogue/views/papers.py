"""The papers of a session: its agenda, its roll, and its place in a calendar."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from rimay.access.http import Request, opens
from rimay.dialogue.models import Meeting
from rimay.dialogue.queries import calendars, sheets, times


@opens(Meeting)
def meeting_agenda_pdf(request: Request, meeting: Meeting) -> HttpResponse:
    """Hand out the agenda: for the room with every title, or to send on with the open
    ones alone.
    """
    inside = request.GET.get("for") == "room"
    sheet = sheets.agenda_of(request.actor, meeting, inside=inside)
    name = sheets.file_name(meeting, "agenda-room" if inside else "agenda")
    return _pdf(sheets.as_pdf("agenda", sheet), name)


@opens(Meeting, "convene")
def meeting_roll_pdf(request: Request, meeting: Meeting) -> HttpResponse:
    """Hand out the list that seats and guests sign."""
    sheet = sheets.roll_of(request.actor, meeting)
    return _pdf(sheets.as_pdf("roll", sheet), sheets.file_name(meeting, "roll"))


@opens(Meeting)
def meeting_calendar(request: Request, meeting: Meeting) -> HttpResponse:
    """Hand out the session for the reader's own calendar."""
    return calendar_file(meeting)


def calendar_file(meeting: Meeting) -> HttpResponse:
    """Answer with a session as a calendar file; 404 while it has no hour."""
    if times.begins_at(meeting) is None:
        raise Http404
    answer = HttpResponse(
        calendars.entry_of(meeting), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{calendars.FILE_NAME}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Language"] = get_language() or "es"
    answer["Cache-Control"] = "private, no-store"
    return answer
