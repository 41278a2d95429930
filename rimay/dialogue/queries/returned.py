"""What a Word file that came back asks for: one remark for each change and comment."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from rimay.core import child
from rimay.dialogue.queries.acta_text import Paragraph, letters

MODULE = "rimay.dialogue.heavy.reading_word"
LARGEST = 10 * 1024 * 1024
_LONGEST = 4000
# Less than this in common, and a paragraph is not the one that its bookmark says.
_ALIKE = 0.5


class NotTaken(Exception):
    """The file cannot be taken in; its words say why."""


@dataclass(frozen=True)
class Asked:
    """What somebody asks for: words, or words in place of others, in one paragraph."""

    text: str = ""
    before: str = ""
    after: str = ""
    paragraph: int | None = None


@dataclass(frozen=True)
class _Change:
    """One stretch of a paragraph: where it began, what went and what came."""

    start: int
    gone: str
    new: str


def asked_in(content: bytes, body: list[Paragraph]) -> list[Asked]:
    """Return what a returned file asks for, against the acta as it was circulated.

    Raises NotTaken for what is no Word file, is too large, or hides something.
    """
    if not content:
        raise NotTaken(_("The file is empty. Was it saved?"))
    if len(content) > LARGEST:
        raise NotTaken(_("The file is larger than 10 MB."))
    try:
        answer = child.run(
            MODULE, "read_word", {}, blob=content, seconds=20, mebibytes=400
        )
    except child.ChildRefused as refusal:
        raise NotTaken(_refusal(refusal.code)) from None
    except child.ChildFailed:
        raise NotTaken(_("The file took too long or too much memory.")) from None
    return list(_asked(answer.data["paragraphs"], body))


def _refusal(code: str) -> str:
    words = {
        "macros": _("The file carries macros. Bring one without."),
        "entities": _("The file hides references to other files, and is not read."),
        "too_big": _("The file unpacks to more than it should."),
        "too_long": _("The file is far longer than the acta."),
    }
    return words.get(code, _("This is not a Word file (.docx)."))


def _asked(
    returned: Iterable[Mapping[str, Any]], body: list[Paragraph]
) -> Iterator[Asked]:
    places = _Places(body)
    last: int | None = None
    for held in returned:
        pieces = [(str(words), str(state)) for words, state in held["pieces"]]
        was = "".join(words for words, state in pieces if state != "new")
        number = places.of(int(held["number"]), was)
        for comment in held["comments"]:
            yield Asked(text=comment[:_LONGEST], paragraph=number or last)
        if number is None:
            yield from _unplaced(pieces, was, last)
            continue
        last = number
        yield from _changes_of(pieces, body[number - 1].words, number)


def _unplaced(
    pieces: list[tuple[str, str]], was: str, last: int | None
) -> Iterator[Asked]:
    """Yield what stands in no paragraph of ours: put in, or not the same any more."""
    now = _tidy("".join(words for words, state in pieces if state != "gone"))
    if now and not was.strip():
        words = _("A new paragraph after this one.")
        yield Asked(words, "", now[:_LONGEST], last)
    elif now:
        words = _("This paragraph is not as it was circulated.")
        yield Asked(words, "", now[:_LONGEST], None)


def _changes_of(
    pieces: list[tuple[str, str]], words: str, number: int
) -> Iterator[Asked]:
    was = "".join(piece for piece, state in pieces if state != "new")
    if letters(was) != letters(words):
        now = _tidy("".join(piece for piece, state in pieces if state != "gone"))
        told = _("Changed without tracking.")
        yield Asked(told, words[:_LONGEST], now[:_LONGEST], number)
        return
    for change in _changes(pieces):
        yield _with_context(change, was, number)


def _changes(pieces: list[tuple[str, str]]) -> Iterator[_Change]:
    at = 0
    start, gone, new = 0, "", ""
    for words, state in [*pieces, ("", "")]:
        if state == "gone":
            gone += words
            at += len(words)
        elif state == "new":
            new += words
        else:
            if gone or new:
                yield _Change(start, gone, new)
            at += len(words)
            start, gone, new = at, "", ""


def _with_context(change: _Change, was: str, number: int) -> Asked:
    """Widen a change to whole words, and until it stands once in its paragraph."""
    start, end = change.start, change.start + len(change.gone)
    start, end = _to_words(was, start, end)
    while start < end or not change.gone:
        if was[start:end].strip() and was.count(was[start:end]) == 1:
            break
        wider = _wider(was, start, end)
        if wider == (start, end):
            break
        start, end = wider
    after = (
        was[start : change.start]
        + change.new
        + was[change.start + len(change.gone) : end]
    )
    return Asked("", _tidy(was[start:end]), _tidy(after), number)


def _to_words(was: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not was[start - 1].isspace():
        start -= 1
    while end < len(was) and not was[end].isspace():
        end += 1
    return start, end


def _wider(was: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with one more word on each side."""
    left = re.search(r"\S+\s*$", was[:start])
    right = re.match(r"\s*\S+", was[end:])
    return (
        left.start() if left else start,
        end + right.end() if right else end,
    )


def _tidy(words: str) -> str:
    return " ".join(words.split())


class _Places:
    """Which paragraph of ours a returned one is: by its bookmark, else by its words."""

    def __init__(self, body: list[Paragraph]) -> None:
        self.body = body
        self.by_letters: dict[str, int] = {}
        for number, held in enumerate(body, start=1):
            if held.is_text:
                self.by_letters.setdefault(letters(held.words), number)

    def of(self, number: int, was: str) -> int | None:
        known = letters(was)
        if known in self.by_letters:
            held = 1 <= number <= len(self.body)
            own = held and letters(self.body[number - 1].words) == known
            return number if own else self.by_letters[known]
        if not 1 <= number <= len(self.body):
            return None
        ours = letters(self.body[number - 1].words)
        alike = SequenceMatcher(None, ours, known, autojunk=False).ratio()
        return number if alike >= _ALIKE else None
