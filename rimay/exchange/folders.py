"""A folder of CSV files as one file of several sheets, one per kind of record."""

from pathlib import Path

from rimay.core.child import Refused
from rimay.exchange.grids import Grid, Sheet
from rimay.exchange.heavy.text import read_text

LARGEST = 50 * 1024 * 1024


def read_folder(folder: Path) -> tuple[Grid, bytes]:
    """Return the CSV files of a folder as sheets named after the files.

    Also returns their bytes, joined, for the fingerprint. Raises Refused for a file
    that is none, with its name.
    """
    sheets: list[Sheet] = []
    content = b""
    for path in sorted(folder.glob("*.csv")):
        held = path.read_bytes()
        content += held
        if len(content) > LARGEST:
            raise Refused("too_big", limit=LARGEST // 1024**2)
        grid = read_text(path.name, held, "text")
        sheets += [Sheet(path.stem, s.rows, s.merged, s.hidden) for s in grid.sheets]
    return Grid(folder.name, "text", tuple(sheets)), content
