"""Files that people bring: known by what is in them, never by their name."""

import hashlib
import re
import unicodedata

LARGEST = 50 * 1024 * 1024

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
)
MIME = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def sniff(content: bytes) -> str:
    """Return what a file is by its first bytes: pdf, png, jpeg, ole, zip, text or "".

    A zip is told apart further by the reader that opens it.
    """
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    return "text" if b"\x00" not in content[:4096] else ""


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes, as 64 letters and digits."""
    return hashlib.sha256(content).hexdigest()


def safe_name(name: str) -> str:
    """Return a file name without paths, control or direction marks, up to 120 letters."""
    plain = "".join(
        c
        for c in name.replace("\\", "/").split("/")[-1]
        if unicodedata.category(c)[0] != "C"
    )
    plain = re.sub(r'[<>:"|?*]', "_", plain).strip(" .")
    return plain[-120:] or "file"
