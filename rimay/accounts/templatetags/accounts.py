"""What the pages of sign-in show that a template cannot say: options and QR codes."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from rimay.accounts.queries import browser_mark
from rimay.core import mail

register = template.Library()

# Readers need four modules of white around a code.
_MARGIN = 4


@register.filter
def as_json(value: Any) -> str:
    """Return a value as JSON for an attribute, which the template escapes."""
    return json.dumps(value, cls=DjangoJSONEncoder) if value else ""


register.filter(browser_mark)


@register.simple_tag
def mail_leaves() -> bool:
    """Return whether this installation can mail anything, so that codes are offered."""
    return mail.can_send()


@register.simple_tag
def qr(words: str) -> SafeString:
    """Draw words as a QR code: an SVG in the page, black on white in the dark too."""
    # Each template that loads these tags would bring it into every worker.
    import segno  # noqa: PLC0415

    rows = list(segno.make(words, error="m", micro=False).matrix)
    side = len(rows) + 2 * _MARGIN
    dark = "".join(
        f"M{x + _MARGIN} {y + _MARGIN}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if module
    )
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" width="{}" height="{}"'
        ' viewBox="0 0 {} {}" shape-rendering="crispEdges">'
        '<rect width="100%" height="100%" fill="#ffffff"/>'
        '<path d="{}" fill="#000000"/></svg>',
        gettext("QR code"),
        side * 5,
        side * 5,
        side,
        side,
        dark,
    )
