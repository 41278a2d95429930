"""Two versions side by side: which words went, and which came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

from django.utils.translation import get_language

from rimay.core.text import Text, sort_key
from rimay.dialogue.models import CharterArticle

T = TypeVar("T")
# A word with the space after it, so that a changed sentence is one run and not many.
_TOKEN = re.compile(r"[\w'’-]+\s*|[^\w\s]\s*|\s+")


@dataclass(frozen=True)
class Run:
    """Words that stand in both ("same"), only before ("gone") or only now ("new")."""

    kind: str
    words: str


@dataclass(frozen=True)
class Pair:
    """An article before and now; a side is empty where it has no such article."""

    before: str
    now: str
    old: tuple[Run, ...]
    new: tuple[Run, ...]

    @property
    def is_same(self) -> bool:
        runs = (*self.old, *self.new)
        return bool(self.before and self.now) and all(r.kind == "same" for r in runs)


@dataclass(frozen=True)
class Side:
    """One article's heading and words in the language of the page."""

    number: int
    heading: str
    words: str

    @property
    def title(self) -> str:
        return f"{self.number}. {self.heading}"


def side_of(article: CharterArticle, words: str) -> Side:
    language = (get_language() or "es")[:2]
    return Side(article.number, article.heading.best(language), words)


def compared(before: Sequence[Side], now: Sequence[Side]) -> list[Pair]:
    """Return the articles of two versions in pairs, each with its changed words.

    Articles are the same where their headings are; between those, in their order.
    """
    headings = [[side.heading for side in sides] for sides in (before, now)]
    return [_pair(old, new) for old, new in _paired(before, now, *headings)]


def half_changed(
    before: Sequence[CharterArticle], now: Sequence[CharterArticle]
) -> list[CharterArticle]:
    """Return the articles that say something new in one of their languages only."""
    headings = [[row.heading.best("es") for row in rows] for rows in (before, now)]
    return [
        new
        for old, new in _paired(before, now, *headings)
        if old and new and len(set(_changes(old.text, new.text))) > 1
    ]


def _changes(old: Text, new: Text) -> list[bool]:
    return [old.in_language(code) != new.in_language(code) for code in ("es", "en")]


def _paired(
    before: Sequence[T],
    now: Sequence[T],
    headings: Sequence[str],
    headings_now: Sequence[str],
) -> Iterator[tuple[T | None, T | None]]:
    keys = [[sort_key(words) for words in side] for side in (headings, headings_now)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for _tag, a, b, c, d in matcher.get_opcodes():
        yield from zip_longest(before[a:b], now[c:d])


def _pair(old: Side | None, new: Side | None) -> Pair:
    gone, come = changed_words(old.words if old else "", new.words if new else "")
    return Pair(
        old.title if old else "", new.title if new else "", tuple(gone), tuple(come)
    )


def changed_words(before: str, now: str) -> tuple[list[Run], list[Run]]:
    """Return both texts as runs of words that stayed, went or came.

    First line by line, then word by word inside lines that changed, so that the work
    grows with what changed and not with how long the text is.
    """
    old, new = before.splitlines(keepends=True), now.splitlines(keepends=True)
    gone: list[Run] = []
    come: list[Run] = []
    lines = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in lines.get_opcodes():
        if tag == "equal":
            _add(gone, "same", "".join(old[a:b]))
            _add(come, "same", "".join(new[c:d]))
        else:
            _words(gone, come, "".join(old[a:b]), "".join(new[c:d]))
    return gone, come


def _words(gone: list[Run], come: list[Run], before: str, now: str) -> None:
    old, new = _TOKEN.findall(before), _TOKEN.findall(now)
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > 4000)
    for tag, a, b, c, d in matcher.get_opcodes():
        same = tag == "equal"
        _add(gone, "same" if same else "gone", "".join(old[a:b]))
        _add(come, "same" if same else "new", "".join(new[c:d]))


def _add(runs: list[Run], kind: str, words: str) -> None:
    """Add words to the runs; the space after a changed word is no change."""
    kept = words.rstrip() if kind != "same" else words
    _join(runs, kind, kept)
    _join(runs, "same", words[len(kept) :])


def _join(runs: list[Run], kind: str, words: str) -> None:
    if not words:
        return
    if runs and runs[-1].kind == kind:
        runs[-1] = Run(kind, runs[-1].words + words)
    else:
        runs.append(Run(kind, words))
