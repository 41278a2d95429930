"""The rules that a record's table keeps by itself, asked before it is saved."""

from django.core.exceptions import ValidationError
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.groups.models import Classified


class RulesBroken(Exception):
    """The record cannot stand like this; `problems` are pairs of column and words."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__(len(problems))
        self.problems = problems


def hold(actor: Actor, row: Classified) -> None:
    """Raise RulesBroken where the table would refuse the row.

    Of another row in the way nothing is said but to who may see it.
    """
    problems = [
        (_column(rule), _words(actor, row, rule, error))
        for rule in row._meta.constraints
        if (error := _broken(row, rule)) is not None
    ]
    if problems:
        raise RulesBroken(problems)


def _broken(row: Classified, rule: BaseConstraint) -> ValidationError | None:
    try:
        rule.validate(type(row), row)
    except ValidationError as error:
        return error
    return None


def _column(rule: BaseConstraint) -> str:
    """Return the column that a message stands at: the last that the rule speaks of."""
    if isinstance(rule, UniqueConstraint):
        return _names(rule)[-1]
    if isinstance(rule, CheckConstraint) and isinstance(rule.condition, Q):
        return sorted(rule.condition.referenced_base_fields)[-1]
    return ""


def _names(rule: UniqueConstraint) -> list[str]:
    """Return the columns of a rule, whether it was written with names or expressions."""
    return [*rule.fields, *(str(getattr(e, "name", "")) for e in rule.expressions)]


def _words(
    actor: Actor, row: Classified, rule: BaseConstraint, error: ValidationError
) -> str:
    if isinstance(rule, UniqueConstraint):
        same = {name: getattr(row, name) for name in _names(rule)}
        rows = visible(actor, type(row)).filter(**same).exclude(pk=row.pk)
        if not rows.exists():
            return _("This cannot be kept so. Write another value here.")
    own = rule.violation_error_message != rule.default_violation_error_message
    return " ".join(error.messages) if own else _("This does not fit with the rest.")
