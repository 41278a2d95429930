"""The text of a PDF, page by page; what it draws is not looked at."""

import io
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from rimay.core import child
from rimay.core.child import Answer, Refused

MOST_PAGES = 200
# Fields to sign in and links lie on every signed copy.
_HARMLESS = frozenset({"/Widget", "/Link", "/Popup"})


def read_pdf(payload: Any, blob: bytes) -> Answer:
    """Answer the text of each page, and whether pictures or notes lie on one: what they
    show is not read, and may be laid over the text.
    """
    try:
        reader = PdfReader(io.BytesIO(blob))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("locked")
        if len(reader.pages) > MOST_PAGES:
            raise Refused("too_long", pages=len(reader.pages))
        pages = [page.extract_text() for page in reader.pages]
        pictures = any(_has_picture(page) for page in reader.pages)
        notes = any(_has_note(page) for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise Refused("not_read") from None
    except RecursionError:
        raise Refused("not_read") from None
    return Answer({"pages": pages, "has_pictures": pictures, "has_notes": notes})


def _has_picture(page: PageObject) -> bool:
    resources: Any = page.get("/Resources")
    held: Any = resources.get_object().get("/XObject") if resources else None
    if held is None:
        return False
    drawn = (value.get_object() for value in held.get_object().values())
    return any(one.get("/Subtype") == "/Image" for one in drawn)


def _has_note(page: PageObject) -> bool:
    held: Any = page.get("/Annots")
    notes = held.get_object() if held is not None else []
    return any(note.get_object().get("/Subtype") not in _HARMLESS for note in notes)


if __name__ == "__main__":
    child.serve({"read_pdf": read_pdf})
