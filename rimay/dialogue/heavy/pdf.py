"""Papers of a session as PDF, by Typst. Words go in as data, never as markup."""

import json
from pathlib import Path
from typing import Any

import typst

from rimay.core.child import Answer

FOLDER = Path(__file__).parent


def agenda(payload: Any, _blob: bytes) -> Answer:
    """Answer the agenda, compiled to PDF/UA-1."""
    return Answer({}, _compiled("agenda.typ", payload))


def roll(payload: Any, _blob: bytes) -> Answer:
    """Answer the list to be signed, compiled to PDF/UA-1."""
    return Answer({}, _compiled("roll.typ", payload))


def _compiled(source: str, data: Any) -> bytes:
    compiled = typst.compile(
        str(FOLDER / source),
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    assert isinstance(compiled, bytes)
    return compiled
