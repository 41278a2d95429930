"""Of two people who change one record, what the second is told; who reads a new one."""

from dataclasses import dataclass

from rimay.access.asking import visible
from rimay.access.audience import Audience, audience
from rimay.access.http import Request
from rimay.groups.models import Classified
from rimay.records import cells
from rimay.records.forms import RecordForm
from rimay.records.kinds import Kind


@dataclass(frozen=True)
class Difference:
    """What somebody else saved in a column, beside what this person wrote."""

    label: str
    theirs: str
    mine: str


def differences(kind: Kind, row: Classified, form: RecordForm) -> list[Difference]:
    """Return the columns where the saved record and what was written differ."""
    saved = kind.model._default_manager.get(pk=row.pk)
    mine = form.values()
    found = []
    for name, value in mine.columns.items():
        column, theirs = kind.column(name), getattr(saved, name)
        if theirs != value:
            words = cells.written(kind, column, value)
            found.append(
                Difference(kind.label(column), cells.shown(kind, column, saved), words)
            )
    return found or [Difference("", "", "")]


def audience_below(
    kind: Kind, row: Classified | None, request: Request
) -> Audience | None:
    """Return who reads a record that takes its parent's class, once that is known."""
    if row is not None:
        return audience(row)
    field = kind.model._meta.get_field(kind.class_from)
    chosen = request.POST.get(kind.class_from) or request.GET.get(kind.class_from) or ""
    parent_model = field.related_model
    if not (isinstance(parent_model, type) and issubclass(parent_model, Classified)):
        return None
    if not chosen.isdigit():
        return None
    parent = visible(request.actor, parent_model).filter(pk=int(chosen)).first()
    if parent is None:
        return None
    asked = kind.model()
    asked.take_class_of(parent)
    return audience(asked)
