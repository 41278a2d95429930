"""What kind of file this is, by its bytes and not by its name."""

from rimay.core.child import Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_MACRO_NAMES = (".xlsm", ".xltm", ".xlam")


def is_workbook(name: str, content: bytes) -> bool:
    """Say whether this is a workbook, else text; refuse everything else."""
    if not content.strip(b" \t\r\n\x00"):
        raise Refused("empty")
    if name.lower().endswith(_MACRO_NAMES):
        raise Refused("macros")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return True
    code = _refusal(content)
    if code:
        raise Refused(code)
    if name.lower().endswith((".xlsx", ".xls")):
        _refuse_false_workbook(content)
    return False


def _refusal(content: bytes) -> str:
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in content[:1024].lower():
        return "pdf"
    if content.startswith(_OLE):
        # The stream's name, as OLE writes it, tells a locked workbook from an old one.
        locked = "EncryptedPackage".encode("utf-16-le") in content
        return "encrypted" if locked else "old_format"
    if content.startswith(_PICTURES) and b"\x00" in content[:4096]:
        return "picture"
    if start.startswith(b"<") and (b"<html" in start or b"<table" in start):
        return "web_page"
    if start.startswith(b"<?xml"):
        return "old_format" if b"spreadsheet" in start else "not_a_table"
    return ""


def _refuse_false_workbook(content: bytes) -> None:
    """Text under a workbook's name is read as text where it has lines of cells."""
    if b"\t" not in content and b";" not in content and b"," not in content:
        raise Refused("broken")
