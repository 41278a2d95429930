"""What a pillar lets others do, said by its seats."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens_list
from rimay.core.classes import Class
from rimay.groups.models import Group, Membership
from rimay.records.saying import OnBehalfForm
from rimay.registry import queries
from rimay.registry.actions import pillars
from rimay.registry.pillar_forms import AgreedForm


@opens_list(Membership)
def pillar_room(request: Request, group: Group, number: int) -> HttpResponseBase:
    """Show who reads a pillar's room; `number` is its place in the group's order."""
    held = list(group.pillars.all())
    if not 0 < number <= len(held):
        raise Http404
    pillar = held[number - 1]
    own, why_not = queries.seat_speaking(request.actor, pillar)
    spoken_for = queries.seats_that(request.actor, "on_behalf", pillar)
    form = saying = None
    data = request.POST or None
    if own or spoken_for.exists():
        form = AgreedForm(data, pillar=pillar)
    elif request.method == "POST" and not why_not:
        raise PermissionDenied
    if form and not own:
        saying = OnBehalfForm(data, actor=request.actor, seats=spoken_for)
    forms = [part for part in (form, saying) if part is not None]
    # Each part is checked, so that all that is wrong is told at once.
    if form and request.method == "POST" and all([f.is_valid() for f in forms]):  # noqa: C419
        said = saying.said() if saying else None
        seat = said.membership if said else own
        assert seat is not None
        pillars.agree(request.actor, seat, agreed=form.agreed(), said=said)
        messages.success(request, _("Saved. The whole group sees that it changed."))
        return redirect("pillar-room", group.slug, number)
    context = {
        "group": group,
        "pillar": pillar,
        "form": form,
        "saying": saying,
        "forms": forms,
        "why_not": why_not,
        "like": Membership(
            group=group, access_class=Class.PILLAR, access_pillar=pillar
        ),
    }
    status = 422 if any(f.errors for f in forms) else 200
    if request.method == "POST" and not form:
        status = 403
    return render(request, "registry/pillar_room.html", context, status=status)
