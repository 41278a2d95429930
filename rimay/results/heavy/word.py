"""A report as a Word file: real headings, real tables, pictures with words."""

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from rimay.core.child import Answer
from rimay.core.printing import printable_in
from rimay.results.heavy.pdf import picture

LANGUAGES = {"es": "es-PE", "en": "en-GB"}
INK, SOFT = RGBColor(0x1D, 0x1A, 0x26), RGBColor(0x55, 0x50, 0x5F)
ACCENT = RGBColor(0x9A, 0x15, 0x50)
FONT = "Cambria"
# Style, points, bold, space before and after.
STYLES = (
    ("Normal", 10.5, False, 0, 6),
    ("Title", 26, False, 0, 6),
    ("Subtitle", 13, False, 6, 12),
    ("Heading 1", 15, True, 20, 6),
    ("Heading 2", 11, True, 14, 4),
    ("Caption", 9, False, 0, 6),
)
PICTURE, NUMBER = Cm(15.5), Cm(3)
WIDTHS: dict[int, tuple[Length, ...]] = {
    1: (PICTURE,),
    2: (Cm(5.5), Cm(10)),
    3: (Cm(3.4), Cm(2.4), Cm(9.7)),
}


def word(payload: Any, _blob: bytes) -> Answer:
    """Answer the Word file; its properties name no person."""
    document, payload = Document(), printable_in(payload)
    _about(document, payload)
    _styled(document)
    words = payload["words"]
    _soft(document, payload["group"])
    document.add_heading(payload["title"], level=0)
    _soft(document, " · ".join([words["kind"], *payload["facts"]]))
    if payload["fictional"]:
        document.add_paragraph().add_run(payload["fictional"]).font.color.rgb = ACCENT
    if payload["lead"]:
        document.add_paragraph(payload["lead"], style="Subtitle")
    for part in payload["parts"]:
        _part(document, part, payload)
    _soft(document, " · ".join([words["made"], *payload["notes"]]))
    _footer(document, payload)
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


def _styled(document: Any) -> None:
    """Set the styles, so that whoever goes on writing keeps the look."""
    for name, size, is_bold, before, after in STYLES:
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), is_bold, False
        style.font.color.rgb = SOFT if name == "Caption" else INK
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        for kind in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(kind), FONT)
        for spread in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spread)
        space = style.paragraph_format
        space.space_before, space.space_after = Pt(before), Pt(after)
    lines = document.styles["Title"].element.get_or_add_pPr()
    for border in lines.findall(qn("w:pBdr")):
        lines.remove(border)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.6)
    page.top_margin = page.bottom_margin = Cm(2.4)


def _soft(document: Any, words: str) -> None:
    document.add_paragraph(words, style="Caption")


def _part(document: Any, part: Any, payload: Any) -> None:
    document.add_heading(part["title"], level=1)
    for pieces in part["paragraphs"]:
        paragraph = document.add_paragraph()
        for piece in pieces:
            paragraph.add_run(piece["words"]).bold = bool(piece["code"])
    for chart in part["charts"]:
        _chart(document, chart, payload)
    words = payload["words"]
    if part["aims"]:
        lines = [
            (
                aim["value"],
                " ".join(
                    filter(None, (aim["letter"] and f"{aim['letter']}.", aim["title"]))
                ),
                aim["definition"],
                list(aim["evidence"]),
            )
            for aim in part["aims"]
        ]
        _lines(document, (words["value"], words["aim"]), lines)
    if part["has_figures"]:
        _figures(document, payload)


def _figures(document: Any, payload: Any) -> None:
    words = payload["words"]
    lines, unknown = [], []
    # The aims stand in their own section, with what speaks for them.
    has_aims = any(part["aims"] for part in payload["parts"])
    for line in payload["figures"]:
        if has_aims and line["code"].startswith("aims."):
            continue
        rests = " · ".join(
            filter(None, (line[n] for n in ("basis", "as_of", "source", "note")))
        )
        if line["is_known"]:
            lines.append((line["value"], line["label"], line["definition"], [rests]))
        else:
            unknown.append(f"{line['label']} ({line['value']})")
    _lines(document, (words["figure"], words["definition"]), lines)
    if unknown:
        _soft(document, f"{words['unknown']}: {'; '.join(unknown)}.")


def _chart(document: Any, chart: Any, payload: Any) -> None:
    document.add_heading(chart["title"], level=2)
    if chart["caption"]:
        _soft(document, chart["caption"][:1].upper() + chart["caption"][1:])
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    if chart["svg"]:
        width = Cm(9) if chart["kind"] == "map" else PICTURE
        drawn = document.add_picture(io.BytesIO(picture(chart["svg"])), width=width)
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        properties = drawn._inline.docPr
        properties.set("descr", chart["alt"])
        properties.set("title", chart["title"])
    rows = [list(row) for row in chart["rows"]]
    if chart["total"]:
        rows.append([payload["words"]["total"], chart["total"]])
    widths = WIDTHS.get(len(chart["head"]), (PICTURE,))
    table = _table(document, chart["head"], widths)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    if chart["total"]:
        for cell in table.rows[-1].cells:
            cell.paragraphs[0].runs[0].bold = True
        for row in table.rows:
            row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _closed(document)


def _lines(
    document: Any,
    head: tuple[str, str],
    lines: list[tuple[str, str, str, list[str]]],
) -> None:
    """Set figures as a table: number, then label, definition and what it rests on."""
    table = _table(document, head, (NUMBER, Cm(12.5)))
    for value, label, definition, under in lines:
        number, told = table.add_row().cells
        number.paragraphs[0].add_run(value).bold = True
        told.paragraphs[0].add_run(f"{label}. ").bold = True
        told.paragraphs[0].add_run(definition)
        for words in filter(None, under):
            told.add_paragraph(words, style="Caption")
    for row in table.rows:
        row.cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _closed(document)


def _table(document: Any, head: Any, widths: tuple[Length, ...]) -> Any:
    """Return a table of hairlines whose head repeats on each page."""
    table = document.add_table(rows=1, cols=len(head))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", "BDB8C6")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        run = cell.paragraphs[0].add_run(words)
        run.font.size, run.font.color.rgb = Pt(9), SOFT
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    return table


def _closed(document: Any) -> None:
    """Keep rows whole across pages, and leave air beneath a table."""
    for row in document.tables[-1].rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = Pt(2)
                paragraph.paragraph_format.space_after = Pt(2)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _footer(document: Any, payload: Any) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["Caption"]
    words = [payload["group"], payload["title"], payload["fictional"]]
    foot.add_run(" · ".join(filter(None, words)) + " · ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)
