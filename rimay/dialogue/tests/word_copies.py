"""A Word file as it comes back: words changed with and without tracking, comments."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT, _COMMENTS = "word/document.xml", "word/comments.xml"


def changed(docx: bytes, change: Callable[[Any], None], **parts: bytes) -> bytes:
    """Return the file with its document changed, and other parts put in."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == _DOCUMENT:
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            new.writestr(name, content)
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def document_with(paragraphs: str) -> bytes:
    """Return a Word file of these paragraphs and nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        body = f'<w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>'
        new.writestr(_DOCUMENT, body)
    return out.getvalue()


def tracked(docx: bytes, *changes: tuple[str, str, str]) -> bytes:
    """Return the file with words replaced under tracking: (paragraph begins, old, new)."""

    def change(root: Any) -> None:
        for begins, old, new in changes:
            _track(_paragraph(root, begins), old, new)

    return changed(docx, change)


def untracked(docx: bytes, begins: str, old: str, new: str) -> bytes:
    """Return the file with words replaced as if nobody tracked changes."""

    def change(root: Any) -> None:
        for held in _paragraph(root, begins).iter(f"{{{W}}}t"):
            held.text = (held.text or "").replace(old, new)

    return changed(docx, change)


def commented(docx: bytes, begins: str, words: str) -> bytes:
    """Return the file with a comment on a paragraph."""
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Rosa Huamán">'
        f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>"
    )

    def change(root: Any) -> None:
        run = etree.SubElement(_paragraph(root, begins), f"{{{W}}}r")
        mark = etree.SubElement(run, f"{{{W}}}commentReference")
        mark.set(f"{{{W}}}id", "0")

    return changed(docx, change, **{_COMMENTS: comments.encode()})


def with_new_paragraph(docx: bytes, after: str, words: str) -> bytes:
    """Return the file with a paragraph put in under tracking."""

    def change(root: Any) -> None:
        paragraph = etree.Element(f"{{{W}}}p")
        _run(etree.SubElement(paragraph, f"{{{W}}}ins"), words, "t")
        _paragraph(root, after).addnext(paragraph)

    return changed(docx, change)


def _paragraph(root: Any, begins: str) -> Any:
    for paragraph in root.iter(f"{{{W}}}p"):
        words = "".join(held.text or "" for held in paragraph.iter(f"{{{W}}}t"))
        if words.startswith(begins):
            return paragraph
    raise AssertionError(begins)


def _track(paragraph: Any, old: str, new: str) -> None:
    for run in list(paragraph.iter(f"{{{W}}}r")):
        words = "".join(held.text or "" for held in run.iter(f"{{{W}}}t"))
        if run.getparent() is not paragraph or old not in words:
            continue
        before, after = words.split(old, 1) if old else (words, "")
        place = list(paragraph).index(run)
        paragraph.remove(run)
        pieces = [("", before, "t"), ("del", old, "delText"), ("ins", new, "t")]
        for kind, held, tag in reversed([*pieces, ("", after, "t")]):
            if not held:
                continue
            parent = etree.Element(f"{{{W}}}{kind}") if kind else None
            made = _run(parent, held, tag)
            paragraph.insert(place, made if parent is None else parent)
        return
    raise AssertionError(old)


def _run(parent: Any, words: str, tag: str) -> Any:
    run = etree.Element(f"{{{W}}}r")
    held = etree.SubElement(run, f"{{{W}}}{tag}")
    held.text = words
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if parent is not None:
        parent.append(run)
    return run
