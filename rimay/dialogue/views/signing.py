"""The signed paper comes back through its code, is looked at, and filed."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.http import Request, opens, opens_list
from rimay.core.classes import Class, Regime
from rimay.core.files import MIME
from rimay.dialogue.actions import signing
from rimay.dialogue.forms.signing import FiledForm, SignedForm
from rimay.dialogue.models import Acta, MeetingFile
from rimay.dialogue.queries import signed
from rimay.dialogue.queries.acta_document import paragraphs_of
from rimay.dialogue.queries.acta_text import grouped
from rimay.groups.models import Group


@opens_list(MeetingFile, "create")
def signed_bring(request: Request, group: Group) -> HttpResponseBase:
    """Bring photographs or a scan of a signed acta, by the code on the paper."""
    is_post = request.method == "POST"
    posted = (request.POST, request.FILES) if is_post else (None, None)
    code = request.GET.get("code", "")[:20]
    form = SignedForm(posted[0], posted[1], initial={"code": code})
    if is_post and form.is_valid():
        acta = signed.acta_by_code(request.actor, form.cleaned_data["code"])
        if acta is None:
            form.add_error(
                "code", _("No closed acta of this group has this code. Is it whole?")
            )
        else:
            try:
                signing.bring_signed(
                    request.actor, acta, pages=form.cleaned_data["pages"]
                )
            except signing.AlreadyFiled:
                form.add_error("pages", _("These very files are here already."))
            else:
                return redirect("acta-signed", group.slug, acta.pk)
    context = {
        "group": group,
        "form": form,
        "forms": [form],
        "named": signed.acta_by_code(request.actor, code) if code else None,
    }
    status = 422 if is_post else 200
    return render(request, "dialogue/signed_bring.html", context, status=status)


@opens(Acta, "close")
def acta_signed(request: Request, acta: Acta) -> HttpResponseBase:
    """Show what was brought beside the acta: is it this one?"""
    waiting = signed.waiting_with_text(request.actor, acta)
    if not waiting:
        return redirect("acta", acta.group.slug, acta.pk)
    form = FiledForm(_posted(request, "file"), proposed=_proposed(acta))
    if request.method == "POST" and "away" in request.POST:
        signing.take_away(request.actor, acta)
        messages.success(request, _("Taken away: nothing of it is kept."))
        return redirect("acta", acta.group.slug, acta.pk)
    stops = any(page.is_changed for page in waiting)
    if form.is_valid() and not stops:
        count = signing.file_signed(request.actor, acta, reading=form.reads())
        words = ngettext(
            "%(n)s page is filed as the signed original.",
            "%(n)s pages are filed as the signed original.",
            count,
        )
        messages.success(request, words % {"n": count})
        return redirect("acta", acta.group.slug, acta.pk)
    context = {
        "acta": acta,
        "meeting": acta.meeting,
        "waiting": waiting,
        "stops": stops,
        "paragraphs": [held for held in paragraphs_of(acta) if held.is_text],
        "code": grouped(acta.check_code),
        "form": form,
        "forms": [form],
    }
    status = 422 if form.is_bound else 200
    return render(request, "dialogue/acta_signed.html", context, status=status)


@opens(MeetingFile)
def session_paper(request: Request, paper: MeetingFile) -> HttpResponseBase:
    """Hand a page out; a photograph may be looked at where it is."""
    kind = signed.kind_of(paper)
    if not kind:
        raise Http404
    is_picture = kind in {"png", "jpeg"}
    answer = FileResponse(
        paper.file.open("rb"),
        as_attachment=not (is_picture and "look" in request.GET),
        filename=paper.file_name,
        content_type=MIME[kind] if is_picture else "application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _posted(request: Request, button: str) -> object:
    return request.POST if button in request.POST else None


def _proposed(acta: Acta) -> Class:
    """Return who should read the paper: signatures tell who was there."""
    is_open = acta.meeting.regime == Regime.OPEN
    wide = acta.access_class in {Class.PUBLIC, Class.GROUP, Class.MEMBERS}
    return Class.MEMBERS if is_open and wide else Class.SECRETARIAT
