"""Papers of a session as PDF, by Typst. Words go in as data, never as markup."""

import json
from pathlib import Path
from typing import Any

import typst

from rimay.core.child import Answer
from rimay.core.printing import printable_in

FOLDER = Path(__file__).parent


def agenda(payload: Any, _blob: bytes) -> Answer:
    """Answer the agenda, compiled to PDF/UA-1."""
    return Answer({}, _compiled("agenda.typ", payload))


def roll(payload: Any, _blob: bytes) -> Answer:
    """Answer the list to be signed, compiled to PDF/UA-1."""
    return Answer({}, _compiled("roll.typ", payload))


def matrix(payload: Any, _blob: bytes) -> Answer:
    """Answer the matrix of agreements as one picture (PNG)."""
    picture = typst.compile(
        str(FOLDER / "matrix.typ"),
        format="png",
        ppi=120,
        sys_inputs={"data": json.dumps(printable_in(payload))},
        ignore_system_fonts=True,
    )
    # One page, as high as it must be: one picture.
    assert isinstance(picture, bytes)
    return Answer({}, picture)


def _compiled(source: str, data: Any) -> bytes:
    compiled = typst.compile(
        str(FOLDER / source),
        format="pdf",
        sys_inputs={"data": json.dumps(printable_in(data))},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    assert isinstance(compiled, bytes)
    return compiled
