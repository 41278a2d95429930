"""The acta of a session on pages of its own: begun, read aloud, closed, handed out."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.core.files import MIME
from rimay.dialogue.actions import closing
from rimay.dialogue.models import Acta, ActaCorrection, Communique, Meeting, MeetingFile
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.queries import acta_document, actas, communiques
from rimay.dialogue.queries.acta_text import grouped


@opens(Meeting, "write")
def meeting_acta(request: Request, meeting: Meeting) -> HttpResponseBase:
    """Begin the acta of a session, and go where it is read aloud."""
    assert request.group is not None
    if request.method != "POST":
        return redirect("meeting", request.group.slug, meeting.pk)
    acta = closing.begin_acta(request.actor, meeting)
    to = "acta" if acta.is_locked else "acta-read"
    return redirect(to, request.group.slug, acta.pk)


@opens(Acta)
def acta_page(request: Request, acta: Acta) -> HttpResponse:
    """Show an acta in whatever state it is, and what comes next."""
    actor = request.actor
    is_shown = actas.is_shown(actor, acta)
    paragraphs = acta_document.paragraphs_of(acta) if is_shown else []
    text = [held for held in paragraphs if held.is_text]
    filed = actas.signed_pages(actor, acta)
    may_close = can(actor, "close", acta)
    context = {
        "acta": acta,
        "meeting": acta.meeting,
        "paragraphs": text,
        "is_shown": is_shown,
        "lead": actas.lead_of(actor, acta, filed=len(filed)),
        "is_intact": acta.is_locked and actas.is_intact(acta, paragraphs),
        "code": grouped(acta.check_code),
        "fingerprint": acta_document.in_eights(acta.fingerprint),
        "corrections": actas.corrections(actor, acta),
        "remarks": actas.remarks(actor, acta, paragraphs) if is_shown else [],
        "filed": filed,
        "waiting": len(actas.waiting_pages(actor, acta)) if may_close else 0,
        "communiques": list(communiques.drafts_of(actor, acta.meeting)),
        "may_close": may_close,
        "may_remark": actas.may_remark(actor, acta),
        "may_correct": acta.is_locked and can(actor, "create", ActaCorrection),
        "may_bring": acta.is_locked and may_close and can(actor, "create", MeetingFile),
        "may_draw": acta.is_locked and can(actor, "create", Communique),
    }
    return render(request, "dialogue/acta.html", context)


@opens(Acta)
def acta_print(request: Request, acta: Acta) -> HttpResponse:
    """Show the acta as it is printed: two pages of A4 for a usual session."""
    document = _document(request, acta)
    context = {"acta": acta, "meeting": acta.meeting, "document": document}
    return render(request, "dialogue/acta_print.html", context)


@opens(Acta)
def acta_pdf(request: Request, acta: Acta) -> HttpResponse:
    content = acta_document.as_pdf(_document(request, acta))
    return _attached(content, acta, "pdf")


@opens(Acta)
def acta_word(request: Request, acta: Acta) -> HttpResponse:
    """Hand out a Word file that tracks changes, to be brought back."""
    document = _document(request, acta)
    header = _("Acta circulated for remarks. Change the words: Word marks each change.")
    if acta.state != ActaState.CIRCULATED:
        header = document.frame.foot
    return _attached(acta_document.as_word(document, header), acta, "docx")


def _document(request: Request, acta: Acta) -> acta_document.Document:
    if not actas.is_shown(request.actor, acta):
        raise Http404
    code = [acta.check_code] if acta.check_code else []
    address = reverse("verify-code", args=code) if code else ""
    return acta_document.document_of(
        acta,
        address=request.build_absolute_uri(address) if address else "",
        is_signed=actas.knows_who_came(request.actor, acta),
    )


def _attached(content: bytes, acta: Acta, form: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=MIME[form])
    meeting = acta.meeting
    named = slugify(f"acta {meeting.number or meeting.pk}")
    answer["Content-Disposition"] = f'attachment; filename="{named}.{form}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def told(request: Request, words: str, *, acta: Acta) -> HttpResponseBase:
    """Say what became of an act, and go back to the acta."""
    messages.success(request, words)
    return redirect("acta", acta.group.slug, acta.pk)
