"""How alike two names of persons are, as Spanish is heard and lists are typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rimay.exchange.lists import ranks
from rimay.exchange.lists.words import fold, listed, near

_LINKS = listed("de del la las los y da do dos das di van von der")
# Spellings that sound alike in Peru: Vásquez and Básques, Yupanqui and Llupanqui.
_ALIKE = (
    (re.compile(r"h"), ""),
    (re.compile(r"v|w"), "b"),
    (re.compile(r"ll|i(?=[aeou])"), "y"),
    (re.compile(r"qu|k|c(?=[aou]|$|[^eih])"), "k"),
    (re.compile(r"z|c(?=[ei])|x"), "s"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@dataclass(frozen=True)
class Likeness:
    """How alike two names are, of 100, and the code of the reason."""

    score: int
    reason: str


_OTHER = Likeness(0, "")


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return a name's words, given names first, without titles and link words."""
    surnames, _, given = ranks.part(name).name.partition(",")
    words = fold(f"{given} {surnames}").split()
    return tuple(word for word in words if word not in _LINKS)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return a key that words share when they sound alike or differ by a slip.

    The first sound, then the consonants in the alphabet's order: "Quispe" and "Quipse".
    """
    heard = _heard(word)
    return heard[:1] + "".join(sorted(set(re.sub(r"[aeiou]", "", heard[1:]))))


def compare(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """Return how alike two names are: each word of the shorter must meet its own."""
    if not one or not other:
        return _OTHER
    if tuple(one) == tuple(other):
        return Likeness(
            92 if len(one) > 2 else 85 if len(one) == 2 else 50, "same_name"
        )
    if sorted(one) == sorted(other):
        return Likeness(80 if _is_turned(one, other) else 62, "same_words")
    shorter, longer = sorted((one, other), key=len)
    fits = _fits(shorter, longer)
    if fits is None:
        return _OTHER
    spare = len(longer) - len(shorter)
    whole = fits.count("same") + fits.count("near")
    if "initial" in fits:
        # "J. Quispe Mamani": two words that are spelt out must agree.
        return Likeness(68 - 6 * spare if whole >= 2 else 45, "initials")
    if not spare:
        slips = fits.count("near")
        is_likely = slips == 1 and whole > 2
        return Likeness(82 if is_likely else 66 if whole > slips else 45, "near_name")
    return _part(whole, spare, fits)


def _part(whole: int, spare: int, fits: Sequence[str]) -> Likeness:
    """Return the likeness where one name has words that the other leaves out."""
    if whole < 2:
        return Likeness(40, "part_of_name")
    score = 74 if whole > 2 else 60
    return Likeness(score - 5 * (spare - 1) - 6 * fits.count("near"), "part_of_name")


def _is_turned(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether one name is the other with its surnames at the other end.

    "Quispe Mamani Juan" is "Juan Quispe Mamani"; "Mamani Quispe Juan" is a cousin.
    """
    turns = (tuple(one[n:]) + tuple(one[:n]) for n in range(1, len(one)))
    return tuple(other) in turns


def _fits(shorter: Sequence[str], longer: Sequence[str]) -> list[str] | None:
    """Return how each word of the shorter name fits, None where one does not."""
    free, left = list(longer), []
    for word in shorter:
        if word in free:
            free.remove(word)
        else:
            left.append(word)
    fits = ["same"] * (len(shorter) - len(left))
    # More than two words that differ are another name, whatever they sound like.
    if len(left) > 2:
        return None
    for word in left:
        other = next((other for other in free if _is_near(word, other)), None)
        kind = "near"
        if other is None:
            other = next((other for other in free if _is_initial(word, other)), None)
            kind = "initial"
        if other is None:
            return None
        free.remove(other)
        fits.append(kind)
    return fits


@lru_cache(maxsize=200_000)
def _is_near(word: str, other: str) -> bool:
    if min(len(word), len(other)) < 4:
        return False
    return _heard(word) == _heard(other) or near(word, other)


def _is_initial(word: str, other: str) -> bool:
    return word[0] == other[0] and 1 in {len(word), len(other)}


@lru_cache(maxsize=100_000)
def _heard(word: str) -> str:
    for pattern, sound_of in _ALIKE:
        word = pattern.sub(sound_of, word)
    return word
