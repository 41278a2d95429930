"""Who may use which verb on a kind of row: rules as data, read by `access` alone."""

from dataclasses import dataclass
from enum import Enum

from rimay.groups.roles import INSIDE, Role


class Within(Enum):
    """Among the rows that a person reads, which ones a rule speaks of.

    RESPONSIBLE and FOLLOWS_UP are for rows with `organisation` in the lead, `others`
    with it, and `follow_up`: nobody confirms what they answer for themselves.
    """

    READABLE = "readable"
    OWN_ORGANISATION = "own organisation"
    OWN_TEAM = "own team"
    OWN_PERSON = "own person"
    RESPONSIBLE = "responsible"
    FOLLOWS_UP = "follows up"


@dataclass(frozen=True)
class Rule:
    """These roles may use this verb on these rows.

    A verb never reaches further than reading: `within` narrows what is read.
    `list` opens the page of a kind of row, even where it is still empty.
    """

    verb: str
    roles: frozenset[Role]
    within: Within = Within.READABLE


READERS = INSIDE | {Role.TEAM, Role.DONOR, Role.EVALUATOR}
SECRETARIAT = frozenset({Role.SECRETARIAT})

_KEEPING = ("create", "change", "remove", "classify", "on_behalf")


def kept_by(
    roles: frozenset[Role],
    listed_to: frozenset[Role] = READERS,
    within: Within = Within.READABLE,
) -> tuple[Rule, ...]:
    """Return rules: these roles keep the rows, those open the list."""
    keeping = tuple(Rule(verb, roles, within) for verb in _KEEPING)
    return (Rule("list", listed_to), *keeping)


SECRETARIAT_KEEPS = kept_by(SECRETARIAT)
