"""A folder of CSV files as one file of several sheets, one per kind of record."""

from pathlib import Path

from rimay.core.child import Refused
from rimay.exchange.grids import Grid, Sheet
from rimay.exchange.heavy.kinds import is_workbook
from rimay.exchange.heavy.text import read_text

LARGEST = 50 * 1024 * 1024


class FilesRefused(Exception):
    """Files of a folder that are not read: why, by their names."""

    def __init__(self, why: dict[str, Refused]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def read_folder(folder: Path) -> tuple[Grid, bytes]:
    """Return the CSV files of a folder as sheets named after the files.

    Also returns their bytes, joined, for the fingerprint. An empty file is left out, as
    an empty sheet is. Raises FilesRefused with every file that is none, and Refused
    where they are too large together.
    """
    sheets: list[Sheet] = []
    refused: dict[str, Refused] = {}
    content = b""
    for path in sorted(p for p in folder.iterdir() if p.suffix.lower() == ".csv"):
        held = path.read_bytes()
        content += held
        if len(content) > LARGEST:
            raise Refused("too_big", limit=LARGEST // 1024**2)
        try:
            sheets.append(_sheet(path, held))
        except Refused as refusal:
            if refusal.code != "empty":
                refused[path.name] = refusal
    if refused:
        raise FilesRefused(refused)
    return Grid(folder.name, "text", tuple(sheets)), content


def _sheet(path: Path, content: bytes) -> Sheet:
    if is_workbook(path.name, content):
        raise Refused("not_a_table")
    (sheet,) = read_text(path.name, content, "text").sheets
    return Sheet(path.stem, sheet.rows, sheet.merged, sheet.hidden)
