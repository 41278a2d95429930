"""Small documents for tests, as programs write them: with who wrote them, and with what."""

import io
import zipfile

import docx
import openpyxl
from openpyxl.comments import Comment
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from rimay.core.tests.pictures import jpeg

WHO = "Autora Secreta"
MAIL = "autora@entrevistada.example"
PLACE = "C:\\Users\\autora"
BODY = "Lo que dice el papel"
# What these papers tell besides what they say.
SAID = (WHO, MAIL, "Users", "00AB12CD", "2018-01-25T10:11:12", "GPS 13 31 20 S")
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
ODT = "application/vnd.oasis.opendocument.text"
_DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def pdf(*, told: bool = False, signed: bool = False, inside: bool = False) -> bytes:
    """Return a page. `told` adds author, XMP, a note and a photograph that tell who,
    and an older version of the file; `signed` a digital signature.
    """
    held = PdfWriter()
    page = held.add_blank_page(200, 200)
    if told:
        held.add_metadata({"/Author": WHO, "/Producer": PLACE})
        xmp = DecodedStreamObject()
        xmp.set_data(f"<x>{WHO} {MAIL}</x>".encode())
        held.root_object[NameObject("/Metadata")] = held._add_object(xmp)
        note = {"/Subtype": "/Text", "/T": WHO, "/Contents": BODY, "/M": SAID[4]}
        page[NameObject("/Annots")] = ArrayObject([held._add_object(_made(note))])
        photo = StreamObject()
        photo.update(_made({"/Subtype": "/Image", "/Filter": "/DCTDecode"}))
        photo._data = jpeg()
        page[NameObject("/Resources")] = DictionaryObject(
            {
                NameObject("/XObject"): DictionaryObject(
                    {NameObject("/I"): held._add_object(photo)}
                )
            }
        )
    if signed:
        held.add_metadata({"/Author": WHO})
        proof = _made({"/Type": "/Sig", "/Name": WHO})
        proof[NameObject("/ByteRange")] = ArrayObject([NumberObject(0)] * 4)
        held.root_object[NameObject("/Perms")] = held._add_object(proof)
    if inside:
        held.add_attachment("notas.txt", WHO.encode())
    out = io.BytesIO()
    held.write(out)
    return out.getvalue()


def _made(said: dict[str, str]) -> DictionaryObject:
    found = DictionaryObject()
    for key, words in said.items():
        made = NameObject if words.startswith("/") else TextStringObject
        found[NameObject(key)] = made(words)
    found[NameObject("/Rect")] = ArrayObject([NumberObject(0)] * 4)
    return found


def word() -> bytes:
    """Return a letter with an author, a comment, a tracked change and a photograph."""
    held = docx.Document()
    held.core_properties.author = WHO
    held.core_properties.last_modified_by = WHO
    run = held.add_paragraph().add_run(BODY)
    held.add_comment(run, text="De acuerdo", author=WHO, initials="AS")
    out = io.BytesIO()
    held.save(out)
    change = (
        f'<w:p {_SPACES} w:rsidR="00AB12CD"><w:ins w:id="9" w:author="{WHO}" '
        f'w:date="2018-01-25T10:11:12Z"><w:r><w:t>añadido</w:t></w:r></w:ins></w:p>'
    )
    people = (
        f'<w15:people {_SPACES}><w15:person w15:author="{WHO}"><w15:presenceInfo '
        f'w15:providerId="AD" w15:userId="{MAIL}"/></w15:person></w15:people>'
    )
    template = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="attachedTemplate" Target="file:///'
        f'{PLACE}\\Carta.dotx" TargetMode="External"/></Relationships>'
    )
    return with_parts(
        out.getvalue(),
        {
            "word/people.xml": people,
            "word/_rels/settings.xml.rels": template,
            "word/media/foto.jpg": jpeg(),
            "docProps/thumbnail.jpeg": WHO,
        },
        ("word/document.xml", "<w:sectPr", change + "<w:sectPr"),
    )


def excel() -> bytes:
    """Return a workbook with an author and a comment."""
    held = openpyxl.Workbook()
    held.properties.creator = held.properties.lastModifiedBy = WHO
    held.active["A1"] = BODY
    held.active["A1"].comment = Comment(f"{WHO}:\nver oficio", WHO)
    out = io.BytesIO()
    held.save(out)
    place = f'<x:absPath xmlns:x="x15ac" url="{PLACE}"/><sheets>'
    return with_parts(
        out.getvalue(),
        {"docProps/app.xml": f"<Properties><Company>{WHO}</Company></Properties>"},
        ("xl/workbook.xml", "<sheets>", place),
    )


def deck() -> bytes:
    """Return parts of a presentation, with who comments in it, and a letter inside."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": f"<p>{BODY}</p>",
            "ppt/commentAuthors.xml": f'<l><a id="0" name="{WHO}" initials="AS"/></l>',
            "ppt/authors.xml": f'<l><a id="{{1}}" name="{WHO}" userId="{MAIL}"/></l>',
            "ppt/embeddings/carta.docx": word(),
        }
    )


def odt(*, signed: bool = False) -> bytes:
    """Return a text of LibreOffice with who wrote, changed and commented it."""
    parts: dict[str, str | bytes] = {
        "mimetype": ODT,
        "content.xml": f"<c {_DUBLIN}><p>{BODY}</p><a><dc:creator>{WHO}</dc:creator>"
        f"<dc:date>{SAID[4]}</dc:date></a></c>",
        "meta.xml": f"<m {_DUBLIN}><dc:creator>{WHO}</dc:creator></m>",
        "settings.xml": f'<s xmlns:c="c"><c:config-item c:name="PrinterName">{PLACE}'
        "</c:config-item></s>",
        "Thumbnails/thumbnail.png": WHO,
    }
    if signed:
        parts["META-INF/documentsignatures.xml"] = "<s/>"
    return zipped(parts)


def zipped(parts: "dict[str, str] | dict[str, str | bytes]") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_parts(
    content: bytes, parts: dict[str, str | bytes], change: tuple[str, str, str]
) -> bytes:
    """Return a document with further parts, and one part changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        found: dict[str, str | bytes] = {n: held.read(n) for n in held.namelist()}
    name, old, new = change
    words = found[name]
    assert isinstance(words, bytes) and old.encode() in words
    found[name] = words.replace(old.encode(), new.encode())
    return zipped(found | parts)


def told_by(content: bytes) -> str:
    """Return all that a file says, part by part, with the names of its parts."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            parts = [(part, held.read(part)) for part in held.infolist()]
        return " ".join(f"{p.filename} {p.date_time} {told_by(c)}" for p, c in parts)
    return content.decode("utf-8", "replace")
