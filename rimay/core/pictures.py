"""Photographs without what a camera writes beside them: place, device, author, hour.

Only parts that a reader needs to show the picture are kept, by name; everything else
goes, and whatever stands behind its end. The picture itself is not coded anew, so it
loses nothing. Which way up it is held stays.
"""

import re
import struct
import zlib

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_EXIF, _JFIF, _ICC, _ADOBE = b"Exif\0\0", b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_APPS, _COMMENT = range(0xE0, 0xF0), 0xFE
# The end of coded data: a marker that neither stands for a byte nor begins anew.
_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs "
    b"acTL fcTL fdAT".split()
)
_ORIENTATION, _SHORT = 0x0112, 3


class Damaged(Exception):
    """The file begins like a picture and does not go on like one."""


def without_metadata(kind: str, content: bytes) -> bytes:
    """Return a picture ("jpeg" or "png") with nothing but the picture. Raises Damaged."""
    try:
        return _png(content) if kind == "png" else _jpeg(content)
    except (struct.error, IndexError) as error:
        raise Damaged from error


def _jpeg(content: bytes) -> bytes:
    kept: list[bytes] = []
    first, orientation, place = b"", 0, 2
    while True:
        code, place = _next_marker(content, place)
        if code == _EOI:
            break
        (length,) = struct.unpack_from(">H", content, place)
        body = content[place + 2 : place + length]
        if len(body) != length - 2:
            raise Damaged
        place += length
        if code == 0xE1 and body.startswith(_EXIF):
            orientation = orientation or _held(body[len(_EXIF) :])
        elif code == 0xE0 and body.startswith(_JFIF):
            # A small copy of the picture may follow; it can show what was cut away.
            first = _segment(code, body[:12] + b"\0\0")
        elif _shows(code, body):
            kept.append(_segment(code, body))
        if code == _SOS:
            end = _MARKER.search(content, place)
            if end is None:
                raise Damaged
            kept.append(content[place : end.start()])
            place = end.start()
    turned = _segment(0xE1, _EXIF + _tiff(orientation)) if orientation else b""
    if not kept:
        raise Damaged
    return b"".join([b"\xff\xd8", first, turned, *kept, b"\xff\xd9"])


def _next_marker(content: bytes, place: int) -> tuple[int, int]:
    """Return the marker that stands here, and where its part begins."""
    if content[place] != 0xFF:
        raise Damaged
    while content[place] == 0xFF:
        place += 1
    return content[place], place + 1


def _shows(code: int, body: bytes) -> bool:
    """Return whether a part of a JPEG is needed to show it."""
    if code == _COMMENT:
        return False
    if code not in _APPS:
        return True
    return (code == 0xE2 and body.startswith(_ICC)) or (
        code == 0xEE and body.startswith(_ADOBE)
    )


def _segment(code: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(body) + 2) + body


def _png(content: bytes) -> bytes:
    kept: list[tuple[bytes, bytes]] = []
    orientation, place, name = 0, len(_SIGNATURE), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, place)
        body = content[place + 8 : place + 8 + length]
        if len(body) != length:
            raise Damaged
        place += length + 12
        if name == b"eXIf":
            orientation = _held(body)
        elif name in _CHUNKS:
            kept.append((name, body))
    if kept[0][0] != b"IHDR":
        raise Damaged
    if orientation:
        kept.insert(1, (b"eXIf", _tiff(orientation)))
    return _SIGNATURE + b"".join(_chunk(name, body) for name, body in kept)


def _chunk(name: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + body))
    return struct.pack(">I", len(body)) + name + body + check


def _held(tiff: bytes) -> int:
    """Return which way up a picture is held, 2 to 8; 0 where it says nothing else."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            at = start + 2 + 12 * number
            tag, kind, _n, value = struct.unpack_from(f"{order}HHIH", tiff, at)
            if (tag, kind) == (_ORIENTATION, _SHORT):
                return int(value) if 2 <= value <= 8 else 0
    except struct.error:
        return 0
    return 0


def _tiff(orientation: int) -> bytes:
    """Return the shortest note that says which way up a picture is held."""
    entry = struct.pack(">HHIHH", _ORIENTATION, _SHORT, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
