"""A form that makes a record makes one, however often it is pressed or sent again."""

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


def key_of(request: HttpRequest) -> str:
    """Return the key that the record of a form will have, the same as it is sent again."""
    given = request.POST.get(FIELD, "")
    return given if _KEY.fullmatch(given) else new_key()


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
