"""What a document's file may be, told from its content and never from its name."""

import io
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rimay.core import child, formatting
from rimay.core.files import LARGEST, safe_name, sniff
from rimay.core.pictures import Damaged, without_metadata

MEGABYTE = 1024 * 1024
# What is offered, by what the content is; the first ending is the one given.
ENDINGS: dict[str, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "word": (".docx",),
    "excel": (".xlsx",),
    "powerpoint": (".pptx",),
    "odt": (".odt",),
    "ods": (".ods",),
    "odp": (".odp",),
    "text": (".txt", ".csv", ".md"),
}
# What a camera writes beside the picture is not kept: place, device, author, hour.
PICTURES = ("png", "jpeg")
MODULE, SECONDS, MEBIBYTES = "rimay.library.heavy", 60, 900
LOSES = gettext_lazy(
    "Who wrote it, when and with what goes from the file before it is kept; its words "
    "and pictures stay."
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_OFFICE = (("word/", "word"), ("xl/", "excel"), ("ppt/", "powerpoint"))
_MOST_PARTS = 20_000


class NotTaken(Exception):
    """The file cannot be kept; its words say why and what to do."""


@dataclass(frozen=True)
class Brought:
    """A file that may be kept: its bytes, and a name that agrees with them.

    What is digitally signed is kept byte for byte, because it is the proof.
    """

    content: bytes
    name: str
    is_signed: bool = False


def check(name: str, content: bytes) -> Brought:
    """Return the file as it is kept: without what a camera or a program wrote beside
    what it shows, such as its author.

    Raises NotTaken with words for who brought it.
    """
    if not content:
        raise NotTaken(_("The file is empty. Was it saved?"))
    if len(content) > LARGEST:
        limit = formatting.number(LARGEST / MEGABYTE, 0)
        raise NotTaken(
            _(
                "The file is larger than %(limit)s MB. Make it smaller, or give its "
                "address on the web."
            )
            % {"limit": limit}
        )
    kind = kind_of(content)
    if not kind:
        raise NotTaken(
            _(
                "This kind of file is not kept here. Bring PDF, a picture (PNG, JPEG), "
                "plain text, or a document of Word, Excel, PowerPoint or LibreOffice "
                "without macros."
            )
        )
    content, is_signed = _bare(kind, content)
    kept = safe_name(name)
    stem, dot, ending = kept.rpartition(".")
    if not dot or not stem:
        return Brought(content, f"{kept[:112]}{ENDINGS[kind][0]}", is_signed)
    if f".{ending.lower()}" not in ENDINGS[kind]:
        raise NotTaken(
            _(
                "The name ends in .%(ending)s, and the content is something else "
                "(%(kind)s)."
            )
            % {"ending": ending[:12], "kind": ENDINGS[kind][0]}
        )
    return Brought(content, kept, is_signed)


def signed_words() -> str:
    """Say of a file that was kept with what it says of its author, that it was."""
    return _(
        "It is digitally signed, so it was kept byte for byte: it still says who wrote "
        "it and who signed it."
    )


def _bare(kind: str, content: bytes) -> tuple[bytes, bool]:
    """Return a file without who wrote it; and whether it was left because it is signed.

    Raises NotTaken where that cannot be taken away.
    """
    if kind == "text":
        return content, False
    try:
        if kind in PICTURES:
            return without_metadata(kind, content), False
        job = "pdf" if kind == "pdf" else "office"
        answer = child.run(
            MODULE, job, {}, blob=content, seconds=SECONDS, mebibytes=MEBIBYTES
        )
    except Damaged:
        raise NotTaken(
            _("The picture is damaged or incomplete. Bring it again.")
        ) from None
    except child.ChildRefused as refusal:
        raise NotTaken(_why_not(refusal.code)) from None
    except child.ChildFailed:
        raise NotTaken(_why_not("not_read")) from None
    is_signed = bool(answer.data["is_signed"])
    return (content if is_signed else answer.blob), is_signed


def _why_not(code: str) -> str:
    if code == "locked":
        return _("It is locked with a password. Bring it without one.")
    if code == "files_inside":
        return _(
            "Other files lie inside it, which may say who wrote them. Bring each of "
            "them by itself."
        )
    return _(
        "It is damaged or too large to read, so that what it says of its author could "
        "not be taken away. Save it anew, or print it as PDF, and bring that."
    )


def kind_of(content: bytes) -> str:
    """Return which of the kinds that are kept a file is; "" for any other."""
    found = sniff(content)
    if found == "zip":
        return _kind_of_zip(content)
    if found == "text" and not _is_text(content):
        return ""
    return found if found in ENDINGS else ""


def _is_text(content: bytes) -> bool:
    """Tell plain text from pages that a browser would run, and from binary files."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<svg", b"<?xml", b"#!", b"mz")):
        return False
    return b"\x00" not in content


def _kind_of_zip(content: bytes) -> str:
    """Look at the names in a zip; nothing is unpacked but 80 bytes of its type."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > _MOST_PARTS or any(_is_macro(name) for name in names):
                return ""
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    return _OPEN_DOCUMENT.get(part.read(80), "")
    # A damaged zip fails in any way: in its directory, its names, what it packs.
    except Exception:
        return ""
    if "[Content_Types].xml" not in names:
        return ""
    return next(
        (
            kind
            for part, kind in _OFFICE
            if any(name.startswith(part) for name in names)
        ),
        "",
    )


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or name.startswith("Basic/")
