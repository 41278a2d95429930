"""What a heading says: which target, which part of a name, a cross for which sex."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rimay.exchange.lists import days, months, plain
from rimay.exchange.lists.targets import KIND_WORDS, Target
from rimay.exchange.lists.words import fold, heading_words, listed, near

# "Nombre de la institución" heads no person.
_NOT_PERSONS = listed(
    "institucion empresa organizacion entidad comunidad evento taller curso proyecto"
    " actividad region provincia distrito comisaria lugar unidad organisation"
)
_PRICES = listed("p precio costo price cost")
_YEAR = re.compile(r"\b20\d\d\b")
_WOMEN = listed("f fem femenino femenina mujer mujeres")
_MEN = listed("h v hombre hombres varon varones masc masculino")


@dataclass(frozen=True)
class Match:
    """A heading's fit: how sure, and which words of the target it says."""

    confidence: int
    words: str
    is_near: bool = False


def heading_match(heading: str, target: Target) -> Match | None:
    """Return how well a heading fits a target, None where it does not.

    Under a group ("Contacto / Celular") the column's own words count first.
    """
    if not heading:
        return None
    own = heading_words(heading.rpartition(" / ")[2])
    whole = heading_words(heading)
    if target.kind == "text" and set(whole) & _PRICES:
        # "P. Unit." is what one costs, not in what it is counted.
        return None
    if target.kind == "person_name" and set(whole) & _NOT_PERSONS:
        mine = (*target.labels, *target.synonyms)
        matches = [_best(whole, mine, 0)]
    else:
        mine = (*target.labels, *target.synonyms)
        kind = KIND_WORDS.get(target.kind, ())
        matches = [_best(own, mine, 0), _best(own, kind, 6)]
        if own != whole:
            matches += [_best(whole, mine, 5), _best(whole, kind, 11)]
    found = [match for match in matches if match]
    if not found:
        return None
    best = max(found, key=lambda match: match.confidence)
    if own == ("fecha",) and ("fecha",) not in target.phrases:
        # "Fecha" alone may be any day: that of birth is only the best guess.
        return Match(min(best.confidence, 45), best.words)
    return best


def name_part(heading: str, headings: Mapping[int, str]) -> str:
    """Return which part of a name a column holds, "" where it holds all of it."""
    words = set(heading_words(heading))
    surnames = [set(heading_words(h)) for h in headings.values()]
    apart = any("apellido" in h and "nombre" not in h for h in surnames)
    if "apellido" in words and "nombre" not in words:
        if words & {"paterno", "primer", "1"}:
            return "surname1"
        return "surname2" if words & {"materno", "segundo", "2"} else "surnames"
    if {"paterno", "materno"} & words and "nombre" not in words:
        return "surname1" if "paterno" in words else "surname2"
    if not apart or "nombre" not in words or "apellido" in words:
        return ""
    if words & {"primer", "1", "1er"}:
        return "given1"
    return "given2" if words & {"segundo", "otro", "2", "2do"} else "given"


def surnames_come_first(heading: str) -> bool | None:
    """Return the order that a heading asks for, None where it does not say."""
    words = heading_words(heading)
    if "apellido" not in words or "nombre" not in words:
        return None
    return words.index("apellido") < words.index("nombre")


def sex_marks(headings: Mapping[int, str]) -> dict[int, str]:
    """Return the columns where a cross says woman or man: "Sexo / M", "Sexo / F".

    Without the word above them two that stand side by side say it too: "V", "M".
    """
    letters = {
        column: fold(heading).split()[-1]
        for column, heading in headings.items()
        if len(words := heading_words(heading)) > 1 and "sexo" in words
    }
    return _sexes_of(letters) or _sexes_of(_side_by_side(headings))


def _side_by_side(headings: Mapping[int, str]) -> dict[int, str]:
    own = {
        column: fold(heading.rpartition(" / ")[2])
        for column, heading in headings.items()
    }
    asked = {c: word for c, word in own.items() if word in _WOMEN | _MEN | {"m"}}
    pairs = [column for column in asked if column + 1 in asked]
    if len(asked) != 2 or len(pairs) != 1:
        return {}
    return asked


def _sexes_of(letters: Mapping[int, str]) -> dict[int, str]:
    """Return which of these words, by their columns, is a woman's and which a man's."""
    women = {column for column, word in letters.items() if word in _WOMEN}
    men = {column for column, word in letters.items() if word in _MEN}
    unclear = {column for column, word in letters.items() if word == "m"}
    if len(unclear) == 1 and bool(women) != bool(men):
        (women if men else men).update(unclear)
    if not (women and men):
        return {}
    return dict.fromkeys(women, "female") | dict.fromkeys(men, "male")


def choice_marks(headings: Mapping[int, str], target: Target) -> dict[int, str]:
    """Return the columns where a cross says one of several words: "Asistencia / No".

    Without the words above them it takes whole words: "Presente", "Ausente".
    """
    found: dict[int, str] = {}
    for column, heading in headings.items():
        group, _stroke, own = heading.rpartition(" / ")
        is_under = bool(group) and heading_match(group, target) is not None
        is_word = target.by_day and not group and len(fold(own)) > 2
        code = plain.choice(own, target.choices) if is_under or is_word else ""
        if code:
            found[column] = code
    is_whole = len(set(found.values())) == len(found) > 1
    return found if is_whole else {}


def day_marks(
    headings: Mapping[int, str], titles: Sequence[str] = ()
) -> dict[int, str]:
    """Return the columns headed by a day: a cross under "25/01/2018".

    Or by months, where a line above the table says of which year.
    """
    year = days.year_of(headings.values())
    found = {
        c: days.read(h.rpartition(" / ")[2], year=year) for c, h in headings.items()
    }
    marked = {c: day.code for c, day in found.items() if day and len(day.code) == 10}
    if len(set(marked.values())) > 1:
        return marked
    years = {year for words in titles for year in _YEAR.findall(words)}
    if len(years) != 1:
        return {}
    under = months.marks(headings)
    return {column: f"{min(years)}-{month:02}" for column, month in under.items()}


def _best(words: Sequence[str], phrases: Sequence[str], less: int) -> Match | None:
    found = None
    for phrase in phrases:
        fit, is_near = _fit(set(words), set(heading_words(phrase)))
        if fit and (found is None or fit - less > found.confidence):
            found = Match(fit - less, phrase, is_near)
    return found


def _fit(words: set[str], phrase: set[str]) -> tuple[int, bool]:
    if not words or not phrase:
        # "%" has no words, and heads nothing that is known.
        return 0, False
    if words == phrase:
        return 95, False
    if phrase <= words:
        return 68 + round(24 * len(phrase) / len(words)), False
    if words <= phrase and words != {"numero"}:
        return 58 + round(24 * len(words) / len(phrase)), False
    close = [
        any(near(word, asked) and len(asked) > 4 for word in words) for asked in phrase
    ]
    if all(close):
        return 60 + round(20 * len(phrase) / len(words)), True
    return 0, False
