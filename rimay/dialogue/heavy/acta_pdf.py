"""An acta as PDF, by Typst. Words go in as data, never as markup."""

import io
import json
from pathlib import Path
from typing import Any

import segno
import typst

from rimay.core import child
from rimay.core.child import Answer
from rimay.core.printing import printable_in

TEMPLATE = Path(__file__).with_name("acta.typ")


def acta_pdf(payload: Any, _blob: bytes) -> Answer:
    """Answer the PDF, compiled to PDF/UA-1."""
    compiled = typst.compile(
        str(TEMPLATE),
        format="pdf",
        sys_inputs={
            "data": json.dumps({**printable_in(payload), "qr": _qr(payload["address"])})
        },
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    assert isinstance(compiled, bytes)
    return Answer({}, compiled)


def _qr(address: str) -> str:
    if not address:
        return ""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", xmldecl=False)
    return drawn.getvalue().decode()


if __name__ == "__main__":
    child.serve({"acta_pdf": acta_pdf})
