"""Bring your own list: choose which, paste or upload, answer what is asked, say yes."""

import re
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens_list
from rimay.core.child import Refused
from rimay.exchange import actions, limits, refusals, uploads
from rimay.exchange.forms import ListForm
from rimay.exchange.grids import Grid
from rimay.exchange.models import Import
from rimay.exchange.own import remembering
from rimay.exchange.own.declaring import Given, Purpose
from rimay.exchange.own.pages import page_of
from rimay.exchange.own.purposes import BY_CODE, PURPOSES
from rimay.exchange.own.reviewing import Review, review
from rimay.exchange.tables import read_file, read_pasted
from rimay.exchange.views.telling import tell_reports
from rimay.groups.models import Group

# Fields of the page: what a column is, whom a name means, which record a line is.
_FIELD = re.compile(
    r"(?:name-[a-z]+-[0-9a-f]{10}|line-\d{1,6})(?:-words)?|column-\d{1,3}-\d{1,3}|reads"
)
LONGEST_ANSWER = 160


@opens_list(Import, "create")
def list_choose(request: Request, group: Group) -> HttpResponse:
    return render(request, "exchange/list_choose.html", {"purposes": PURPOSES})


@opens_list(Import, "create")
def list_new(request: Request, group: Group, purpose: str) -> HttpResponseBase:
    asked = _purpose(purpose)
    form = ListForm(
        request.POST or None,
        request.FILES or None,
        purpose=asked,
        actor=request.actor,
    )
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            upload = _brought(request, group, form)
            _read(upload)
        except Refused as refusal:
            refused = refusals.words(refusal)
        else:
            return redirect("list-look", group.slug, uploads.keep(upload))
    context = {"form": form, "purpose": asked, "refused": refused}
    status = 422 if refused or form.errors else 200
    return render(request, "exchange/list_new.html", context, status=status)


@opens_list(Import, "create")
def list_look(request: Request, group: Group, token: str) -> HttpResponseBase:
    """Show what a list would make and what is open; on yes, make what was shown."""
    upload = uploads.kept(token, request.actor.user_id, group.pk)
    if upload is None:
        raise Http404
    if request.method == "POST":
        answers = upload.answers | _answers(request.POST)
        seen = _review(request, group, upload, answers)
        if "make" in request.POST and _is_as_seen(request, seen):
            return _make(request, group, upload, token, seen)
        uploads.answer(token, upload, answers)
        return redirect("list-look", group.slug, token)
    seen = _review(request, group, upload, upload.answers)
    context = {"page": page_of(seen), "review": seen, "token": token}
    return render(request, "exchange/list_look.html", context)


def _purpose(code: str) -> Purpose:
    if code not in BY_CODE:
        raise Http404
    return BY_CODE[code]


def _brought(request: Request, group: Group, form: ListForm) -> uploads.Upload:
    file, pasted = form.cleaned_data["file"], form.cleaned_data["pasted"]
    if file and (file.size or 0) > limits.FILE_BYTES:
        raise Refused("too_big", limit=limits.FILE_BYTES // limits.MEBIBYTE)
    return uploads.Upload(
        request.actor.user_id or 0,
        group.pk,
        file.name if file else "",
        file.read() if file else pasted.encode("utf-8", "replace"),
        is_pasted=not file,
        purpose=form.purpose.code,
        options=form.options(),
    )


def _read(upload: uploads.Upload) -> Grid:
    if upload.is_pasted:
        return read_pasted(upload.content.decode("utf-8"))
    return read_file(upload.name, upload.content)


def _review(
    request: Request, group: Group, upload: uploads.Upload, answers: Mapping[str, str]
) -> Review:
    purpose = BY_CODE[upload.purpose]
    given = Given(request.actor, group, upload.options)
    for asked in purpose.asked:
        if asked.rows is not None and upload.options.get(asked.name):
            rows = asked.rows(request.actor)
            row = rows.filter(pk=int(upload.options[asked.name])).first()
            if row is None:
                raise Http404
            given.rows[asked.name] = row
    return review(purpose, given, _read(upload), answers, _columns(answers))


def _answers(held: QueryDict) -> dict[str, str]:
    """Return what the page's own fields say."""
    return {
        name: value[:LONGEST_ANSWER]
        for name, value in held.items()
        if _FIELD.fullmatch(name) and isinstance(value, str)
    }


def _columns(answers: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """Return what was chosen for columns, by table and place."""
    found = {}
    for name, value in answers.items():
        if name.startswith("column-"):
            _column, table, place = name.split("-")
            found[int(table), int(place)] = value
    return found


def _is_as_seen(request: Request, seen: Review) -> bool:
    """Say whether what would be made is what the person looked at; tell if not."""
    if seen.open or seen.plan.problems:
        messages.warning(request, _("First answer what is open and mend what is told."))
        return False
    if request.POST.get("seen") != seen.mark:
        messages.warning(
            request,
            _("Something changed what would be made. Look at it once more."),
        )
        return False
    return seen.is_ready


def _make(
    request: Request, group: Group, upload: uploads.Upload, token: str, seen: Review
) -> HttpResponseBase:
    if upload.name:
        seen.plan.name = f"{seen.plan.name}: {upload.name}"
    try:
        made = actions.carry_out(request.actor, group, seen.plan, upload.content)
    except actions.ChangedMeanwhile:
        messages.warning(
            request, _("Somebody changed the same records meanwhile. Look again.")
        )
        return redirect("list-look", group.slug, token)
    remembering.remember(group, seen.purpose, seen.proposal, seen.names.to_remember())
    uploads.forget(token)
    messages.success(
        request,
        _("Imported: %(made)s rows made, %(changed)s changed.")
        % {"made": made.made_count, "changed": made.changed_count},
    )
    tell_reports(request, made)
    return redirect("import", group.slug, made.pk)
