"""The questions every room asks: which rows, may this be done, and if not, stop."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from rimay.access import rules
from rimay.access.actor import Actor
from rimay.access.rules import opens_kind, reaches, reaches_group, scope
from rimay.groups.models import Classified, Group

Row = TypeVar("Row", bound=Model)

WITHOUT_A_ROW = frozenset({"list", "create"})


class Hidden(Exception):
    """The actor may not know of the row; the page is the one for what is missing."""


class Refused(Exception):
    """The actor sees the row, and may not do this with it."""


def visible(actor: Actor, model: type[Row], verb: str = "read") -> QuerySet[Row]:
    """Return the rows the actor may use this verb on."""
    return model._default_manager.filter(scope(actor, verb, model))


def can(actor: Actor, verb: str, subject: Row | type[Row]) -> bool:
    """Return whether the actor may use the verb on a row, or on a kind of row."""
    if isinstance(subject, type):
        return opens_kind(actor, verb, subject)
    if isinstance(subject, Group):
        return reaches_group(actor, verb, subject)
    return visible(actor, type(subject), verb).filter(pk=subject.pk).exists()


def reads(actor: Actor, row: Classified) -> bool:
    """Return whether the actor reads a row that is in hand already, such as one that
    came along with another: `visible` without asking the database again.
    """
    return rules.reads(actor, row)


def require(actor: Actor, verb: str, subject: Row | type[Row]) -> None:
    """Stop unless the actor may: Hidden if the row is none of theirs, else Refused."""
    if can(actor, verb, subject):
        return
    seen = "list" if isinstance(subject, type) else "read"
    raise Refused(verb) if can(actor, seen, subject) else Hidden(verb)


def require_as_saved(actor: Actor, verb: str, row: Classified) -> None:
    """Stop unless the actor may make the row what it is about to be: nobody puts a row
    where a rule of theirs does not reach, such as into another team.
    """
    if not reaches(actor, verb, row):
        raise Refused(verb)


def every_row(model: type[Row], group_id: int, purpose: str) -> QuerySet[Row]:
    """Return all rows of a group, whoever asks: for figures and upkeep only.

    A figure is a release computed over all its rows, and an import must know which
    keys are taken. `purpose` says why, to whoever reads the caller.
    """
    if not purpose:
        raise ValueError("say for what")
    return model._default_manager.filter(group_id=group_id)
