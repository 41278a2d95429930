"""What the child process does: read a file of rows, write a workbook."""

from typing import Any

from rimay.core import child
from rimay.exchange import limits
from rimay.exchange.grids import Grid, pack
from rimay.exchange.heavy.kinds import is_workbook
from rimay.exchange.heavy.reading import read_workbook
from rimay.exchange.heavy.text import read_text
from rimay.exchange.heavy.writing import write_workbook


def read(payload: Any, blob: bytes) -> child.Answer:
    """Answer the grid of a file; refuse, with a code, what is no file of rows."""
    grid = _grid(payload["name"], blob, payload["pasted"])
    return child.Answer({"grid": pack(grid)})


def write(payload: Any, _: bytes) -> child.Answer:
    """Answer the bytes of the workbook that the payload describes."""
    return child.Answer({}, write_workbook(payload))


def _grid(name: str, content: bytes, pasted: bool) -> Grid:
    if len(content) > limits.FILE_BYTES:
        raise child.Refused("too_big", limit=limits.FILE_BYTES // limits.MEBIBYTE)
    if not pasted and is_workbook(name, content):
        return read_workbook(name, content)
    return read_text(name, content, "paste" if pasted else "text")


if __name__ == "__main__":
    child.serve({"read": read, "write": write})
