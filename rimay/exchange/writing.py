"""Rows of a plan, prepared before the database is locked, then written.

What takes long is done first: rows are built and their keys chosen. Between the plan
and the writing a parent may have become stricter, so classes are copied at the end.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from rimay.access.actor import Actor
from rimay.access.asking import Refused, visible
from rimay.exchange.naming import circle_of, stored_keys, taken_elsewhere
from rimay.exchange.plans import Draft, Plan, Ref, SheetPlan
from rimay.exchange.restoring import columns_before
from rimay.groups.models import Classified, Group
from rimay.records.actions import reclassify_children

BATCH = 400
Rows = dict[tuple[type, str], Classified]


class ChangedMeanwhile(Exception):
    """Somebody wrote to the same rows between the plan and its carrying out."""


@dataclass
class Written:
    """What was made and changed of one sheet, and how changed rows stood before."""

    sheet: SheetPlan
    made: list[Classified] = field(default_factory=list)
    changed: list[Classified] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)


@dataclass
class Prepared:
    """A plan's rows, built and not saved; `rows` finds each row by its key."""

    plan: Plan
    group: Group
    rows: Rows
    new: dict[str, list[tuple[Draft, Classified]]]

    def row(self, ref: Ref | None) -> Any:
        """Return the row that a reference means."""
        if ref is None:
            return None
        # A row of this file is the one that is written, not the one of the plan.
        held = self.rows.get((ref.model, ref.key))
        return held if held is not None else ref.row


def prepare(group: Group, plan: Plan) -> Prepared:
    """Build the rows of a plan; nothing is written."""
    prepared = Prepared(plan, group, {}, {})
    for sheet in plan.sheets:
        model = sheet.kind.model
        for draft in sheet.drafts:
            standing = draft.existing or draft.joined
            if standing is not None:
                prepared.rows[(model, draft.key)] = standing
        drafts = [draft for draft in sheet.made if draft.joined is None]
        keys = _free_keys(group, sheet, drafts)
        pairs = [
            (draft, model(group=group, key=keys[draft.key], **draft.values))
            for draft in drafts
        ]
        prepared.rows |= {(model, draft.key): row for draft, row in pairs}
        prepared.new[sheet.kind.code] = pairs
    for sheet in plan.sheets:
        own = _own_references(sheet)
        for draft, row in prepared.new[sheet.kind.code]:
            _point(prepared, draft, row, [n for n in draft.refs if n not in own])
    return prepared


def write(actor: Actor, prepared: Prepared) -> list[Written]:
    """Save the rows of a plan, inside the caller's transaction."""
    done = []
    for sheet in prepared.plan.sheets:
        _renew_parents(prepared, sheet)
        written = Written(sheet, _make(prepared, sheet))
        _change(actor, prepared, sheet, written)
        done.append(written)
    return done


def _free_keys(group: Group, sheet: SheetPlan, drafts: list[Draft]) -> dict[str, str]:
    offered = {draft.key: stored_keys(group, draft.key) for draft in drafts}
    model = sheet.kind.model
    taken = taken_elsewhere(model, group, offered)
    if taken:
        others = [key for held in taken for key in offered[held][1:]]
        taken |= taken_elsewhere(model, group, others)
    return {
        key: next((one for one in keys if one not in taken), key)
        for key, keys in offered.items()
    }


def _own_references(sheet: SheetPlan) -> list[str]:
    """Return the columns that name rows of the same kind."""
    kind = sheet.kind
    return [
        column.name
        for column in kind.columns
        if isinstance(kind.field(column), models.ForeignKey)
        and kind.field(column).related_model is kind.model
    ]


def _point(
    prepared: Prepared, draft: Draft, row: Classified, names: Iterable[str]
) -> None:
    for name in names:
        setattr(row, name, prepared.row(draft.refs[name]))


def _renew_parents(prepared: Prepared, sheet: SheetPlan) -> None:
    """Read the classes of standing parents again: they may have become stricter."""
    name = sheet.kind.class_from
    refs = [d.refs.get(name) for d in sheet.drafts] if name else []
    wanted = {
        (ref.model, ref.key): row.pk
        for ref in refs
        if ref is not None and isinstance(row := prepared.row(ref), Classified)
    }
    for (model, key), pk in wanted.items():
        assert issubclass(model, Classified)
        parents = model._default_manager.select_for_update()
        fresh = parents.filter(pk=pk).first()
        if fresh is None:
            raise ChangedMeanwhile
        prepared.rows[(model, key)] = fresh


def _make(prepared: Prepared, sheet: SheetPlan) -> list[Classified]:
    pairs = prepared.new[sheet.kind.code]
    parent = sheet.kind.class_from
    for draft, row in pairs:
        if parent and draft.refs.get(parent) is not None:
            setattr(row, parent, prepared.row(draft.refs[parent]))
        _classify(prepared, sheet, draft, row)
        row.prepare()
    rows = [row for _draft, row in pairs]
    manager = sheet.kind.model._default_manager
    manager.bulk_create(rows, batch_size=BATCH)
    own = [
        name for name in _own_references(sheet) if pairs and name in pairs[0][0].refs
    ]
    if own:
        for draft, row in pairs:
            _point(prepared, draft, row, own)
        manager.bulk_update(rows, own, batch_size=BATCH)
    for draft, row in pairs:
        _set(prepared, draft, row)
    return rows


def _classify(
    prepared: Prepared, sheet: SheetPlan, draft: Draft, row: Classified
) -> None:
    if sheet.kind.class_from:
        row.take_class_of(getattr(row, sheet.kind.class_from))
    elif draft.access is not None:
        reading = draft.access
        if draft.named:
            named = [prepared.row(ref) for ref in draft.named]
            reading = circle_of(prepared.group, reading, named)
        row.access_class = reading.access_class
        row.access_pillar = reading.pillar
        row.access_circle = reading.circle


def _set(prepared: Prepared, draft: Draft, row: Classified) -> None:
    for name, refs in draft.sets.items():
        if refs or draft.existing is not None:
            getattr(row, name).set([prepared.row(ref) for ref in refs])
    row.settle()


def _change(
    actor: Actor, prepared: Prepared, sheet: SheetPlan, written: Written
) -> None:
    drafts = {d.existing.pk: d for d in sheet.changed if d.existing is not None}
    pks = sorted(drafts)
    for start in range(0, len(pks), BATCH):
        part = pks[start : start + BATCH]
        for held in _locked(actor, sheet, part):
            _change_row(prepared, sheet, drafts[held.pk], held, written)


def _locked(actor: Actor, sheet: SheetPlan, pks: list[int]) -> list[Classified]:
    """Return standing rows, kept from others; all of them the actor may change."""
    model = sheet.kind.model
    held = list(model._default_manager.select_for_update().filter(pk__in=pks))
    if len(held) < len(pks):
        raise ChangedMeanwhile
    if visible(actor, model, "change").filter(pk__in=pks).count() < len(pks):
        raise Refused("change")
    return held


def _change_row(
    prepared: Prepared,
    sheet: SheetPlan,
    draft: Draft,
    held: Classified,
    written: Written,
) -> None:
    version = getattr(draft.existing, "version", 0)
    if held.version != version:
        raise ChangedMeanwhile
    written.before[str(held.pk)] = columns_before(sheet.kind, held, version + 1)
    classed = (held.access_class, held.access_pillar_id, held.access_circle_id)
    for name, value in draft.values.items():
        setattr(held, name, value)
    _point(prepared, draft, held, draft.refs)
    _classify(prepared, sheet, draft, held)
    held.version = version + 1
    held.save()
    _set(prepared, draft, held)
    if classed != (held.access_class, held.access_pillar_id, held.access_circle_id):
        reclassify_children(held)
    prepared.rows[(sheet.kind.model, draft.key)] = held
    written.changed.append(held)
