"""Who may be the same person: compared by name, telephone, e-mail and document.

Lists of 10,000 are not compared pair by pair: only records that share a key are, and
a key that many share ("Juan" with "Quispe") says too little to be a key.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from django.utils.translation import gettext_lazy as _

from rimay.exchange.lists import institutions, likeness

WORDS = {
    "same_document": _("the same document"),
    "same_email": _("the same e-mail address"),
    "same_phone": _("the same telephone"),
    "same_name": _("the same name"),
    "same_words": _("the same name in another order"),
    "near_name": _("nearly the same name"),
    "part_of_name": _("one name is part of the other"),
    "initials": _("the initials agree"),
    "same_institution": _("the same institution"),
    "other_document": _("another document"),
    "other_name": _("another name"),
    "other_institution": _("another institution"),
}

# Pairs below this are not worth a look.
ENOUGH = 50
# A key shared by more pairs than this tells nobody apart.
_COMMON = 900
_SHARED_BOXES = frozenset({"info", "contacto", "mesadepartes", "secretaria", "admin"})


@dataclass(frozen=True)
class Known:
    """What is known of one person, from a list or from the records."""

    key: str
    name: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    document: str = ""
    organisation: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The name's words without link words, comparable."""
        return likeness.name_words(self.name)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The telephones' digits, without the country's."""
        return frozenset(map(_digits, self.phones)) - {""}

    @cached_property
    def addresses(self) -> frozenset[str]:
        return frozenset(address.lower() for address in self.emails)

    @cached_property
    def body(self) -> str:
        return institutions.key(self.organisation)


@dataclass(frozen=True)
class Pair:
    """Two that may be one person: how likely, of 100, and why."""

    one: str
    other: str
    score: int
    reasons: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The reasons in the reader's language."""
        return tuple(str(WORDS[reason]) for reason in self.reasons)


def likely_same(one: Known, other: Known) -> Pair | None:
    """Return how likely two are one person and why, or None where they are not."""
    score, reasons = _by_name(one, other)
    shared = list(_shared(one, other))
    if not score and not shared:
        return None
    if shared:
        reasons = [*shared, *reasons]
        score = _together(score, shared, one, other)
    if score < ENOUGH:
        return None
    if one.body and other.body:
        same = one.body == other.body
        score += 4 if same else -6
        reasons.append("same_institution" if same else "other_institution")
    if one.document and other.document and "same_document" not in reasons:
        score, reasons = score - 40, [*reasons, "other_document"]
    if score < ENOUGH:
        return None
    return Pair(one.key, other.key, min(score, 99), tuple(reasons))


def duplicates(rows: Sequence[Known], existing: Sequence[Known]) -> list[Pair]:
    """Return which rows may be persons who exist already, likeliest first."""
    left, right = _blocks(rows), _blocks(existing)
    candidates = {
        (a, b)
        for key, ones in left.items()
        for a, b in _meet(key, ones, right.get(key, ()))
    }
    return _judged((rows[a], existing[b]) for a, b in candidates)


def repeated(rows: Sequence[Known]) -> list[Pair]:
    """Return which rows of one list may be the same person, likeliest first."""
    candidates = {
        (a, b)
        for key, ones in _blocks(rows).items()
        for a, b in _meet(key, ones, ones)
        if a < b
    }
    return _judged((rows[a], rows[b]) for a, b in candidates)


def _judged(pairs: Iterable[tuple[Known, Known]]) -> list[Pair]:
    found = [pair for one, other in pairs if (pair := likely_same(one, other))]
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def _by_name(one: Known, other: Known) -> tuple[int, list[str]]:
    found = likeness.compare(one.words, other.words)
    return found.score, [found.reason] if found.reason else []


def _shared(one: Known, other: Known) -> Iterator[str]:
    if one.document and one.document == other.document:
        yield "same_document"
    if not one.addresses.isdisjoint(other.addresses):
        yield "same_email"
    if not one.numbers.isdisjoint(other.numbers):
        yield "same_phone"


def _together(score: int, shared: list[str], one: Known, other: Known) -> int:
    """Return the score with what two share; a switchboard alone makes no person."""
    if "same_document" in shared:
        return max(score, 90) + 5
    if score >= 40:
        return min(99, max(score, 80) + 5 * len(shared))
    if not one.words or not other.words:
        return 70 if "same_email" in shared else 60
    boxes = {box.partition("@")[0] for box in one.addresses & other.addresses}
    if "same_email" in shared and not boxes & _SHARED_BOXES:
        return 60
    return 50 if len(shared) > 1 else 0


def _blocks(people: Sequence[Known]) -> Mapping[str, list[int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for key in set(_keys(person)):
            blocks[key].append(place)
    return blocks


def _keys(person: Known) -> Iterator[str]:
    yield from (f"tel {digits}" for digits in person.numbers)
    yield from (f"mail {address}" for address in person.addresses)
    if person.document:
        yield f"doc {person.document}"
    words = person.words
    if words:
        yield "name " + " ".join(sorted(words))
    sounds = sorted({likeness.sound(word) for word in words if len(word) > 1})
    yield from (f"two {a} {b}" for a, b in combinations(sounds, 2))


def _meet(
    key: str, ones: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int, int]]:
    if key.startswith("two ") and len(ones) * len(others) > _COMMON:
        return
    yield from ((a, b) for a in ones for b in others)


def _digits(phone: str) -> str:
    digits = "".join(c for c in phone if c.isdigit())
    return digits[-9:] if len(digits) >= 6 else ""
