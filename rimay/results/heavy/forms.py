"""A donor's own Word form, filled: its placeholders may name figures and sections."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rimay.core.child import Answer, Refused

UNPACKED = 60 * 1024 * 1024


def fill(payload: Any, blob: bytes) -> Answer:
    """Answer the form with its placeholders filled; refuse what it cannot fill."""
    _look_at(blob)
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True
    )
    template = DocxTemplate(io.BytesIO(blob))
    try:
        template.render(_context(payload), environment, autoescape=True)
    except UndefinedError as error:
        raise Refused("unknown", name=str(error)[:200]) from None
    except TemplateSyntaxError as error:
        raise Refused("syntax", name=str(error.message or "")[:200]) from None
    except SecurityError:
        raise Refused("syntax", name="…") from None
    about = template.docx.core_properties
    about.author = about.last_modified_by = ""
    held = io.BytesIO()
    template.save(held)
    return Answer({}, held.getvalue())


def _look_at(blob: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as held:
            sizes = [part.file_size for part in held.infolist()]
            names = set(held.namelist())
    except zipfile.BadZipFile:
        raise Refused("not_word") from None
    if sum(sizes) > UNPACKED:
        raise Refused("too_big")
    if "word/document.xml" not in names:
        raise Refused("not_word")


def _context(payload: Any) -> dict[str, Any]:
    return {
        "title": payload["title"],
        "lead": payload["lead"],
        "group": payload["group"],
        "fictional": payload["fictional"],
        "figure": _named(payload["figures"]),
        "definition": _named(payload["definitions"]),
        "basis": _named(payload["bases"]),
        "section": _section(payload["narrative"]),
    }


def _named(held: dict[str, str]) -> Callable[[str], str]:
    def named(code: str) -> str:
        if code not in held:
            raise Refused("unknown", name=str(code)[:100])
        return held[code]

    return named


def _section(parts: list[dict[str, str]]) -> Callable[[int | str], str]:
    def section(which: int | str) -> str:
        for number, part in enumerate(parts, start=1):
            if which in {number, part["title"]}:
                return part["text"]
        raise Refused("unknown", name=str(which)[:100])

    return section
