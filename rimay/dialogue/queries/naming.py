"""Which organisations of some rows a reader may know by name."""

from collections.abc import Iterable

from rimay.access.actor import Actor
from rimay.access.asking import reads
from rimay.groups.models import Organisation


def seen(actor: Actor, rows: Iterable[Organisation | None]) -> set[int]:
    """Return the keys of those that the reader sees."""
    return {row.pk for row in rows if row is not None and reads(actor, row)}
