"""A document with its file: brought, handed out, taken away."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rimay.access.http import Request, opens
from rimay.library import actions
from rimay.library.files import signed_words
from rimay.library.forms import DropForm, FileForm
from rimay.library.models import Document
from rimay.library.share import DOCUMENT
from rimay.records.actions import ChangedMeanwhile
from rimay.records.handing import handed_out
from rimay.records.views import detail_context


@opens(Document)
def document_page(request: Request, document: Document) -> HttpResponse:
    context = detail_context(request, DOCUMENT, document) | {
        "document": document,
        "size": _size(document),
    }
    return render(request, "library/document.html", context)


@opens(Document)
def document_download(request: Request, document: Document) -> HttpResponseBase:
    """Hand the file out."""
    return file_of(document)


@opens(Document, "change")
def document_file(request: Request, document: Document) -> HttpResponseBase:
    """Bring a file, or another in place of the one there is."""
    assert request.group is not None
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FileForm(*data)
    meanwhile = False
    if form.is_valid():
        try:
            actions.keep_file(
                request.actor,
                document,
                brought=form.cleaned_data["file"],
                version=form.cleaned_data["version"],
            )
        except ChangedMeanwhile:
            meanwhile = True
            document.refresh_from_db()
        else:
            messages.success(request, _("The file is kept."))
            if form.cleaned_data["file"].is_signed:
                messages.info(request, signed_words())
            return redirect("document", request.group.slug, document.pk)
    context = {
        "group": request.group,
        "document": document,
        "form": form,
        "forms": [form],
        "meanwhile": meanwhile,
    }
    status = 409 if meanwhile else 422 if form.errors else 200
    return render(request, "library/document_file.html", context, status=status)


@opens(Document, "change")
def document_file_drop(request: Request, document: Document) -> HttpResponseBase:
    """Take the file away; asked by POST only."""
    assert request.group is not None
    form = DropForm(request.POST or None)
    if form.is_valid() and document.file:
        try:
            actions.drop_file(
                request.actor, document, version=form.cleaned_data["version"]
            )
        except ChangedMeanwhile:
            words = _(
                "Somebody else saved the document meanwhile. Nothing was taken away."
            )
            messages.error(request, words)
        else:
            messages.success(request, _("The file is gone; the document stays."))
    return redirect("document", request.group.slug, document.pk)


def file_of(document: Document) -> FileResponse:
    """Answer with a document's file. Raises Http404 where there is none. Whether it may
    be read is the caller's.
    """
    if not document.file:
        raise Http404
    try:
        content = document.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return handed_out(content, document.file_name)


def _size(document: Document) -> int:
    """Return how large the file is; 0 where there is none, or where it is lost."""
    if not document.file or not document.file.storage.exists(str(document.file.name)):
        return 0
    return int(document.file.size)
