"""Giving an organisation its place in the group, with who sits there."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens_list
from rimay.access.naming import name_of
from rimay.core.classes import Class
from rimay.groups.models import Group, Membership
from rimay.records.rules import RulesBroken
from rimay.registry.actions.seating import seat_organisation
from rimay.registry.seating_forms import SeatingForm


@opens_list(Membership, "create")
def seat_new(request: Request, group: Group) -> HttpResponseBase:
    """Seat an organisation on one page: the record's own forms ask for four."""
    form = SeatingForm(request.POST or None, actor=request.actor, group=group)
    if request.method == "POST" and form.is_valid():
        try:
            seat = seat_organisation(request.actor, group, form.new_seat())
        except RulesBroken as broken:
            for _column, words in broken.problems:
                form.add_error(None, words)
        else:
            words = _("%(organisation)s has its place.")
            named = {"organisation": name_of(request.actor, seat)}
            messages.success(request, words % named)
            return redirect(
                "seat-new" if "again" in request.POST else "members", group.slug
            )
    context = {
        "group": group,
        "form": form,
        "forms": [form],
        "like": Membership(group=group, access_class=Class.GROUP),
    }
    status = 422 if form.errors else 200
    return render(request, "registry/seat_new.html", context, status=status)
