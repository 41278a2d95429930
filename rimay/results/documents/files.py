"""A document as a file: PDF, Word, a donor's own form, or one web page."""

from collections.abc import Mapping

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.core import child
from rimay.results.documents.content import Document, plain

MODULE = "rimay.results.heavy"
TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
LARGEST_TEMPLATE = 10 * 1024 * 1024


class TemplateRefused(ValueError):
    """A donor's form that cannot be filled; the message says what to mend."""


def as_html(document: Document) -> bytes:
    """Return the report as one web page that needs nothing beside it."""
    sheet = finders.find("ui/rimay.css")
    assert isinstance(sheet, str)
    with open(sheet, encoding="utf-8") as file, override(document.language):
        style = file.read()
        context = {"document": document, "style": style}
        return render_to_string("results/file.html", context).encode()


def as_pdf(document: Document) -> bytes:
    """Return the report as PDF, compiled to the standard PDF/UA-1."""
    return child.run(MODULE, "pdf", plain(document), seconds=30).blob


def as_word(document: Document) -> bytes:
    """Return the report as a Word file with real headings and tables."""
    return child.run(MODULE, "docx", plain(document), seconds=30).blob


def filled(document: Document, form: bytes) -> bytes:
    """Return a donor's Word form with its placeholders filled.

    Raises TemplateRefused with what to mend.
    """
    if len(form) > LARGEST_TEMPLATE:
        raise TemplateRefused(_("The form is larger than 10 MiB."))
    try:
        answer = child.run(
            MODULE, "fill", fields_of(document), blob=form, seconds=30, mebibytes=500
        )
    except child.ChildRefused as refusal:
        raise TemplateRefused(_refusal(refusal)) from None
    except child.ChildFailed:
        words = _("The form took too long or too much memory. Is it a Word file?")
        raise TemplateRefused(words) from None
    return answer.blob


def fields_of(document: Document) -> dict[str, object]:
    """Return what placeholders of a form may name."""
    return {
        "title": document.title,
        "lead": document.lead,
        "group": document.group,
        "fictional": document.fictional,
        "figures": {line.code: line.value for line in document.figures},
        "definitions": {line.code: line.definition for line in document.figures},
        "bases": {line.code: line.rests_on for line in document.figures},
        "narrative": [
            {
                "title": part.title,
                # What a Word form takes for a new paragraph.
                "text": "\a".join(
                    "".join(piece.words for piece in paragraph)
                    for paragraph in part.paragraphs
                ),
            }
            for part in document.parts
        ],
    }


def _refusal(refusal: child.Refused) -> str:
    words: Mapping[str, str] = {
        "not_word": _("This is not a Word file (.docx)."),
        "unknown": _(
            "The form asks for “%(name)s”, which is no figure and no section. "
            "Write a figure as {{ figure('training.participants') }} and a section as "
            "{{ section(1) }}."
        ),
        "syntax": _("A placeholder of the form cannot be read: %(name)s"),
        "nothing_asked": _(
            "The form has no place to fill. Write a figure as "
            "{{ figure('training.participants') }} and a section as {{ section(1) }}."
        ),
        "too_big": _("The form unpacks to more than it should."),
    }
    return words.get(refusal.code, refusal.code) % refusal.values
