"""A report as a Word file: real headings, real tables, pictures with words."""

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from rimay.core.child import Answer
from rimay.results.heavy.pdf import picture

LANGUAGES = {"es": "es-PE", "en": "en-GB"}


def word(payload: Any, _blob: bytes) -> Answer:
    """Answer the Word file; its properties name no person."""
    document = Document()
    _about(document, payload)
    document.add_heading(payload["title"], level=0)
    if payload["fictional"]:
        document.add_paragraph().add_run(payload["fictional"]).bold = True
    if payload["lead"]:
        document.add_paragraph(payload["lead"], style="Subtitle")
    for fact in payload["facts"]:
        document.add_paragraph(fact)
    for part in payload["parts"]:
        _part(document, part, payload)
    closing = " · ".join([payload["words"]["made"], *payload["notes"]])
    document.add_paragraph(closing).runs[0].font.size = Pt(8)
    if payload["fictional"]:
        document.sections[0].footer.paragraphs[0].text = payload["fictional"]
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


def _part(document: Any, part: Any, payload: Any) -> None:
    document.add_heading(part["title"], level=1)
    for pieces in part["paragraphs"]:
        paragraph = document.add_paragraph()
        for piece in pieces:
            paragraph.add_run(piece["words"]).bold = bool(piece["code"])
    for item in part["items"]:
        document.add_paragraph(item, style="List Bullet")
    for chart in part["charts"]:
        _chart(document, chart)
    if part["has_figures"]:
        words = payload["words"]
        head = [words[n] for n in ("figure", "value", "definition", "basis", "as_of")]
        rows = [
            [
                line["label"],
                line["value"],
                line["definition"],
                line["basis"],
                line["as_of"],
            ]
            for line in payload["figures"]
        ]
        _table(document, head, rows)


def _chart(document: Any, chart: Any) -> None:
    document.add_heading(chart["title"], level=2)
    if chart["svg"]:
        drawn = document.add_picture(io.BytesIO(picture(chart["svg"])), width=Cm(14))
        properties = drawn._inline.docPr
        properties.set("descr", chart["alt"])
        properties.set("title", chart["title"])
    _table(document, chart["head"], chart["rows"])


def _table(document: Any, head: list[str], rows: list[list[str]]) -> None:
    if not rows:
        return
    table = document.add_table(rows=1, cols=len(head), style="Light Grid Accent 1")
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        cell.text = words
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
