"""Which paragraphs somebody is writing just now: a mark without a name, soon forgotten.

A mark is drawn by the page at random and stands for a page, not for a person. It lives
in what may be lost, never in the records.
"""

import re
from collections.abc import Iterable

from django.core.cache import cache

from rimay.core import clock

SECONDS, RENEWED = 10, 5
_MARK = re.compile(r"[0-9a-z]{4,16}")


def say_writing(key: str, mark: str) -> None:
    """Mark a paragraph as being written, for a few seconds; without a mark, as done.

    Each letter is not worth a write: a mark is renewed when half its time is over.
    """
    name, held = _name(key), cache.get(_name(key))
    if not _MARK.fullmatch(mark):
        if held:
            cache.delete(name)
        return
    now = clock.now().timestamp()
    if held is None or held[0] != mark or now - held[1] > RENEWED:
        cache.set(name, (mark, now), SECONDS)


def written_now(keys: Iterable[str], mark: str) -> frozenset[str]:
    """Return which paragraphs others than the page with this mark are writing."""
    names = {_name(key): key for key in keys}
    held = cache.get_many(names) if names else {}
    return frozenset(
        names[name] for name, (whose, _at) in held.items() if whose != mark
    )


def _name(key: str) -> str:
    return f"writing {key}"
