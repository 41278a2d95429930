"""What in a text could name somebody: pointed at before it is closed or published.

It points, a person decides: it finds names that the reader may see, and what looks like
a name, a telephone, an address of mail or the number of an identity document.
"""

import re
import unicodedata
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
    given: frozenset[str] = frozenset()


# A name may hold an apostrophe: Q’uispe, O'Higgins, D’Angelo.
_WORD = r"[^\W\d_](?:['’ʼ´`]?[^\W\d_])*"
_PARTICLE = r"(?:de|del|de la|de los|de las|la|las|los|da|dos|van|von|of|the)"
# On one line: what ends one and begins the next is no name.
_GAP = r"[^\S\n]+"
_RUN = re.compile(rf"(?:{_WORD})(?:(?:{_GAP}{_PARTICLE})?{_GAP}(?:{_WORD}))*")
_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ](?:['’ʼ´`]?[A-ZÁÉÍÓÚÑÜ])+"
_CAPITALS = re.compile(rf"(?<!\w){_CAPITAL}(?:{_GAP}{_CAPITAL})*(?!\w)")
_RANK = re.compile(
    r"(?<!\w)(?:Gral|Crnl|Cnel|Col|Cmdte|Cdte|May|Mayor|Cap|Capitán|Tte|Alfz|SO\d?|SS|"
    r"ST\d?|Sgto|Sr|Sra|Srta|Dr|Dra|Ing|Lic|Abog|Mg|Prof|Mr|Mrs|Ms|Capt|Lt|Gen|Maj)"
    r"\.?\s+(?:PNP\.?\s+)?([A-ZÁÉÍÓÚÑÜ][\w'’]+(?:\s+[A-ZÁÉÍÓÚÑÜ][\w'’]+)*)"
)
# Titles written out, before one name: "el alcalde Huallpa", "doña Justa".
_TITLE = re.compile(
    r"(?<!\w)(?i:don|doña|señora?|señorita|doctora?|ingenier[oa]|licenciad[oa]|general|"
    r"coronel|comandante|capitán|teniente|alférez|suboficial|alcalde(?:sa)?|regidora?|"
    r"gobernadora?|prefect[oa]|dirigente|fiscal|juez|jueza|padre|hermana|hermano|gerente|"
    rf"colonel|captain)(?:{_GAP}{_PARTICLE})?{_GAP}([A-ZÁÉÍÓÚÑÜ](?:['’]?[^\W\d_])+)"
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
    adjunta adjunto distrital general municipal nacional provincial regional superior
"""
_INSTITUTIONS = frozenset(_INSTITUTION_WORDS.split())
_SHORTEST = 3
# Small names that people use for one another: Rosita, Juancito, Mariacha, Pedrucha.
_SAINTS = frozenset({"san", "santa", "santo", "virgen"})
_SMALL = re.compile(r"(?:c?it[ao]|[iu]?ch[au])$")


def surnames_of(names: Iterable[str]) -> frozenset[str]:
    """Return the surnames of persons as they are kept: "Apaza Condori, Julia"."""
    return _names(name.partition(",")[0] for name in names)


def given_of(names: Iterable[str]) -> frozenset[str]:
    """Return the names by which persons are called, where a comma tells them apart."""
    return _names(name.partition(",")[2] for name in names)


def _names(parts: Iterable[str]) -> frozenset[str]:
    found = {_key(word) for part in parts for word in re.findall(_WORD, part)}
    return frozenset(
        word
        for word in found
        if len(word) >= _SHORTEST and not re.fullmatch(_PARTICLE, word)
    )


def _key(word: str) -> str:
    """Return a word as it is compared: whatever case, accents and apostrophes."""
    return re.sub("['’ʼ´`]", "", sort_key(word))


def pointed(text: str, known: Known) -> list[Pointed]:
    """Return what could name somebody, in the order in which it stands."""
    # What nobody sees would hide a name from whoever searches for it.
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    found: list[Pointed] = []
    taken = bytearray(len(text))
    for held in _all(text, known):
        # What another covers already is not pointed at twice.
        if not any(taken[held.start : held.end]):
            taken[held.start : held.end] = b"\1" * (held.end - held.start)
            found.append(held)
    return sorted(found, key=lambda held: held.start)


def _all(text: str, known: Known) -> Iterator[Pointed]:
    """Yield whatever could be pointed at, what is surest first."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Pointed(kind, *_span(match))
    for name in known.organisations:
        for start, end in _occurrences(text, name):
            yield Pointed(Kind.ORGANISATION, text[start:end], start, end)
    for match in _RANK.finditer(text):
        yield Pointed(Kind.LIKE_A_NAME, *_span(match))
    common = {word for phrase in known.common for word in map(_key, phrase.split())}
    yield from _runs(text, known, common)
    yield from _titled(text, common)
    yield from _in_capitals(text, known, common)
    yield from _small_letters(text, known)


def _span(match: "re.Match[str]") -> tuple[str, int, int]:
    return match.group(), match.start(), match.end()


def _occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    if len(name.strip()) < 2:
        return
    # A short name such as MMG must not be found inside other words, nor in small letters.
    flags = re.NOFLAG if len(name) < 6 else re.IGNORECASE
    words = r"\s+".join(re.escape(word) for word in name.split())
    if flags == re.NOFLAG and name.isalpha() and name.isupper():
        words = r"\.?".join(name)
    for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, flags):
        yield match.start(), match.end()


def _runs(text: str, known: Known, common: set[str]) -> Iterator[Pointed]:
    for match in _RUN.finditer(text):
        for start, end in _capitalised(match.group(), match.start()):
            words = [_key(word) for word in re.findall(_WORD, text[start:end])]
            if any(word in known.surnames for word in words) or (
                not common.issuperset(words) and _calls_somebody(words, known)
            ):
                yield Pointed(Kind.PERSON, text[start:end], start, end)
            elif _is_like_a_name(words, common):
                yield Pointed(Kind.LIKE_A_NAME, text[start:end], start, end)


def _calls_somebody(words: list[str], known: Known) -> bool:
    """Return whether a word is what somebody is called, also in its small form; the
    names of saints are those of places.
    """
    return words[0] not in _SAINTS and any(
        word in known.given or _is_small_for(word, known.given) for word in words
    )


def _is_small_for(word: str, given: frozenset[str]) -> bool:
    stem = _SMALL.sub("", word)
    return stem != word and any(
        name.startswith(stem) and len(name) <= len(stem) + 1 for name in given
    )


def _titled(text: str, common: set[str]) -> Iterator[Pointed]:
    for match in _TITLE.finditer(text):
        word = _key(match.group(1))
        if word not in common and word not in _INSTITUTIONS:
            yield Pointed(Kind.LIKE_A_NAME, *_span(match))


def _in_capitals(text: str, known: Known, common: set[str]) -> Iterator[Pointed]:
    """Yield names in capitals: known ones, and two words or more that look like one in
    a line that is not a heading.
    """
    for match in _CAPITALS.finditer(text):
        words = [_key(word) for word in match.group().split()]
        if (known.surnames | known.given) & set(words):
            yield Pointed(Kind.PERSON, *_span(match))
            continue
        long = [word for word in words if len(word) > _SHORTEST]
        begins = text.rfind("\n", 0, match.start()) + 1
        ends = text.find("\n", match.end())
        line = text[begins : ends if ends >= 0 else len(text)]
        if len(long) > 1 and not line.isupper() and _is_like_a_name(words, common):
            yield Pointed(Kind.LIKE_A_NAME, *_span(match))


def _small_letters(text: str, known: Known) -> Iterator[Pointed]:
    """Yield two known names beside each other in whatever letters: "rosa quispe"."""
    names, last = known.surnames | known.given, None
    for word in re.finditer(_WORD, text):
        is_name = _key(word.group()) in names
        if is_name and last is not None and text[last.end() : word.start()].isspace():
            yield Pointed(
                Kind.PERSON, text[last.start() : word.end()], last.start(), word.end()
            )
        last = word if is_name else None


def _capitalised(run: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of words that begin with a capital, particles between them."""
    start = end = -1
    for word in re.finditer(_WORD, run):
        held = word.group()
        # D’Angelo is also written d’Angelo.
        begins = held[0].isupper() or (held[1:2] in {"'", "’"} and held[2:3].isupper())
        if begins and not (len(held) > 1 and held.isupper()):
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
