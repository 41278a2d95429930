"""What an import did, as far as its reader may see the rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import names_of
from rimay.exchange.depending import Row
from rimay.exchange.kinds import BY_MODEL
from rimay.exchange.models import Import
from rimay.groups.models import Classified, Group
from rimay.records.addresses import list_url, url_of

SHOWN = 12


@dataclass(frozen=True)
class Linked:
    """A row in words, and its page where it has one."""

    words: str
    url: str


@dataclass(frozen=True)
class Done:
    """What an import did to one kind of record."""

    title: str
    url: str
    made_count: int
    changed_count: int
    made: tuple[Linked, ...]
    changed: tuple[Linked, ...]

    @property
    def more(self) -> bool:
        return self.made_count > len(self.made)


def done_by(actor: Actor, group: Group, made: Import) -> list[Done]:
    """Return what an import made and changed, kind by kind."""
    joined = made.made.get("joined", {})
    found = []
    for model, kind in BY_MODEL.items():
        label = model._meta.label_lower
        pks = made.made.get(label, [])
        changed = [int(pk) for pk in made.before.get(label, ())]
        # A row that stood already and is hidden from the importer counts as made.
        count = len(pks) + len(joined.get(label, ()))
        if count or changed:
            found.append(
                Done(
                    str(kind.sheet),
                    list_url(model, group),
                    count,
                    len(changed),
                    _linked(actor, group, model, pks),
                    _linked(actor, group, model, changed),
                )
            )
    return found


def readable(actor: Actor, group: Group, rows: Iterable[Row]) -> list[Linked]:
    """Return those of these rows that the actor may read, in words."""
    by_model: dict[type[models.Model], list[int]] = {}
    for model, pk in rows:
        by_model.setdefault(model, []).append(pk)
    found: list[Linked] = []
    for model, pks in by_model.items():
        if issubclass(model, Classified):
            found += _linked(actor, group, model, pks)
    return found


def _linked(
    actor: Actor, group: Group, model: type[Classified], pks: list[int]
) -> tuple[Linked, ...]:
    held = visible(actor, model).filter(pk__in=pks[: 4 * SHOWN])
    rows = list(held.order_by("pk")[:SHOWN])
    names = names_of(actor, rows)
    return tuple(
        Linked(words, url_of(row, group))
        for row, words in zip(rows, names, strict=True)
    )
