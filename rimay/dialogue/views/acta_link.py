"""The acta on a seat's personal link: read, seen, remarked, without a password."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.http import Request
from rimay.access.links import by_link
from rimay.access.models import LinkPurpose, SeatLink
from rimay.dialogue.actions import remarking
from rimay.dialogue.forms.remarks import RemarkForm
from rimay.dialogue.models import Acta, ActaCorrection, ActaRemark, Meeting
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.queries import actas
from rimay.dialogue.queries.acta_text import (
    Paragraph,
    from_plain,
    without_bare_headings,
)


@dataclass(frozen=True)
class ActaPart:
    """What a seat's link shows of an acta; the form is absent when no remark is taken."""

    acta: Acta
    lead: str
    paragraphs: list[Paragraph]
    said: str
    form: RemarkForm | None
    like: ActaRemark
    hides: bool = False
    keeps_whose: bool = True
    own: Sequence[actas.RemarkLine] = ()
    corrections: Sequence[ActaCorrection] = ()

    @property
    def forms(self) -> list[RemarkForm]:
        return [self.form] if self.form else []


def part_of(actor: Actor, link: SeatLink, meeting: Meeting) -> ActaPart | None:
    """Return what the link of a seat shows of the acta of its session; None while the
    acta is being prepared, or where a seat does not read it.
    """
    acta = actas.acta_of(actor, meeting)
    if acta is None or acta.state == ActaState.DRAFT:
        return None
    return _part(actor, link, acta, None)


# The address is the key, as for all pages of a link: it needs no token of its own.
@csrf_exempt
@by_link(LinkPurpose.MEETING)
def link_acta(request: Request, link: SeatLink) -> HttpResponseBase:
    """Show the acta to a seat; by POST it says that it saw it, or remarks."""
    rows = visible(request.actor, Acta).filter(meeting=link.subject_id)
    acta = rows.exclude(state=ActaState.DRAFT).select_related("meeting__group").first()
    if acta is None:
        raise Http404
    if request.method != "POST" or not actas.may_remark(request.actor, acta):
        return _page(request, link, _part(request.actor, link, acta, None))
    paragraphs = from_plain(acta.body)
    hidden = actas.hidden_from_links(acta, paragraphs)
    form = RemarkForm(request.POST, paragraphs=paragraphs, hidden=hidden)
    if not form.is_valid():
        part = _part(request.actor, link, acta, form)
        return _page(request, link, part, status=422)
    try:
        if form.is_seen_only:
            remarking.say_seen(request.actor, acta)
        else:
            remarking.remark_on_acta(request.actor, acta, remarks=[form.asked()])
    except (remarking.NotCirculated, remarking.TooLate, remarking.TooMany):
        part = _part(request.actor, link, acta, None)
        return _page(request, link, part, status=409)
    # The address tells it: where a remark does not keep whose it is, nothing else may.
    sent = "seen" if form.is_seen_only else "remark"
    return redirect(f"{request.path}?sent={sent}#acta")


def _part(
    actor: Actor, link: SeatLink, acta: Acta, form: RemarkForm | None
) -> ActaPart:
    paragraphs = from_plain(acta.body)
    hidden = actas.hidden_from_links(acta, paragraphs)
    if form is None and actas.may_remark(actor, acta):
        form = RemarkForm(None, paragraphs=paragraphs, hidden=hidden)
    like = ActaRemark(acta=acta)
    like.take_class_of(acta)
    return ActaPart(
        acta=acta,
        lead=actas.lead_of(actor, acta, filed=1),
        paragraphs=without_bare_headings(
            [
                held
                for number, held in enumerate(paragraphs, start=1)
                if held.is_text and number not in hidden
            ]
        ),
        said=_said(actor, link, acta),
        form=form,
        like=like,
        hides=bool(hidden),
        keeps_whose=actas.keeps_whose(acta),
        own=_own(actor, link, acta, paragraphs),
        corrections=actas.corrections(actor, acta),
    )


def _own(
    actor: Actor, link: SeatLink, acta: Acta, paragraphs: list[Paragraph]
) -> list[actas.RemarkLine]:
    """Return what this seat remarked, with its answers, where whose it is is kept."""
    seat, none = link.membership.organisation_id, ActaRemark.State.NONE
    return [
        line
        for line in actas.remarks(actor, acta, paragraphs)
        if line.remark.organisation_id == seat
        and line.remark.state != none
        and actas.tells_whose(acta, line.remark.paragraph)
    ]


def _said(actor: Actor, link: SeatLink, acta: Acta) -> str:
    """Return what this seat said already, as far as that is kept."""
    state = actas.said_by(actor, acta, link.membership.organisation_id)
    if state is None:
        return ""
    return _("You saw it, without remarks.") if state else _("Your remark is noted.")


def _page(
    request: Request, link: SeatLink, part: ActaPart, *, status: int = 200
) -> HttpResponse:
    assert request.resolver_match is not None
    sent = {
        "seen": _("Noted: seen, without remarks."),
        "remark": _("Your remark stands with the acta."),
    }
    context = {
        "part": part,
        "sent": sent.get(request.GET.get("sent", "")),
        "seat": link.membership,
        "words": request.resolver_match.kwargs["words"],
    }
    return render(request, "dialogue/acta_link_page.html", context, status=status)
