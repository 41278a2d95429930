"""Documents of Word, Excel, PowerPoint and LibreOffice without who wrote them.

Each is a zip of parts. Names, hours, places on a disk and printers go from the parts in
which these programs keep them; words, tables and drawings stay as they are.
"""

import io
import re
import zipfile
from typing import Any

from lxml import etree

from rimay.core.child import Answer, Refused
from rimay.core.files import sniff
from rimay.core.pictures import Damaged, without_metadata

LARGEST = 400 * 1024 * 1024
NOBODY = "-"
_XML = re.compile(r"\.(xml|rels|psmdcp)$", re.IGNORECASE)
_SIGNED = re.compile(r"^_xmlsignatures/|^META-INF/\w*signatures\.xml$", re.IGNORECASE)
# A small picture of an older first page; a printer with its place in a house's network.
_DROPPED = re.compile(r"(^|/)(thumbnail\.\w+|printerSettings\d*\.bin)$", re.IGNORECASE)
_EMPTIED = re.compile(r"^docProps/\w+\.xml$|(^|/)meta\.xml$", re.IGNORECASE)
# Lists of those who wrote, commented or changed; what stands beside them refers to them.
_PEOPLE = re.compile(
    r"(^|/)(people|persons?|authors|commentAuthors|changesInfo\d*|userNames"
    r"|revisionHeaders|revisionInfo)\d*\.xml$",
    re.IGNORECASE,
)
_NAMES = frozenset(
    {"name", "initials", "userId", "providerId", "displayName", "userName"}
)
_AUTHORS = frozenset({"author", "initials", "lastModifiedBy"})
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_NAMED_IN = frozenset({f"{{{_DUBLIN}}}creator"})
_INITIALS = frozenset({"creator-initials", "sender-initials", "author"})
_REMOVED = frozenset({"rsids", "absPath", "fileSharing", "printerSettings"})
_OFFICE = "http://schemas.microsoft.com/office/2006/metadata/"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SETTINGS = re.compile(r"Printer|Rsid|Author|User|Path|URL", re.IGNORECASE)
_NO_HOUR = "1980-01-01T00:00:00"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def bare_office(payload: Any, blob: bytes) -> Answer:
    """Answer the same document, written anew; nothing where a digital signature would
    break. Refuses what is locked or cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as held:
            if any(_SIGNED.search(name) for name in held.namelist()):
                return Answer({"is_signed": True})
            return Answer({"is_signed": False}, _written(held))
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        etree.XMLSyntaxError,
    ):
        raise Refused("not_read") from None
    except (Damaged, ValueError, OSError, RecursionError):
        raise Refused("not_read") from None


def _written(held: zipfile.ZipFile) -> bytes:
    if sum(part.file_size for part in held.infolist()) > LARGEST:
        raise Refused("not_read")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for part in held.infolist():
            if not _DROPPED.search(part.filename):
                fresh = zipfile.ZipInfo(part.filename, _EARLIEST)
                fresh.compress_type = part.compress_type
                made.writestr(fresh, _part(part.filename, held.read(part)))
    return out.getvalue()


def _part(name: str, content: bytes) -> bytes:
    kind = sniff(content)
    if kind in {"png", "jpeg"}:
        return without_metadata(kind, content)
    if kind == "zip":
        # Another document inside this one.
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            return _written(held)
    if kind in {"pdf", "ole"}:
        raise Refused("files_inside")
    return _xml(name, content) if _XML.search(name) and content.strip() else content


def _xml(name: str, content: bytes) -> bytes:
    root = etree.fromstring(content, _PARSER)
    is_core = _local(root.tag) == "coreProperties"
    if is_core or _EMPTIED.search(name) or _space(root).startswith(_OFFICE):
        for child in list(root):
            root.remove(child)
    is_people = bool(_PEOPLE.search(name))
    authors = {(one.text or "").strip() for one in root.iter("{*}author")}
    for one in list(root.iter(etree.Element)):
        if _is_removed(one):
            _remove(one)
            continue
        _bare(one, _NAMES if is_people else frozenset())
        _unname(one, authors)
    return bytes(
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    )


def _is_removed(one: Any) -> bool:
    local = _local(one.tag)
    if local == "Relationship":
        return bool(_DROPPED.search(one.get("Target", "")))
    if local == "file-entry":
        return any(_DROPPED.search(value) for value in one.attrib.values())
    return local in _REMOVED


def _remove(one: Any) -> None:
    above = one.getparent()
    if above is not None:
        above.remove(one)


def _bare(one: Any, names: frozenset[str]) -> None:
    """Take away who and when from an element's attributes."""
    local = _local(one.tag)
    for key in list(one.attrib):
        name = _local(key)
        named = name in names or (name in _AUTHORS and key != name)
        if named or name == "userName" or local == "presenceInfo":
            one.set(key, NOBODY)
        elif _is_trace(key, name) or (local == "pageSetup" and name == "id"):
            del one.attrib[key]
    target = one.get("Target", "")
    if local == "Relationship" and target.lower().startswith("file:"):
        last = re.split(r"[/\\]|%5C", target)[-1]
        one.set("Target", f"file:///{last}")


def _is_trace(key: str, name: str) -> bool:
    """Return whether Word marks with it who wrote when, and in which sitting."""
    of_word = key.startswith(f"{{{_WORD}}}")
    return name == "dateUtc" or (
        of_word and (name.startswith("rsid") or name == "date")
    )


def _unname(one: Any, authors: set[str]) -> None:
    """Take away who from an element's words."""
    local = _local(one.tag)
    if one.tag in _NAMED_IN or local in _INITIALS:
        one.text = NOBODY
    elif one.tag == f"{{{_DUBLIN}}}date":
        one.text = _NO_HOUR
    elif local == "t":
        # Excel writes the name of who comments at the head of the comment as well.
        said = one.text or ""
        one.text = next(
            (said[len(a) + 1 :] for a in authors - {""} if said.startswith(f"{a}:")),
            one.text,
        )
    elif local == "config-item":
        key = next((v for k, v in one.attrib.items() if _local(k) == "name"), "")
        if _SETTINGS.search(key):
            one.text = ""


def _local(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


def _space(root: Any) -> str:
    return str(root.tag).rpartition("}")[0][1:]
