"""Which rows an import would change, and which would break a rule of the tables."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import can, every_row, visible
from rimay.exchange.plans import Draft, Plan, Problem, Ref, SheetPlan
from rimay.groups.models import Classified, Group

CHECKED = 2000


def compare(actor: Actor, group: Group, plan: Plan) -> None:
    """Fill in which columns of standing rows change; tell rows that would stand twice."""
    for sheet in plan.sheets:
        seen = _seen(actor, sheet)
        for draft in sheet.drafts:
            # What the importer brought for others and may not read any more stays as
            # they made it: nothing is said of it.
            if draft.existing is not None and draft.existing.pk in seen:
                draft.changed = tuple(_changes(draft, draft.existing))
                if draft.changed and not can(actor, "change", draft.existing):
                    message = _("You may not change this record.")
                    plan.problems.append(
                        Problem(sheet.sheet, draft.number, "", message)
                    )
        _refuse_twins(group, plan, sheet)
        _refuse_checks(group, plan, sheet)


def _seen(actor: Actor, sheet: SheetPlan) -> set[int]:
    ids = [draft.existing.pk for draft in sheet.drafts if draft.existing is not None]
    rows = visible(actor, sheet.kind.model).filter(pk__in=ids)
    return set(rows.values_list("pk", flat=True))


def _refuse_checks(group: Group, plan: Plan, sheet: SheetPlan) -> None:
    """Tell which rows break a rule that their table keeps by itself.

    Each rule is asked of the database, so beyond a size it is the database's own word
    at the end that counts.
    """
    generic = {c.name for c in Classified.Meta.constraints}
    rules = [
        rule
        for rule in sheet.kind.model._meta.constraints
        if isinstance(rule, models.CheckConstraint) and rule.name not in generic
    ]
    for draft in (*sheet.made, *sheet.changed)[:CHECKED]:
        row = sheet.kind.model(group=group, **draft.values)
        for name, ref in draft.refs.items():
            # A row of this same import has no id yet: any will do for a rule.
            setattr(row, f"{name}_id", None if ref is None else _pk(ref) or -1)
        for rule in rules:
            try:
                rule.validate(sheet.kind.model, row)
            except ValidationError as error:
                words = str(error.messages[0])
                plan.problems.append(Problem(sheet.sheet, draft.number, "", words))


def _changes(draft: Draft, row: Classified) -> list[str]:
    found = [
        name
        for name, value in draft.values.items()
        # A date that is not known is None in a row and "" in a cell.
        if (getattr(row, name) or "") != (value or "")
    ]
    for name, ref in draft.refs.items():
        if not _is(ref, getattr(row, f"{name}_id")):
            found.append(name)
    for name, refs in draft.sets.items():
        held = set(getattr(row, name).values_list("pk", flat=True))
        if held != {_pk(ref) for ref in refs}:
            found.append(name)
    if draft.access is not None:
        pillar = draft.access.pillar
        same = row.access_class == draft.access.access_class
        if (
            not same
            or row.access_pillar_id != (pillar.pk if pillar else None)
            or (draft.named and not _same_circle(draft, row))
        ):
            found.append("access_class")
    return found


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


def _refuse_twins(group: Group, plan: Plan, sheet: SheetPlan) -> None:
    """Tell rows that the table holds once only, before the database would."""
    for constraint in sheet.kind.model._meta.constraints:
        if not isinstance(constraint, models.UniqueConstraint):
            continue
        names = [str(name) for name in constraint.fields if name != "group"]
        if not names or constraint.condition is not None:
            continue
        _refuse_twins_of(group, plan, sheet, names)


def _refuse_twins_of(
    group: Group, plan: Plan, sheet: SheetPlan, names: list[str]
) -> None:
    model = sheet.kind.model
    mine = {d.existing.pk for d in sheet.drafts if d.existing is not None}
    rows = every_row(model, group.id, "rows that stand once only")
    taken: dict[tuple[object, ...], object] = {
        tuple(_plain(v) for v in values): pk
        for pk, *values in rows.values_list("pk", *names)
        if pk not in mine
    }
    for draft in sheet.drafts:
        place = tuple(_value(draft, name) for name in names)
        if None in place:
            continue
        if place in taken:
            words = ", ".join(_label(sheet, name) for name in names)
            message = _("A row with the same %(columns)s stands already.")
            problem = message % {"columns": words}
            plan.problems.append(sheet.problem(draft, names[0], problem))
        taken[place] = draft.key


def _label(sheet: SheetPlan, name: str) -> str:
    try:
        return sheet.kind.label(sheet.kind.column(name))
    except KeyError:
        return name


def _value(draft: Draft, name: str) -> object:
    if name in draft.refs:
        ref = draft.refs[name]
        return None if ref is None else (_pk(ref) or f"new {ref.key}")
    value = draft.values.get(name)
    if value is None and draft.existing is not None:
        return _plain(getattr(draft.existing, name))
    return _plain(value)


def _plain(value: object) -> object:
    return value.pk if isinstance(value, models.Model) else value
