"""The zip file that a workbook is: what is checked before anything is unpacked."""

import io
import zipfile

from rimay.core.child import Refused
from rimay.exchange import limits

_OTHER_KINDS = {
    "word/document.xml": "document",
    "ppt/presentation.xml": "document",
    "xl/workbook.bin": "old_format",
}
_MACROS = ("xl/vbaproject.bin", "xl/macrosheets/")


def check_container(content: bytes) -> None:
    """Refuse what is not a plain workbook, or grows too large when unpacked.

    The sizes that the file declares are trustworthy as limits: Python's zipfile never
    unpacks a part beyond the size that stands in its directory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            _check_kind(archive, {part.filename.lower() for part in parts})
            _check_markup(archive, parts)
    except (Refused, MemoryError):
        raise
    except NotImplementedError as trouble:
        raise Refused("broken") from trouble
    except RuntimeError as trouble:
        raise Refused("encrypted") from trouble
    # A damaged file fails in any way: in its directory, its names, what it packs.
    except Exception as trouble:
        raise Refused("broken") from trouble


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted")
    # Parts that overlap in the file pack a bomb too; each still declares its size.
    whole = sum(part.file_size for part in parts)
    if len(parts) > limits.PARTS or whole > limits.UNPACKED_BYTES:
        raise Refused("bomb")
    for part in parts:
        is_sheet = part.filename.lower().startswith("xl/worksheets/sheet")
        if part.file_size > limits.PART_BYTES and not is_sheet:
            raise Refused("bomb")


def _check_kind(archive: zipfile.ZipFile, names: set[str]) -> None:
    for name, code in _OTHER_KINDS.items():
        if name in names:
            raise Refused(code)
    if "mimetype" in names:
        raise Refused("open_document")
    if any(name.startswith(_MACROS) for name in names):
        raise Refused("macros")
    if "[content_types].xml" not in names:
        raise Refused("archive")
    kinds = archive.read("[Content_Types].xml").lower()
    if b"macroenabled" in kinds:
        raise Refused("macros")
    if b"spreadsheetml" not in kinds:
        raise Refused("archive")


def _check_markup(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse declared entities: no program writes them, and they can grow."""
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            with archive.open(part) as file:
                start = file.read(4096).replace(b"\x00", b"").upper()
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                raise Refused("broken")
