"""Members of the group, one organisation, one seat."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.access.models import OnBehalf
from rimay.access.naming import name_of
from rimay.groups.models import (
    Classified,
    Group,
    Membership,
    Organisation,
    Person,
)
from rimay.records import lines
from rimay.records.related import belongings
from rimay.records.views import detail_context
from rimay.registry import members as queries
from rimay.registry import said
from rimay.registry.actions import seats
from rimay.registry.seat_forms import ReplaceForm
from rimay.registry.share import MEMBERSHIP, ORGANISATION, PERSON

VPI_COLUMNS = ("vpi_status", "vpi_as_of")


@opens_list(Membership)
def members(request: Request, group: Group) -> HttpResponse:
    context = {
        "group": group,
        "members": queries.members_of(request.actor, group),
        "pillars": list(group.pillars.all()),
        "may_add": can(request.actor, "create", Membership),
        "may_change": can(request.actor, "change", group),
    }
    return render(request, "registry/members.html", context)


@opens(Organisation)
def organisation_page(request: Request, organisation: Organisation) -> HttpResponse:
    """Show an organisation: what it is here apart from what it is in the Initiative."""
    assert request.group is not None
    context = detail_context(request, ORGANISATION, organisation)
    apart = {ORGANISATION.label(ORGANISATION.column(name)) for name in VPI_COLUMNS}
    facts = lines.facts(request.actor, ORGANISATION, organisation, request.group)
    held = queries.memberships_of(request.actor, organisation)
    context |= {
        "group": request.group,
        "organisation": organisation,
        "facts": [fact for fact in facts if fact.label not in apart],
        "memberships": [
            (row, queries.span(row.starts_on, row.ends_on)) for row in held
        ],
        "unlike_rows": _unlike(organisation, held),
        "related": belongings(
            request.actor, organisation, request.group, without=(Membership,)
        ),
        "may_add": can(request.actor, "create", Membership),
    }
    return render(request, "registry/organisation.html", context)


@opens(Person)
def person_page(request: Request, person: Person) -> HttpResponse:
    """Show a person: what they are here, apart from the posts they hold elsewhere."""
    assert request.group is not None
    held = queries.places_of(request.actor, request.group, person)
    context = detail_context(request, PERSON, person) | {
        "group": request.group,
        "person": person,
        "places": held,
        "today": [place.words for place in held if place.is_now],
    }
    return render(request, "registry/person.html", context)


@opens(Membership)
def seat_page(request: Request, seat: Membership) -> HttpResponse:
    """Show a seat: who sits on it, who sat, and what was recorded for it."""
    assert request.group is not None
    actor = request.actor
    recorded = said.recorded_for(actor, request.group, seat)
    history = queries.history_of(actor, request.group, seat)
    below = [
        *(line.holder for line in (*history.now, *history.later, *history.before)),
        *(held.saying for held in recorded),
    ]
    context = detail_context(request, MEMBERSHIP, seat) | {
        "group": request.group,
        "seat": seat,
        "name": str(seat.organisation) if can(actor, "read", seat.organisation) else "",
        "term": queries.span(seat.starts_on, seat.ends_on),
        "history": history,
        "unlike_rows": _unlike(seat, below),
        "recorded": recorded,
        "may_correct": bool(recorded) and can(actor, "correct", recorded[0].saying),
        "at_desk": can(actor, "tell", OnBehalf),
        "has_own_act": True,
    }
    return render(request, "registry/seat.html", context)


def _unlike(row: Classified, below: Iterable[Classified]) -> list[Classified]:
    """Return all rows that a page shows, where not all are read as its own row is."""
    rows = [row, *below]
    keys = {(r.access_class, r.access_pillar_id, r.access_circle_id) for r in rows}
    return rows if len(keys) > 1 else []


@opens(Membership, "change")
def seat_replace(request: Request, seat: Membership) -> HttpResponseBase:
    """Let somebody follow on a seat, as its organisation said."""
    assert request.group is not None
    form = ReplaceForm(request.POST or None, actor=request.actor, seat=seat)
    if form.is_valid():
        try:
            seats.replace_holder(request.actor, seat, replacement=form.replacement())
        except seats.SitsAlready:
            form.add_error("person", _("This person holds the seat already."))
        except seats.BeganLater:
            words = _("Who sits now began on this day or later. Choose a later day.")
            form.add_error("starts_on", words)
        else:
            words = _("Named. Who held that place before, if anybody, keeps no access.")
            messages.success(request, words)
            return redirect("membership", request.group.slug, seat.pk)
    context = {
        "group": request.group,
        "seat": seat,
        "seat_name": name_of(request.actor, seat),
        "like": queries.next_term(seat),
        "form": form,
        "forms": [form],
        "history": queries.history_of(request.actor, request.group, seat),
        "may_name": can(request.actor, "create", Person),
    }
    status = 422 if form.errors else 200
    return render(request, "registry/seat_replace.html", context, status=status)
