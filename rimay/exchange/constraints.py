"""Which rows of an import would break a rule that their table keeps by itself."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.constraints import BaseConstraint
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import every_row, visible
from rimay.exchange.plans import Draft, Plan, Ref, SheetPlan
from rimay.groups.models import Classified, Group
from rimay.records.spans import broken_span

Place = tuple[object, ...]


@dataclass
class Rules:
    """Asks the rules of one table; each answer is kept for rows that say the same.

    `wrong` are the rows of the sheet of which something was told before.
    """

    group: Group
    sheet: SheetPlan
    wrong: frozenset[int] = frozenset()
    answers: dict[tuple[str, ...], str] = field(default_factory=dict)
    rows: dict[int, Classified] = field(default_factory=dict)

    def written(self) -> list[Draft]:
        """Return the rows to be written that nothing was told of yet."""
        drafts = (*self.sheet.made, *self.sheet.changed)
        return [d for d in drafts if d.joined is None and d.number not in self.wrong]

    def checks(self) -> list[models.CheckConstraint]:
        """Return the rules on one row alone."""
        return [r for r in self._own() if isinstance(r, models.CheckConstraint)]

    def uniques(self) -> list[models.UniqueConstraint]:
        """Return the rules on rows that stand once."""
        return [r for r in self._own() if isinstance(r, models.UniqueConstraint)]

    def _own(self) -> list[BaseConstraint]:
        meta = self.sheet.kind.model._meta
        names = {"app_label": meta.app_label, "class": meta.model_name}
        shared = {rule.name % names for rule in Classified.Meta.constraints}
        return [rule for rule in meta.constraints if rule.name not in shared]

    def broken(self, rule: models.CheckConstraint, row: Classified) -> str:
        """Return why a row breaks a rule, or ""."""
        asked = (
            rule.name,
            *(self._said(leaf, row) for leaf in _leaves(rule.condition)),
        )
        if asked not in self.answers:
            self.answers[asked] = self._asked(rule, row)
        return self.answers[asked]

    def _said(self, leaf: tuple[str, object], row: Classified) -> str:
        """Return what a row says where a rule asks, as little as tells rows apart."""
        name, _sep, lookup = leaf[0].partition("__")
        value = getattr(row, self._column(name))
        if lookup == "isnull" or leaf[1] is None:
            return str(value is None)
        if isinstance(leaf[1], str) and lookup in {"", "exact"}:
            return str(_code(value) == leaf[1])
        return repr(value)

    def _asked(self, rule: models.CheckConstraint, row: Classified) -> str:
        try:
            rule.validate(self.sheet.kind.model, row)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""

    def _column(self, name: str) -> str:
        found = self.sheet.kind.model._meta.get_field(name)
        return str(getattr(found, "attname", name))


def refuse_checks(plan: Plan, rules: Rules) -> None:
    """Tell which rows break a rule on the row alone."""
    checks = rules.checks()
    has_span = any(c.name == "ends_on" for c in rules.sheet.kind.columns)
    if not checks and not has_span:
        return
    for draft in rules.written():
        row = as_written(rules, draft)
        if has_span and (words := broken_span(row)):
            _tell(plan, rules.sheet, draft, ["ends_on"], words)
        for rule in checks:
            words = rules.broken(rule, row)
            if words:
                message = words if _has_words(rule) else _odd(rules.sheet, rule)
                _tell(plan, rules.sheet, draft, _columns(rule), message)


def refuse_twins(actor: Actor, plan: Plan, rules: Rules, joined: "Joined") -> None:
    """Tell rows that would stand twice.

    Where the other row is hidden from the importer nothing is told: the new row is
    taken for the same, is counted as made, and is not written.
    """
    for rule in rules.uniques():
        names = [name for name in _names(rule) if name != "group"]
        if names:
            _refuse_twins_of(actor, plan, rules, rule, names, joined)


@dataclass
class Joined:
    """Rows of this import that stand for hidden ones, by their model and key."""

    rows: dict[tuple[type, str], Classified] = field(default_factory=dict)

    def pk(self, ref: Ref) -> object:
        """Return the id of the row that a reference means; its key where it is new."""
        row = ref.row if isinstance(ref.row, models.Model) else None
        row = row or self.rows.get((ref.model, ref.key))
        return ("new", ref.key) if row is None else row.pk


def as_written(rules: Rules, draft: Draft) -> Classified:
    """Return a row as it would stand, not saved; rows that are new have the id -1."""
    if id(draft) not in rules.rows:
        rules.rows[id(draft)] = _as_written(rules, draft)
    return rules.rows[id(draft)]


def _as_written(rules: Rules, draft: Draft) -> Classified:
    standing = draft.existing
    row = rules.sheet.kind.model(group=rules.group) if not standing else copy(standing)
    for name, value in draft.values.items():
        setattr(row, name, value)
    if draft.access is not None:
        row.access_class = draft.access.access_class
    for name, ref in draft.refs.items():
        held = ref.row if ref is not None else None
        pk = held.pk if isinstance(held, models.Model) else -1
        setattr(row, f"{name}_id", None if ref is None else pk)
    return row


def _refuse_twins_of(
    actor: Actor,
    plan: Plan,
    rules: Rules,
    rule: models.UniqueConstraint,
    names: list[str],
    joined: Joined,
) -> None:
    sheet = rules.sheet
    asked = _places(rules, rule, names, joined)
    rows = every_row(sheet.kind.model, rules.group.pk, "rows that stand once only")
    if rule.condition is not None:
        rows = rows.filter(rule.condition)
    wanted = {place for _draft, place in asked}
    taken: dict[Place, int] = {
        place: pk
        for pk, *values in rows.values_list("pk", *names)
        if (place := tuple(values)) in wanted
    }
    seen = _seen(actor, sheet, taken.values())
    here: dict[Place, int] = {}
    for draft, place in asked:
        pk = taken.get(place)
        if place in here:
            message = _("Row %(row)s says the same already.")
            _tell(plan, sheet, draft, names, message % {"row": here[place]})
        elif pk is not None and pk != getattr(draft.existing, "pk", None):
            _meet(plan, sheet, rule, draft, names, pk if pk in seen else None)
            if pk not in seen and draft.existing is None:
                _join(sheet, draft, pk, joined)
        here.setdefault(place, draft.number)


def _meet(
    plan: Plan,
    sheet: SheetPlan,
    rule: models.UniqueConstraint,
    draft: Draft,
    names: list[str],
    pk: int | None,
) -> None:
    if pk is not None:
        told = str(rule.violation_error_message) if _has_words(rule) else ""
        _tell(plan, sheet, draft, names, told or _("Such a row stands already."))
    elif draft.existing is not None:
        _tell(plan, sheet, draft, names, _("Write another value here."))


def _join(sheet: SheetPlan, draft: Draft, pk: int, joined: Joined) -> None:
    draft.joined = sheet.kind.model._default_manager.get(pk=pk)
    joined.rows[(sheet.kind.model, draft.key)] = draft.joined


def _places(
    rules: Rules, rule: models.UniqueConstraint, names: list[str], joined: Joined
) -> list[tuple[Draft, Place]]:
    """Return what each row to be written says in the columns of a rule."""
    found = []
    condition = rule.condition
    holds = (
        models.CheckConstraint(condition=condition, name=f"{rule.name} applies")
        if condition is not None
        else None
    )
    for draft in rules.written():
        row = as_written(rules, draft)
        if holds is not None and rules.broken(holds, row):
            continue
        place = tuple(
            joined.pk(ref)
            if (ref := draft.refs.get(name)) is not None
            else getattr(row, rules._column(name))
            for name in names
        )
        if None not in place:
            found.append((draft, place))
    return found


def _seen(actor: Actor, sheet: SheetPlan, pks: Iterable[int]) -> set[int]:
    rows = visible(actor, sheet.kind.model)
    held = sorted(pks)
    found: set[int] = set()
    for start in range(0, len(held), 400):
        part = rows.filter(pk__in=held[start : start + 400])
        found |= set(part.values_list("pk", flat=True))
    return found


def _leaves(condition: object) -> Iterator[tuple[str, object]]:
    """Yield what a condition asks, column by column: ("name", "") or ("year__gte", 1).

    Every column that it compares with appears too: F("starts_at") as ("starts_at", F).
    """
    children: list[Any] = condition.children if isinstance(condition, Q) else []
    for child in children:
        if isinstance(child, Q):
            yield from _leaves(child)
        else:
            name, value = child
            yield name, value
            if isinstance(value, models.F):
                yield str(getattr(value, "name", "")), value


def _code(value: object) -> object:
    return getattr(value, "code", "" if value is None else value)


def _columns(rule: models.CheckConstraint) -> list[str]:
    condition = rule.condition
    return sorted(condition.referenced_base_fields) if isinstance(condition, Q) else []


def _names(rule: models.UniqueConstraint) -> list[str]:
    """Return the columns of a rule; none where it is more than columns."""
    plain = [
        str(getattr(e, "name", "")) for e in rule.expressions if isinstance(e, models.F)
    ]
    if len(plain) < len(rule.expressions):
        return []
    return [*map(str, rule.fields), *plain]


def _has_words(rule: BaseConstraint) -> bool:
    default = BaseConstraint.default_violation_error_message
    return rule.violation_error_message != default


def _odd(sheet: SheetPlan, rule: models.CheckConstraint) -> str:
    kind = sheet.kind
    known = {column.name: column for column in kind.columns}
    labels = [kind.label(known[n]) for n in _columns(rule) if n in known]
    message = _("This cannot stand so: look at %(columns)s.")
    return message % {"columns": ", ".join(labels)}


def _tell(
    plan: Plan, sheet: SheetPlan, draft: Draft, names: list[str], words: str
) -> None:
    """Put a problem at the first of the columns that the sheet has."""
    codes = [code for n in names for code in (n, f"{n}_es", f"{n}_en")]
    name = next((code for code in codes if code in sheet.letters), "")
    plan.problems.append(sheet.problem(draft, name, words))
