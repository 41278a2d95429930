"""A donor's own Word form, filled: its placeholders may name figures and sections."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError
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
    unknown: list[str] = []
    context = _context(payload, unknown)
    try:
        asked = template.get_undeclared_template_variables(environment)
        unknown += sorted(asked - context.keys())
        if not unknown:
            template.render(context, environment, autoescape=True)
    except TemplateSyntaxError as error:
        raise Refused("syntax", name=str(error.message or "")[:200]) from None
    except MemoryError:
        raise
    # A placeholder may be any expression, and fail in any way.
    except Exception as error:
        raise Refused("syntax", name=str(error)[:200]) from None
    if unknown:
        raise Refused("unknown", name=", ".join(dict.fromkeys(unknown))[:300])
    if not asked:
        raise Refused("nothing_asked")
    _forget_people(template, payload["title"])
    held = io.BytesIO()
    template.save(held)
    return Answer({}, held.getvalue())


def _forget_people(template: DocxTemplate, title: str) -> None:
    """Leave nothing in the file's properties that could name who made the form."""
    about = template.docx.core_properties
    about.author = about.last_modified_by = about.comments = ""
    about.keywords = about.category = about.subject = ""
    about.title = about.title or title


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


def _context(payload: Any, unknown: list[str]) -> dict[str, Any]:
    """Return what a form may name; codes and sections that are none go to `unknown`."""
    return {
        "title": payload["title"],
        "lead": payload["lead"],
        "group": payload["group"],
        "fictional": payload["fictional"],
        "figure": _named(payload["figures"], unknown),
        "definition": _named(payload["definitions"], unknown),
        "basis": _named(payload["bases"], unknown),
        "section": _section(payload["narrative"], unknown),
    }


def _named(held: dict[str, str], unknown: list[str]) -> Callable[[str], str]:
    def named(code: str) -> str:
        if code not in held:
            unknown.append(str(code)[:100])
        return held.get(code, "")

    return named


def _section(
    parts: list[dict[str, str]], unknown: list[str]
) -> Callable[[int | str], str]:
    def section(which: int | str) -> str:
        for number, part in enumerate(parts, start=1):
            if which in {number, part["title"]}:
                return part["text"]
        unknown.append(str(which)[:100])
        return ""

    return section
