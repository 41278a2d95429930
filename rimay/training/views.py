"""The page of an event."""

from django.http import HttpResponse
from django.shortcuts import render

from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.records.views import detail_context
from rimay.training import queries
from rimay.training.models import Event, Participant, Participation
from rimay.training.share import EVENT


@opens(Event)
def event_page(request: Request, event: Event) -> HttpResponse:
    actor = request.actor
    context = detail_context(request, EVENT, event) | {
        "event": event,
        "came": queries.came(actor, event),
        "learned": queries.learned(actor, event),
        "team": queries.team(actor, event),
        "participant": _participant_of(event),
        "may_register": can(actor, "create", Participation),
        "lists_people": can(actor, "list", Participant),
    }
    return render(request, "training/event.html", context)


def _participant_of(event: Event) -> Participant:
    """Return an unsaved participant of the event, to say who would read them."""
    participant = Participant(event=event)
    participant.take_class_of(event)
    return participant
