"""Writing the trail, and proving that nobody rewrote it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import transaction

from rimay.audit.models import INSTALLATION, START, ActorKey, Chain, Entry
from rimay.core import clock

# Numbers that stand for no account: the machine's operator, the minutes' desk (whoever
# wrote there), and a seat that answered by its personal link.
CONSOLE, DESK, LINK = 0, 1, 2


@dataclass(frozen=True)
class Line:
    """What happened, in codes and numbers only."""

    act: str
    subject: str
    subject_id: int | None
    group_id: int | None = None
    access_class: str = ""
    access_pillar_id: int | None = None
    access_circle_id: int | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flaw:
    """A place where a chain does not hold. `kind` is a code the caller words."""

    chain: str
    number: int
    kind: str


def chain_of(group_id: int | None) -> str:
    """Return the name of a group's chain, or of the installation's."""
    return INSTALLATION if group_id is None else f"group-{group_id}"


def actor_number(user_id: int | None) -> int:
    """Return the opaque number of an account; 0 is the console."""
    if user_id is None:
        return CONSOLE
    key, _ = ActorKey.objects.get_or_create(user_id=user_id)
    return key.number


def write(user_id: int | None, line: Line, *, number: int | None = None) -> Entry:
    """Add one line to the chain of its group, inside the caller's transaction.

    `number` stands for who acted where that is no account (DESK, LINK). What the desk
    writes is dated to the day: an hour would tell whose turn it was.
    Raises RuntimeError outside a transaction: a line without its act, or an act
    without its line, must be impossible.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a trail line is written in the transaction of its act")
    name = chain_of(line.group_id)
    Chain.objects.get_or_create(name=name)
    chain = Chain.objects.select_for_update().get(name=name)
    at = clock.now()
    if number == DESK:
        at = at.replace(hour=0, minute=0, second=0, microsecond=0)
    entry = Entry(
        chain=name,
        number=chain.length + 1,
        at=at,
        actor=actor_number(user_id) if number is None else number,
        act=line.act,
        subject=line.subject,
        subject_id=line.subject_id,
        fields=" ".join(line.fields)[:400],
        group_id=line.group_id,
        access_class=line.access_class,
        access_pillar_id=line.access_pillar_id,
        access_circle_id=line.access_circle_id,
        previous=chain.head,
    )
    entry.fingerprint = entry.computed()
    entry.save(force_insert=True)
    chain.length, chain.head = entry.number, entry.fingerprint
    chain.save(update_fields=["length", "head"])
    return entry


def head(group_id: int | None) -> tuple[int, str]:
    """Return the length and last fingerprint of a chain; `heads` prints them."""
    chain = Chain.objects.filter(name=chain_of(group_id)).first()
    return (chain.length, chain.head) if chain else (0, START)


def verify(
    group_id: int | None,
    printed: Collection[tuple[int, str]] = (),
    *,
    is_begun: bool = True,
) -> Iterator[Flaw]:
    """Yield every flaw of a chain; `printed` are heads from digests, actas or reports.

    `is_begun`: something stands whose making wrote a line, so the first must be there.
    Kinds: altered, missing, reordered, cut, not_as_printed, not_as_kept.
    """
    name, (length, kept) = chain_of(group_id), head(group_id)
    expected, previous = 1, START
    asked = {number for number, _fingerprint in printed}
    found = {}
    for entry in Entry.objects.filter(chain=name).order_by("number").iterator():
        for number in range(expected, entry.number):
            yield Flaw(name, number, "missing")
        if entry.fingerprint != entry.computed():
            yield Flaw(name, entry.number, "altered")
        elif entry.number == expected and entry.previous != previous:
            yield Flaw(name, entry.number, "reordered")
        if entry.number in asked:
            found[entry.number] = entry.fingerprint
        expected, previous = entry.number + 1, entry.fingerprint
    last = expected - 1
    for number in range(expected, max(length, int(is_begun)) + 1):
        yield Flaw(name, number, "missing")
        expected = number + 1
    if length < last or (length == last and kept != previous):
        yield Flaw(name, last, "not_as_kept")
    for number in sorted({n for n, words in printed if found.get(n, words) != words}):
        yield Flaw(name, number, "not_as_printed")
    for number in range(expected, max(asked, default=0) + 1):
        yield Flaw(name, number, "cut")
