"""The agenda of a session, written on one page."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens
from rimay.dialogue.actions import agendas as actions
from rimay.dialogue.forms.agendas import AgendaForm
from rimay.dialogue.models import Meeting
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries import agendas, matters, times
from rimay.dialogue.queries.rules import rules_of
from rimay.records.actions import ChangedMeanwhile, Locked, StillNeeded


@opens(Meeting, "change")
def meeting_agenda(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Write the agenda: every press saves all that was typed, then does its own."""
    assert request.group is not None
    if meeting.state not in times.AHEAD:
        words = _("The session began or is over: its agenda stands.")
        messages.error(request, words)
        return redirect("meeting", request.group.slug, meeting.pk)
    lines = agendas.lines_of(request.actor, meeting)
    form = _form(request, meeting, lines)
    meanwhile = needed = False
    if form.is_valid():
        agenda = form.agenda()
        try:
            actions.write_agenda(request.actor, meeting, agenda=agenda)
        except ChangedMeanwhile:
            meanwhile = True
            meeting.refresh_from_db()
        except StillNeeded:
            needed = True
        except Locked:
            return redirect("meeting", request.group.slug, meeting.pk)
        else:
            if agenda.press is None and agenda.new is None:
                messages.success(request, _("The agenda is saved."))
                return redirect("meeting", request.group.slug, meeting.pk)
            address = reverse("meeting-agenda", args=[request.group.slug, meeting.pk])
            return redirect(address + _place(agenda))
    return _page(request, meeting, form, lines, meanwhile=meanwhile, needed=needed)


def _form(
    request: Request, meeting: Meeting, lines: list[agendas.AgendaLine]
) -> AgendaForm:
    return AgendaForm(
        request.POST or None,
        meeting=meeting,
        items=[line.item for line in lines],
        documents=agendas.papers_to_choose(request.actor),
        default_regime=_default_rule(meeting),
    )


def _default_rule(meeting: Meeting) -> str:
    """Return the rule that a new item begins with: the session's own where it is
    stricter than open, else the charter's.
    """
    charter = rules_of(meeting.group).default_regime
    return meeting.regime if meeting.regime != "open" else str(charter)


def _place(agenda: actions.Agenda) -> str:
    """Return where on the page one goes on: at the item that moved, or at the next."""
    if agenda.press is not None and agenda.press.verb in {"up", "down"}:
        return f"#item-{agenda.press.pk}"
    return "#new"


def _page(
    request: Request,
    meeting: Meeting,
    form: AgendaForm,
    lines: list[agendas.AgendaLine],
    *,
    meanwhile: bool,
    needed: bool,
) -> HttpResponse:
    context = {
        "group": request.group,
        "meeting": meeting,
        "form": form,
        "forms": [form],
        "rows": list(zip(form.rows, lines, strict=True)),
        "total": agendas.length_words(lines, meeting),
        "too_long": agendas.is_too_long(lines, meeting),
        "carry": agendas.may_carry(request.actor, meeting),
        "matters": matters.waiting_of(request.actor),
        "convened": meeting.state == MeetingState.CONVENED,
        "meanwhile": meanwhile,
        "needed": needed,
        "version": meeting.version,
    }
    status = 409 if meanwhile or needed else 422 if form.errors else 200
    return render(request, "dialogue/agenda.html", context, status=status)
