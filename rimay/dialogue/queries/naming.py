"""Which organisations of some rows a reader may know by name."""

from collections.abc import Iterable

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.groups.models import Organisation


def seen(actor: Actor, rows: Iterable[Organisation | None]) -> set[int]:
    """Return the keys of those that the reader sees."""
    ids = {row.pk for row in rows if row is not None}
    found = visible(actor, Organisation).filter(pk__in=ids)
    return set(found.values_list("pk", flat=True))
