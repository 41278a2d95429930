"""A report before it is published: its outline, and what must be looked at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.text import Text, unaccented
from rimay.groups.models import Person
from rimay.results import narrative
from rimay.results.figures import BY_CODE
from rimay.results.models import Picture, Report, Section
from rimay.training.models import Participant

TITLE = Text.of("es", es="Informe de resultados", en="Results report")

# What a reader of such a report looks for, in this order.
OUTLINE: tuple[tuple[Text, Picture], ...] = (
    (Text.of("es", es="Resumen", en="Summary"), Picture.TIMELINE),
    (Text.of("es", es="Contexto", en="Setting"), Picture.MAP),
    (
        Text.of(
            "es",
            es="Primera fase: estudio de factibilidad",
            en="First phase: feasibility study",
        ),
        Picture.NONE,
    ),
    (
        Text.of(
            "es",
            es="Segunda fase: fundación y primeras actividades",
            en="Second phase: founding and first activities",
        ),
        Picture.SEATS,
    ),
    (Text.of("es", es="Resultados", en="Results"), Picture.PARTICIPANTS),
    (Text.of("es", es="Lo que sigue", en="What comes next"), Picture.NONE),
    (
        Text.of("es", es="Objetivos a, b y c", en="Aims a, b and c"),
        Picture.AIMS,
    ),
    (
        Text.of("es", es="Cifras y su sustento", en="Figures and what they rest on"),
        Picture.FIGURES,
    ),
)


@dataclass(frozen=True)
class Found:
    """What must be looked at before publishing, where it stands and in which language."""

    section: str
    language: str
    words: str
    around: str


def typed_in(report: Report, sections: Sequence[Section]) -> list[Found]:
    """Return the numbers typed by hand anywhere in a report."""
    return [
        Found(place, language, typed.number, typed.around)
        for place, language, words in _texts(report, sections)
        for typed in narrative.typed_numbers(words, language)
    ]


def named_in(actor: Actor, report: Report, sections: Sequence[Section]) -> list[Found]:
    """Return the people named anywhere in a report, as far as the actor knows them.

    A report carries no name of a person. Found are surnames together, and a given name
    with a surname.
    """
    people = visible(actor, Person).values_list("name", flat=True)
    trained = visible(actor, Participant).exclude(name="")
    names = {*people.iterator(), *trained.values_list("name", flat=True).iterator()}
    sought = {form: name for name in names for form in _forms_of(name)}
    found = []
    for place, language, words in _texts(report, sections):
        said = f" {' '.join(re.findall(r'[a-z]+', unaccented(words)))} "
        hits = {name for form, name in sought.items() if f" {form} " in said}
        found += [Found(place, language, name, "") for name in sorted(hits)]
    return found


def _texts(
    report: Report, sections: Sequence[Section]
) -> Iterator[tuple[str, str, str]]:
    """Give each text of a report: where it stands, its language, and its words."""
    held = [(str(report), report.title), (str(report), report.lead)]
    for section in sections:
        held += [(str(section), section.title), (str(section), section.body)]
    for place, text in held:
        for language, words in text.words:
            yield place, language, words


def _forms_of(name: str) -> list[str]:
    """Return the ways in which a name kept as "Apaza Condori, Julia" may be written."""
    surnames, _comma, given = (
        " ".join(re.findall(r"[a-z]+", part))
        for part in unaccented(name).partition(",")
    )
    forms = [surnames] if " " in surnames else []
    if given and surnames:
        first = surnames.split(" ", maxsplit=1)[0]
        forms += [f"{given} {first}", f"{given.split()[0]} {first}"]
    return forms


def unknown_codes(report: Report, sections: Sequence[Section]) -> list[str]:
    """Return codes set into the words that name no figure."""
    found = {
        code
        for _place, _language, words in _texts(report, sections)
        for code in narrative.codes_in(words)
    }
    return sorted(found - set(BY_CODE))
