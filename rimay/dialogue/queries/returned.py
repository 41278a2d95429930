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
# Where a paragraph was split in two.
_SPLIT = ("\n", "new")


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


@dataclass(frozen=True)
class _Returned:
    """One paragraph of a file that came back."""

    number: int
    pieces: tuple[tuple[str, str], ...]
    comments: tuple[str, ...]
    is_split: bool
    is_joined: bool

    @classmethod
    def of(cls, held: Mapping[str, Any]) -> "_Returned":
        return cls(
            int(held["number"]),
            tuple((str(words), str(state)) for words, state in held["pieces"]),
            tuple(held["comments"]),
            bool(held["is_split"]),
            bool(held["is_joined"]),
        )

    @property
    def was(self) -> str:
        return "".join(words for words, state in self.pieces if state != "new")

    @property
    def now(self) -> str:
        return _tidy("".join(words for words, state in self.pieces if state != "gone"))


def _asked(
    returned: Iterable[Mapping[str, Any]], body: list[Paragraph]
) -> Iterator[Asked]:
    places = _Places(body)
    last: int | None = None
    rows = _whole([_Returned.of(held) for held in returned])
    for held, after in zip(rows, [*rows[1:], None], strict=True):
        number = places.of(held.number, held.was)
        for comment in held.comments:
            yield Asked(text=comment[:_LONGEST], paragraph=number or last)
        if number is None:
            yield from _unplaced(held, last)
            continue
        if last is not None and number < last:
            yield Asked(
                _("This paragraph stands elsewhere in the file."), "", "", number
            )
        last = number
        yield from _changes_of(held, body[number - 1].words, number)
        if held.is_joined and held.now and after is not None and after.now:
            yield Asked(_("This paragraph is joined to the next one."), "", "", number)
    yield from places.missing()


def _whole(rows: list[_Returned]) -> list[_Returned]:
    """Put together again what stood as one paragraph and was split while changes were
    tracked: each half alone would ask to take the other away.
    """
    found: list[_Returned] = []
    halves: list[_Returned] = []
    for held in rows:
        halves.append(held)
        if held.is_split:
            continue
        stood = sum(bool(half.was.strip()) for half in halves)
        found += [_joined(halves)] if stood > 1 else halves
        halves = []
    return found + halves


def _joined(halves: list[_Returned]) -> _Returned:
    pieces = [piece for half in halves for piece in (*half.pieces, _SPLIT)]
    return _Returned(
        next((half.number for half in halves if half.number), 0),
        tuple(pieces[:-1]),
        tuple(comment for half in halves for comment in half.comments),
        False,
        halves[-1].is_joined,
    )


def _unplaced(held: _Returned, last: int | None) -> Iterator[Asked]:
    """Yield what stands in no paragraph of ours: put in, or not the same any more."""
    if held.now and not held.was.strip():
        words = _("A new paragraph after this one.")
        yield Asked(words, "", held.now[:_LONGEST], last)
    elif held.now:
        words = _("This paragraph is not as it was circulated.")
        yield Asked(words, "", held.now[:_LONGEST], None)


def _changes_of(held: _Returned, words: str, number: int) -> Iterator[Asked]:
    was = held.was
    if letters(was) != letters(words):
        told = _("Changed without tracking.")
        yield Asked(told, words[:_LONGEST], held.now[:_LONGEST], number)
        return
    for change in _changes(held.pieces):
        asked = _with_context(change, was, number)
        if asked.before != asked.after:
            yield asked
        elif _SPLIT[0] in change.new:
            told = _("Split in two before “%(words)s”.") % {"words": asked.after}
            yield Asked(told, "", "", number)


def _changes(pieces: Iterable[tuple[str, str]]) -> Iterator[_Change]:
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
        self.by_letters: dict[str, list[int]] = {}
        self.found: set[int] = set()
        for number, held in enumerate(body, start=1):
            if held.is_text:
                self.by_letters.setdefault(letters(held.words), []).append(number)

    def of(self, number: int, was: str) -> int | None:
        found = self._of(number, letters(was))
        if found is not None:
            self.found.add(found)
        return found

    def missing(self) -> Iterator[Asked]:
        """Yield the paragraphs that a file of this acta does not carry any more."""
        if not self.found:
            return
        for number, held in enumerate(self.body, start=1):
            if held.is_text and letters(held.words) and number not in self.found:
                words = _("This paragraph is not in the file any more.")
                yield Asked(words, held.words[:_LONGEST], "", number)

    def _of(self, number: int, known: str) -> int | None:
        alike = self.by_letters.get(known, [])
        if alike:
            # Words that stand twice are taken in their order.
            fresh = [place for place in alike if place not in self.found]
            return number if number in alike else (fresh or alike)[0]
        if not 1 <= number <= len(self.body):
            return None
        ours = letters(self.body[number - 1].words)
        ratio = SequenceMatcher(None, ours, known, autojunk=False).ratio()
        return number if ratio >= _ALIKE else None
