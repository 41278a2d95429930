"""Communiqués: drawn from an acta, written, looked through, published."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.actor import passer_by
from rimay.access.asking import can, visible
from rimay.access.http import Request, opens, opens_list, public
from rimay.core.classes import Class
from rimay.dialogue.actions import communiques as acts
from rimay.dialogue.forms.communiques import CommuniqueForm, PublishForm
from rimay.dialogue.models import Acta, Communique
from rimay.dialogue.queries import communiques
from rimay.dialogue.share import COMMUNIQUE
from rimay.groups.models import Group
from rimay.records import lists
from rimay.records.actions import ChangedMeanwhile, Locked
from rimay.records.views import detail_context


@opens_list(Communique)
def communique_list(request: Request, group: Group) -> HttpResponse:
    """List communiqués, each with the day on which everybody could read it."""
    listing = lists.listing(request.actor, COMMUNIQUE, group, request.GET)
    days = communiques.days_of(listing.page.rows)
    context = {
        "kind": COMMUNIQUE,
        "listing": lists.with_column(listing, _("Published"), days),
        "may_create": can(request.actor, "create", Communique),
    }
    return render(request, "records/list.html", context)


@opens(Acta, "close")
def acta_communique(request: Request, acta: Acta) -> HttpResponseBase:
    """Draw a communiqué from an acta; by POST only."""
    if request.method != "POST":
        return redirect("acta", acta.group.slug, acta.pk)
    try:
        made = acts.draw_communique(request.actor, acta)
    except acts.NotClosed:
        messages.error(request, _("Close the acta first."))
        return redirect("acta", acta.group.slug, acta.pk)
    return redirect("communique-change", acta.group.slug, made.pk)


@opens(Communique)
def communique_page(request: Request, communique: Communique) -> HttpResponse:
    return _shown(request, communique)


@opens(Communique, "change")
def communique_write(request: Request, communique: Communique) -> HttpResponseBase:
    """Write a communiqué in both languages."""
    if communique.is_locked:
        return _settled(request, communique)
    form = CommuniqueForm(request.POST or None, communique=communique)
    meanwhile = False
    if form.is_valid():
        try:
            acts.write_communique(
                request.actor,
                communique,
                title=form.title(),
                text=form.text(),
                version=form.cleaned_data["version"],
            )
        except Locked:
            return _settled(request, communique)
        except ChangedMeanwhile:
            meanwhile = True
            communique.refresh_from_db()
        else:
            messages.success(request, _("Saved."))
            return redirect("communique", communique.group.slug, communique.pk)
    context = {
        "communique": communique,
        "form": form,
        "forms": [form],
        "meanwhile": meanwhile,
    }
    status = 409 if meanwhile else 422 if form.is_bound else 200
    return render(request, "dialogue/communique_write.html", context, status=status)


@opens(Communique, "publish")
def communique_publish(request: Request, communique: Communique) -> HttpResponseBase:
    """Show what is pointed at, and publish for good."""
    if communique.is_locked:
        return _settled(request, communique)
    form = PublishForm(request.POST or None, communique=communique)
    refused = ""
    if form.is_valid():
        refused = _publish(request, communique, form)
        if not refused:
            messages.success(request, _("Published: everybody can read it."))
            return redirect("communique", communique.group.slug, communique.pk)
        communique.refresh_from_db()
    context = {
        "communique": communique,
        "form": form,
        "refused": refused,
        "points": communiques.points_in(request.actor, communique),
        "missing": communiques.missing_languages(communique),
        "written": communiques.by_language(communique),
        "as_public": _as_public(communique),
    }
    status = 422 if refused else 200
    return render(request, "dialogue/communique_publish.html", context, status=status)


@public("a communiqué that its group published for everybody")
def public_communique(request: HttpRequest, slug: str, key: uuid.UUID) -> HttpResponse:
    group = Group.objects.filter(slug=slug, is_public=True).first()
    rows = visible(passer_by(group), Communique) if group else Communique.objects.none()
    found = rows.filter(public_key=key).exclude(published_on=None).first()
    if found is None:
        raise Http404
    context = {"group": group, "communique": found}
    return render(request, "dialogue/public_communique.html", context)


def _publish(request: Request, communique: Communique, form: PublishForm) -> str:
    try:
        acts.publish_communique(
            request.actor,
            communique,
            looked_at=form.cleaned_data["looked_at"],
            version=form.cleaned_data["version"],
        )
    except acts.NotLookedAt:
        return _("Look at what is pointed at first, then say so.")
    except acts.Unwritten:
        return _("Write title and text in the group's language first.")
    except ChangedMeanwhile:
        return _("Somebody else saved it meanwhile: look at it again.")
    except Locked:
        return _("It is published already.")
    return ""


def _shown(
    request: Request, communique: Communique, *, status: int = 200
) -> HttpResponse:
    actor = request.actor
    context = detail_context(request, COMMUNIQUE, communique) | {
        "communique": communique,
        "may_publish": not communique.is_locked and can(actor, "publish", communique),
        "missing": communiques.missing_languages(communique),
        "has_own_act": True,
    }
    return render(request, "dialogue/communique.html", context, status=status)


def _settled(request: Request, communique: Communique) -> HttpResponse:
    messages.error(request, _("It is published and does not change any more."))
    return _shown(request, communique, status=409)


def _as_public(communique: Communique) -> Communique:
    """Return it as it would be read, to say so beforehand."""
    return Communique(group=communique.group, access_class=Class.PUBLIC)
