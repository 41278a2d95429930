"""A form that makes a record makes one, however often it is pressed or sent again."""

import hashlib
import re

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from rimay.access.asking import every_row
from rimay.groups.models import Classified
from rimay.groups.models.classified import new_key

FIELD = "once"
_KEY = re.compile(r"[0-9a-f]{32}")


class MadeBefore(Exception):
    """The form was sent before; `row` is what it made."""

    def __init__(self, row: Classified) -> None:
        super().__init__(row.pk)
        self.row = row


def mark_of(request: HttpRequest) -> str:
    """Return what a form carries along: new with each page, the same as it is sent again.

    A form that came without one is shown without one.
    """
    given = request.POST.get(FIELD, "")
    is_new = request.method != "POST"
    return new_key() if is_new else given if _KEY.fullmatch(given) else ""


def key_of(request: HttpRequest) -> str:
    """Return the key of what a form makes, from its mark and its words; else "".

    Sent again with other words it makes another record, as whoever went back and wrote
    on would expect.
    """
    mark = mark_of(request)
    words = sorted(
        (name, values)
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "heard"}
    )
    said = f"{mark} {request.path} {words!r}"
    return hashlib.sha256(said.encode()).hexdigest()[:32] if mark else ""


def give_key(row: Classified, key: str) -> None:
    """Give a new row the key of its form. Raises MadeBefore where a row bears it."""
    if not key:
        return
    row.key = key
    held = _held(row)
    if held is not None:
        raise MadeBefore(held)


def insert(row: Classified) -> None:
    """Save a new row. Raises MadeBefore where its form was sent twice at once."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        held = _held(row)
        if held is None:
            raise
        raise MadeBefore(held) from None


def _held(row: Classified) -> Classified | None:
    rows = every_row(type(row), row.group_id, "keys in use")
    return rows.filter(key=row.key).first()
