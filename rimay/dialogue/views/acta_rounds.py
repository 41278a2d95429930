"""The slower way: circulating an acta, remarks and answers, approval."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access import on_behalf
from rimay.access.asking import can
from rimay.access.http import Request, opens
from rimay.access.models import Channel
from rimay.dialogue.actions import answering, circulating, closing, remarking
from rimay.dialogue.forms.closing import ApproveForm
from rimay.dialogue.forms.remarks import AnswerForm, RemarkForm, ReturnedForm
from rimay.dialogue.models import Acta, ActaRemark
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.queries import actas
from rimay.dialogue.queries.acta_reading import reading_of
from rimay.dialogue.queries.acta_text import from_plain
from rimay.dialogue.views.actas import told
from rimay.records.actions import ChangedMeanwhile
from rimay.records.saying import OnBehalfForm


@opens(Acta, "close")
def acta_circulate(request: Request, acta: Acta) -> HttpResponseBase:
    """Circulate the acta for remarks; by POST only."""
    if request.method != "POST":
        return redirect("acta-read", acta.group.slug, acta.pk)
    try:
        circulating.circulate_acta(request.actor, acta)
    except closing.NotReady:
        messages.error(request, _("Something is missing: see what stops it below."))
        return redirect("acta-read", acta.group.slug, acta.pk)
    except closing.AlreadyClosed:
        messages.warning(request, _("It is closed already."))
        return redirect("acta", acta.group.slug, acta.pk)
    messages.success(request, _("The acta is circulated for remarks."))
    return redirect("acta-told", acta.group.slug, acta.pk)


@opens(Acta, "remark")
def acta_remark(request: Request, acta: Acta) -> HttpResponseBase:
    """Remark on a circulated acta; the desk may do so for a seat."""
    actor = request.actor
    if not actas.may_remark(actor, acta):
        messages.error(request, _("No remarks are taken any more, or not yet."))
        return redirect("acta", acta.group.slug, acta.pk)
    data = request.POST or None
    speaks = can(actor, "on_behalf", acta)
    own = [] if speaks else actas.own_organisations(actor)
    form = RemarkForm(data, paragraphs=from_plain(acta.body), own=own)
    saying = OnBehalfForm(data, actor=actor) if speaks else None
    if form.is_valid() and (saying is None or saying.is_valid()):
        said, of = said_in(saying), form.whose()
        try:
            if form.is_seen_only:
                remarking.say_seen(actor, acta, said=said, of=of)
                return told(request, _("Noted: seen, without remarks."), acta=acta)
            remarking.remark_on_acta(
                actor, acta, remarks=[form.asked()], said=said, of=of
            )
        except (remarking.NotCirculated, remarking.TooLate, remarking.TooMany):
            messages.error(request, _("No remarks are taken any more."))
            return redirect("acta", acta.group.slug, acta.pk)
        return told(request, _("Your remark stands with the acta."), acta=acta)
    context = _context(acta, form, saying)
    status = 422 if form.is_bound else 200
    return render(request, "dialogue/acta_remark.html", context, status=status)


@opens(Acta, "close")
def acta_returned(request: Request, acta: Acta) -> HttpResponseBase:
    """Take in a Word file that came back: each change is a remark to be answered."""
    if acta.state != ActaState.CIRCULATED:
        return redirect("acta", acta.group.slug, acta.pk)
    is_post = request.method == "POST"
    data = (request.POST, request.FILES) if is_post else (None, None)
    form = ReturnedForm(*data, paragraphs=from_plain(acta.body))
    saying = OnBehalfForm(data[0], actor=request.actor)
    if is_post and form.is_valid() and saying.is_valid():
        asked = form.cleaned_data["file"]
        try:
            remarking.remark_on_acta(
                request.actor, acta, remarks=asked, said=said_in(saying)
            )
        except remarking.TooMany:
            form.add_error("file", _("The file asks for more than anybody can answer."))
        except remarking.NotCirculated:
            return redirect("acta", acta.group.slug, acta.pk)
        else:
            words = ngettext(
                "%(n)s change or comment taken in: accept or answer it.",
                "%(n)s changes and comments taken in: accept or answer each.",
                len(asked),
            )
            return told(request, words % {"n": len(asked)}, acta=acta)
    context = _context(acta, form, saying)
    status = 422 if is_post else 200
    return render(request, "dialogue/acta_returned.html", context, status=status)


@opens(ActaRemark, "change")
def remark_answer(request: Request, remark: ActaRemark) -> HttpResponseBase:
    """Accept a remark into the words, or answer it."""
    acta = remark.acta
    if remark.state == ActaRemark.State.NONE:
        return redirect("acta", acta.group.slug, acta.pk)
    form = AnswerForm(request.POST or None, remark=remark)
    refused = ""
    if form.is_valid():
        answer = form.cleaned_data["answer"]
        try:
            if form.is_accepted:
                answering.accept_remark(request.actor, remark, answer=answer)
                return told(request, _("Accepted: the words changed."), acta=acta)
            answering.answer_remark(request.actor, remark, answer=answer)
        except answering.NotThere:
            refused = _(
                "These words are drawn from a record, or changed since: mend the record "
                "where it stands, and answer here."
            )
        except closing.AlreadyClosed:
            messages.warning(request, _("It is closed already."))
            return redirect("acta", acta.group.slug, acta.pk)
        else:
            return told(request, _("Answered."), acta=acta)
    context = {
        "acta": acta,
        "meeting": acta.meeting,
        "line": _line(request, remark),
        "form": form,
        "forms": [form],
        "refused": refused,
    }
    status = 409 if refused else 422 if form.is_bound else 200
    return render(request, "dialogue/remark_answer.html", context, status=status)


@opens(Acta, "close")
def acta_approve(request: Request, acta: Acta) -> HttpResponseBase:
    """Approve an acta at a later session; a circulated one is closed with that."""
    if acta.state not in {ActaState.CIRCULATED, ActaState.CLOSED}:
        return redirect("acta", acta.group.slug, acta.pk)
    is_open = acta.state == ActaState.CIRCULATED
    reading = reading_of(request.actor, acta) if is_open else None
    sessions = actas.later_sessions(request.actor, acta)
    read = reading.read if reading else acta.fingerprint
    form = ApproveForm(request.POST or None, sessions=sessions, read=read)
    refused = ""
    if form.is_valid():
        refused = _approve(request, acta, form)
        if not refused:
            return told(request, _("The acta is approved."), acta=acta)
    context = {
        "acta": acta,
        "meeting": acta.meeting,
        "form": form,
        "forms": [form],
        "reading": reading,
        "refused": refused,
        "read": read,
        "has_sessions": sessions.exists(),
        "is_early": is_open and acta.observe_until and actas.takes_remarks(acta),
    }
    status = 409 if refused else 422 if form.is_bound else 200
    return render(request, "dialogue/acta_approve.html", context, status=status)


def _approve(request: Request, acta: Acta, form: ApproveForm) -> str:
    given = form.cleaned_data
    try:
        circulating.approve_acta(
            request.actor,
            acta,
            at=given["at"],
            read=given["read"],
            looked_at=given["looked_at"],
        )
    except circulating.WrongSession:
        return _("It is approved at a later session, once that has begun.")
    except closing.NotReady:
        return _("A remark waits for its answer, or something is missing.")
    except closing.NotLookedAt:
        return _("Look at what is pointed at first, then say so.")
    except ChangedMeanwhile:
        return _("The words changed since you opened this page: look at them again.")
    return ""


def said_in(saying: OnBehalfForm | None) -> on_behalf.Said | None:
    """Return the seat for which the desk speaks, with where its word comes from."""
    if saying is None or not saying.cleaned_data.get("membership"):
        return None
    given = saying.cleaned_data
    return on_behalf.Said(
        given["membership"],
        Channel(given["channel"]),
        given["said_on"],
        given["reference"],
    )


def _line(request: Request, remark: ActaRemark) -> actas.RemarkLine:
    lines = actas.remarks(request.actor, remark.acta, from_plain(remark.acta.body))
    return next(line for line in lines if line.remark.pk == remark.pk)


def _context(
    acta: Acta, form: RemarkForm | ReturnedForm, saying: OnBehalfForm | None
) -> dict[str, object]:
    forms = [held for held in (form, saying) if held is not None]
    return {
        "acta": acta,
        "meeting": acta.meeting,
        "form": form,
        "saying": saying,
        "forms": forms,
        "wrong": any(held.errors for held in forms),
        "like": _remark_row(acta),
        "keeps_whose": actas.keeps_whose(acta),
    }


def _remark_row(acta: Acta) -> ActaRemark:
    row = ActaRemark(acta=acta)
    row.take_class_of(acta)
    return row
