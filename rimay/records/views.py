"""The pages every kind of record has: list, one record, make, change, remove, download."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from rimay.access import on_behalf
from rimay.access.asking import can
from rimay.access.http import Request, opens, opens_list
from rimay.access.naming import name_of
from rimay.groups.models import Classified, Group
from rimay.records import (
    actions,
    below,
    corrections,
    leads,
    lines,
    lists,
    once,
    related,
)
from rimay.records.addresses import list_url, url_of
from rimay.records.differences import Difference, differences
from rimay.records.forms import RecordForm
from rimay.records.kinds import Kind
from rimay.records.reading import ReadingForm
from rimay.records.rules import RulesBroken
from rimay.records.saying import OnBehalfForm, unfit

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Forms:
    """The parts of one record's form; reading and saying are absent where not asked."""

    record: RecordForm
    reading: ReadingForm | None
    saying: OnBehalfForm | None

    def all(self) -> list[RecordForm | ReadingForm | OnBehalfForm]:
        return [f for f in (self.reading, self.record, self.saying) if f is not None]

    def are_valid(self) -> bool:
        """Check every part, so that all that is wrong is told at once."""
        return all(form.is_valid() for form in self.all())


def list_page(kind: Kind) -> View:
    """Return the page that lists a kind, with its filters."""

    @opens_list(kind.model)
    def record_list(request: Request, group: Group) -> HttpResponse:
        listing = lists.listing(request.actor, kind, group, request.GET)
        return render(
            request,
            "records/list.html",
            {
                "kind": kind,
                "listing": listing,
                "lead": leads.of_list(request.actor, kind, group),
                "may_create": _may_create(request, kind),
            },
        )

    return record_list


def detail_page(kind: Kind) -> View:
    """Return the page of one record."""

    @opens(kind.model)
    def record_detail(request: Request, row: Classified) -> HttpResponse:
        return render(
            request, "records/detail.html", detail_context(request, kind, row)
        )

    return record_detail


def detail_context(request: Request, kind: Kind, row: Classified) -> dict[str, object]:
    """Return what the page of a record shows; rooms with a page of their own add to it."""
    group = request.group
    assert group is not None
    return {
        "kind": kind,
        "row": row,
        "row_name": name_of(request.actor, row),
        "lead": leads.of_row(request.actor, kind, row, group),
        "facts": lines.facts(request.actor, kind, row, group),
        # Some pages show what belongs to a record in their own way, and never ask.
        "related": SimpleLazyObject(
            lambda: related.belongings(request.actor, row, group)
        ),
        "said": on_behalf.marks_for(request.actor, row),
        # A row may be shared with somebody who reads no list of its kind.
        "list_url": list_url(kind.model, group)
        if can(request.actor, "list", kind.model)
        else "",
        "may_change": not row.is_locked and can(request.actor, "change", row),
        "may_remove": not row.is_locked and can(request.actor, "remove", row),
        "change_url": url_of(row, group, "change"),
        "remove_url": url_of(row, group, "remove"),
    }


def create_page(kind: Kind) -> View:
    """Return the page that makes a record of a kind."""

    @opens_list(kind.model, "create")
    def record_create(request: Request, group: Group) -> HttpResponseBase:
        forms = _forms(request, kind, group, None)
        if request.method == "POST" and forms.are_valid():
            try:
                row = _create(request, kind, group, forms)
            except once.MadeBefore as before:
                return redirect(
                    url_of(before.row, group) or list_url(kind.model, group)
                )
            except actions.Locked:
                messages.error(request, _("What this belongs to is settled."))
                page = _form_page(request, kind, group, forms, None)
                page.status_code = 409
                return page
            except RulesBroken as broken:
                forms.record.tell(broken.problems)
            else:
                if "again" in request.POST:
                    name = name_of(request.actor, row)
                    messages.success(request, _("Saved: %(row)s.") % {"row": name})
                    return redirect(request.get_full_path())
                messages.success(request, _("Saved."))
                return redirect(url_of(row, group) or list_url(kind.model, group))
        return _form_page(request, kind, group, forms, None)

    return record_create


@transaction.atomic
def _create(request: Request, kind: Kind, group: Group, forms: Forms) -> Classified:
    reading = forms.reading.reading() if forms.reading else None
    row = actions.create_record(
        request.actor,
        kind,
        group,
        values=forms.record.values(),
        reading=reading,
        key=once.key_of(request),
    )
    _say(request, row, forms, "create")
    return row


def change_page(kind: Kind) -> View:
    """Return the page that changes a record; of two editors the second is told."""

    @opens(kind.model, "change")
    def record_change(request: Request, row: Classified) -> HttpResponseBase:
        group = request.group
        assert group is not None
        if row.is_locked:
            return _settled(request, kind, row)
        forms = _forms(request, kind, group, row)
        theirs: list[Difference] = []
        if request.method == "POST" and forms.are_valid():
            try:
                _change(request, row, kind, forms)
            except actions.Locked:
                return _settled(request, kind, row)
            except actions.ChangedMeanwhile:
                theirs = differences(request.actor, kind, row, forms.record.values())
            except RulesBroken as broken:
                forms.record.tell(broken.problems)
            else:
                messages.success(request, _("Saved."))
                _tell_touched(request, row._meta.label_lower, row.pk)
                return redirect(url_of(row, group) or list_url(kind.model, group))
        return _form_page(request, kind, group, forms, row, theirs)

    return record_change


@transaction.atomic
def _change(request: Request, row: Classified, kind: Kind, forms: Forms) -> None:
    held = actions.change_record(
        request.actor,
        row,
        kind=kind,
        values=forms.record.values(),
        reading=forms.reading.reading() if forms.reading else None,
        version=forms.record.cleaned_data["version"] or 0,
    )
    _say(request, held, forms, "change")


def remove_page(kind: Kind) -> View:
    """Return the page that asks before a record is removed."""

    @opens(kind.model, "remove")
    def record_remove(request: Request, row: Classified) -> HttpResponseBase:
        group = request.group
        assert group is not None
        blocked = False
        if row.is_locked:
            return _settled(request, kind, row)
        subject, pk = row._meta.label_lower, row.pk
        if request.method == "POST":
            try:
                actions.remove_record(request.actor, row)
            except actions.StillNeeded:
                blocked = True
            else:
                messages.success(request, _("Removed."))
                _tell_touched(request, subject, pk)
                return redirect(list_url(kind.model, group))
        context = detail_context(request, kind, row) | {"blocked": blocked}
        status = 409 if blocked else 200
        return render(request, "records/remove.html", context, status=status)

    return record_remove


def _tell_touched(request: Request, subject: str, pk: int) -> None:
    for words in corrections.touched_by(request.actor, subject, [pk]):
        messages.warning(request, words)


def _forms(request: Request, kind: Kind, group: Group, row: Classified | None) -> Forms:
    data = request.POST if request.method == "POST" else None
    actor = request.actor
    asked = request.GET.dict() if row is None else {}
    record = RecordForm(
        data, kind=kind, actor=actor, group=group, row=row, initial=asked
    )
    reading = None
    if not kind.class_from:
        reading = ReadingForm(data, kind=kind, actor=actor, group=group, row=row)
    saying = None
    if kind.on_behalf and can(actor, "create", kind.model):
        saying = OnBehalfForm(data, actor=actor)
    return Forms(record, reading, saying)


def _say(request: Request, row: Classified, forms: Forms, act: str) -> None:
    said = forms.saying.said() if forms.saying else None
    if said is None:
        return
    if problems := unfit(row, said):
        raise RulesBroken(problems)
    on_behalf.say_on_behalf(request.actor, row, act=act, said=said)


def _form_page(
    request: Request,
    kind: Kind,
    group: Group,
    forms: Forms,
    row: Classified | None,
    theirs: "list[Difference] | None" = None,
) -> HttpResponse:
    wrong = request.method == "POST"
    context = {
        "kind": kind,
        "row": row,
        "once": "" if row else once.mark_of(request),
        "row_name": name_of(request.actor, row) if row else "",
        "forms": forms,
        "theirs": theirs,
        "version": row.version if row else 0,
        "audience": None if forms.reading else below.audience_below(kind, row, request),
        "list_url": list_url(kind.model, group),
        "back_url": url_of(row, group) if row else list_url(kind.model, group),
    }
    status = 409 if theirs else 422 if wrong else 200
    return render(request, "records/form.html", context, status=status)


def _settled(request: Request, kind: Kind, row: Classified) -> HttpResponse:
    """Answer that a record is settled for good, and show it as it stands."""
    messages.error(
        request,
        _("This is settled and does not change any more. Nothing was changed."),
    )
    context = detail_context(request, kind, row)
    return render(request, "records/detail.html", context, status=409)


def _may_create(request: Request, kind: Kind) -> bool:
    return can(request.actor, "create", kind.model)
