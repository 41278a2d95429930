"""Carrying out a plan as one, and taking it back as one."""

import hashlib

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from rimay.access import search
from rimay.access.actor import Actor
from rimay.access.asking import require, visible
from rimay.access.recording import record, record_many
from rimay.core import clock
from rimay.core.classes import Class
from rimay.exchange.kinds import BY_MODEL
from rimay.exchange.models import Import
from rimay.exchange.naming import circle_of, stored_key, taken_elsewhere
from rimay.exchange.plans import Draft, Plan, Ref, SheetPlan
from rimay.exchange.restoring import Moved, columns_before, restored
from rimay.groups.models import Classified, Group
from rimay.records.actions import reclassify_children

BATCH = 200


class ChangedMeanwhile(Exception):
    """Somebody wrote to the same rows between the plan and its carrying out."""


class DependedOn(Exception):
    """Later records refer to what an import made, or changed it; it stays."""


def carry_out(actor: Actor, group: Group, plan: Plan, content: bytes) -> Import:
    """Write a plan without problems, all or nothing, and say what it did.

    Raises ChangedMeanwhile when the rows are no longer as the plan saw them.
    """
    require(actor, "create", Import)
    done: list[tuple[SheetPlan, list[Classified]]] = []
    try:
        with transaction.atomic():
            made = _write(actor, group, plan, content, done)
            record(actor, "import.create", made)
    except IntegrityError as error:
        raise ChangedMeanwhile from error
    # The search index is derived: renewing it afterwards keeps the write lock short.
    with transaction.atomic():
        for _sheet, rows in done:
            search.renew_many(rows)
    return made


@transaction.atomic
def take_back(actor: Actor, group: Group, made: Import) -> None:
    """Undo an import: rows it made go, rows it changed stand as before.

    Raises DependedOn, and does nothing, where somebody has built on it since.
    """
    require(actor, "remove", made)
    for kind in reversed(BY_MODEL.values()):
        label = kind.model._meta.label_lower
        rows = visible(actor, kind.model).filter(pk__in=made.made.get(label, []))
        held = list(rows.select_for_update())
        if any(row.version > 1 for row in held):
            raise DependedOn
        search.forget(label, [row.pk for row in held])
        _delete(kind.model, [row.pk for row in held])
        try:
            changed = restored(actor, kind, made.before.get(label, {}))
        except Moved as error:
            raise DependedOn from error
        search.renew_many(changed)
    made.taken_back_at = clock.now()
    made.save(update_fields=["taken_back_at"])
    record(actor, "import.take_back", made)


def _delete(model: type[Classified], pks: list[int]) -> None:
    try:
        for start in range(0, len(pks), BATCH):
            model._default_manager.filter(pk__in=pks[start : start + BATCH]).delete()
    except ProtectedError as error:
        raise DependedOn from error


def _write(
    actor: Actor,
    group: Group,
    plan: Plan,
    content: bytes,
    done: list[tuple[SheetPlan, list[Classified]]],
) -> Import:
    rows: dict[tuple[type, str], Classified] = {}
    made_ids: dict[str, list[int]] = {}
    before: dict[str, dict[str, object]] = {}
    for sheet in plan.sheets:
        label = sheet.kind.model._meta.label_lower
        for draft in sheet.drafts:
            if draft.existing is not None:
                rows[(sheet.kind.model, draft.key)] = draft.existing
        made = _make(actor, group, sheet, rows)
        changed, kept = _change(actor, group, sheet, rows)
        made_ids[label] = [row.pk for row in made]
        before[label] = kept
        done.append((sheet, [*made, *changed]))
        _record_sheet(actor, group, sheet, made, changed)
    return Import.objects.create(
        group=group,
        access_class=Class.SECRETARIAT,
        file_name=plan.name[:160],
        fingerprint=hashlib.sha256(content).hexdigest(),
        made=made_ids,
        before=before,
        made_count=sum(len(ids) for ids in made_ids.values()),
        changed_count=sum(len(rows) for rows in before.values()),
    )


def _record_sheet(
    actor: Actor,
    group: Group,
    sheet: SheetPlan,
    made: list[Classified],
    changed: list[Classified],
) -> None:
    for act, rows in (("import.made", made), ("import.changed", changed)):
        if rows:
            record_many(actor, act, group, sheet.kind.model, len(rows))


def _make(
    actor: Actor,
    group: Group,
    sheet: SheetPlan,
    rows: dict[tuple[type, str], Classified],
) -> list[Classified]:
    drafts = sheet.made
    taken = taken_elsewhere(sheet.kind.model, group, [d.key for d in drafts])
    made = []
    for draft in drafts:
        key = stored_key(actor, draft.key) if draft.key in taken else draft.key
        row = sheet.kind.model(group=group, key=key, **draft.values)
        _point(sheet, draft, row, rows, is_first=True)
        _classify(group, sheet, draft, row, rows)
        row.prepare()
        made.append(row)
        rows[(sheet.kind.model, draft.key)] = row
    sheet.kind.model._default_manager.bulk_create(made, batch_size=BATCH)
    _point_at_own_kind(sheet, drafts, made, rows)
    for draft, row in zip(drafts, made, strict=True):
        _set(draft, row, rows)
    return made


def _point(
    sheet: SheetPlan,
    draft: Draft,
    row: Classified,
    rows: dict[tuple[type, str], Classified],
    *,
    is_first: bool,
) -> None:
    """Set the references of a row; those to its own kind only once all rows stand."""
    for name, ref in draft.refs.items():
        own = sheet.kind.field(sheet.kind.column(name)).related_model is type(row)
        if own and is_first:
            continue
        setattr(row, name, _row(ref, rows))


def _point_at_own_kind(
    sheet: SheetPlan,
    drafts: list[Draft],
    made: list[Classified],
    rows: dict[tuple[type, str], Classified],
) -> None:
    names = [
        name
        for name in (drafts[0].refs if drafts else ())
        if sheet.kind.field(sheet.kind.column(name)).related_model is sheet.kind.model
    ]
    if not names:
        return
    for draft, row in zip(drafts, made, strict=True):
        _point(sheet, draft, row, rows, is_first=False)
    sheet.kind.model._default_manager.bulk_update(made, names, batch_size=BATCH)


def _classify(
    group: Group,
    sheet: SheetPlan,
    draft: Draft,
    row: Classified,
    rows: dict[tuple[type, str], Classified],
) -> None:
    if sheet.kind.class_from:
        row.take_class_of(getattr(row, sheet.kind.class_from))
    elif draft.access is not None:
        reading = draft.access
        if draft.named:
            named = [_row(ref, rows) for ref in draft.named]
            held = [row for row in named if isinstance(row, Classified)]
            reading = circle_of(group, reading, held)
        row.access_class = reading.access_class
        row.access_pillar = reading.pillar
        row.access_circle = reading.circle


def _set(
    draft: Draft, row: Classified, rows: dict[tuple[type, str], Classified]
) -> None:
    for name, refs in draft.sets.items():
        if refs or draft.existing is not None:
            getattr(row, name).set([_row(ref, rows) for ref in refs])
    row.settle()


def _change(
    actor: Actor,
    group: Group,
    sheet: SheetPlan,
    rows: dict[tuple[type, str], Classified],
) -> tuple[list[Classified], dict[str, object]]:
    drafts = sheet.changed
    kept: dict[str, object] = {}
    changed = []
    for draft in drafts:
        row = draft.existing
        assert row is not None
        require(actor, "change", row)
        version = row.version
        held = type(row)._default_manager.select_for_update().get(pk=row.pk)
        if held.version != version:
            raise ChangedMeanwhile
        kept[str(row.pk)] = columns_before(sheet.kind, held, version + 1)
        for name, value in draft.values.items():
            setattr(held, name, value)
        _point(sheet, draft, held, rows, is_first=False)
        _classify(group, sheet, draft, held, rows)
        held.version = version + 1
        held.save()
        _set(draft, held, rows)
        reclassify_children(held)
        rows[(sheet.kind.model, draft.key)] = held
        changed.append(held)
    return changed, kept


def _row(
    ref: Ref | None, rows: dict[tuple[type, str], Classified]
) -> Classified | models.Model | None:
    if ref is None:
        return None
    if isinstance(ref.row, models.Model):
        return ref.row
    return rows[(ref.model, ref.key)]
