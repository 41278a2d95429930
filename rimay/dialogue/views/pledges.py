"""Acknowledging charter and confidentiality: signed in, by link, on a printed sheet."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from rimay.access.http import Request, opens_list
from rimay.access.links import by_link, give_link, given_links, words_of
from rimay.access.models import LinkPurpose, SeatLink
from rimay.core import clock
from rimay.dialogue.actions import acknowledging
from rimay.dialogue.forms.pledges import SheetForm
from rimay.dialogue.models import Acknowledgement, Charter
from rimay.dialogue.queries import charters, messages_to_seats, pledges
from rimay.groups.models import Group, Membership

LINK_LASTS = timedelta(days=30)


@opens_list(Charter, "acknowledge")
def pledge_page(request: Request, group: Group) -> HttpResponseBase:
    """The texts in force on one page, and one press for all of them."""
    texts = pledges.waiting_texts(request.actor, group)
    if request.method == "POST" and _are_as_shown(request, texts):
        for text in texts:
            acknowledging.acknowledge_charter(request.actor, text)
        messages.success(request, _("Noted: you read what is in force here."))
        return redirect("charter-list", group.slug)
    context = {
        "group": group,
        "texts": _shown(request, texts),
        "is_closed": pledges.is_gate_closed(request.actor),
    }
    return render(request, "dialogue/pledge.html", context)


@opens_list(Acknowledgement, "create")
@never_cache
def pledge_desk(request: Request, group: Group) -> HttpResponseBase:
    """Who still has to acknowledge, and a way to each of them."""
    actor = request.actor
    lines = pledges.desk(actor, group)
    waiting = [line for line in lines if line.waiting]
    subject = _matter(waiting)
    if request.method == "POST":
        seats = {line.seat.pk: line.seat for line in waiting if line.seat}
        for seat in seats.values():
            _give(request, seat, subject)
        messages.success(request, _("Each seat has its own link now."))
        return redirect("pledge-desk", group.slug)
    links = given_links(actor, purpose=LinkPurpose.CHARTER, subject_id=subject)
    context = {
        "group": group,
        "texts": sorted(
            {t for line in lines for t in line.waiting}, key=lambda t: t.pk
        ),
        "waiting": messages_to_seats.to_people(
            actor,
            group,
            [(line.person, line.seat, line.words) for line in waiting],
            {seat: _address(request, link) for seat, link in links.items()},
            messages_to_seats.pledge_words,
        ),
        "done": [line for line in lines if not line.waiting],
        "lacks_links": any(
            line.seat is not None and line.seat.pk not in links for line in waiting
        ),
    }
    return render(request, "dialogue/pledge_desk.html", context)


@opens_list(Acknowledgement, "create")
def pledge_sheet(request: Request, group: Group) -> HttpResponse:
    """One sheet of paper with a box for each signature."""
    lines = [line for line in pledges.desk(request.actor, group) if line.waiting]
    texts = {text.pk: text for line in lines for text in line.waiting}
    context = {
        "group": group,
        "lines": lines,
        "texts": [
            (charters.name_of(text), charters.check_of(text), text)
            for text in texts.values()
        ],
    }
    return render(request, "dialogue/pledge_sheet.html", context)


@opens_list(Acknowledgement, "create")
def pledge_enter(request: Request, group: Group) -> HttpResponseBase:
    """Enter the signed sheet, all lines in one go."""
    lines = [line for line in pledges.desk(request.actor, group) if line.waiting]
    form = SheetForm(request.POST or None, lines=lines)
    texts = {text.pk: text for line in lines for text in line.waiting}
    if form.is_valid():
        count = acknowledging.enter_sheet(
            request.actor,
            group,
            readers=form.readers(),
            texts=texts.values(),
            paper=form.paper(),
        )
        messages.success(
            request,
            ngettext("%(n)s person entered.", "%(n)s people entered.", count)
            % {"n": count},
        )
        return redirect("pledge-desk", group.slug)
    context = {
        "group": group,
        "form": form,
        "forms": [form],
        "lines": lines,
        "texts": [charters.name_of(text) for text in texts.values()],
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/pledge_enter.html", context, status=status)


@by_link(LinkPurpose.CHARTER)
def pledge_link(request: Request, link: SeatLink) -> HttpResponseBase:
    """The texts in force for whoever holds a seat's link; one press acknowledges."""
    seat = link.membership
    texts = pledges.readable_texts(request.actor, link.group)
    people = pledges.on_seat(request.actor, seat, texts)
    asked = request.POST.get("person", "")
    line = next((p for p in people if str(p.person.pk) == asked), None)
    if request.method == "POST" and line and _are_as_shown(request, texts):
        acknowledging.acknowledge_by_link(
            request.actor, seat, person=line.person, texts=texts
        )
        return redirect(request.path)
    context = {
        "link": link,
        "group": link.group,
        "seat": seat,
        "texts": _shown(request, texts),
        "people": people,
        "changed": request.method == "POST",
    }
    return render(request, "dialogue/pledge_link.html", context)


def _shown(request: Request, texts: list[Charter]) -> list[dict[str, object]]:
    return [
        {
            "charter": text,
            "name": charters.name_of(text),
            "state": charters.state_words(text),
            "articles": charters.articles(request.actor, text),
        }
        for text in texts
    ]


def _are_as_shown(request: Request, texts: list[Charter]) -> bool:
    """Return whether what is acknowledged is what stood on the page when pressed."""
    return request.POST.get("texts") == ",".join(str(text.pk) for text in texts)


def _matter(lines: list[pledges.Asked]) -> int:
    """Name the newest text: links given for an older one open nothing of the newer."""
    return max((text.pk for line in lines for text in line.waiting), default=0)


def _give(request: Request, seat: Membership, subject: int) -> None:
    give_link(
        request.actor,
        seat,
        purpose=LinkPurpose.CHARTER,
        subject_id=subject,
        expires_on=clock.today() + LINK_LASTS,
    )


def _address(request: Request, link: SeatLink) -> str:
    path = reverse("pledge-link", args=[words_of(link)])
    return request.build_absolute_uri(path)
