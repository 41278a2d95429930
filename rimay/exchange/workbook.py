"""The workbook: one sheet per kind of record, worded in one language, empty or filled."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access.actor import Actor
from rimay.core import clock
from rimay.exchange import sheets, tables
from rimay.exchange.books import Book, Format, Heading, Line, Page
from rimay.exchange.filling import Filling
from rimay.exchange.kinds import ALL
from rimay.exchange.sheets import Head
from rimay.groups.models import Group
from rimay.records.kinds import Kind, Shape

# Codes keep their leading zeros, dates stay as one types them.
AS_TEXT = {Shape.LINE, Shape.CODES, Shape.PARTIAL_DATE, Shape.DAY, Shape.MOMENT}


def empty_workbook(language: str) -> bytes:
    """Return the workbook's bytes, made in a child process."""
    return tables.workbook_bytes(book(language))


def filled_workbook(actor: Actor, group: Group, language: str) -> bytes:
    """Return a workbook with what the actor may read; bringing it changes nothing."""
    return tables.workbook_bytes(book(language, Filling(actor, group, language)))


def book(language: str, filling: Filling | None = None) -> Book:
    """Return what the workbook of a language holds."""
    with override(language):
        return Book(
            title=_("Workbook of the group"),
            day=clock.today(),
            language=language,
            pages=tuple(_page(kind, language, filling) for kind in ALL),
            explanation_title=_("Explanation"),
            explanation=tuple(_explanation(language)),
        )


def _page(kind: Kind, language: str, filling: Filling | None) -> Page:
    held = sheets.heads(kind, language)
    headings = tuple(_heading(kind, head) for head in held)
    rows = filling.rows(kind, held) if filling else ()
    return Page(sheets.title(kind, language), headings, rows)


def _heading(kind: Kind, head: Head) -> Heading:
    form: Format = "general"
    if head.column is None or kind.shape(head.column) in AS_TEXT:
        form = "text"
    return Heading(
        head.text,
        head.note,
        required=head.is_required,
        format=form,
        choices=head.choices,
    )


def _explanation(language: str) -> list[Line]:
    lines = [
        Line((_("How to fill this workbook"),), strong=True),
        Line((_("Fill the sheets you need and leave the others empty."),)),
        Line((_("A star marks a column that cannot stay empty."),)),
        Line(
            (
                _(
                    "The key names a row. Other rows name it by that key; importing "
                    "the file again finds the row by it."
                ),
            )
        ),
        Line(
            (_("Dates may be a day, a month or a year: 15/3/2018, August 2017, 2017."),)
        ),
        Line((_("Importing is all or nothing, and can be taken back."),)),
    ]
    for kind in ALL:
        lines.append(Line((sheets.title(kind, language),), strong=True))
        words = str(kind.explanation or kind.intro)
        lines.append(Line((words,)))
    return lines
