"""What templates may ask: whether to show a button, and who reads a row."""

from typing import Any

from django import template
from django.db.models import Model

from rimay.access import asking
from rimay.access.audience import Audience
from rimay.access.audience import audience as audience_of
from rimay.groups.models import Classified

register = template.Library()


@register.simple_tag(takes_context=True)
def can(context: dict[str, Any], verb: str, subject: Model) -> bool:
    """Return whether the reader may: hiding is courtesy, the door is the safety."""
    return asking.can(context["request"].actor, verb, subject)


@register.filter
def audience(row: Classified) -> Audience:
    """Return who reads a row."""
    return audience_of(row)
