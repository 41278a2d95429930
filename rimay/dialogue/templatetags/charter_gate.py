"""The friendly line where something waits behind the charter's gate."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse

from rimay.core.classes import Regime
from rimay.dialogue.models import AgendaItem, Meeting
from rimay.dialogue.queries.pledges import is_gate_closed

register = template.Library()


@register.inclusion_tag("dialogue/gate_line.html", takes_context=True)
def gate_line(
    context: dict[str, Any], meeting: Meeting, items: Iterable[AgendaItem] = ()
) -> dict[str, object]:
    """Say how to open the gate, to whom it is closed, where a rule is stricter than open.

    Said by the rule alone, which agendas show anyway: never by whether there is
    anything behind it, or how much.
    """
    request = context["request"]
    regimes = {meeting.regime, *(item.regime for item in items)}
    stricter = bool(regimes - {Regime.OPEN.value})
    is_closed = stricter and is_gate_closed(request.actor)
    group = request.group
    signed_in = is_closed and not request.actor.is_link and group is not None
    return {
        "is_closed": is_closed,
        "url": reverse("pledge", args=[group.slug]) if signed_in else "",
    }
