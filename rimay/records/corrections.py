"""What else a correction touches: rooms above say so, this room only asks them.

A published report lives above the records it rests on. Rooms below may not know it, so
`config`, which knows every room, introduces who is to be asked.
"""

from collections.abc import Callable

from rimay.access.actor import Actor
from rimay.groups.models import Classified

Question = Callable[[Actor, Classified], list[str]]
_asked: list[Question] = []


def introduce(question: Question) -> None:
    """Have a question asked after each correction; once, when the service starts."""
    if question not in _asked:
        _asked.append(question)


def touched_by(actor: Actor, row: Classified) -> list[str]:
    """Return, in words, what rests on a row that was corrected."""
    return [words for question in _asked for words in question(actor, row)]
