"""Names of persons as Peru writes them: two surnames, particles, capitals."""

import re
from dataclasses import dataclass
from typing import Literal

from rimay.exchange.lists.words import fold, listed, tidy

Order = Literal["surnames_first", "given_first"]

_PARTICLES = listed("de del la las los y da do dos das di van von der den")
_ROMAN = re.compile(r"(?:II|III|IV|VI|VII|VIII|IX)\Z")
_PREFIX = re.compile(r"(?:[dol]['’](?=\w)|mc(?=\w{2}))", re.IGNORECASE)
_PARTS = re.compile(r"([-/ ])")
# An identity card beside a name belongs in no name.
IDENTITY = re.compile(
    r"(?<![\s,;:(–-])[\s,;:(–-]*+\b(?:con\s+)?(?:d\.?\s?n\.?\s?i|c\.?\s?i\.?\s?p|c\.?\s?e|pasaporte)\b\.?"
    r"\s*(?:n\s?[°ºo.]*)?\s*:?\s*\d[\d\s.-]{4,12}\d\)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(
    r"\s*(?:\((?!(?:PNP|EP|MGP|FAP)\b)[^()]*\)|[\"“«][^\"“”«»]+[\"”»])"
)
# "1. Juan Puma": the number is the line's.
NUMBERING = re.compile(r"\s*\d{1,3}(?:\s*[.)°º-]+\s*|\s+)(?=[^\W\d_])")
# "Ana Sonqo Ccori, Fiscal Provincial": what follows is no given name.
_POST = re.compile(
    r"\s*[,–-]\s+(?:(?:sub|vice|ex)[ -]?)?(?:gerente|jef[ea]|director|directora|alcalde"
    r"|alcaldesa|presidente|presidenta|secretari[oa]|fiscal|comisari[oa]|asesor|asesora"
    r"|coordinador|coordinadora|representante|prefect[oa]|gobernador|gobernadora|regidor"
    r"|regidora|especialista|analista|responsable|encargad[oa]|docente|tesorer[oa]"
    r"|vocal|delegad[oa])\b.*$",
    re.IGNORECASE,
)
_NOBODY = listed(
    "vacante designar definir confirmar nombrar acreditar elegir nn ninguno ninguna"
)
_NAME = re.compile(
    r"[^\W\d_](?:[^\W\d_]|['’.-])*(?:,?\s+[^\W\d_](?:[^\W\d_]|['’.-])*)+"
)


@dataclass(frozen=True)
class Name:
    """A person's name in its two parts; where they are not known, all is surnames."""

    surnames: str
    given: str = ""

    @property
    def filed(self) -> str:
        """Surnames first, as lists and records keep it: "De la Cruz Soto, Juan"."""
        surnames = self.surnames[:1].upper() + self.surnames[1:]
        return f"{surnames}, {self.given}" if self.given else surnames

    @property
    def spoken(self) -> str:
        return f"{self.given} {self.surnames}".strip()


def read(text: str, order: Order) -> Name:
    """Return a name from a cell that holds all of it; a comma tells surnames first."""
    text = tidy(text).replace(";", ",").strip(" ,.-–—*•'´`")
    before, comma, after = text.partition(",")
    if comma and before.strip() and after.strip():
        return join(before, after)
    units = _units(text.replace(",", " ").split())
    if len(units) < 2:
        return Name(proper(text))
    count = min(2, len(units) - 1)
    if order == "surnames_first":
        return join(" ".join(units[:count]), " ".join(units[count:]))
    return join(" ".join(units[-count:]), " ".join(units[:-count]))


def bare_of_remarks(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a name without identity cards, brackets and posts, and what was taken."""
    if text.replace(" ", "").isalpha():
        return text, ()
    taken: list[str] = []
    text = NUMBERING.sub("", text, count=1) if NUMBERING.match(text) else text
    for pattern in (IDENTITY, _BRACKETS, _POST):
        taken += [found[0].strip(' ,;:()–-"“”«»') for found in pattern.finditer(text)]
        text = pattern.sub(" ", text) if taken else text
    return tidy(text).strip(" ,;–-"), tuple(filter(None, taken))


def several(text: str) -> list[str]:
    """Return the names of a cell that names several persons, each whole; else none."""
    found = [tidy(part) for part in re.split(r"[/;\n]", text) if tidy(part)]
    return found if len(found) > 1 and all(len(p.split()) > 1 for p in found) else []


def is_nobody(text: str) -> bool:
    """Say whether a cell says that nobody is named yet: "vacante", "por designar"."""
    words = fold(text).split()
    return not words or (len(words) <= 3 and bool(set(words) & _NOBODY))


def join(surnames: str, given: str) -> Name:
    """Return a name from its parts, each in proper case."""
    surnames, given = proper(tidy(surnames)), proper(tidy(given))
    return Name(surnames, given) if surnames else Name(given)


def proper(text: str) -> str:
    """Return words in capitals or in small letters as names are written.

    Words in both cases are left as their writer wrote them.
    """
    letters = [c for c in text if c.isalpha()]
    if not letters or not (text.isupper() or text.islower()):
        return text
    parts = _PARTS.split(text)
    return "".join(_proper(part) for part in parts)


def looks_like_name(text: str) -> bool:
    """Say whether a cell may hold a person's name: two to seven words of letters."""
    text = tidy(text).strip(" .;-–—*•")
    if not _NAME.fullmatch(text):
        return False
    return 2 <= len(text.replace(",", " ").split()) <= 9


def _proper(word: str) -> str:
    if word.casefold() in _PARTICLES:
        return word.casefold()
    if _ROMAN.match(word) or re.fullmatch(r"(?:\w\.)+", word):
        return word.upper()
    prefix = _PREFIX.match(word)
    if prefix:
        start = prefix[0]
        return (
            start[0].upper() + start[1:].casefold() + _first_upper(word[len(start) :])
        )
    return _first_upper(word)


def _first_upper(word: str) -> str:
    start = 0
    if not word[:1].isalpha():
        start = next((place for place, c in enumerate(word) if c.isalpha()), 0)
    return word[:start] + word[start : start + 1].upper() + word[start + 1 :].lower()


def _units(words: list[str]) -> list[str]:
    """Return words with their particles: "de la Cruz", "Quispe"."""
    units: list[str] = []
    held: list[str] = []
    for word in words:
        held.append(word)
        if fold(word) not in _PARTICLES:
            units.append(" ".join(held))
            held = []
    if held and units:
        units[-1] = " ".join([units[-1], *held])
    elif held:
        units.append(" ".join(held))
    return units
