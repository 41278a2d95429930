"""Names of institutions made comparable, and put into proper case."""

import re
from collections.abc import Iterable, Mapping

from rimay.exchange.lists import names
from rimay.exchange.lists.words import bare, fold, listed, tidy

# Public bodies and forms of company that every list in Peru shortens.
_SHORT = {
    "policia nacional peru": "pnp",
    "policia nacional": "pnp",
    "policia": "pnp",
    "defensoria pueblo": "dp",
    "defensoria": "dp",
    "ministerio interior": "mininter",
    "ministerio energia minas": "minem",
    "ministerio justicia derechos humanos": "minjusdh",
    "minjus": "minjusdh",
    "ministerio defensa": "mindef",
    "ministerio ambiente": "minam",
    "ministerio mujer poblaciones vulnerables": "mimp",
    "ministerio publico": "mp",
    "fiscalia": "mp",
    "presidencia consejo ministros": "pcm",
    "ejercito peru": "ep",
    "marina guerra peru": "mgp",
    "fuerza aerea peru": "fap",
}
_ABBREVIATIONS = {
    "min": "ministerio",
    "minist": "ministerio",
    "munic": "municipalidad",
    "mun": "municipalidad",
    "muni": "municipalidad",
    "municip": "municipalidad",
    "dist": "distrital",
    "distr": "distrital",
    "prov": "provincial",
    "gob": "gobierno",
    "reg": "regional",
    "gore": "gobierno regional",
    "com": "comunidad",
    "camp": "campesina",
    "cc": "comunidad campesina",
    "ccnn": "comunidad nativa",
    "univ": "universidad",
    "nac": "nacional",
    "asoc": "asociacion",
    "fed": "federacion",
    "emp": "empresa",
    "cia": "compania",
    "mra": "minera",
    "def": "defensoria",
    "comis": "comisaria",
    "cpnp": "comisaria pnp",
    "ie": "institucion educativa",
}
_LINKS = listed("de del la las los el y e en para por of the and for")
_COMPANY = re.compile(
    r"[\s,]+(?:s\.?\s?a\.?\s?c|s\.?\s?a\.?\s?a|s\.?\s?a|s\.?\s?r\.?\s?l|e\.?\s?i\.?\s?r\.?"
    r"\s?l|s\.?\s?c\.?\s?r\.?\s?l|ltda|ltd|inc|s\.?\s?c)\.?(?=\s*$|\s*[(,–-])"
)
_OF = re.compile(
    r"\b(?:comisaria|municip\w*|ministerio|gobierno|gore|empresa|compania|minera|"
    r"comunidad|ong|asociacion|federacion|universidad|instituto|fundacion|policia|pnp|"
    r"region policial|frente|defensoria|fiscalia|prefectura|direccion|oficina|colegio|"
    r"camara|sindicato|ronda\w*|central|division|unidad|departamento|embajada|"
    r"secretaria|gerencia|programa|mesa|red|comite|junta|institucion|sac|srl|eirl|sa)\b"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}|[B-DF-HJ-NP-TV-XZ]{2,6}\d*")
_KEPT = listed("ONG ONGD SAC EIRL SRL SAA UNESCO ONU OEA PIAR CIA SA USAID GIZ")


def key(text: str) -> str:
    """Return what two spellings of one institution have in common.

    "POLICÍA NACIONAL DEL PERÚ (PNP)" and "P.N.P." both give "pnp".
    """
    plain = _COMPANY.sub(" ", bare(tidy(text)))
    outside = _BRACKETS.sub(" ", plain)
    plain = outside if fold(outside) else plain
    # "p.n.p." is one word.
    plain = re.sub(r"\b(\w)\.(?=\w(?:\.|\b))", r"\1", plain)
    words = " ".join(_ABBREVIATIONS.get(w, w) for w in fold(plain).split()).split()
    joined = " ".join(word for word in words if word not in _LINKS)
    return _SHORT.get(joined, joined)


def keys(text: str) -> frozenset[str]:
    """Return every key of a name: also that of the short form in its brackets."""
    found = {key(text), *(key(inner) for inner in _BRACKETS.findall(tidy(text)))}
    return frozenset(found - {""})


def index(known: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, str]:
    """Return which known institution each key means, from its id and its names.

    A key that would mean two institutions means none.
    """
    meant: dict[str, str] = {}
    for identity, spellings in known:
        for name in {k for spelling in spellings for k in keys(spelling)}:
            meant[name] = identity if meant.get(name, identity) == identity else ""
    return meant


def match(text: str, known: Mapping[str, str]) -> str:
    """Return the known institution that a cell means, or ""."""
    found = {known[k] for k in keys(text) if known.get(k)}
    return found.pop() if len(found) == 1 else ""


def looks_like_institution(text: str) -> bool:
    """Say whether words name an institution: by its kind, or as letters like PNP."""
    text = tidy(text)
    words = " ".join(_ABBREVIATIONS.get(word, word) for word in fold(text).split())
    return bool(_OF.search(words)) or _is_acronym(text)


def proper(text: str) -> str:
    """Return a name in capitals as it is written in a sentence; others as they are."""
    text = tidy(text)
    if not text.isupper() or " " not in text:
        return text
    return " ".join(_word(word) for word in text.split())


def _word(word: str) -> str:
    core = word.strip("(),;:\"“”'-–")
    if _is_acronym(core) or word == f"({core})":
        return word
    if core.casefold() in _LINKS:
        return word.casefold()
    return names.proper(word)


def _is_acronym(word: str) -> bool:
    if word in _KEPT:
        return True
    return bool(_ACRONYM.fullmatch(word))
