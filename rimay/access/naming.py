"""What a row is called, to one reader: others are named by it only to who may see them.

A seat is called after its organisation, a term after its person. `NAMED_AFTER` says so
in the model, and no page writes the name of such a row without asking here.
"""

import copy
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db import models
from django.db.models import Model
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import Text, TranslatedField
from rimay.groups.models import Classified

Row = TypeVar("Row", bound=Model)
# Codes of every row that are no words of it.
_NO_WORDS = frozenset({"key", "access_class"})


class _Words:
    """Stands for another row while a name is written."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __str__(self) -> str:
        return self.words


def name_of(actor: Actor, row: Model) -> str:
    """Return what a row that its door opened is called to this reader."""
    return _names(actor, [row])[0]


def names_of(actor: Actor, rows: Sequence[Model]) -> list[str]:
    """Return what rows of one model are called to this reader, in their order.

    The rows themselves are the reader's already. One query for each kind of row that
    they are called after, however many there are. A sealed row has no name among
    others: what it says is shown on its own page, where each showing is written down.
    """
    names = _names(actor, rows)
    return [
        _("sealed") if is_sealed(row) else name
        for row, name in zip(rows, names, strict=True)
    ]


def listed(rows: Iterable[Row]) -> list[Row]:
    """Return rows as a page among others shows them: of a sealed one that it is there.

    Its words stand on its own page alone, where each showing is written down.
    """
    return [_shut(row) if is_sealed(row) else row for row in rows]


def _shut(row: Row) -> Row:
    """Return a copy of a row, never saved, whose words are gone."""
    held, said = copy.copy(row), False
    for column in row._meta.concrete_fields:
        is_words = isinstance(column, models.CharField | models.TextField)
        if not is_words or column.choices or column.name in _NO_WORDS:
            continue
        if isinstance(column, TranslatedField):
            words = "" if said else _("sealed")
            setattr(held, column.name, Text.of(es=words))
            said = True
        elif not isinstance(column, PartialDateField):
            setattr(held, column.name, "")
    return held


def is_sealed(row: Model) -> bool:
    """Return whether a row shows its content on its own page only."""
    return isinstance(row, Classified) and row.access_class == Class.SEALED


def _names(actor: Actor, rows: Sequence[Model]) -> list[str]:
    if not rows or not isinstance(rows[0], Classified) or not rows[0].NAMED_AFTER:
        return [str(row) for row in rows]
    held = [copy.copy(row) for row in rows]
    for column in rows[0].NAMED_AFTER:
        _write_names(actor, held, column)
    return [str(row) for row in held]


def _write_names(actor: Actor, held: Sequence[Model], column: str) -> None:
    """Put words in place of the rows that a column names, in copies that only we have."""
    target = held[0]._meta.get_field(column).related_model
    assert isinstance(target, type) and issubclass(target, Classified)
    ids = {getattr(row, f"{column}_id") for row in held} - {None}
    seen = list(visible(actor, target).filter(pk__in=ids))
    words = dict(zip((row.pk for row in seen), names_of(actor, seen), strict=True))
    for row in held:
        pk = getattr(row, f"{column}_id")
        if pk is not None:
            row._state.fields_cache[column] = _Words(
                words.get(pk) or _("not named here")
            )
