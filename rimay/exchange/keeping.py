"""What a file does not say of a standing row stays as it is.

That is a language the file has no column for, and references to rows that the importer
may not read: leaving the cell empty, he cannot have meant to take those away.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.text import Text
from rimay.exchange.plans import Draft, Ref, SheetPlan
from rimay.groups.models import Classified

PART = 400


def keep_unsaid(actor: Actor, sheet: SheetPlan) -> None:
    """Fill in what standing rows keep; asks once for each column of the sheet."""
    drafts = [draft for draft in sheet.drafts if draft.existing is not None]
    for draft in drafts:
        for name, languages in draft.languages.items():
            draft.values[name] = _merged(draft, name, languages)
    _keep_references(actor, sheet, drafts)
    for name in {name for draft in drafts for name in draft.sets}:
        _keep_lists(actor, sheet, drafts, name)


def listed(
    model: type[Classified], name: str, pks: Iterable[int]
) -> dict[int, set[int]]:
    """Return which rows each row names in a list of several."""
    field: Any = model._meta.get_field(name)
    through = field.remote_field.through
    source, target = field.m2m_column_name(), field.m2m_reverse_name()
    found: dict[int, set[int]] = {}
    for part in _parts(sorted(pks)):
        rows = through._default_manager.filter(**{f"{source}__in": part})
        for pk, other in rows.values_list(source, target):
            found.setdefault(pk, set()).add(other)
    return found


def seen_of(
    actor: Actor, model: type[models.Model], pks: Iterable[int | None]
) -> set[int]:
    """Return which of these rows the actor may read; what has no class he may."""
    asked = sorted({pk for pk in pks if pk is not None})
    if not issubclass(model, Classified):
        return set(asked)
    found: set[int] = set()
    for part in _parts(asked):
        rows = visible(actor, model).filter(pk__in=part)
        found |= set(rows.values_list("pk", flat=True))
    return found


def _merged(draft: Draft, name: str, languages: frozenset[str]) -> Text:
    said, held = draft.values[name], getattr(draft.existing, name)
    assert isinstance(said, Text) and isinstance(held, Text)
    kept = {x: words for x, words in held.words if x not in languages}
    original = held.original if held else said.original
    return Text.of(original, **kept, **dict(said.words))


def _keep_references(actor: Actor, sheet: SheetPlan, drafts: list[Draft]) -> None:
    for name in {name for draft in drafts for name in draft.refs}:
        target = sheet.kind.target(sheet.kind.column(name))
        empty = [draft for draft in drafts if draft.refs.get(name, True) is None]
        held = [getattr(draft.existing, f"{name}_id") for draft in empty]
        seen = seen_of(actor, target, held)
        for draft, pk in zip(empty, held, strict=True):
            if pk is not None and pk not in seen:
                del draft.refs[name]


def _keep_lists(actor: Actor, sheet: SheetPlan, drafts: list[Draft], name: str) -> None:
    target: type[models.Model] = sheet.kind.target(sheet.kind.column(name))
    held = listed(sheet.kind.model, name, [d.existing.pk for d in drafts if d.existing])
    every = {pk for pks in held.values() for pk in pks}
    hidden = every - seen_of(actor, target, every)
    rows = {row.pk: row for row in target._default_manager.filter(pk__in=hidden)}
    for draft in drafts:
        if draft.existing is not None and name in draft.sets:
            kept = sorted(held.get(draft.existing.pk, set()) & hidden)
            draft.sets[name] += [Ref(target, f"#{pk}", rows[pk]) for pk in kept]


def _parts(pks: list[int]) -> Iterable[list[int]]:
    return (pks[start : start + PART] for start in range(0, len(pks), PART))
