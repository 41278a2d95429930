"""What templates may ask: whether to show a button, and who reads what is shown."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.db.models import Model
from django.utils.translation import gettext as _

from rimay.access import asking, naming, readers
from rimay.access.audience import Audience, audience
from rimay.access.http import Request
from rimay.core.classes import Class
from rimay.groups.models import Classified

register = template.Library()


@register.simple_tag(takes_context=True)
def can(context: dict[str, Any], verb: str, subject: Model) -> bool:
    """Return whether the reader may: hiding is courtesy, the door is the safety."""
    return asking.can(context["request"].actor, verb, subject)


@register.simple_tag(takes_context=True)
def named(context: dict[str, Any], row: Classified) -> str:
    """Return what another row is called to the reader, who may not see it."""
    actor = context["request"].actor
    if not asking.reads(actor, row):
        return _("not named here")
    return naming.names_of(actor, [row])[0]


@register.inclusion_tag("ui/who_line.html", takes_context=True)
def who_line(
    context: dict[str, Any], subject: Classified | Audience | None
) -> dict[str, object]:
    """Say who reads a row, or whom a view asked for."""
    if isinstance(subject, Classified):
        # A fragment of a page is written without one.
        request: Request | None = context.get("request")
        group = request.group if request is not None else None
        of_page = group is not None and subject.group_id == group.pk
        shape = readers.shape_in(request) if request and of_page else None
        subject = audience(subject, shape)
    return _said(context, subject)


@register.inclusion_tag("ui/who_line.html", takes_context=True)
def rows_readers(
    context: dict[str, Any], rows: Sequence[Classified], usually: str = ""
) -> dict[str, object]:
    """Say who reads the rows of a page; of none, who would, by the usual class."""
    shape = readers.shape_in(context["request"])
    found = readers.of_rows(rows, shape)
    if found is None and usually:
        found = readers.of_rows_to_come(Class(usually), shape)
    return _said(context, found)


@register.inclusion_tag("ui/who_line.html", takes_context=True)
def who_line_of(context: dict[str, Any], subject: str) -> dict[str, object]:
    """Say who reads a page that is no row: "page", "group", "desk", "oneself" and so
    on, as `readers` knows them.
    """
    request: Request = context["request"]
    if subject in readers.OUTSIDE_A_GROUP:
        return _said(context, readers.OUTSIDE_A_GROUP[subject]())
    return _said(context, readers.INSIDE_A_GROUP[subject](request))


@register.inclusion_tag("ui/who_line.html", takes_context=True)
def readers_unless_said(context: dict[str, Any]) -> dict[str, object]:
    """Say who reads the page, where nothing on it has said so."""
    request: Request = context["request"]
    if request.says_readers:
        return {"audience": None}
    return _said(context, readers.of_request(request))


@register.simple_tag(takes_context=True)
def readers_said(context: dict[str, Any]) -> str:
    """Note that a choice of readers, each with its sentence, says who reads the page."""
    context["request"].says_readers = True
    return ""


def _said(context: dict[str, Any], found: Audience | None) -> dict[str, object]:
    if found is not None and "request" in context:
        context["request"].says_readers = True
    return {"audience": found}
