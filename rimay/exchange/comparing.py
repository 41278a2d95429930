"""Which columns of standing rows an import would change."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.exchange.constraints import (
    Joined,
    Rules,
    as_written,
    refuse_checks,
    refuse_twins,
)
from rimay.exchange.keeping import keep_unsaid, listed
from rimay.exchange.plans import Draft, Plan, Problem, Ref, SheetPlan
from rimay.groups.models import Classified, Group

PART = 400
Listed = dict[str, dict[int, set[int]]]


def compare(actor: Actor, group: Group, plan: Plan) -> None:
    """Fill in which columns change, and tell what their tables would refuse."""
    joined = Joined()
    for sheet in plan.sheets:
        seen = _usable(actor, sheet, "read", sheet.drafts)
        keep_unsaid(actor, sheet)
        _refuse_unnamed(plan, sheet)
        held = _listed(sheet)
        for draft in sheet.drafts:
            # What the importer brought for others and may not read any more stays as
            # they made it: nothing is said of it.
            if draft.existing is not None and draft.existing.pk in seen:
                draft.changed = tuple(_changes(draft, draft.existing, held))
        _refuse_forbidden(actor, plan, sheet)
        _refuse_settled(plan, sheet)
        wrong = frozenset(p.row for p in plan.problems if p.sheet == sheet.sheet)
        if any(row < min((d.number for d in sheet.drafts), default=0) for row in wrong):
            # Its headings are wrong: nothing can be said of its rows yet.
            continue
        rules = Rules(group, sheet, wrong)
        _refuse_from_file(plan, rules)
        refuse_checks(plan, rules)
        refuse_twins(actor, plan, rules, joined)


def _refuse_unnamed(plan: Plan, sheet: SheetPlan) -> None:
    """Tell where a record names no other that it cannot be without."""
    needed = [c.name for c in sheet.kind.columns if sheet.kind.is_required(c)]
    for draft in sheet.drafts:
        for name in needed:
            if draft.refs.get(name, True) is None or draft.sets.get(name, True) == []:
                words = _("This is needed.")
                plan.problems.append(sheet.problem(draft, name, words))


def _refuse_forbidden(actor: Actor, plan: Plan, sheet: SheetPlan) -> None:
    may = _usable(actor, sheet, "change", sheet.changed)
    for draft in sheet.changed:
        if draft.existing is not None and draft.existing.pk not in may:
            message = _("You may not change this record.")
            plan.problems.append(Problem(sheet.sheet, draft.number, "", message))


def _refuse_settled(plan: Plan, sheet: SheetPlan) -> None:
    """Tell which rows are settled for good, or would be added below one that is."""
    above = sheet.kind.model.SETTLED_WITH
    for draft in sheet.changed:
        if draft.existing is not None and draft.existing.is_locked:
            message = _("This is settled and does not change any more.")
            plan.problems.append(Problem(sheet.sheet, draft.number, "", message))
    for draft in sheet.made if above else ():
        ref = draft.refs.get(above)
        if ref is not None and isinstance(ref.row, Classified) and ref.row.is_locked:
            message = _("What this belongs to is settled and takes no more.")
            plan.problems.append(sheet.problem(draft, above, message))


def _refuse_from_file(plan: Plan, rules: Rules) -> None:
    """Tell which rows only a page of their own makes what the file says they are."""
    sheet = rules.sheet
    if sheet.kind.model.refused_from_file is Classified.refused_from_file:
        return
    for draft in rules.written():
        row = as_written(rules, draft)
        column, words = row.refused_from_file(draft.existing)
        if words:
            plan.problems.append(sheet.problem(draft, column, words))


def _usable(actor: Actor, sheet: SheetPlan, verb: str, drafts: list[Draft]) -> set[int]:
    """Return the ids of standing rows that the actor may use a verb on."""
    ids = [draft.existing.pk for draft in drafts if draft.existing is not None]
    rows = visible(actor, sheet.kind.model, verb)
    found: set[int] = set()
    for start in range(0, len(ids), PART):
        part = rows.filter(pk__in=ids[start : start + PART])
        found |= set(part.values_list("pk", flat=True))
    return found


def _listed(sheet: SheetPlan) -> Listed:
    """Return, by column, which rows each standing row names in a list."""
    pks = [draft.existing.pk for draft in sheet.drafts if draft.existing is not None]
    names = {name for draft in sheet.drafts for name in draft.sets}
    return {name: listed(sheet.kind.model, name, pks) for name in names}


def _changes(draft: Draft, row: Classified, lists: Listed) -> list[str]:
    found = [
        name
        for name, value in draft.values.items()
        if _plain(getattr(row, name)) != _plain(value)
    ]
    for name, ref in draft.refs.items():
        if not _is(ref, getattr(row, f"{name}_id")):
            found.append(name)
    for name, refs in draft.sets.items():
        if lists[name].get(row.pk, set()) != {_pk(ref) for ref in refs}:
            found.append(name)
    if _reads_otherwise(draft, row):
        found.append("access_class")
    return found


def _plain(value: object) -> object:
    """Return a value to compare: what is not known is None in a row, "" in a cell."""
    return value if isinstance(value, int | Decimal) else value or ""


def _reads_otherwise(draft: Draft, row: Classified) -> bool:
    if draft.access is None:
        return False
    pillar = draft.access.pillar
    same = row.access_class == draft.access.access_class
    same = same and row.access_pillar_id == (pillar.pk if pillar else None)
    return not same or bool(draft.named and not _same_circle(draft, row))


def _same_circle(draft: Draft, row: Classified) -> bool:
    circle = row.access_circle
    if circle is None:
        return False
    held = {m.organisation_id or m.person_id for m in circle.members.all()}
    return held == {_pk(ref) for ref in draft.named}


def _is(ref: Ref | None, pk: int | None) -> bool:
    return (ref is None and pk is None) or (ref is not None and _pk(ref) == pk)


def _pk(ref: Ref) -> int | None:
    return ref.row.pk if isinstance(ref.row, models.Model) else None
