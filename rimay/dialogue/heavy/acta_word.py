"""An acta as a Word file to be observed: each paragraph bears a hidden bookmark, so
that it is found again in the file that comes back.
"""

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from rimay.core import child
from rimay.core.child import Answer
from rimay.core.printing import printable_in

LANGUAGES = {"es": "es-PE", "en": "en-GB"}
# Names of bookmarks that begin with a line are hidden in Word.
BOOKMARK = "_acta_"
_STYLES = {
    "title": "Title",
    "heading": "Heading 1",
    "item": "Heading 2",
    "agreement": "List Bullet",
}


def acta_word(payload: Any, _blob: bytes) -> Answer:
    """Answer the Word file: it tracks changes, and its properties name no person."""
    document, payload = Document(), printable_in(payload)
    _about(document, payload)
    document.sections[0].header.paragraphs[0].text = payload["header"]
    for number, held in enumerate(payload["paragraphs"], start=1):
        paragraph = document.add_paragraph(style=_STYLES.get(held["kind"]))
        run = paragraph.add_run(held["words"])
        run.bold = True if held["kind"] == "agreement" else None
        if held["kind"] in {"group", "fact", "detail"}:
            run.font.size = Pt(9.5)
        _mark(paragraph, number)
    held = io.BytesIO()
    document.save(held)
    return Answer({}, held.getvalue())


def _about(document: Any, payload: Any) -> None:
    about = document.core_properties
    about.title, about.author = payload["title"], ""
    about.last_modified_by, about.comments = "", ""
    about.language = LANGUAGES[payload["language"]]
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES[payload["language"]])
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    document.settings.element.insert(0, OxmlElement("w:trackRevisions"))


def _mark(paragraph: Any, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), f"{BOOKMARK}{number}")
    first = paragraph._p.find(qn("w:r"))
    first.addprevious(start)
    paragraph._p.append(end)


if __name__ == "__main__":
    child.serve({"acta_word": acta_word})
