"""Who reads a record that takes its parent's class, before it is made."""

from rimay.access.asking import visible
from rimay.access.audience import Audience, audience
from rimay.access.http import Request
from rimay.access.readers import of_child
from rimay.groups.models import Classified
from rimay.records.addresses import number_in
from rimay.records.kinds import Kind


def audience_below(kind: Kind, row: Classified | None, request: Request) -> Audience:
    """Return who reads a record that takes its parent's class, whichever that is."""
    if row is not None:
        return audience(row)
    field = kind.model._meta.get_field(kind.class_from)
    chosen = request.POST.get(kind.class_from) or request.GET.get(kind.class_from) or ""
    parent_model = field.related_model
    assert isinstance(parent_model, type) and issubclass(parent_model, Classified)
    parent = visible(request.actor, parent_model).filter(pk=number_in(chosen)).first()
    if parent is None:
        words = str(parent_model._meta.verbose_name)
        return of_child(words, kind.model.DEFAULT_CLASS)
    asked = kind.model()
    asked.take_class_of(parent)
    return audience(asked)
