"""Rows that would belong to themselves by way of others."""

from django.utils.translation import gettext as _

from rimay.exchange.plans import Plan, Ref, SheetPlan
from rimay.groups.models import Classified


def refuse_loops(plan: Plan, sheet: SheetPlan) -> None:
    """Refuse rows that belong to themselves by way of others."""
    names = [
        c.name
        for c in sheet.kind.columns
        if sheet.kind.field(c).related_model is sheet.kind.model
    ]
    for name in names:
        above = {
            d.key: ref.key
            for d in sheet.drafts
            if (ref := d.refs.get(name)) is not None
        }
        for draft in sheet.drafts:
            _climb(draft.refs.get(name), name, above)
        for draft in sheet.drafts:
            if _returns(draft.key, above):
                message = _(
                    "This row belongs to itself, by way of “%(key)s”. Name another row, "
                    "or leave the cell empty."
                )
                words = message % {"key": above[draft.key]}
                plan.problems.append(sheet.problem(draft, name, words))


def _climb(ref: Ref | None, name: str, above: dict[str, str]) -> None:
    """Add what standing rows belong to, from the one that a reference names."""
    row = ref.row if ref is not None else None
    while isinstance(row, Classified) and row.key not in above:
        parent = getattr(row, name)
        if not isinstance(parent, Classified):
            return
        above[row.key] = parent.key
        row = parent


def _returns(key: str, above: dict[str, str]) -> bool:
    place, steps = above.get(key), 0
    while place is not None and place != key and steps <= len(above):
        place, steps = above.get(place), steps + 1
    return place == key
