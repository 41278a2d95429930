"""The simpler cells: e-mail addresses, woman or man, choices, nothing."""

import re
from collections.abc import Iterable, Mapping

from rimay.exchange.lists.words import fold, listed, near, tidy

_EMAIL = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_NOTHING = frozenset(
    [
        "no tiene",
        "notiene",
        "ninguno",
        "ninguna",
        "sin dato",
        "sin datos",
        "sin telefono",
        "sin correo",
        "s n",
        "n a",
        "na",
        "sd",
        "s d",
        "nt",
        "no",
        "x",
        "pendiente",
        "por confirmar",
        "no aplica",
        "none",
        "null",
        "no cuenta",
        "no cuenta con",
        "no posee",
        "no registra",
        "no usa",
        "no brinda",
        "sin celular",
        "sin email",
    ]
)
# What stands under a heading that asks for a cross, and is none.
_UNMARKED = frozenset(["", "-", "–", "—", ".", "0", "no", "✗", "✘", "❌", "☐"])
_DITTO = frozenset({'"', "''", "″", "〃", "´´", "“", "”", "idem", "ídem", "id.", "íd."})

_NUMBERED = re.compile(r"\n[^\S\n]*\d{1,2}\s*[.)-]+(?!\d)\s*")
_FEMALE = listed("f fem femenino femenina mujer muj female woman dama sra")
# The words that show which way a column shortens: F and M, or H (V) and M.
_FEMENINO = listed("f fem femenino femenina masc masculino")
_HOMBRE = listed("h hombre hom v varon var")
_MALE = listed("h hombre hom masc masculino v varon var male man sr")


def says_nothing(text: str) -> bool:
    """Say whether a cell only says that there is nothing: "-", "no tiene", "s/n"."""
    folded = fold(text)
    return not folded or folded in _NOTHING


def numbered(text: str) -> list[str]:
    """Return the lines of a cell that numbers them, each without its number."""
    parts = _NUMBERED.split(f"\n{text.strip()}")
    return [part.strip() for part in parts[1:]] if not parts[0].strip() else []


def is_mark(text: str) -> bool:
    """Say whether a cell is a cross under its heading: "x", "✓", "1", not "-" or "no"."""
    return tidy(text).casefold() not in _UNMARKED


def is_ditto(text: str) -> bool:
    """Say whether a cell only repeats the one above it."""
    return text.strip().casefold() in _DITTO


def emails(text: str) -> tuple[tuple[str, ...], str]:
    """Return the addresses in a cell, in small letters, and what else stands there."""
    text = tidy(text).replace("mailto:", "")
    found = [address.strip(".'").lower() for address in _EMAIL.findall(text)]
    rest = _EMAIL.sub(" ", text).strip(" /;,.<>()\"'|-–")
    rest = "" if fold(rest) in {"y", "o", "e"} else rest
    return tuple(dict.fromkeys(found)), rest


def is_email(text: str) -> bool:
    """Say whether a cell holds an e-mail address."""
    return bool(_EMAIL.search(text))


def sexes(texts: Iterable[str]) -> Mapping[str, str]:
    """Return what each word of a column means; "M" depends on the words beside it.

    Beside F it is masculino, beside H or V it is mujer; else it is left open.
    """
    words = {fold(text) for text in texts}
    meant = dict.fromkeys(words & _FEMALE, "female")
    meant |= dict.fromkeys(words & _MALE, "male")
    says_hombre, says_femenino = bool(words & _HOMBRE), bool(words & _FEMENINO)
    if "m" in words and says_hombre != says_femenino:
        meant["m"] = "female" if says_hombre else "male"
    return meant


def sex(text: str, meant: Mapping[str, str]) -> str:
    """Return the code of a sex by what a column's words mean, "" if not known."""
    return meant.get(fold(text), "")


def is_sex(text: str) -> bool:
    """Say whether a cell may say woman or man."""
    return fold(text) in _FEMALE | _MALE | {"m"}


def choice(text: str, choices: Mapping[str, tuple[str, ...]]) -> str:
    """Return the code of a choice by its words, forgiving one slip; "" if none."""
    # A mark such as "✓" has no letters: it counts as it is.
    asked = fold(text) or tidy(text)
    known = {
        fold(word) or word: code for code, words in choices.items() for word in words
    }
    known |= {fold(code): code for code in choices}
    if asked in known:
        return known[asked]
    close = {
        code for word, code in known.items() if len(word) > 4 and near(word, asked)
    }
    return close.pop() if len(close) == 1 else ""


def choice_within(text: str, choices: Mapping[str, tuple[str, ...]]) -> str:
    """Return the code that a cell's first words say: "Cumplido (oficio 12)".

    Of several that fit the longest counts: "cumplido en parte" is not "cumplido".
    """
    asked = f"{fold(text)} "
    known = [(fold(word), code) for code, words in choices.items() for word in words]
    found = [pair for pair in known if pair[0] and asked.startswith(f"{pair[0]} ")]
    return max(found, key=lambda pair: len(pair[0]), default=("", ""))[1]


def choice_spoken_of(text: str, choices: Mapping[str, tuple[str, ...]]) -> str:
    """Return the one code whose words stand anywhere in a text, "" where none does."""
    asked = f" {fold(text)} "
    found = {
        code
        for code, words in choices.items()
        if any(f" {fold(word)} " in asked for word in words)
    }
    return found.pop() if len(found) == 1 else ""
