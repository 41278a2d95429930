"""A Word file that came back: its tracked changes and comments, paragraph by paragraph.

Nothing of the file is kept or run. The parts that are read are parsed without entities,
without the network, and only up to a size.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from rimay.core import child
from rimay.core.child import Answer, Refused

UNPACKED = 20 * 1024 * 1024
MOST_PARTS = 2000
MOST_PARAGRAPHS = 5000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOOKMARK = re.compile(r"_acta_(\d{1,4})")
# Runs inside these were taken away, or put in, while changes were tracked.
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom"})
_NEW = frozenset({f"{_W}ins", f"{_W}moveTo"})


def read_word(_payload: Any, blob: bytes) -> Answer:
    """Answer the paragraphs of the body: number, pieces, comments, and whether each
    one's own end was put in (it was split there) or taken away (it joins the next).

    A piece is [words, state]: "" as it stood, "gone" or "new".
    """
    document, comments = _parts(blob)
    texts = _comments(comments) if comments is not None else {}
    found = []
    for paragraph in _paragraphs(document):
        found.append(
            {
                "number": _number(paragraph),
                "pieces": _pieces(paragraph),
                "is_split": _is_tracked(paragraph, "ins"),
                "is_joined": _is_tracked(paragraph, "del"),
                "comments": [
                    texts[key] for key in _commented(paragraph) if key in texts
                ],
            }
        )
        if len(found) > MOST_PARAGRAPHS:
            raise Refused("too_long")
    return Answer({"paragraphs": found})


def _parts(blob: bytes) -> tuple[Any, Any]:
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as held:
            parts = held.infolist()
            if len(parts) > MOST_PARTS:
                raise Refused("too_big")
            if sum(part.file_size for part in parts) > UNPACKED:
                raise Refused("too_big")
            names = {part.filename for part in parts}
            if "word/document.xml" not in names:
                raise Refused("not_word")
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise Refused("macros")
            document = _parsed(held, "word/document.xml")
            has_comments = "word/comments.xml" in names
            return document, _parsed(
                held, "word/comments.xml"
            ) if has_comments else None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        raise Refused("not_word") from None
    except ValueError:
        raise Refused("not_word") from None


def _parsed(held: zipfile.ZipFile, name: str) -> Any:
    with held.open(name) as part:
        # A part may unpack to more than its entry says.
        content = part.read(UNPACKED + 1)
    if len(content) > UNPACKED:
        raise Refused("too_big")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refused("entities")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise Refused("not_word") from None
    if root.getroottree().docinfo.doctype:
        raise Refused("entities")
    return root


def _paragraphs(document: Any) -> Iterator[Any]:
    body = document.find(f"{_W}body")
    if body is None:
        raise Refused("not_word")
    yield from body.iter(f"{_W}p")


def _number(paragraph: Any) -> int:
    for mark in paragraph.iter(f"{_W}bookmarkStart"):
        named = _BOOKMARK.fullmatch(mark.get(f"{_W}name") or "")
        if named:
            return int(named.group(1))
    return 0


def _is_tracked(paragraph: Any, kind: str) -> bool:
    """Return whether the paragraph's own end was put in, or taken away."""
    mark = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{kind}")
    return mark is not None


def _pieces(paragraph: Any) -> list[list[str]]:
    found: list[list[str]] = []
    for run in paragraph.iter(f"{_W}r"):
        states = _states(run, paragraph)
        words = "".join(_words(run))
        # Put in by one and taken away by another: it never stood there.
        if not words or len(states) > 1:
            continue
        state = "".join(states)
        if found and found[-1][1] == state:
            found[-1][0] += words
        else:
            found.append([words, state])
    return found


def _states(run: Any, paragraph: Any) -> set[str]:
    found = set()
    for parent in run.iterancestors():
        if parent is paragraph:
            break
        if parent.tag in _GONE:
            found.add("gone")
        elif parent.tag in _NEW:
            found.add("new")
    return found


def _words(run: Any) -> Iterator[str]:
    for part in run:
        if part.tag in {f"{_W}t", f"{_W}delText"}:
            yield part.text or ""
        elif part.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            yield " "
        elif part.tag == f"{_W}noBreakHyphen":
            yield "-"


def _commented(paragraph: Any) -> list[str]:
    marks = paragraph.iter(f"{_W}commentReference")
    return [str(mark.get(f"{_W}id")) for mark in marks]


def _comments(root: Any) -> dict[str, str]:
    found = {}
    for comment in root.iter(f"{_W}comment"):
        words = " ".join("".join(_words(run)) for run in comment.iter(f"{_W}r"))
        found[str(comment.get(f"{_W}id"))] = " ".join(words.split())
    return {key: words for key, words in found.items() if words}


if __name__ == "__main__":
    child.serve({"read_word": read_word})
