"""Tables in from files and out to files, with the heavy work in a child process."""

from rimay.core import child
from rimay.exchange import limits
from rimay.exchange.books import Book, pack_book
from rimay.exchange.grids import Grid, unpack

_HEAVY = "rimay.exchange.heavy"


def read_file(name: str, content: bytes) -> Grid:
    """Return the rows of an uploaded file.

    Raises child.Refused; `refusals.words` says why and what to do.
    """
    return _read(name, content, pasted=False)


def read_pasted(text: str) -> Grid:
    """Return the rows of what was pasted from a sheet or a message."""
    return _read("", text.encode("utf-8", "replace"), pasted=True)


def workbook_bytes(book: Book) -> bytes:
    """Return the workbook that a description asks for."""
    return child.run(_HEAVY, "write", pack_book(book)).blob


def _read(name: str, content: bytes, *, pasted: bool) -> Grid:
    # Said here too, so that a file too big is not copied into another process first.
    if len(content) > limits.FILE_BYTES:
        raise child.Refused("too_big", limit=limits.FILE_BYTES // limits.MEBIBYTE)
    payload = {"name": name, "pasted": pasted}
    try:
        answer = child.run(_HEAVY, "read", payload, blob=content)
    except (child.ChildTooBig, child.ChildTooLong) as trouble:
        raise child.Refused("too_heavy") from trouble
    except child.ChildFailed as trouble:
        raise child.Refused("broken") from trouble
    return unpack(answer.data["grid"])
