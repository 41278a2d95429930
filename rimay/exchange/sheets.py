"""The sheet of a kind: its headings in a language, and what each cell may say."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from rimay.core.classes import Basis, Class
from rimay.core.text import sort_key
from rimay.groups.models import Pillar
from rimay.records import cells
from rimay.records.kinds import Column, Kind, Shape, Words

KEY, READERS, NAMED, BASIS, SOURCE = "key", "reads", "named", "basis", "source"
LANGUAGES = cells.LANGUAGES


@dataclass(frozen=True)
class Head:
    """One column of a sheet. `code` is `name`, `name_es` for a translation, or one of
    the columns that every sheet has."""

    code: str
    text: str
    note: str
    is_required: bool
    choices: tuple[str, ...] = ()
    column: Column | None = None
    language: str = ""
    is_code: bool = False


def language() -> str:
    """Return the language in which headings are told to the reader."""
    active = (get_language() or LANGUAGES[0])[:2]
    return active if active in LANGUAGES else LANGUAGES[0]


def title(kind: Kind, language: str) -> str:
    """Return the name of a kind's sheet; spreadsheets allow 31 characters."""
    with override(language):
        return str(kind.sheet)[:31]


@cache
def heads(kind: Kind, language: str) -> tuple[Head, ...]:
    """Return the columns of a kind's sheet, worded in a language."""
    with override(language):
        found = [_key_head(kind)]
        for column in kind.columns:
            found += _heads_of(kind, column)
        if not kind.class_from:
            found += _class_heads(kind)
        return (*found, *_proof_heads())


def column_of(kind: Kind, heading: str) -> Head | None:
    """Return the column that a heading means, in either language or by its code."""
    asked = _plain(heading)
    for language in LANGUAGES:
        for head in heads(kind, language):
            if asked in {_plain(head.text), head.code}:
                return head
    return None


def nearest_heading(kind: Kind, heading: str, language: str) -> str:
    """Return the column's words that a mistyped heading is nearest to, or ""."""
    return _nearest(heading, [head.text for head in heads(kind, language)])


def nearest_sheet(kinds: tuple[Kind, ...], name: str, language: str) -> str:
    """Return the sheet's name that a mistyped one is nearest to, or ""."""
    return _nearest(name, [title(kind, language) for kind in kinds])


def kind_of(kinds: tuple[Kind, ...], name: str) -> Kind | None:
    """Return the kind that a sheet's name means, in either language or by its code."""
    asked = sort_key(name.strip())
    for kind in kinds:
        names = {sort_key(title(kind, language)) for language in LANGUAGES}
        if asked in names | {kind.code}:
            return kind
    return None


@cache
def class_words() -> dict[str, Class]:
    """Return the words for classes in both languages, and their codes."""
    found: dict[str, Class] = {}
    for language in LANGUAGES:
        with override(language):
            found |= {sort_key(str(c.label)): c for c in Class}
    return found | {c.value: c for c in Class}


@cache
def basis_words() -> dict[str, Basis]:
    """Return the words for what a fact rests on, in both languages, and their codes."""
    found: dict[str, Basis] = {}
    for language in LANGUAGES:
        with override(language):
            found |= {sort_key(str(b.label)): b for b in Basis}
    return found | {b.value: b for b in Basis}


def _nearest(words: str, known: list[str]) -> str:
    plain = {_plain(one): one for one in known}
    found = get_close_matches(_plain(words)[:80], plain, n=1, cutoff=0.7)
    return plain[found[0]] if found else ""


def _plain(heading: str) -> str:
    """Return a heading without case, accents, or the star that marks what is needed."""
    return " ".join(sort_key(heading).replace("*", " ").split())


def _key_head(kind: Kind) -> Head:
    note = _(
        "A short name of your own for this row, such as PNP or E-03. Other sheets "
        "name the row by it, and a second import finds the row by it. Left empty, "
        "Rimay makes one from the first column."
    )
    return Head(KEY, _("Key"), note, False, is_code=True)


def _heads_of(kind: Kind, column: Column) -> list[Head]:
    shape, label = kind.shape(column), kind.label(column)
    needed = kind.is_required(column)
    if shape == Shape.TRANSLATED:
        return [
            Head(
                f"{column.name}_{language}",
                f"{label} ({language})",
                _note(kind, column, shape),
                needed and language == LANGUAGES[0],
                column=column,
                language=language,
            )
            for language in LANGUAGES
        ]
    words: tuple[str, ...] = ()
    if shape == Shape.CHOICE:
        words = tuple(label for _code, label in cells.choices(kind, column))
    if shape == Shape.YES_NO:
        words = (_("yes"), _("no"))
    note = _note(kind, column, shape)
    is_code = shape in {Shape.LINE, Shape.REFERENCE, Shape.REFERENCES, Shape.CODES}
    return [Head(column.name, label, note, needed, words, column, is_code=is_code)]


def _note(kind: Kind, column: Column, shape: Shape) -> str:
    parts = [str(column.help or kind.field(column).help_text or "")]
    parts.append(_shape_note(kind, column, shape))
    if column.example:
        parts.append(_("For example: %(example)s.") % {"example": column.example})
    return " ".join(part for part in parts if part)


def _shape_note(kind: Kind, column: Column, shape: Shape) -> str:
    match shape:
        case Shape.REFERENCE | Shape.REFERENCES:
            target = kind.target(column)
            name: Words = target._meta.verbose_name_plural or ""
            words = _("The key of a row of: %(sheet)s.")
            if shape == Shape.REFERENCES:
                words = _("Keys of rows of: %(sheet)s; several with “;” between.")
            if target is Pillar:
                words = _("One of the group's pillars, by its name or key.")
            return words % {"sheet": _text(name)}
        case Shape.PARTIAL_DATE:
            return _("A day, a month, a year, or “end of 2017”.")
        case Shape.DAY:
            return _("A whole day, such as 15/3/2018.")
        case Shape.MOMENT:
            return _("A day and an hour, such as 15/3/2018 15:30.")
        case Shape.AMOUNT:
            return _("A number such as 1,234.50.")
        case Shape.CODES:
            return _("Each code with its scheme, as INEI=08; RENIEC=07.")
    return ""


def _text(words: Words) -> str:
    return str(words) if isinstance(words, Promise) else words


def _class_heads(kind: Kind) -> list[Head]:
    words = tuple(str(c.label) for c in kind.classes)
    default = str(kind.classes[0].label)
    return [
        Head(
            READERS,
            _("Who reads it"),
            _("Left empty: %(default)s.") % {"default": default},
            False,
            words,
        ),
        Head(
            NAMED,
            _("Named readers"),
            _(
                "For “the seats of one pillar” the pillar's key; for “the "
                "organisations named” and “only the persons named” their keys, "
                "with “;” between."
            ),
            False,
            is_code=True,
        ),
    ]


def _proof_heads() -> list[Head]:
    return [
        Head(
            BASIS,
            _("Basis"),
            _("What the row rests on, where it is not your own record."),
            False,
            tuple(str(b.label) for b in Basis),
        ),
        Head(SOURCE, _("Source"), _("Where it is written."), False),
    ]
