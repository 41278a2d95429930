"""What in a text could name somebody: pointed at before it is closed or published.

It points, a person decides: it finds names that the reader may see, and what looks like
a name, a telephone, an address of mail or the number of an identity document.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rimay.core.text import sort_key


class Kind(StrEnum):
    """What a passage seems to be."""

    PERSON = "person"
    ORGANISATION = "organisation"
    LIKE_A_NAME = "like_a_name"
    TELEPHONE = "telephone"
    MAIL = "mail"
    IDENTITY = "identity"


@dataclass(frozen=True)
class Pointed:
    """A passage, what it seems to be, and where it stands."""

    kind: Kind
    found: str
    start: int
    end: int


@dataclass(frozen=True)
class Known:
    """Names that the reader may see; `common` are phrases that name nobody."""

    surnames: frozenset[str] = frozenset()
    organisations: tuple[str, ...] = ()
    common: tuple[str, ...] = ()


_WORD = r"[^\W\d_][^\W\d_'’]*"
_PARTICLE = r"(?:de|del|de la|de los|de las|la|las|los|da|dos|van|von|of|the)"
# On one line: what ends one and begins the next is no name.
_GAP = r"[^\S\n]+"
_RUN = re.compile(rf"(?:{_WORD})(?:(?:{_GAP}{_PARTICLE})?{_GAP}(?:{_WORD}))*")
_CAPITALS = re.compile(r"(?<!\w)[A-ZÁÉÍÓÚÑÜ]{2,}(?:\s+[A-ZÁÉÍÓÚÑÜ]{2,})*(?!\w)")
_RANK = re.compile(
    r"(?<!\w)(?:Gral|Crnl|Cnel|Col|Cmdte|Cdte|May|Mayor|Cap|Capitán|Tte|Alfz|SO\d?|SS|"
    r"ST\d?|Sgto|Sr|Sra|Srta|Dr|Dra|Ing|Lic|Abog|Mg|Prof|Mr|Mrs|Ms|Capt|Lt|Gen|Maj)"
    r"\.?\s+(?:PNP\.?\s+)?([A-ZÁÉÍÓÚÑÜ][\w'’]+(?:\s+[A-ZÁÉÍÓÚÑÜ][\w'’]+)*)"
)
_PATTERNS = (
    (Kind.MAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        Kind.IDENTITY,
        re.compile(
            r"(?<!\w)(?:D\.?N\.?I\.?|C\.?I\.?P\.?|C\.?E\.?)\s*(?:N\.?\s*[°º]\s*)?\d{6,9}"
            r"|(?<![\d.,/-])\d{8}(?![\d/-]|[.,]\d)"
        ),
    ),
    (
        Kind.TELEPHONE,
        re.compile(
            r"\+\d[\d\s().-]{6,16}\d|(?<![\d.,/-])9\d{2}[ .-]?\d{3}[ .-]?\d{3}(?!\d)"
            r"|\(0?\d{1,3}\)\s?\d{3}[ -]?\d{3,4}(?!\d)|(?<![\d/-])0\d{1,2}[ -]\d{6,7}(?!\d)"
        ),
    ),
)
# Words that open a sentence, and words that institutions begin with.
_OPENER_WORDS = """
    el la los las un una unos unas en con por para se al del de que cada su sus este
    esta estos estas ese esa no si hay como cuando donde segun sobre tras desde
    hasta entre ante sin lo le les ya asi tambien ademas todos todas ambos ambas the
    a an in on at by for with from to each this that these those it its no if as
    when where after before all both there
"""
_OPENERS = frozenset(_OPENER_WORDS.split())
_INSTITUTION_WORDS = """
    acta acuerdo agenda asociacion camara centro comisaria comision comite comunidad
    confederacion congreso consejo cooperativa cooperacion defensoria derechos
    direccion embajada empresa estado federacion fiscalia fondo frente fundacion
    gobierno gobernacion grupo instituto jurado mesa minera ministerio municipalidad
    nacion oficina organismo organizacion plan policia presidencia principios
    programa proyecto protocolo red reglamento region reglas republica secretaria
    sesion sindicato sociedad subprefectura unidad universidad via zona anexo
    articulo decreto ley resolucion oficio carta fuerza agreement annex article
    association board centre chamber charter civil commission committee community
    company congress council decree embassy federation foundation government group
    human institute law letter ministry national network ombudsman office police
    principles programme project region rights secretariat session society state
    union unit university voluntary workplan working
"""
_INSTITUTIONS = frozenset(_INSTITUTION_WORDS.split())
_SHORTEST = 4


def surnames_of(names: Iterable[str]) -> frozenset[str]:
    """Return the surnames of persons as they are kept: "Apaza Condori, Julia"."""
    found = set()
    for name in names:
        before, _comma, _given = name.partition(",")
        words = (sort_key(word) for word in before.split())
        found |= {word for word in words if len(word) >= _SHORTEST}
    return frozenset(found)


def pointed(text: str, known: Known) -> list[Pointed]:
    """Return what could name somebody, in the order in which it stands."""
    found: list[Pointed] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            _add(found, Pointed(kind, match.group(), match.start(), match.end()))
    for name in known.organisations:
        for start, end in _occurrences(text, name):
            _add(found, Pointed(Kind.ORGANISATION, text[start:end], start, end))
    for match in _RANK.finditer(text):
        _add(found, Pointed(Kind.LIKE_A_NAME, *_span(match)))
    for held in _runs(text, known):
        _add(found, held)
    return sorted(found, key=lambda held: held.start)


def _span(match: "re.Match[str]") -> tuple[str, int, int]:
    return match.group(), match.start(), match.end()


def _add(found: list[Pointed], new: Pointed) -> None:
    """Add a passage that no other covers already."""
    if all(new.end <= held.start or new.start >= held.end for held in found):
        found.append(new)


def _occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    if len(name.strip()) < 2:
        return
    # A short name such as MMG must not be found inside other words, nor in small letters.
    flags = re.NOFLAG if len(name) < 6 else re.IGNORECASE
    words = r"\s+".join(re.escape(word) for word in name.split())
    for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, flags):
        yield match.start(), match.end()


def _runs(text: str, known: Known) -> Iterator[Pointed]:
    common = {word for phrase in known.common for word in sort_key(phrase).split()}
    for match in _RUN.finditer(text):
        for start, end in _capitalised(match.group(), match.start()):
            words = [sort_key(word) for word in re.findall(_WORD, text[start:end])]
            if any(word in known.surnames for word in words):
                yield Pointed(Kind.PERSON, text[start:end], start, end)
            elif _is_like_a_name(words, common):
                yield Pointed(Kind.LIKE_A_NAME, text[start:end], start, end)
    for match in _CAPITALS.finditer(text):
        if known.surnames & set(sort_key(match.group()).split()):
            yield Pointed(Kind.PERSON, *_span(match))


def _capitalised(run: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of words that begin with a capital, particles between them."""
    start = end = -1
    for word in re.finditer(_WORD, run):
        held = word.group()
        if held[0].isupper() and not (len(held) > 1 and held.isupper()):
            if start < 0 and sort_key(held) in _OPENERS:
                continue
            start = word.start() if start < 0 else start
            end = word.end()
        elif start >= 0 and not re.fullmatch(_PARTICLE, held):
            yield at + start, at + end
            start = -1
    if start >= 0:
        yield at + start, at + end


def _is_like_a_name(words: list[str], common: set[str]) -> bool:
    kept = [word for word in words if not re.fullmatch(_PARTICLE, word)]
    if len(kept) < 2 or kept[0] in _INSTITUTIONS:
        return False
    return not all(word in common or word in _INSTITUTIONS for word in kept)
