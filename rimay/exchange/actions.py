"""Carrying out a plan as one, and taking it back as one."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction

from rimay.access import search
from rimay.access.actor import Actor
from rimay.access.asking import every_row, require, visible
from rimay.access.recording import record, record_many
from rimay.core import clock
from rimay.core.classes import Class
from rimay.exchange import many
from rimay.exchange.depending import Row, in_the_way, parts
from rimay.exchange.kinds import BY_MODEL
from rimay.exchange.models import Import
from rimay.exchange.plans import Plan
from rimay.exchange.preparing import prepare
from rimay.exchange.restoring import Moved, own_references_cleared, restored
from rimay.exchange.writing import ChangedMeanwhile, Written, write
from rimay.groups.models import CircleMember, Classified, Group

__all__ = ["ChangedMeanwhile", "DependedOn", "carry_out", "take_back"]

# Rows of one turn at the search index: others may write between two of them.
INDEXED = 1000
# An import that did not finish by then was cut off.
GIVEN_UP = timedelta(minutes=10)


class DependedOn(Exception):
    """Later records refer to what an import made, or somebody changed it; it stays.

    `rows` are some of them, as model and id: what may be told is the reader's to see.
    """

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self.rows = rows


def carry_out(actor: Actor, group: Group, plan: Plan, content: bytes) -> Import:
    """Write a plan without problems, all or nothing, and say what it did.

    Raises ChangedMeanwhile when the rows are no longer as the plan saw them.
    """
    require(actor, "create", Import)
    prepared = prepare(group, plan)
    try:
        with transaction.atomic():
            done = write(actor, prepared)
            made = _kept(group, plan, content, done)
            for written in done:
                _record_sheet(actor, group, written)
            record(actor, "import.create", made)
    except IntegrityError as error:
        raise ChangedMeanwhile from error
    for written in done:
        _index([*written.made, *written.changed])
    Import.objects.filter(pk=made.pk).update(indexed_at=clock.now())
    return made


def finish_indexing() -> int:
    """Put rows into the search index whose import was cut off before it could.

    The index is derived, so it is renewed after the import and not under its lock.
    """
    late = clock.now() - GIVEN_UP
    waiting = Import.objects.filter(
        indexed_at=None, taken_back_at=None, created_at__lt=late
    )
    count = 0
    for made in waiting.order_by("id"):
        for model in BY_MODEL:
            label = model._meta.label_lower
            pks = [*made.made.get(label, ()), *map(int, made.before.get(label, ()))]
            for part in parts(pks):
                rows = every_row(model, made.group_id, "rows that an import left")
                _index(list(rows.filter(pk__in=part)))
                count += len(part)
        Import.objects.filter(pk=made.pk).update(indexed_at=clock.now())
    return count


def _index(rows: list[Classified]) -> None:
    for start in range(0, len(rows), INDEXED):
        part = rows[start : start + INDEXED]
        lines = search.lines_of(part)
        with transaction.atomic():
            search.put_later(part, lines)


def take_back(actor: Actor, group: Group, made: Import) -> None:
    """Undo an import: rows it made go, rows it changed stand as before.

    Raises DependedOn, and does nothing, where somebody has built on it since.
    """
    require(actor, "remove", made)
    try:
        with transaction.atomic():
            _take_back(actor, group, made)
    except IntegrityError as error:
        # What names a row of it came between the question and the end.
        raise DependedOn from error


def _take_back(actor: Actor, group: Group, made: Import) -> None:
    made = visible(actor, Import).select_for_update().get(pk=made.pk)
    if made.taken_back_at is not None:
        return
    blocking = in_the_way(group, made)
    if blocking:
        raise DependedOn(blocking)
    changed: list[Classified] = []
    for kind in reversed(BY_MODEL.values()):
        label = kind.model._meta.label_lower
        try:
            rows = restored(actor, kind, made.before.get(label, {}))
        except Moved as error:
            raise DependedOn from error
        search.renew_many(rows)
        changed += rows
    for kind in reversed(BY_MODEL.values()):
        _delete(kind.model, made.made.get(kind.model._meta.label_lower, []))
    made.taken_back_at = clock.now()
    made.save(update_fields=["taken_back_at"])
    _tell_earlier(actor, made, changed)
    record(actor, "import.take_back", made)


def _delete(model: type[Classified], pks: list[int]) -> None:
    """Remove rows that nothing rests on, with what only belongs to them."""
    if not pks:
        return
    own_references_cleared(model, pks)
    search.forget(model._meta.label_lower, pks)
    for field in model._meta.many_to_many:
        through: Any = field.remote_field.through
        many.delete(through._meta.db_table, field.m2m_column_name(), pks)
    if model._meta.model_name in {"person", "organisation"}:
        column = f"{model._meta.model_name}_id"
        many.delete(CircleMember._meta.db_table, column, pks)
    many.delete(model._meta.db_table, "id", pks)


def _tell_earlier(actor: Actor, made: Import, changed: list[Classified]) -> None:
    """Note in earlier imports which versions of their rows are still theirs.

    Otherwise taking back a later import would lock the earlier one for ever.
    """
    if not changed:
        return
    earlier = visible(actor, Import).filter(taken_back_at=None, pk__lt=made.pk)
    for other in earlier.select_for_update():
        for row in changed:
            _note_version(other, row)
        other.save(update_fields=["before"])


def _note_version(other: Import, row: Classified) -> None:
    label, pk = row._meta.label_lower, str(row.pk)
    versions = other.before.setdefault("versions", {}).setdefault(label, {})
    known = other.before.get(label, {}).get(pk)
    # Two up: the later import's own change, and taking it back.
    if known is not None and known["version"] == row.version - 2:
        known["version"] = row.version
    elif row.pk in other.made.get(label, ()):
        if versions.get(pk, 1) == row.version - 2:
            versions[pk] = row.version


def _kept(group: Group, plan: Plan, content: bytes, done: list[Written]) -> Import:
    made: dict[str, object] = {}
    joined: dict[str, dict[str, int]] = {}
    before: dict[str, object] = {}
    for written in done:
        label = written.plan.kind.model._meta.label_lower
        made[label] = [row.pk for row in written.made]
        before[label] = written.before
        held = {d.key: d.joined.pk for d in written.plan.drafts if d.joined}
        if held:
            joined[label] = held
    return Import.objects.create(
        group=group,
        access_class=Class.SECRETARIAT,
        file_name=plan.name[:160],
        fingerprint=hashlib.sha256(content).hexdigest(),
        made={**made, "joined": joined},
        before=before,
        made_count=sum(len(written.plan.made) for written in done),
        changed_count=sum(len(written.changed) for written in done),
    )


def _record_sheet(actor: Actor, group: Group, written: Written) -> None:
    model = written.plan.kind.model
    for act, rows in (
        ("import.made", written.made),
        ("import.changed", written.changed),
    ):
        if rows:
            record_many(actor, act, group, model, len(rows))
