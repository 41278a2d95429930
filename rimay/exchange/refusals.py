"""Why a file is not read, and what to do, in words for the person who brought it."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rimay.core.child import Refused

WORDS = {
    "empty": _("Nothing is in it. Choose another file, or paste the rows."),
    "too_big": _(
        "The file is larger than %(limit)s MB. Leave out pictures, or bring it in "
        "parts."
    ),
    "pdf": _(
        "This is a PDF, whatever its name says. Bring the sheet it was made from, or "
        "copy the rows and paste them."
    ),
    "picture": _(
        "This is a picture. Rows cannot be read from pictures: bring the sheet, or "
        "type the rows."
    ),
    "macros": _(
        "The workbook carries macros, and such files are never opened here. In Excel "
        "choose “Save as”, “Excel workbook (.xlsx)”, and bring that file."
    ),
    "encrypted": _(
        "The file is locked with a password. Open it, take the password off, save it, "
        "and bring it again."
    ),
    "old_format": _(
        "This is an older kind of workbook. Open it, choose “Save as”, “Excel workbook "
        "(.xlsx)”, and bring that file."
    ),
    "open_document": _(
        "This is an OpenDocument file. Open it, choose “Save as”, “Excel workbook "
        "(.xlsx)”, and bring that file."
    ),
    "document": _(
        "This is a text document or a presentation, not a sheet. Copy the table and "
        "paste it."
    ),
    "web_page": _(
        "This is a web page under a sheet's name, as some systems give out. Open it in "
        "Excel, choose “Save as”, “Excel workbook (.xlsx)”, and bring that file."
    ),
    "archive": _(
        "This is a compressed folder. Take the sheet out of it and bring that."
    ),
    "not_a_table": _("This is neither a sheet nor text."),
    "broken": _(
        "The file is damaged. Open it where it was made, save it again as “Excel "
        "workbook (.xlsx)”, and bring that file."
    ),
    "bomb": _(
        "Unpacked, the file would be far larger than any list. It is not opened. Copy "
        "the rows into a new sheet and bring that."
    ),
    "too_heavy": _("Reading it takes too long or too much memory. Bring it in parts."),
    "too_many_sheets": _(
        "The workbook has more than %(limit)s sheets. Bring it in parts."
    ),
    "too_many_rows": _("There are more than %(limit)s rows. Bring them in parts."),
    "too_many_columns": _(
        "There are more than %(limit)s columns. Take out what lies far to the right."
    ),
    "too_many_cells": _(
        "There are more than %(limit)s filled cells. Bring it in parts."
    ),
    "cell_too_long": _(
        "A cell holds more than %(limit)s letters; perhaps a quotation mark is "
        "missing. Mend it and bring the file again."
    ),
}


def words(refused: Refused) -> str:
    """Return why a file was refused, in the reader's language."""
    known = WORDS.get(refused.code)
    return str(known) % refused.values if known else gettext("The file is not read.")
