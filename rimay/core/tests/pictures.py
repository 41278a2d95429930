"""Small pictures for tests, as cameras and editors write them."""

import struct
import zlib

_PLACE = b"GPS 13 31 20 S, 71 58 40 W"
SAID = (_PLACE, b"Canon EOS", b"Autora Secreta", b"2018:01:25 10:11:12")
"""What the pictures of this module tell besides the picture."""


def _part(code: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(body) + 2) + body


def _exif(orientation: int, order: str) -> bytes:
    """Return a TIFF with two entries, the orientation last, and words behind them."""
    make = struct.pack(f"{order}HHII", 0x010F, 2, 9, 38)
    turned = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    head = b"II*\0" if order == "<" else b"MM\0*"
    held = head + struct.pack(f"{order}IH", 8, 2) + make + turned
    return held + struct.pack(f"{order}I", 0) + b" ".join(SAID)


def jpeg(orientation: int = 1, *, order: str = "<", told: bool = True) -> bytes:
    """Return a grey picture of 8 by 8 that can be shown; `told` adds what a camera
    writes: Exif, XMP, IPTC, a comment, a profile, and another picture behind the end.
    """
    tables = (
        _part(0xDB, b"\0" + b"\1" * 64)
        + _part(0xC0, struct.pack(">BHHBBBB", 8, 8, 8, 1, 1, 0x11, 0))
        + _part(0xC4, b"\0" + b"\1" + b"\0" * 15 + b"\0")
        + _part(0xC4, b"\x10" + b"\1" + b"\0" * 15 + b"\0")
    )
    scan = _part(0xDA, b"\1\1\0\0\x3f\0") + b"\x3f"
    begin = b"JFIF\0\1\2\0\0\1\0\1"
    jfif = _part(0xE0, begin + b"\1\1\7\7\7")
    if not told:
        return b"\xff\xd8" + _part(0xE0, begin + b"\0\0") + tables + scan + b"\xff\xd9"
    beside = (
        _part(0xE1, b"Exif\0\0" + _exif(orientation, order))
        + _part(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SAID[2])
        + _part(0xE2, b"ICC_PROFILE\0\1\1colours")
        + _part(0xE2, b"MPF\0" + SAID[0])
        + _part(0xED, b"Photoshop 3.0\0" + SAID[2])
        + _part(0xFE, SAID[1])
    )
    return b"\xff\xd8" + jfif + beside + tables + scan + b"\xff\xd9" + SAID[0]


def png(orientation: int = 1, *, told: bool = True) -> bytes:
    """Return a picture of one pixel; `told` adds words, an hour and Exif to it."""
    pixel = zlib.compress(b"\0\x80")
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))]
    if told:
        parts += [
            (b"tEXt", b"Author\0" + SAID[2]),
            (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SAID[0]),
            (b"eXIf", _exif(orientation, ">")),
            (b"tIME", struct.pack(">HBBBBB", 2018, 1, 25, 10, 11, 12)),
            (b"gAMA", struct.pack(">I", 45455)),
        ]
    parts += [(b"IDAT", pixel), (b"IEND", b"")]
    written = b"".join(
        struct.pack(">I", len(body))
        + name
        + body
        + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + written + (SAID[1] if told else b"")
