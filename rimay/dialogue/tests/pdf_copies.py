"""Copies of a PDF as people make them: signed digitally, altered by one letter."""

import datetime
import io
import re
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ByteStringObject, NameObject, TextStringObject

_ROOM = 8000  # hexadecimal digits kept free for the signature


def with_signature(pdf: bytes) -> bytes:
    """Return the PDF with a digital signature appended, as signing programs do it: the
    bytes that were there stay, a field and its signature follow them.
    """
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer.raw_get("/Root").idnum
    first = reader.pages[0].indirect_reference
    assert first is not None
    last = reader.trailer["/Size"]
    start = pdf.rstrip().rsplit(b"startxref", 1)[1].split()[0].decode()
    body = _object_of(pdf, reader, root).rstrip()
    assert body.endswith(b">>")
    catalog = (
        body[:-2] + f" /AcroForm << /Fields [{last} 0 R] /SigFlags 3 >> >>".encode()
    )
    field = (
        f"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Firma) /Rect [0 0 0 0] "
        f"/F 132 /P {first.idnum} 0 R /V {last + 1} 0 R >>"
    ).encode()
    value = (
        b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
        b"/ByteRange [0 0000000000 0000000000 0000000000] /Contents <"
        + b"0" * _ROOM
        + b"> >>"
    )
    made = pdf.rstrip(b"\n") + b"\n"
    places = {}
    for number, held in ((root, catalog), (last, field), (last + 1, value)):
        places[number] = len(made)
        made += f"{number} 0 obj\n".encode() + held + b"\nendobj\n"
    table = len(made)
    made += b"xref\n"
    for number, place in sorted(places.items()):
        made += f"{number} 1\n{place:010d} 00000 n \n".encode()
    made += (
        f"trailer\n<< /Size {last + 2} /Root {root} 0 R /Prev {start} >>\n"
        f"startxref\n{table}\n%%EOF\n"
    ).encode()
    return _signed(made)


def _object_of(pdf: bytes, reader: PdfReader, number: int) -> bytes:
    """Return an object's own bytes, also where it lay in a stream of objects."""
    held = reader.get_object(number)
    out = io.BytesIO()
    held.write_to_stream(out)
    return out.getvalue()


def _signed(made: bytes) -> bytes:
    begin = made.rindex(b"/Contents <") + len(b"/Contents ")
    end = begin + _ROOM + 2
    ranges = f"[0 {begin:010d} {end:010d} {len(made) - end:010d}]".encode()
    made = made.replace(b"[0 0000000000 0000000000 0000000000]", ranges)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Firma de prueba")])
    today = datetime.datetime(2018, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today)
        .not_valid_after(today + datetime.timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(made[:begin] + made[end:])
    signature = builder.add_signer(certificate, key, hashes.SHA256()).sign(
        serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature]
    )
    digits = signature.hex().ljust(_ROOM, "0")
    return made[: begin + 1] + digits.encode() + made[end - 1 :]


def with_other_letter(pdf: bytes, word: str, other: str) -> bytes:
    """Return the PDF with one letter of a word set as another, and all else the same.

    Both words must differ in one letter, which the font holds already.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for page in writer.pages:
        content = page.get_contents()
        assert content is not None
        fonts, font = _glyphs(page), ""
        changed = False
        for operands, operator in content.operations:
            if operator == b"Tf":
                font = str(operands[0])
            elif operator == b"TJ" and not changed:
                changed = _set_as(operands[0], fonts[font], word, other)
        if changed:
            page[NameObject("/Contents")] = writer._add_object(content)
            out = io.BytesIO()
            writer.write(out)
            return out.getvalue()
    raise AssertionError("the word stands in no line by itself")


def _glyphs(page: PageObject) -> dict[str, dict[str, bytes]]:
    """Return which two bytes set a letter in each font of a page."""
    fonts: dict[str, dict[str, bytes]] = {}
    for name, font in page["/Resources"]["/Font"].items():
        table = font.get_object()["/ToUnicode"].get_object().get_data()
        found = fonts.setdefault(name, {})
        for glyph, letter in re.findall(
            rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>", table
        ):
            found.setdefault(chr(int(letter, 16)), bytes.fromhex(glyph.decode()))
    return fonts


def _set_as(line: Any, glyphs: dict[str, bytes], word: str, other: str) -> bool:
    if not set(word + other) <= set(glyphs):
        return False
    held = [i for i, item in enumerate(line) if isinstance(item, str | bytes)]
    whole = b"".join(_raw(line[i]) for i in held)
    old = b"".join(glyphs[letter] for letter in word)
    at = whole.find(old)
    if at < 0 or at % 2:
        return False
    new = b"".join(glyphs[letter] for letter in other)
    line[:] = [ByteStringObject(whole[:at] + new + whole[at + len(old) :])]
    return True


def _raw(item: Any) -> bytes:
    return bytes(item.original_bytes if isinstance(item, TextStringObject) else item)
