"""Which paragraphs somebody is writing just now: a mark without a name, soon forgotten.

A mark is drawn by the page at random and stands for a page, not for a person. It lives
in what may be lost, never in the records.
"""

import re
from collections.abc import Iterable

from django.core.cache import cache

SECONDS = 8
_MARK = re.compile(r"[0-9a-z]{4,16}")


def is_mark(mark: str) -> bool:
    return _MARK.fullmatch(mark) is not None


def say_writing(key: str, mark: str) -> None:
    """Mark a paragraph as being written, for a few seconds; without a mark, as done."""
    if is_mark(mark):
        cache.set(_name(key), mark, SECONDS)
    else:
        cache.delete(_name(key))


def written_now(keys: Iterable[str], mark: str) -> frozenset[str]:
    """Return which paragraphs others than the page with this mark are writing."""
    names = {_name(key): key for key in keys}
    held = cache.get_many(names) if names else {}
    return frozenset(names[name] for name, whose in held.items() if whose != mark)


def _name(key: str) -> str:
    return f"writing {key}"
