"""A PDF without what it says beside its pages: author, programs, hours, older versions."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from rimay.core.child import Answer, Refused
from rimay.core.pictures import Damaged, without_metadata

# What programs keep for themselves, on the whole and on each page and picture.
_BESIDE = ("/Metadata", "/PieceInfo", "/LastModified")
# Who wrote a note, and when.
_OF_NOTES = ("/T", "/M", "/CreationDate")
_UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError)


def bare_pdf(payload: Any, blob: bytes) -> Answer:
    """Answer the same pages, written anew; nothing where a digital signature would break.

    Refuses what is locked, cannot be read, or carries other files inside.
    """
    try:
        reader = PdfReader(io.BytesIO(blob))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("locked")
        writer = PdfWriter(clone_from=reader)
        held = [one for top in writer._objects for one in _dictionaries(top)]
        if any("/EF" in one for one in held):
            raise Refused("files_inside")
        if any("/ByteRange" in one for one in held):
            return Answer({"is_signed": True})
        for one in held:
            _bare(one)
        # What is not reached any more is still written; reading it again leaves it out.
        content = _written(
            PdfWriter(clone_from=PdfReader(io.BytesIO(_written(writer))))
        )
    except (*_UNREADABLE, RecursionError):
        raise Refused("not_read") from None
    return Answer({"is_signed": False}, content)


def _written(writer: PdfWriter) -> bytes:
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _dictionaries(held: Any) -> Iterator[DictionaryObject]:
    """Yield an object's dictionaries; what it refers to is an object of its own."""
    if isinstance(held, DictionaryObject):
        yield held
    inner: Any = ()
    if isinstance(held, DictionaryObject):
        inner = held.values()
    elif isinstance(held, ArrayObject):
        inner = held
    for one in inner:
        yield from _dictionaries(one)


def _bare(one: DictionaryObject) -> None:
    is_note = "/Rect" in one and one.get("/Subtype") != "/Widget"
    for name in (*_BESIDE, *(_OF_NOTES if is_note else ())):
        one.pop(name, None)
    if isinstance(one, StreamObject) and one.get("/Filter") in (
        "/DCTDecode",
        ["/DCTDecode"],
    ):
        try:
            one._data = without_metadata("jpeg", one._data)
        except Damaged:
            raise Refused("not_read") from None
