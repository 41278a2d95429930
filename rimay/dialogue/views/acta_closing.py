"""Reading an acta aloud, mending it in place, closing it, and correcting it later."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens
from rimay.dialogue.actions import closing, correcting, mending
from rimay.dialogue.forms.closing import CloseForm, CorrectionForm
from rimay.dialogue.forms.mending import AgreementForm, ItemForm, SessionForm
from rimay.dialogue.models import Acta, AgendaItem, Agreement, Meeting
from rimay.dialogue.queries import correcting as corrected
from rimay.dialogue.queries.acta_reading import reading_of, row_of
from rimay.dialogue.queries.checking import Finding
from rimay.dialogue.views.actas import told
from rimay.records.actions import ChangedMeanwhile

Part = Meeting | AgendaItem | Agreement


@dataclass(frozen=True)
class Mending:
    """The part that is being mended on the page, with its record and form."""

    part: str
    row: Part
    form: forms.Form
    meanwhile: bool = False

    @property
    def status(self) -> int:
        if self.meanwhile:
            return 409
        wrong = self.form.is_bound and not self.form.is_valid()
        return 422 if wrong else 200


@opens(Acta, "close")
def acta_read(request: Request, acta: Acta) -> HttpResponseBase:
    """Show the acta large, to be read aloud and mended."""
    if acta.is_locked:
        return redirect("acta", acta.group.slug, acta.pk)
    return _page(request, acta)


@opens(Acta, "close")
def acta_mend(request: Request, acta: Acta, part: str) -> HttpResponseBase:
    """Mend one part of the acta where it stands."""
    row = row_of(request.actor, acta, part)
    if row is None or acta.is_locked:
        raise Http404
    form = _form(request, acta, row)
    meanwhile = False
    if form.is_valid():
        try:
            _mend(request, acta, row, form)
        except ChangedMeanwhile:
            meanwhile = True
            row.refresh_from_db()
        except closing.AlreadyClosed:
            return _closed_before(request, acta)
        else:
            answer = redirect("acta-read", acta.group.slug, acta.pk)
            answer["Location"] += f"#{part}"
            return answer
    mends = Mending(part, row, form, meanwhile)
    return _page(request, acta, mends=mends, status=mends.status)


@opens(Acta, "close")
def acta_close(request: Request, acta: Acta) -> HttpResponseBase:
    """Close the session with the words that were read; by POST only."""
    form = CloseForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return redirect("acta-read", acta.group.slug, acta.pk)
    try:
        closing.close_acta(
            request.actor,
            acta,
            read=form.cleaned_data["read"],
            looked_at=form.cleaned_data["looked_at"],
        )
    except closing.AlreadyClosed:
        return _closed_before(request, acta)
    except closing.NotReady:
        refused, status = _("Something is missing: see what stops it below."), 422
    except closing.NotLookedAt:
        refused, status = _("Look at what is pointed at first, then say so."), 422
    except ChangedMeanwhile:
        refused, status = (
            _(
                "The words changed since they were read. They stand here as they are now."
            ),
            409,
        )
    else:
        messages.success(request, _("The session is closed. Print the acta, and sign."))
        return redirect("acta-print", acta.group.slug, acta.pk)
    return _page(request, acta, refused=refused, status=status)


@opens(Acta, "close")
def acta_correct(request: Request, acta: Acta) -> HttpResponseBase:
    """Add a correction to a closed acta."""
    if not acta.is_locked:
        return redirect("acta", acta.group.slug, acta.pk)
    form = CorrectionForm(request.POST or None)
    points: list[Finding] = []
    if form.is_valid():
        given = form.cleaned_data
        points = corrected.points_in(request.actor, acta, given["text"])
        if not points or given["looked_at"]:
            correcting.add_correction(
                request.actor, acta, text=given["text"], made_on=given["made_on"]
            )
            return told(request, _("The correction stands with the acta."), acta=acta)
    context = {
        "acta": acta,
        "meeting": acta.meeting,
        "form": form,
        "forms": [form],
        "points": points,
    }
    status = 422 if form.is_bound else 200
    return render(request, "dialogue/acta_correct.html", context, status=status)


def _page(
    request: Request,
    acta: Acta,
    *,
    mends: Mending | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    reading = reading_of(request.actor, acta)
    context = {
        "acta": acta,
        "meeting": acta.meeting,
        "reading": reading,
        "mends": mends,
        "forms": [mends.form] if mends else [],
        "refused": refused,
        "close_form": CloseForm(None, initial={"read": reading.read}),
    }
    return render(request, "dialogue/acta_read.html", context, status=status)


def _closed_before(request: Request, acta: Acta) -> HttpResponseBase:
    words = _("Somebody closed it before you. It stands here as it was closed.")
    messages.warning(request, words)
    return redirect("acta", acta.group.slug, acta.pk)


def _form(request: Request, acta: Acta, row: Part) -> forms.Form:
    data = request.POST or None
    if isinstance(row, Meeting):
        return SessionForm(data, meeting=row)
    if isinstance(row, AgendaItem):
        return ItemForm(data, item=row, language=acta.language)
    return AgreementForm(
        data, agreement=row, actor=request.actor, language=acta.language
    )


def _mend(request: Request, acta: Acta, row: Part, form: forms.Form) -> None:
    version = form.cleaned_data["version"]
    if isinstance(row, Meeting) and isinstance(form, SessionForm):
        mending.mend_session(request.actor, acta, facts=form.facts(), version=version)
    elif isinstance(row, AgendaItem):
        words = form.cleaned_data["words"]
        mending.mend_item(request.actor, acta, row, words=words, version=version)
    elif isinstance(row, Agreement) and isinstance(form, AgreementForm):
        mended = form.mended()
        mending.mend_agreement(request.actor, acta, row, mended=mended, version=version)
