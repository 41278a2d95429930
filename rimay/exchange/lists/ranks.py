"""Ranks of the Peruvian police and forces, and titles, that stand before a name.

The lists hold the grades of the police career and the short forms that secretariats
write for them; nothing here says who has which.
"""

import re
from dataclasses import dataclass

from rimay.exchange.lists.words import fold, listed, tidy

_STEPS = {"1": "Primera", "2": "Segunda", "3": "Tercera"}
_STEPS |= {word.casefold(): word for word in list(_STEPS.values())}

_RANKS = {
    "General": "general gral grl",
    "Coronel": "coronel crnl crl cnel cnl cor",
    "Comandante": "comandante cmdte cmdt cmte cdte cmd comdte comte",
    "Mayor": "mayor my may mj",
    "Capitán": "capitan cap capt cptn cpt",
    "Teniente": "teniente tnte tte tnt tent ten",
    "Alférez": "alferez alfz alf alfrz",
    "Suboficial Superior": "ss",
    "Suboficial Brigadier": "sb",
    "Suboficial": "suboficial subof so",
    "Suboficial Técnico": "st sot",
    "Sargento": "sargento sgto sgt",
    "Cabo": "cabo",
}
_RANK = {short: rank for rank, shorts in _RANKS.items() for short in shorts.split()}
# Also surnames or short words: a rank only with a full stop or the force behind it.
_DOUBTFUL = listed("general coronel mayor cabo cor my may mj cap ten so st sot ss sb")
_FORCES = frozenset({"PNP", "EP", "MGP", "FAP"})

_TITLES = {
    "Ing.": "ing ingeniero ingeniera",
    "Lic.": "lic licenciado licenciada",
    "Dr.": "dr doctor",
    "Dra.": "dra doctora",
    "Abog.": "abog abg abogado abogada",
    "Mg.": "mg mgtr mag magister",
    "Econ.": "econ economista",
    "Arq.": "arq arquitecto arquitecta",
    "Prof.": "prof profesor profesora",
    "Psic.": "psic psicologo psicologa",
    "Bach.": "bach bachiller",
    "Téc.": "tec tco",
    "Obst.": "obst",
    "CPC": "cpc cpcc",
    "Sr.": "sr senor",
    "Sra.": "sra senora",
    "Srta.": "srta",
    "Hna.": "hna",
    "Mons.": "mons",
    "Don": "don",
    "Doña": "dona",
    "Mr.": "mr",
    "Ms.": "ms mrs",
}
_TITLE = {short: title for title, shorts in _TITLES.items() for short in shorts.split()}

# "SO3", "S.O. 3ra.", "ST1", "S2", "Suboficial de Tercera".
_STEPPED = re.compile(
    r"(?P<kind>s\.?\s?o?\.?\s?t\.?|s\.?\s?o\.?|s|sub\s?-?oficial(?P<full>\s+t[eé]c\w*\.?)?)"
    r"\s*-?\s*(?:de\s+)?"
    r"(?P<step>primera|segunda|tercera|[123])(?:r?a|da|era)?(?!\w)[.ª°]*",
    re.IGNORECASE,
)
_SENIOR = re.compile(
    r"(?:sub\s?-?oficial|s\.?\s?o\.?)\s+(superior|brigadier)\b\.?", re.IGNORECASE
)
# "(r)" retired, "(F)" a woman: what stands in brackets behind a rank.
MARK = re.compile(r"\s*\(\s*(?:r|ret|f|m)\.?\s*\)", re.IGNORECASE)
_JOINED = re.compile(r"(?<=\w)\.(?=(?:PNP|EP|MGP|FAP)\b)")
_TOKEN = re.compile(r"[^\s,;.]+[.,;]*")
_FORCE_AFTER = re.compile(r"[\s,(–-]+(PNP|EP|MGP|FAP)\.?(?:\s*\(?[rR]\))?\)?$")


@dataclass(frozen=True)
class Parted:
    """A name without what stood before it; `taken` is that, as it was written."""

    name: str
    rank: str = ""
    titles: tuple[str, ...] = ()
    force: str = ""
    taken: str = ""


def part(text: str) -> Parted:
    """Take ranks, titles and the force's letters off a name; a word always stays."""
    text = _JOINED.sub(". ", tidy(text))
    marks: dict[str, list[str]] = {"rank": [], "force": [], "title": []}
    taken: list[str] = []
    while (found := _first(text)) is not None:
        length, sort, word = found
        mark = MARK.match(text, length)
        rest = text[mark.end() if mark else length :].lstrip(" .,-–:")
        if not rest:
            break
        marks[sort].append(word)
        taken.append(text[:length].strip(" ,"))
        text = rest
    after = _FORCE_AFTER.search(text)
    if after and after.start():
        marks["force"].append(after[1])
        taken.append(after[0].strip(" ,-–"))
        text = text[: after.start()]
    return Parted(
        name=text.strip(" ,"),
        rank=_whole(marks["rank"]),
        titles=tuple(marks["title"]),
        force=next(iter(marks["force"]), ""),
        taken=" ".join(taken),
    )


def spell_rank(text: str) -> tuple[str, str]:
    """Return a rank in full, "" if unknown, and its force: SO3 PNP."""
    text = tidy(text)
    words = text.split()
    force = next((w.strip(".()").upper() for w in words if _is_force(w)), "")
    rest = " ".join(w for w in words if not _is_force(w))
    stepped = _STEPPED.fullmatch(rest)
    if stepped:
        return _stepped(stepped), force
    senior = _SENIOR.fullmatch(rest)
    if senior:
        return f"Suboficial {senior[1].title()}", force
    return _RANK.get(fold(rest), ""), force


def spell_title(text: str) -> str:
    """Return a title as it is usually shortened, or "" where it is none."""
    return _TITLE.get(fold(text), "")


def is_rank(text: str) -> bool:
    """Say whether a cell holds a rank and nothing else."""
    return bool(spell_rank(text)[0])


def _first(text: str) -> tuple[int, str, str] | None:
    """Return how long the mark at the start is, of which sort, and its words."""
    stepped = _STEPPED.match(text)
    if stepped:
        return stepped.end(), "rank", _stepped(stepped)
    senior = _SENIOR.match(text)
    if senior:
        return senior.end(), "rank", f"Suboficial {senior[1].title()}"
    tokens = [found[0] for found in _TOKEN.finditer(text)][:3]
    if len(tokens) < 2:
        return None
    word, length = fold(tokens[0]), len(tokens[0])
    marked = tokens[0].endswith(".") or _is_force(tokens[1])
    if word in _RANK and (marked or word not in _DOUBTFUL):
        return length, "rank", _RANK[word]
    if _is_force(tokens[0]):
        return length, "force", word.upper()
    if word in _TITLE and (marked or len(tokens) > 2 or len(word) <= 4):
        return length, "title", _TITLE[word]
    if tokens[0].endswith(".") and len(tokens) > 2 and _is_force(tokens[1]):
        # A rank that the list above lacks, kept as it was written.
        return length, "rank", tokens[0]
    return None


def _whole(ranks: list[str]) -> str:
    """Return the rank; only a lieutenant colonel's is written with two of them."""
    two = ranks[:2] == ["Teniente", "Coronel"]
    return " ".join(ranks[:2]) if two else next(iter(ranks), "")


def _is_force(word: str) -> bool:
    return word.strip(".,()") in _FORCES


def _stepped(found: "re.Match[str]") -> str:
    sort = fold(found["kind"]).replace(" ", "")
    technical = found["full"] or sort in {"st", "sot"}
    kind = "Suboficial Técnico" if technical else "Suboficial"
    return f"{kind} de {_STEPS[found['step'].casefold()]}"
