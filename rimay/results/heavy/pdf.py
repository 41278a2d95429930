"""A report as PDF, by Typst. Words go in as data, never as markup."""

import json
from pathlib import Path
from typing import Any

import typst

from rimay.core.child import Answer
from rimay.core.printing import printable_in

TEMPLATE = Path(__file__).with_name("report.typ")


def pdf(payload: Any, _blob: bytes) -> Answer:
    """Answer the PDF, compiled to PDF/UA-1."""
    return Answer({}, _compiled(TEMPLATE, printable_in(payload), "pdf", ["ua-1"]))


def picture(svg: str) -> bytes:
    """Return a drawing as PNG, for formats that hold no SVG."""
    source = Path(__file__).with_name("picture.typ")
    return _compiled(source, {"svg": svg}, "png", [])


def _compiled(source: Path, data: Any, form: str, standards: list[str]) -> bytes:
    compiled = typst.compile(  # type: ignore[call-overload]
        str(source),
        format=form,
        ppi=160.0,
        sys_inputs={"data": json.dumps(data)},
        ignore_system_fonts=True,
        pdf_standards=standards,
    )
    assert isinstance(compiled, bytes)
    return compiled
