"""The group's own words and pillars, the yearly round, and seeing it as another role."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from rimay.access import viewing
from rimay.access.http import Request, actor_in, opens
from rimay.groups.models import Group, Pillar, SeatHolder
from rimay.records.actions import ChangedMeanwhile
from rimay.registry import queries
from rimay.registry.actions import groups, rounds
from rimay.registry.forms import GroupForm, PillarForm
from rimay.registry.outlines import OutlinesForm


@opens(Group, "change")
def settings_page(request: Request, group: Group) -> HttpResponseBase:
    form = GroupForm(request.POST or None, group=group)
    meanwhile = False
    if form.is_valid():
        try:
            groups.change_group(
                request.actor,
                group,
                values=form.values(),
                version=form.cleaned_data["version"],
            )
        except ChangedMeanwhile:
            meanwhile = True
            group.refresh_from_db()
        else:
            messages.success(request, _("Saved."))
            return redirect("settings", group.slug)
    context = {
        "group": group,
        "form": form,
        "meanwhile": meanwhile,
        "version": group.version,
        "pillars": list(group.pillars.all()),
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "registry/settings.html", context, status=status)


@opens(Group, "change")
def outlines_change(request: Request, group: Group) -> HttpResponseBase:
    """Bring the outlines of the group's own regions, as GeoJSON."""
    form = OutlinesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        groups.change_outlines(request.actor, group, outlines=form.cleaned_data["file"])
        messages.success(request, _("The map shows the outlines now."))
        return redirect("settings", group.slug)
    context = {"group": group, "form": form}
    status = 422 if form.errors else 200
    return render(request, "registry/outlines.html", context, status=status)


@opens(Group, "change")
def pillar_change(request: Request, group: Group, number: int) -> HttpResponseBase:
    """Change a pillar of the group; `number` is its place in the group's order."""
    held = list(group.pillars.all())
    pillar: Pillar | None = held[number - 1] if 0 < number <= len(held) else None
    if pillar is None:
        return redirect("settings", group.slug)
    form = PillarForm(request.POST or None, language=group.language, pillar=pillar)
    if form.is_valid():
        groups.change_pillar(request.actor, pillar, values=form.values())
        messages.success(request, _("Saved."))
        return redirect("settings", group.slug)
    context = {"group": group, "form": form, "pillar": pillar}
    status = 422 if form.errors else 200
    return render(request, "registry/pillar.html", context, status=status)


@opens(Group, "change")
def round_page(request: Request, group: Group) -> HttpResponseBase:
    if request.method == "POST":
        asked = rounds.open_round(request.actor, group)
        messages.success(request, _("Seats asked: %(n)s.") % {"n": asked})
        return redirect("round", group.slug)
    context = {"group": group, "holders": queries.in_the_round(request.actor)}
    return render(request, "registry/round.html", context)


@opens(SeatHolder, "change")
def holder_confirm(request: Request, holder: SeatHolder) -> HttpResponseBase:
    if request.method == "POST":
        letter = request.POST.get("letter", "")[:120]
        rounds.confirm_holder(request.actor, holder, letter=letter)
        messages.success(request, _("Confirmed."))
    if request.POST.get("from") == "seat":
        return redirect("membership", holder.group.slug, holder.membership_id)
    return redirect("round", holder.group.slug)


@opens(Group)
def see_as(request: Request, group: Group) -> HttpResponseBase:
    """Look through another role's eyes; it only ever narrows."""
    own = actor_in(request, group).as_other(None)
    if request.method == "POST":
        code = request.POST.get("code", "")
        if "stop" in request.POST or not viewing.words_of(code, group, own):
            request.session.pop(viewing.SESSION_KEY, None)
        else:
            request.session[viewing.SESSION_KEY] = {"group": group.pk, "code": code}
        back = request.POST.get("next", "")
        if url_has_allowed_host_and_scheme(back, {request.get_host()}):
            return redirect(back)
        return redirect("group", group.slug)
    context = {"group": group, "choices": viewing.choices(own, group)}
    return render(request, "registry/see_as.html", context)
