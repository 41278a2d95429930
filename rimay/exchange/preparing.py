"""Rows of a plan, built before the database is locked: nothing is written here."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from rimay.exchange.inserting import Alteration, Insertion
from rimay.exchange.naming import stored_keys, taken_elsewhere
from rimay.exchange.plans import Draft, Plan, Ref, SheetPlan
from rimay.exchange.restoring import columns_before, lists_of
from rimay.groups.models import Classified, Group

Rows = dict[tuple[type, str], Classified]


@dataclass
class Sheet:
    """The rows of one sheet, and their values as the database takes them.

    `insertion` is None where a row needs something of the database before it can
    stand, such as a team's circle. `before` is how changed rows stood.
    """

    plan: SheetPlan
    new: list[tuple[Draft, Classified]]
    changed: list[tuple[Draft, Classified]]
    before: dict[str, Any]
    insertion: Insertion | None
    alteration: Alteration


@dataclass
class Prepared:
    """A plan's rows, built and not saved; `rows` finds each row by its key."""

    group: Group
    rows: Rows = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)

    def row(self, ref: Ref | None) -> Any:
        """Return the row that a reference means."""
        if ref is None:
            return None
        # A row of this file is the one that is written, not the one of the plan.
        held = self.rows.get((ref.model, ref.key))
        return held if held is not None else ref.row


def prepare(group: Group, plan: Plan) -> Prepared:
    """Build the rows of a plan, in its order; nothing is written."""
    prepared = Prepared(group)
    new = {sheet.kind.code: _new(prepared, sheet) for sheet in plan.sheets}
    changed = {sheet.kind.code: _changed(prepared, sheet) for sheet in plan.sheets}
    for sheet in plan.sheets:
        made, other = new[sheet.kind.code], changed[sheet.kind.code]
        lists = lists_of(sheet.kind, (row for _draft, row in other))
        before = {
            str(row.pk): columns_before(sheet.kind, row, row.version + 1, lists)
            for _draft, row in other
        }
        for draft, row in made:
            point(prepared, draft, row, draft.refs)
        for draft, row in other:
            for name, value in draft.values.items():
                setattr(row, name, value)
            point(prepared, draft, row, draft.refs)
            row.version += 1
        prepared.sheets.append(
            Sheet(
                sheet,
                made,
                other,
                before,
                None if _is_prepared_late(sheet) else Insertion([r for _d, r in made]),
                Alteration([r for _d, r in other], _columns(sheet)),
            )
        )
    return prepared


def point(
    prepared: Prepared, draft: Draft, row: Classified, names: Iterable[str]
) -> None:
    """Let a row name the rows that its cells name."""
    for name in names:
        setattr(row, name, prepared.row(draft.refs[name]))


def _new(prepared: Prepared, sheet: SheetPlan) -> list[tuple[Draft, Classified]]:
    model = sheet.kind.model
    for draft in sheet.drafts:
        standing = draft.existing or draft.joined
        if standing is not None:
            prepared.rows[(model, draft.key)] = standing
    drafts = [draft for draft in sheet.made if draft.joined is None]
    keys = _free_keys(prepared.group, sheet, drafts)
    pairs = [
        (draft, model(group=prepared.group, key=keys[draft.key], **draft.values))
        for draft in drafts
    ]
    prepared.rows |= {(model, draft.key): row for draft, row in pairs}
    return pairs


def _changed(prepared: Prepared, sheet: SheetPlan) -> list[tuple[Draft, Classified]]:
    pairs = [(d, copy(d.existing)) for d in sheet.changed if d.existing is not None]
    model = sheet.kind.model
    prepared.rows |= {(model, draft.key): row for draft, row in pairs}
    return pairs


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


def _is_prepared_late(sheet: SheetPlan) -> bool:
    return sheet.kind.model.prepare is not Classified.prepare


def _columns(sheet: SheetPlan) -> set[str]:
    """Return the columns that the sheet's rows may change."""
    names = {n for d in sheet.changed for n in (*d.values, *d.refs)}
    return {
        name
        for name in names
        if not isinstance(
            sheet.kind.model._meta.get_field(name), models.ManyToManyField
        )
    }
