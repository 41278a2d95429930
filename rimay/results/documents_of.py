"""The document of a report: as published, or as it would be published now."""

from django import forms

from rimay.groups.models import Group
from rimay.results import narrative
from rimay.results.actions import Words
from rimay.results.documents.building import build
from rimay.results.documents.content import Document, from_plain
from rimay.results.drafts import OUTLINE, TITLE
from rimay.results.models import Report, Section
from rimay.results.queries.values import values_now


def document_of(report: Report, language: str) -> Document:
    """Return a report's document in a language."""
    if report.is_published and report.frozen:
        return from_plain(report.frozen[language])
    sections = list(report.sections.all())
    return build(report, sections, values_now(report.group), language=language)


def outline_of(group: Group, language: str) -> Document:
    """Return what a group without a report gets: its figures in the usual outline."""
    report = Report(group=group, title=TITLE)
    sections = [
        Section(group=group, report=report, title=title, picture=picture)
        for title, picture in OUTLINE
    ]
    return build(report, sections, values_now(group), language=language)


def preview(section: Section, words: Words | None) -> list[Document]:
    """Return a section as it would read in each language that it has words in, with
    words not saved yet if given.
    """
    if words is not None:
        section.title, section.body = words.title, words.body
        section.picture = words.picture
    values = values_now(section.group)
    written = [code for code, _words in section.body.words] or [
        code for code, _words in section.title.words
    ]
    return [
        build(section.report, [section], values, language=code)
        for code in sorted(written, key=lambda code: code != section.group.language)
    ]


def typed_in_preview(section: Section, form: forms.Form) -> list[narrative.Typed]:
    """Return the numbers typed by hand in what is being written."""
    held = form.data if form.is_bound else form.initial
    return [
        typed
        for name in ("title_es", "body_es", "title_en", "body_en")
        for typed in narrative.typed_numbers(str(held.get(name) or ""), name[-2:])
    ]
