"""What a column's cells look like, whatever its heading says."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from rimay.exchange.grids import Cell
from rimay.exchange.lists import (
    days,
    institutions,
    months,
    names,
    numbers,
    phones,
    plain,
    ranks,
)
from rimay.exchange.lists.given import GIVEN
from rimay.exchange.lists.targets import Target, TargetKind
from rimay.exchange.lists.words import fold

_LOOKED_AT = 200


def _is_person(text: str) -> bool:
    name = ranks.part(text).name
    if institutions.looks_like_institution(name) or not names.looks_like_name(name):
        return False
    return len(name.split()) > 2 or bool(set(fold(name).split()) & GIVEN)


_LOOKS: Mapping[TargetKind, Callable[[str], bool]] = {
    "phone": phones.is_phone,
    "email": plain.is_email,
    "date": days.is_date,
    "money": lambda text: bool(numbers.money(text)[1]),
    "currency": lambda text: bool(numbers.currency(text)),
    "months": lambda text: not text.isdigit() and months.read(text) is not None,
    "sex": plain.is_sex,
    "rank": ranks.is_rank,
    "title": lambda text: bool(ranks.spell_title(text)),
    "organisation": institutions.looks_like_institution,
    "person_name": _is_person,
}
# How sure the cells alone make us. A date may be any date, letters may be anything.
_SURE: Mapping[TargetKind, int] = {
    "email": 90,
    "phone": 80,
    "sex": 75,
    "rank": 70,
    "date": 60,
    "person_name": 65,
    "title": 60,
    "organisation": 55,
    "choice": 60,
    "money": 60,
    "currency": 60,
    "months": 55,
}


def is_institution(text: str) -> bool:
    """Say whether a cell names an institution rather than a person."""
    return institutions.looks_like_institution(ranks.part(text).name)


def sample(cells: Sequence[Cell]) -> list[Cell]:
    """Return some of a column's filled cells, from all over it."""
    filled = [cell for cell in cells if cell.text and not plain.says_nothing(cell.text)]
    step = max(1, len(filled) // _LOOKED_AT)
    return filled[::step]


def share(target: Target, cells: Sequence[Cell]) -> float | None:
    """Return which share of cells looks like a target, None where none could tell."""
    if not cells:
        return None
    if target.kind == "choice":
        if not target.choices:
            return None
        hits = sum(bool(plain.choice(cell.text, target.choices)) for cell in cells)
        return hits / len(cells)
    looks = _LOOKS.get(target.kind)
    if looks is None:
        return None
    hits = sum(
        (cell.kind == "date" and target.kind == "date") or looks(cell.text)
        for cell in cells
    )
    return hits / len(cells)


def sureness(target: Target, cells: Sequence[Cell]) -> int:
    """Return how sure the cells alone make us of a target, 0 to 100."""
    found = share(target, cells)
    sure = _SURE.get(target.kind, 0)
    if found is None or found < 0.6 or (len(cells) < 2 and sure < 80):
        return 0
    return round(sure * found)


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Say whether cells only count the lines: 1, 2, 3."""
    texts = [cell.text.rstrip(".)-° ") for cell in cells if cell.text]
    if not texts or not all(text.isdigit() and len(text) <= 5 for text in texts):
        return False
    counted = [int(text) for text in texts]
    steps = [b - a for a, b in pairwise(counted)]
    return counted[0] <= 1 and sum(step == 1 for step in steps) >= len(steps) * 0.7


def surnames_first(texts: Sequence[str]) -> bool | None:
    """Say whether most names begin with surnames, None where they do not tell."""
    first = last = 0
    for text in texts:
        words = fold(ranks.part(text).name).split()
        if len(words) < 2:
            continue
        starts, ends = words[0] in GIVEN, words[-1] in GIVEN
        first += starts and not ends
        last += ends and not starts
    if first == last:
        return None
    return last > first
