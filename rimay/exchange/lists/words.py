"""Headings and words made comparable: no accents, capitals, signs, abbreviations."""

import re
import unicodedata
from functools import lru_cache

# Marks that no person sees: direction marks, zero-width blanks, soft hyphens.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WORD = re.compile(r"[^\W_]+")


def listed(words: str) -> frozenset[str]:
    """Return the words of a text, for lists too long to quote word by word."""
    return frozenset(words.split())


_FIRST = re.compile(r"\b(?:first|given|fore)[ -]?names?\b")
_LAST = re.compile(r"\b(?:last|family)[ -]?names?\b")
_LINK_WORDS = listed("de del la las el los y e o u en a al the of and for to")
_PLURALS = ("ones", "ares", "ores", "ales", "ades", "iles")

_ABBREVIATIONS = {
    "numero": "n no nro num nr number item orden ord",
    "institucion": "inst instit institution",
    "organizacion": "org organiz organisation organization organizacione",
    "entidad": "ent entity",
    "empresa": "emp company",
    "celular": "cel celu cell cellphone mobile movil whatsapp wsp wasap rpm rpc",
    "telefono": "tel telf tlf tlfn telef fono phone telephone fijo",
    "correo": "mail email correos corr emai",
    "fecha": "f fec fch date",
    "nacimiento": "nac nacim birth born",
    "nombre": "nom nomb nombre name names",
    "apellido": "ap ape apell apellid surname surnames",
    "paterno": "pat",
    "materno": "mat mater",
    "documento": "doc dcto document",
    "departamento": "dpto depto dep dept",
    "provincia": "prov province",
    "distrito": "dist distr district",
    "region": "reg regione",
    "grado": "gdo grad rank jerarquia",
    "cargo": "cgo position post puesto",
    "sexo": "sex genero gender",
    "observacion": "obs observ observations remark remarks comment comentario",
    "direccion": "dir address domicilio",
    "firma": "signature firm",
    "unidad": "und unit",
    "participante": "participant asistente attendee",
}
_FULL = {
    short: word for word, shorts in _ABBREVIATIONS.items() for short in shorts.split()
}


@lru_cache(maxsize=20_000)
def tidy(text: str) -> str:
    """Return text on one line, with single blanks and no unseen marks."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def bare(text: str) -> str:
    """Return text in small letters without accents or unseen marks."""
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", text).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return lower-case words without accents, parted by single blanks."""
    return " ".join(_WORD.findall(bare(text).replace("'", "")))


def heading_key(text: str) -> str:
    """Return what a heading is remembered by: "Nro. Cel." and "N° celular" are one."""
    return " ".join(heading_words(text))


@lru_cache(maxsize=20_000)
def heading_words(text: str) -> tuple[str, ...]:
    """Return a heading's words in full and in the singular, without link words."""
    # "e-mail" is one word, "last name" too; "N°" and "#" are the number.
    plain = text.casefold().replace("e-mail", "email").replace("#", " n ")
    plain = _LAST.sub("apellido", _FIRST.sub("nombre", plain))
    plain = plain.replace("°", " ").replace("º", " ").replace("ª", " ")
    found = [_word(word) for word in fold(plain).split()]
    kept = tuple(dict.fromkeys(w for w in found if w not in _LINK_WORDS))
    return kept or tuple(found)


def _word(word: str) -> str:
    if word in _FULL:
        return _FULL[word]
    if len(word) > 5 and word.endswith(_PLURALS):
        word = word[:-2]
    elif len(word) > 4 and word.endswith("s"):
        word = word[:-1]
    return _FULL.get(word, word)


def near(one: str, other: str) -> bool:
    """Say whether two words are one typing slip apart: a letter more, less or other,
    or two letters the wrong way round.
    """
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]
