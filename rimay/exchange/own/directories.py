"""Rows that the words of a list may name, and how alike words and names are."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from rimay.exchange.lists import institutions
from rimay.exchange.lists.words import fold, listed, near

WORDS = {
    "same_name": _("the same name"),
    "same_short": _("its short name"),
    "near_name": _("nearly the same name"),
    "part_of_name": _("one name is part of the other"),
    "initials": _("the initials agree"),
    "shared_words": _("several words agree"),
    "same_number": _("the same number"),
    "same_day": _("the same day"),
    "same_month": _("the same month"),
}
ENOUGH = 50
# Above this a name is the same beyond reasonable doubt, and is proposed.
SURE = 90
# From here on a likeness is asked about; below it is offered only.
LIKELY = 70
SHOWN = 4
# "Objetivo 1" is the number of an objective whose title is another.
_NUMBER = re.compile(r"(?:objetivo|objective|oe|o)?\s?\d{1,3}")
# Words that half of all institutions have: what is left tells them apart.
GENERIC = listed(
    "asociacion civil ong ongd centro instituto fundacion federacion comunidad campesina"
    " nativa ronda minera mineria empresa compania corporacion grupo region regional"
    " policial direccion oficina gerencia unidad comisaria municipalidad distrital"
    " provincial gobierno ministerio peru sac sa srl"
)
_DAY = re.compile(r"\d{4} \d\d( \d\d)?")
# A stroke between digits is part of a date or a number: "Sesión 25/01/2018".
_PIECES = re.compile(r"\s*(?:[;|\n+]|(?<!\d)/|/(?!\d))\s*")
_LINKS = listed("de del la las los el y e en para por the of and s a c")


@dataclass(frozen=True)
class Known:
    """A row that stands: how it is shown, and every way in which it is spelt."""

    pk: int
    key: str
    words: str
    spellings: tuple[str, ...] = ()
    facts: str = ""


@dataclass(frozen=True)
class Likely:
    """A row that words may mean, how likely of 100, and the code of the reason."""

    known: Known
    score: int
    why: str

    @property
    def reason(self) -> str:
        return str(WORDS[self.why])


@dataclass
class Directory:
    """The rows of one kind that the importer reads, found by their words.

    `key` brings two spellings of one name together: "P.N.P." and "Policía Nacional".
    `keys` are all that a name may be called by, also the letters in its brackets.
    """

    known: list[Known]
    key: Callable[[str], str] = fold
    keys: Callable[[str], Iterable[str]] = lambda words: (fold(words),)
    by_key: Mapping[str, list[Known]] = field(init=False)
    by_word: Mapping[str, list[tuple[Known, str]]] = field(init=False)

    def __post_init__(self) -> None:
        by_key: dict[str, list[Known]] = defaultdict(list)
        by_word: dict[str, list[tuple[Known, str]]] = defaultdict(list)
        for row in self.known:
            for key in {k for words in row.spellings for k in self.keys(words) if k}:
                by_key[key].append(row)
                for word in _words(key):
                    by_word[word[:3]].append((row, key))
                by_word[f"#{_initials(key)}"].append((row, key))
        self.by_key, self.by_word = by_key, by_word

    def exact(self, words: str) -> list[Known]:
        """Return the rows that are called so, in one of their spellings."""
        found = {row.pk: row for row in self.by_key.get(self.key(words), ())}
        return list(found.values())

    def likely(self, words: str) -> list[Likely]:
        """Return the rows that words may mean, likeliest first."""
        found = {row.pk: Likely(row, 95, _why(row, words)) for row in self.exact(words)}
        for key in self.keys(words):
            # "Comisaría de Sonqo (PNP)" speaks of the police, and is not the police.
            most = 100 if key == self.key(words) else 70
            for row, other in self._near(key):
                score, why = _compare(key, other)
                score = min(score, most)
                held = found.get(row.pk)
                if score >= ENOUGH and (held is None or held.score < score):
                    found[row.pk] = Likely(row, score, why)
        ordered = sorted(found.values(), key=lambda one: (-one.score, one.known.words))
        return ordered[:SHOWN]

    def _near(self, key: str) -> Iterable[tuple[Known, str]]:
        words = _words(key)
        starts = {word[:3] for word in words} | {f"#{_initials(key)}"}
        if len(words) == 1:
            starts.add(f"#{words[0]}")
        if key.replace(" ", "").isalpha():
            starts.add(_initials(key)[:3])
        return [pair for start in starts for pair in self.by_word.get(start, ())]


def of_institutions(known: list[Known]) -> Directory:
    """Return a directory whose names are those of institutions."""
    return Directory(known, institutions.key, institutions.keys)


def split(words: str, directory: Directory) -> list[str]:
    """Return the names in one cell: "PNP / MMG" are two, "Energía y Minas" is one."""
    if directory.exact(words):
        return [words]
    found: list[str] = []
    for piece in _PIECES.split(words):
        parts = re.split(r"\s*,\s*|\s+(?:y|e|and|&)\s+", piece)
        parts = [part for part in parts if part]
        each = all(directory.exact(part) or _is_letters(part) for part in parts)
        found += parts if len(parts) > 1 and each else [piece]
    return [name for name in (one.strip(" .-–") for one in found) if name]


def _why(row: Known, words: str) -> str:
    if _DAY.fullmatch(fold(words)):
        return "same_day" if len(fold(words)) == 10 else "same_month"
    is_short = fold(words) not in {fold(row.words), ""} and len(words) <= 12
    return "same_short" if is_short else "same_name"


def _is_letters(text: str) -> bool:
    return text.isupper() and 2 <= len(text) <= 8 and text.isalpha()


def _compare(one: str, other: str) -> tuple[int, str]:
    """Return how alike two comparable names are."""
    if one == other:
        return 95, "same_name"
    if _DAY.fullmatch(one) and _DAY.fullmatch(other):
        return (60, "same_month") if one[:7] == other[:7] else (0, "")
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return 0, ""
    if _NUMBER.fullmatch(other) and f"{one} ".startswith(f"{other} "):
        return 70, "same_number"
    if _initials(one) == other or _initials(other) == one:
        return 70, "initials"
    slips = sum(
        any(near(word, held) and len(word) > 3 for held in theirs) for word in mine
    )
    if slips == len(mine) == len(theirs):
        return 82, "near_name"
    shorter, longer = sorted((set(mine), set(theirs)), key=len)
    if shorter <= longer and max(map(len, shorter)) > 3:
        return 75 - 5 * (len(longer) - len(shorter) - 1), "part_of_name"
    if shorter <= longer:
        return 60, "part_of_name"
    telling = (shorter - GENERIC, longer - GENERIC)
    if all(telling) and (telling[0] <= telling[1] or telling[1] <= telling[0]):
        return 60, "shared_words"
    shared = len(shorter & longer)
    share = shared / len(shorter | longer)
    return (round(40 + 50 * share), "shared_words") if share >= 0.4 else (0, "")


def _words(key: str) -> list[str]:
    return [word for word in key.split() if word not in _LINKS]


def _initials(key: str) -> str:
    words = _words(key)
    return "".join(word[0] for word in words) if len(words) > 1 else ""
