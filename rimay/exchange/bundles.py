"""A ZIP written to a file of its own as it grows, with the fingerprint of each part."""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import IO

from django.conf import settings

from rimay.records.exports import csv_line

PIECE = 1024 * 1024


@dataclass(frozen=True)
class Part:
    """One file of a bundle. `digest` is its SHA-256."""

    path: str
    size: int
    digest: str


class Bundle:
    """A ZIP below one folder. What it holds never stands in memory whole.

    `file` is gone once it is closed; nobody else finds it by a name.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.parts: list[Part] = []
        self.file = tempfile.TemporaryFile(dir=settings.HOME)  # noqa: SIM115
        self._zip = zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED)

    def add(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write a file from its pieces."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(f"{self.folder}/{path}", "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
                digest.update(piece)
                size += len(piece)
        self.parts.append(Part(path, size, digest.hexdigest()))

    def text(self, path: str, words: str) -> None:
        self.add(path, [words.encode()])

    def table(self, path: str, rows: Iterable[list[str]]) -> None:
        """Write a CSV file, with the mark by which spreadsheets know its letters."""
        lines = (csv_line(row).encode() for row in rows)
        self.add(path, chain([b"\xef\xbb\xbf"], lines))

    def copy(self, path: str, content: IO[bytes]) -> None:
        """Write a file from one that is kept."""
        self.add(path, iter(lambda: content.read(PIECE), b""))

    def close(self) -> IO[bytes]:
        """Return the finished ZIP, at its beginning."""
        self._zip.close()
        self.file.seek(0)
        return self.file
