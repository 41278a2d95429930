"""What somebody else saved meanwhile, beside what this person wrote."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.core.text import Text
from rimay.groups.models import Classified
from rimay.records import cells
from rimay.records.actions import Values
from rimay.records.kinds import Kind, Shape


@dataclass(frozen=True)
class Difference:
    """What somebody else saved in a column, beside what this person wrote."""

    label: str
    theirs: str
    mine: str


def differences(
    actor: Actor, kind: Kind, row: Classified, mine: Values
) -> list[Difference]:
    """Return the columns where the saved record and what was written differ.

    Another row is named only to who may read it, also where somebody else chose it.
    """
    saved = kind.model._default_manager.get(pk=row.pk)
    found: list[Difference] = []
    for name, value in mine.columns.items():
        column, theirs = kind.column(name), getattr(saved, name)
        if theirs == value:
            continue
        if isinstance(theirs, Text) and isinstance(value, Text):
            found += _texts(kind.label(column), theirs, value)
        elif kind.shape(column) == Shape.REFERENCE:
            pair = _named(actor, theirs), _named(actor, value)
            found.append(Difference(kind.label(column), *pair))
        else:
            pair = cells.shown(kind, column, saved), cells.written(kind, column, value)
            # What is not known is None in a row and "" in a field.
            if pair[0] != pair[1]:
                found.append(Difference(kind.label(column), *pair))
    for name, rows in mine.sets.items():
        theirs_set = set(getattr(saved, name).all())
        if theirs_set != set(rows):
            label = kind.label(kind.column(name))
            held = sorted(theirs_set, key=lambda other: other.pk)
            pair = _list(actor, held), _list(actor, rows)
            found.append(Difference(label, *pair))
    return found or [Difference(_("Something else on this record"), "", "")]


def _texts(label: str, theirs: Text, mine: Text) -> list[Difference]:
    """Return the languages in which two texts differ, each apart."""
    return [
        Difference(f"{label} ({x})", theirs.in_language(x), mine.in_language(x))
        for x in cells.LANGUAGES
        if theirs.in_language(x) != mine.in_language(x)
    ]


def _named(actor: Actor, row: object) -> str:
    if isinstance(row, Classified):
        seen = visible(actor, type(row)).filter(pk=row.pk).exists()
        return names_of(actor, [row])[0] if seen else ""
    return str(row or "")


def _list(actor: Actor, rows: list[models.Model]) -> str:
    return ", ".join(filter(None, (_named(actor, row) for row in rows)))
