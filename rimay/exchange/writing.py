"""Prepared rows, written: what is checked again here is only what may have moved.

Between the plan and the writing a parent may have become stricter, so classes are
copied at the last moment; a changed row may have been changed by somebody else.
"""

from dataclasses import dataclass, field
from typing import Any

from rimay.access.actor import Actor
from rimay.access.asking import Refused, visible
from rimay.access.circles import kept
from rimay.exchange.depending import parts
from rimay.exchange.inserting import Insertion
from rimay.exchange.naming import circle_of
from rimay.exchange.plans import Draft, SheetPlan
from rimay.exchange.preparing import Prepared, Sheet
from rimay.groups.models import Circle, Classified
from rimay.records.actions import reclassify_children

BATCH = 400
_STAND = (
    "pk",
    "version",
    "access_class",
    "access_pillar_id",
    "access_circle_id",
)


class ChangedMeanwhile(Exception):
    """Somebody wrote to the same rows between the plan and its carrying out."""


@dataclass
class Written:
    """What was made and changed of one sheet, and how changed rows stood before."""

    plan: SheetPlan
    made: list[Classified] = field(default_factory=list)
    changed: list[Classified] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)


def write(actor: Actor, prepared: Prepared) -> list[Written]:
    """Save the rows of a plan, inside the caller's transaction."""
    done = []
    circles: dict[tuple[str, ...], Circle | None] = {}
    # An agreement names an activity, and an activity an agreement.
    for sheet in prepared.sheets:
        if sheet.insertion is not None:
            sheet.insertion.number()
    for sheet in prepared.sheets:
        _renew_parents(prepared, sheet)
        _make(prepared, sheet, circles)
        _change(actor, prepared, sheet, circles)
        made = [row for _draft, row in sheet.new]
        changed = [row for _draft, row in sheet.changed]
        done.append(Written(sheet.plan, made, changed, sheet.before))
    return done


def _renew_parents(prepared: Prepared, sheet: Sheet) -> None:
    """Read the classes of standing parents again: they may have become stricter."""
    name = sheet.plan.kind.class_from
    refs = [d.refs.get(name) for d in sheet.plan.drafts] if name else []
    held = {(ref.model, ref.key): prepared.row(ref) for ref in refs if ref is not None}
    standing = {row.pk: place for place, row in held.items() if row.pk is not None}
    model = next((model for model, _key in held), None)
    if model is None or not issubclass(model, Classified):
        return
    fresh = model._default_manager.select_for_update()
    for part in parts(sorted(standing)):
        found = list(fresh.filter(pk__in=part))
        if len(found) < len(part):
            raise ChangedMeanwhile
        for row in found:
            prepared.rows[standing[row.pk]] = row


Circles = dict[tuple[str, ...], Circle | None]


def _make(prepared: Prepared, sheet: Sheet, circles: Circles) -> None:
    given = _given(prepared, sheet)
    for draft, row in sheet.new:
        ref = draft.refs[sheet.plan.kind.class_from] if given else None
        if ref is not None:
            row.access_class, row.access_pillar_id, row.access_circle_id = given[
                ref.model, ref.key
            ]
        else:
            _classify(prepared, sheet.plan, draft, row, circles)
        if sheet.insertion is None:
            row.prepare()
    insertion = sheet.insertion or Insertion([row for _draft, row in sheet.new])
    insertion.write()
    _name_several(prepared, sheet)
    if sheet.plan.kind.model.settle is not Classified.settle:
        for _draft, row in sheet.new:
            row.settle()


def _given(
    prepared: Prepared, sheet: Sheet
) -> dict[tuple[type, str], tuple[str, int | None, int | None]]:
    """Return the class that each parent gives to its rows; nothing without parents."""
    name, model = sheet.plan.kind.class_from, sheet.plan.kind.model
    refs = [ref for draft, _row in sheet.new if name and (ref := draft.refs[name])]
    found = {(ref.model, ref.key): ref for ref in refs}
    return {place: prepared.row(ref).class_given(model) for place, ref in found.items()}


def _classify(
    prepared: Prepared, plan: SheetPlan, draft: Draft, row: Classified, held: Circles
) -> None:
    if plan.kind.class_from:
        parent = getattr(row, plan.kind.class_from)
        if parent is not None:
            row.take_class_of(parent)
        elif draft.existing is None:
            # A written round belongs to no item.
            row.access_class = row.DEFAULT_CLASS
    elif draft.access is not None:
        reading = draft.access
        if draft.named:
            asked = (reading.access_class, *(ref.key for ref in draft.named))
            if asked not in held:
                named = [prepared.row(ref) for ref in draft.named]
                held[asked] = circle_of(prepared.group, reading, named).circle
            now = held[asked]
            row.access_circle = kept(row.access_circle, now) if now else None
        else:
            row.access_circle = reading.circle
        row.access_class = reading.access_class
        row.access_pillar = reading.pillar


def _name_several(prepared: Prepared, sheet: Sheet) -> None:
    """Write the lists of several rows that new rows name, each list at once."""
    for name in {name for draft, _row in sheet.new for name in draft.sets}:
        field = sheet.plan.kind.model._meta.get_field(name)
        through: Any = field.remote_field.through  # type: ignore[union-attr]
        source, target = field.m2m_column_name(), field.m2m_reverse_name()  # type: ignore[union-attr]
        through._default_manager.bulk_create(
            [
                through(**{source: row.pk, target: pk})
                for draft, row in sheet.new
                for pk in {prepared.row(r).pk: None for r in draft.sets.get(name, ())}
            ],
            batch_size=BATCH,
        )


def _change(actor: Actor, prepared: Prepared, sheet: Sheet, circles: Circles) -> None:
    planned = {d.existing.pk: d.existing for d, _row in sheet.changed if d.existing}
    for part in parts(sorted(planned)):
        _refuse_moved(actor, sheet, {pk: planned[pk] for pk in part})
    moved = []
    for draft, row in sheet.changed:
        before = _class_of(row)
        _classify(prepared, sheet.plan, draft, row, circles)
        if _class_of(row) != before:
            moved.append(row)
    sheet.alteration.write()
    for draft, row in sheet.changed:
        for name, refs in draft.sets.items():
            if name in draft.changed:
                getattr(row, name).set([prepared.row(ref) for ref in refs])
        row.settle()
    for row in moved:
        reclassify_children(row)


def _refuse_moved(actor: Actor, sheet: Sheet, planned: dict[int, Classified]) -> None:
    """Stop unless all rows stand as planned, and the actor may still change them."""
    model = sheet.plan.kind.model
    rows = model._default_manager.select_for_update().filter(pk__in=list(planned))
    found = {pk: tuple(rest) for pk, *rest in rows.values_list(*_STAND)}
    for pk, row in planned.items():
        if found.get(pk) != (row.version, *_class_of(row)):
            raise ChangedMeanwhile
    may = visible(actor, model, "change").filter(pk__in=list(planned))
    if may.count() < len(planned):
        raise Refused("change")


def _class_of(row: Classified) -> tuple[object, ...]:
    return row.access_class, row.access_pillar_id, row.access_circle_id
