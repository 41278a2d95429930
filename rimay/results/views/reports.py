"""Reports: begin, write with a preview, publish, read, take as a file."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rimay.access.actor import passer_by
from rimay.access.asking import can, visible
from rimay.access.http import Request, opens, opens_list, public
from rimay.groups.models import Group
from rimay.records.actions import ChangedMeanwhile
from rimay.results import actions, documents_of, drafts
from rimay.results.documents import files
from rimay.results.figures import ALL
from rimay.results.forms import (
    DonorForm,
    PublishForm,
    SectionForm,
    TitleForm,
    held_in,
)
from rimay.results.models import Report, Section
from rimay.results.queries.reports import changed_since

_TRIES = {"file": "20/5m/ip"}


@opens_list(Report)
def report_list(request: Request, group: Group) -> HttpResponse:
    context = {
        "reports": list(
            visible(request.actor, Report).defer("frozen").order_by("-id")[:50]
        ),
        "may_create": can(request.actor, "create", Report),
    }
    return render(request, "results/reports.html", context)


@opens_list(Report, "create")
def report_begin(request: Request, group: Group) -> HttpResponseBase:
    if request.method != "POST":
        return redirect("report-list", group.slug)
    report = actions.begin_report(request.actor, group)
    return redirect("report", group.slug, report.pk)


@opens(Report)
def report_page(request: Request, report: Report) -> HttpResponse:
    language = _language(request)
    context = {
        "report": report,
        "document": documents_of.document_of(report, language),
        "language": language,
        "may_change": can(request.actor, "change", report),
        "sections": list(visible(request.actor, Section).filter(report=report)),
        "changed": changed_since(request.actor, report) if report.is_published else [],
        "donor_form": DonorForm(),
    }
    return render(request, "results/report.html", context)


@opens(Report, "change")
def report_title(request: Request, report: Report) -> HttpResponseBase:
    form = TitleForm(request.POST or None, initial=TitleForm.held_in(report))
    meanwhile = False
    if form.is_valid():
        try:
            actions.retitle_report(
                request.actor,
                report,
                cover=form.cover(),
                version=form.cleaned_data["version"],
            )
        except (ChangedMeanwhile, actions.Frozen):
            meanwhile = True
            report.refresh_from_db()
        else:
            return redirect("report", report.group.slug, report.pk)
    context = {
        "report": report,
        "form": form,
        "meanwhile": meanwhile,
        "version": report.version,
    }
    status = 409 if meanwhile else 422 if form.is_bound else 200
    return render(request, "results/section.html", context, status=status)


@opens(Section, "change")
def section_write(request: Request, section: Section) -> HttpResponseBase:
    form = SectionForm(request.POST or None, initial=held_in(section))
    wants_preview = "preview" in request.POST
    meanwhile = False
    if form.is_valid() and not wants_preview:
        try:
            actions.write_section(
                request.actor,
                section,
                words=form.words(),
                version=form.cleaned_data["version"],
            )
        except (ChangedMeanwhile, actions.Frozen):
            meanwhile = True
            section.refresh_from_db()
        else:
            messages.success(request, _("Saved."))
            return redirect("report", section.group.slug, section.report_id)
    previews = documents_of.preview(
        section, form.words() if form.is_bound and form.is_valid() else None
    )
    context = {
        "report": section.report,
        "section": section,
        "form": form,
        "meanwhile": meanwhile,
        "version": section.version,
        "previews": previews,
        "figures": previews[0].figures,
        "typed": documents_of.typed_in_preview(section, form),
    }
    if wants_preview and request.headers.get("X-Preview"):
        return render(request, "results/preview.html", context)
    bad = form.is_bound and not form.is_valid()
    status = 409 if meanwhile else 422 if bad else 200
    return render(request, "results/section.html", context, status=status)


@opens(Report, "change")
def report_publish(request: Request, report: Report) -> HttpResponseBase:
    sections = list(report.sections.all())
    form = PublishForm(request.POST or None, group=report.group)
    refused = ""
    if form.is_valid():
        try:
            actions.publish_report(
                request.actor,
                report,
                looked_at=form.cleaned_data["looked_at"],
                reading=form.reading(),
            )
        except actions.NotLookedAt:
            refused = _("Look at the numbers and names found in the words first.")
        except actions.UnknownFigures:
            refused = _("Mend the figures that are none first.")
        except actions.Frozen:
            refused = _("This report is published already.")
        else:
            messages.success(
                request, _("Published. Words and figures stand as they are.")
            )
            return redirect("report", report.group.slug, report.pk)
    context = {
        "report": report,
        "form": form,
        "refused": refused,
        "typed": drafts.typed_in(report, sections),
        "named": drafts.named_in(request.actor, report, sections),
        "unknown": drafts.unknown_codes(report, sections),
    }
    status = 422 if refused or form.errors else 200
    return render(request, "results/publish.html", context, status=status)


@opens(Report)
def report_file(request: Request, report: Report, form: str) -> HttpResponse:
    return _file(report, form, _language(request))


@opens(Report)
def report_fill(request: Request, report: Report) -> HttpResponseBase:
    form = DonorForm(request.POST or None, request.FILES or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        document = documents_of.document_of(report, _language(request))
        try:
            content = files.filled(document, form.cleaned_data["file"].read())
        except files.TemplateRefused as refusal:
            refused = str(refusal)
        else:
            return _attached(content, "docx", str(report))
    context = {"report": report, "form": form, "refused": refused, "codes": ALL}
    status = 422 if refused or form.errors else 200
    return render(request, "results/fill.html", context, status=status)


@public("a report that its group published for everybody")
def public_report(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = Group.objects.filter(slug=slug, is_public=True).first()
    report = (
        visible(passer_by(group), Report)
        .filter(pk=pk, state=Report.State.PUBLISHED)
        .first()
        if group
        else None
    )
    if report is None:
        raise Http404
    language = _language(request)
    wanted = request.GET.get("format")
    if wanted in files.TYPES:
        # Each file takes a process and a second or two; anybody may ask.
        used = ratelimit.consume(
            request, app="rimay", action="file", config=_TRIES, limit_get=True
        )
        if used is None:
            return render(request, "429.html", status=429)
        return _file(report, str(wanted), language)
    context = {
        "group": group,
        "report": report,
        "document": documents_of.document_of(report, language),
        "language": language,
    }
    return render(request, "results/public_report.html", context)


def _file(report: Report, form: str, language: str) -> HttpResponse:
    makers = {"pdf": files.as_pdf, "docx": files.as_word, "html": files.as_html}
    if form not in makers:
        raise Http404
    document = documents_of.document_of(report, language)
    return _attached(makers[form](document), form, str(report))


def _attached(content: bytes, form: str, title: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=files.TYPES[form])
    name = f"{slugify(title) or 'rimay'}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _language(request: HttpRequest) -> str:
    asked = (
        request.GET.get("lang") or request.POST.get("lang") or get_language() or "es"
    )
    return asked[:2] if asked[:2] in {"es", "en"} else "es"
