"""What may be named on a page that gathers rows: organisations, and nothing sealed."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import QuerySet

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.classes import Class
from rimay.groups.models import Classified, Organisation

Row = TypeVar("Row", bound=Classified)


def seen(actor: Actor, rows: Iterable[Organisation | None]) -> set[int]:
    """Return the keys of those that the reader sees."""
    ids = {row.pk for row in rows if row is not None}
    found = visible(actor, Organisation).filter(pk__in=ids)
    return set(found.values_list("pk", flat=True))


def unsealed(rows: "QuerySet[Row]") -> "QuerySet[Row]":
    """Return rows without the sealed ones, for a page that shows what they say.

    What is sealed shows its words where each showing is written down: on its own page,
    and at its item of the table.
    """
    return rows.exclude(access_class=Class.SEALED)
