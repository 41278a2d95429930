"""What comes of a proposal, by the rule of the table; and which counts may be shown.

Plain values in and out: no reader, no table. The rules of small pillars stand here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rimay.dialogue.models.charters import DecisionRule
from rimay.dialogue.models.decisions import Stand
from rimay.dialogue.queries.rules import ForPillar, Rules

# With fewer seats in a pillar an objection can be guessed.
GUESSED_BELOW = 4


@dataclass(frozen=True)
class Given:
    """The answer of one seat; `pillar_id` is the seat's."""

    membership_id: int
    pillar_id: int | None
    stand: Stand
    reason: str = ""


@dataclass(frozen=True)
class Weighed:
    """What the answers come to. `is_blocked` is whether an objection stops it;
    `not_behind` are required pillars that do not stand behind it; `silent` are seats
    that neither answered nor accepted that their silence is no objection.
    """

    is_adopted: bool
    is_blocked: bool = False
    not_behind: tuple[ForPillar, ...] = ()
    silent: int = 0


@dataclass(frozen=True)
class Counts:
    """Answers of one pillar that may be shown: how many agree, and so on."""

    pillar_id: int
    by_stand: dict[str, int] = field(default_factory=dict)


def weigh(
    rules: Rules, given: Iterable[Given], *, objections: int, silent: int = 0
) -> Weighed:
    """Return what the answers come to by the charter's rule.

    `objections` is how many founded objections stand. Under consensus each required
    pillar is behind a text when as many of its seats as make its quorum let it pass,
    one of them agreeing. Silence never makes a pillar stand.
    """
    answers = list(given)
    behind = [p for p in rules.pillars if p.is_required]
    missing = tuple(p for p in behind if not _is_behind(rules, p, answers))
    blocked = objections > 0 and rules.decision_rule == DecisionRule.CONSENSUS
    adopted = not blocked and not missing and not silent
    return Weighed(adopted, blocked, missing, silent)


def _is_behind(rules: Rules, rule: ForPillar, answers: list[Given]) -> bool:
    stands = Counter(a.stand for a in answers if a.pillar_id == rule.pillar.pk)
    agree, lets_pass = stands[Stand.AGREE], stands[Stand.NO_BLOCK]
    if rules.decision_rule == DecisionRule.CONSENSUS:
        return agree >= 1 and agree + lets_pass >= rule.quorum
    voiced = agree + lets_pass + stands[Stand.OBJECT]
    return voiced >= rule.quorum and agree * 100 >= rules.pillar_share * voiced > 0


def counts(given: Iterable[Given], *, is_open: bool, is_adopted: bool) -> list[Counts]:
    """Return the counts by pillar that may be shown once a proposal is closed.

    Under the rule "open" all of them. Elsewhere only those of a pillar in which nobody,
    knowing the own answer, learns another's: at least four seats, and at least two of
    them answered otherwise than most (with three to one, the one would know the three).
    No total over the pillars is given: it would tell the pillar that is left out. And
    none at all where it was not adopted or somebody objected: with the result and the
    number of objections, counts of one pillar tell of another.
    """
    answers = list(given)
    calm = is_adopted and all(a.stand != Stand.OBJECT for a in answers)
    if not is_open and not calm:
        return []
    pillars: dict[int, Counter[str]] = {}
    for answer in answers:
        if answer.pillar_id:
            pillars.setdefault(answer.pillar_id, Counter())[answer.stand.value] += 1
    return [
        Counts(pillar, dict(sorted(stands.items())))
        for pillar, stands in sorted(pillars.items())
        if is_open or _tells_nobody(stands)
    ]


def _tells_nobody(stands: Counter[str]) -> bool:
    seats = sum(stands.values())
    return seats >= GUESSED_BELOW and seats - max(stands.values()) >= 2


def reasons(given: Iterable[Given]) -> list[str]:
    """Return the reasons for the record without their seats, in an order of their own.

    Where all seats but one gave a reason, each would know that all the others did: then
    none is shown.
    """
    answers = list(given)
    said = sorted(a.reason for a in answers if a.reason and a.stand != Stand.OBJECT)
    return said if len(said) <= len(answers) - 2 else []
