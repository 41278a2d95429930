"""What else a correction touches: rooms above say so, this room only asks them.

A published report lives above the records it rests on. Rooms below may not know it, so
`config`, which knows every room, introduces who is to be asked.
"""

from collections.abc import Callable, Iterable

from rimay.access.actor import Actor

# Asked with the kind of record and the numbers of the rows that were corrected.
Question = Callable[[Actor, str, Iterable[int]], list[str]]
_asked: list[Question] = []


def introduce(question: Question) -> None:
    """Have a question asked after each correction; once, when the service starts."""
    if question not in _asked:
        _asked.append(question)


def touched_by(actor: Actor, subject: str, ids: Iterable[int]) -> list[str]:
    """Return, in words, what rests on rows of one kind that were corrected or removed."""
    held = list(ids)
    return [words for question in _asked for words in question(actor, subject, held)]
