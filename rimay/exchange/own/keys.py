"""Keys of rows that a list makes: words of their own, never those of another row."""

import hashlib
from collections.abc import Iterable

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.text import sort_key
from rimay.groups.models import Classified

LONGEST = 80
PART = 400


def slug(words: str) -> str:
    """Return words as a key has them, up to fifty letters; "row" for signs alone."""
    plain = "".join(c if c.isalnum() else " " for c in sort_key(words))
    return "-".join(plain.split())[:50].strip("-") or "row"


def joined(*parts: str) -> str:
    """Return a key of several, shortened so that it still is its own."""
    key = "-".join(part for part in parts if part)
    if len(key) <= LONGEST:
        return key
    return f"{key[:70]}~{hashlib.sha256(key.encode()).hexdigest()[:9]}"


class Free:
    """Gives out keys that no row the importer reads has, and none of this list.

    A row that he cannot read is none of his business: the import itself gives way to
    it without saying so.
    """

    def __init__(
        self, actor: Actor, model: type[Classified], wanted: Iterable[str]
    ) -> None:
        asked = sorted({key for key in wanted if key})
        self.taken: set[str] = set()
        for start in range(0, len(asked), PART):
            rows = visible(actor, model).filter(key__in=asked[start : start + PART])
            self.taken |= set(rows.values_list("key", flat=True))
        self.actor, self.model = actor, model

    def key(self, wanted: str) -> str:
        """Return the wanted key, or the next free one after it."""
        key, number = wanted, 1
        while key in self.taken or (number > 1 and self._stands(key)):
            number += 1
            key = joined(wanted[:74], str(number))
        self.taken.add(key)
        return key

    def _stands(self, key: str) -> bool:
        return visible(self.actor, self.model).filter(key=key).exists()
