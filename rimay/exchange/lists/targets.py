"""What a column can be: the targets a page offers, with words people head them by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from rimay.exchange.lists import months
from rimay.exchange.lists.words import heading_words

TargetKind = Literal[
    "person_name",
    "text",
    "phone",
    "email",
    "date",
    "choice",
    "number",
    "organisation",
    "rank",
    "title",
    "sex",
    "code",
    "region",
    "names",
    "money",
    "currency",
    "months",
]

# Headings that mean a kind whatever the target is called.
KIND_WORDS: Mapping[TargetKind, tuple[str, ...]] = {
    "person_name": (
        "nombres y apellidos",
        "apellidos y nombres",
        "nombre completo",
        "full name",
        "participante",
        "nombre",
        "apellidos",
        "persona",
        "responsable",
        "contacto",
        "titular",
        "representante",
    ),
    "phone": (
        "teléfono",
        "celular",
        "número de celular",
        "teléfono celular",
        "contacto",
    ),
    "email": ("correo", "correo electrónico", "e-mail", "correo institucional"),
    "organisation": (
        "institución",
        "entidad",
        "empresa",
        "organización",
        "procedencia",
        "institución de procedencia",
        "organisation",
        "dependencia",
    ),
    "rank": ("grado", "grado PNP", "jerarquía", "rank"),
    "title": ("título", "tratamiento", "profesión", "title"),
    "sex": ("sexo", "género", "sex"),
    "code": ("DNI", "documento", "número de documento", "CIP", "código", "code"),
    "region": ("región", "departamento", "region"),
    "currency": ("moneda", "divisa", "currency"),
    "months": ("mes", "meses", "cronograma", "months"),
}

# Columns of every sign-in sheet that no record keeps, so that a heading row is known.
OTHER_WORDS = (
    "número",
    "firma",
    "observaciones",
    "huella",
    "dirección",
    "cargo",
    "edad",
    "provincia",
    "distrito",
    "unidad",
    "comisaría",
    "lugar",
    "tema",
    "hora",
    "ingreso",
    "salida",
    "comunidad",
    "asistió",
    "asistencia",
    "datos",
    "datos personales",
    "ruc",
    "especialidad",
    "idioma",
    "edad",
    "total",
    "paterno",
    "materno",
    "primer",
    "segundo",
)


@dataclass(frozen=True)
class Target:
    """One thing a column can be.

    `labels` are its words in the languages of the page, `synonyms` other words people
    use. `choices` gives the words of a choice by its code. `from_title` lets a date
    target take the date of the tab or of a line above the table where no column has it;
    `from_section` lets any take the line across the table above a row, or the cell above
    where its own is empty. A choice that is `by_day` may stand in a column for each
    day. A date that `keeps_words` has a place for words that are none. What `is_main`
    makes a record alone.
    """

    name: str
    kind: TargetKind
    labels: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    from_title: bool = False
    from_section: bool = False
    by_day: bool = False
    is_main: bool = False
    keeps_words: bool = False

    @cached_property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """Its own words, each as comparable words."""
        return tuple(heading_words(words) for words in (*self.labels, *self.synonyms))

    @property
    def takes_many(self) -> bool:
        """Several columns may be it: two telephones, two addresses."""
        return self.kind in {"phone", "email"}


def known_words(targets: tuple[Target, ...]) -> frozenset[str]:
    """Return every word that may stand in a heading row."""
    phrases = [words for target in targets for words in target.phrases]
    phrases += [heading_words(w) for group in KIND_WORDS.values() for w in group]
    phrases += [heading_words(words) for words in OTHER_WORDS]
    # Under "asistencia" a column may stand for each of its words.
    marks = [
        w for t in targets if t.by_day for held in t.choices.values() for w in held
    ]
    phrases += [heading_words(words) for words in marks if len(words) > 1]
    # "Grado PNP" heads a column, "PNP" alone stands in a row.
    known = frozenset(word for phrase in phrases for word in phrase) - {"pnp"}
    has_months = any(target.kind == "months" for target in targets)
    return known | months.WORDS if has_months else known
