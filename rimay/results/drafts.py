"""A report before it is published: its outline, and what must be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from rimay.core.text import Text
from rimay.results import narrative
from rimay.results.figures import BY_CODE
from rimay.results.models import Picture, Report, Section

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
    """A number typed by hand, where it stands and in which language."""

    section: str
    language: str
    number: str
    around: str


def typed_in(report: Report, sections: Sequence[Section]) -> list[Found]:
    """Return the numbers typed by hand anywhere in a report."""
    texts = [(str(report), report.title), (str(report), report.lead)]
    for section in sections:
        texts += [(str(section), section.title), (str(section), section.body)]
    return [
        Found(place, language, typed.number, typed.around)
        for place, text in texts
        for language, words in text.words
        for typed in narrative.typed_numbers(words)
    ]


def unknown_codes(sections: Sequence[Section]) -> list[str]:
    """Return codes set into the words that name no figure."""
    found = {
        code
        for section in sections
        for _language, words in section.body.words
        for code in narrative.codes_in(words)
    }
    return sorted(found - set(BY_CODE))
