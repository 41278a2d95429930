"""What is told after an import or a list: published reports that rest on its rows."""

from collections.abc import Iterable

from django.contrib import messages

from rimay.access.http import Request
from rimay.exchange.kinds import BY_MODEL
from rimay.exchange.models import Import
from rimay.records import corrections


def tell_reports(request: Request, made: Import, *, taken_back: bool = False) -> None:
    """Name the published reports behind which rows stand that an import changed, or
    that are removed and stand as before once it is taken back.
    """
    told: dict[str, None] = {}
    for model in BY_MODEL:
        subject = model._meta.label_lower
        rows: Iterable[int] = map(int, made.before.get(subject, ()))
        if taken_back:
            rows = [*rows, *made.made.get(subject, ())]
        told |= dict.fromkeys(corrections.touched_by(request.actor, subject, rows))
    for words in told:
        messages.warning(request, words)
