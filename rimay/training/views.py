"""The page of an event."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.groups.models import Group
from rimay.records import leads, lists
from rimay.records.views import detail_context
from rimay.training import queries
from rimay.training.models import Event, Participant, Participation
from rimay.training.share import EVENT, PARTICIPANT


@opens_list(Participant)
def participant_list(request: Request, group: Group) -> HttpResponse:
    """List the people who were trained, with the events that each came to."""
    listing = lists.listing(request.actor, PARTICIPANT, group, request.GET)
    people = [row for row in listing.page.rows if isinstance(row, Participant)]
    came_to = queries.came_to(request.actor, people)
    context = {
        "kind": PARTICIPANT,
        "listing": lists.with_column(listing, _("Came in"), came_to),
        "lead": leads.of_list(request.actor, PARTICIPANT, group),
        "may_create": can(request.actor, "create", Participant),
    }
    return render(request, "records/list.html", context)


@opens(Event)
def event_page(request: Request, event: Event) -> HttpResponse:
    actor = request.actor
    context = detail_context(request, EVENT, event) | {
        "event": event,
        "came": queries.came(actor, event),
        "learned": queries.learned(actor, event),
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
