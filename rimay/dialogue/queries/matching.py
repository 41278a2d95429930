"""Whether a file carries the text of an acta: letter by letter, page by page.

A page may carry words of the paper besides (a code, a page's number, boxes to sign in).
The text itself must stand whole and in order, on each page in one piece.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rimay.dialogue.queries.acta_text import letters

_PROBE = 12
_COUNTER = re.compile(r"\d{1,3}/\d{1,3}")
_LONGEST = 200


class Verdict(StrEnum):
    """What a file is to an acta."""

    SAME = "same"
    MORE = "more"
    OTHER = "other"


@dataclass(frozen=True)
class Compared:
    """A verdict; `besides` are words that the file carries and the acta does not.

    `expected` and `found` are where the two part, for one's own eyes only.
    """

    verdict: Verdict
    besides: tuple[str, ...] = ()
    expected: str = ""
    found: str = ""


@dataclass(frozen=True)
class _Page:
    """A page as written, its letters, and where in the words each letter stands."""

    words: str
    letters: str
    places: tuple[int, ...]


def compare(pages: Iterable[str], text: str, around: Iterable[str] = ()) -> Compared:
    """Compare the pages of a file with the text of an acta.

    `around` are the words that paper may carry besides.
    """
    wanted, known = letters(text), [letters(words) for words in around]
    known.sort(key=len, reverse=True)
    reached = 0
    besides: list[str] = []
    read = [_page(words) for words in pages]
    for page in read:
        start, length = _longest_run(page.letters, wanted, reached)
        reached += length
        besides += _besides(page, start, start + length, known)
    if reached < len(wanted):
        return _parted(read, wanted, reached)
    verdict = Verdict.MORE if besides else Verdict.SAME
    return Compared(verdict, tuple(besides))


def _page(words: str) -> _Page:
    found, places = [], []
    for place, character in enumerate(words):
        for letter in letters(character):
            found.append(letter)
            places.append(place)
    # Marks that stand apart from their letters become one with them.
    whole = letters(words)
    if len(whole) != len(found):
        return _Page(whole, whole, tuple(range(len(whole))))
    return _Page(words, whole, tuple(places))


def _longest_run(page: str, wanted: str, reached: int) -> tuple[int, int]:
    """Return where on a page the text goes on, and for how many letters."""
    probe = wanted[reached : reached + _PROBE]
    best = (0, 0)
    at = page.find(probe) if probe else -1
    while at >= 0:
        length = _common(page, at, wanted, reached)
        if length > best[1]:
            best = (at, length)
        at = page.find(probe, at + 1)
    return best


def _common(page: str, at: int, wanted: str, reached: int) -> int:
    most = min(len(page) - at, len(wanted) - reached)
    if page[at : at + most] == wanted[reached : reached + most]:
        return most
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if page[at : at + middle] == wanted[reached : reached + middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _besides(page: _Page, start: int, end: int, known: list[str]) -> list[str]:
    """Return the words of a page that are neither text nor of the paper."""
    free = [True] * len(page.letters)
    free[start:end] = [False] * (end - start)
    for words in known:
        at = page.letters.find(words) if words else -1
        while at >= 0:
            if all(free[at : at + len(words)]):
                free[at : at + len(words)] = [False] * len(words)
            at = page.letters.find(words, at + 1)
    return [
        page.words[page.places[first] : page.places[last] + 1][:_LONGEST].strip()
        for first, last in _stretches(free)
        if not _COUNTER.fullmatch(page.letters[first : last + 1])
    ]


def _stretches(free: list[bool]) -> Iterator[tuple[int, int]]:
    first = -1
    for place, is_free in enumerate([*free, False]):
        if is_free and first < 0:
            first = place
        elif not is_free and first >= 0:
            yield first, place - 1
            first = -1


def _parted(pages: list[_Page], wanted: str, reached: int) -> Compared:
    """Return where the text and the file part, a few letters of each."""
    begun = max(0, reached - 20)
    before = wanted[begun:reached]
    found = ""
    for page in pages:
        at = page.letters.find(before) if before else -1
        if at >= 0:
            found = page.letters[at : at + 60]
    return Compared(Verdict.OTHER, (), wanted[begun : begun + 60], found)
