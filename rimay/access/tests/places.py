"""Every way of being in a group, and what each reads, by hand."""

from dataclasses import dataclass
from datetime import date, timedelta

from rimay.groups.roles import Capacity, Role

TODAY = date(2018, 1, 17)
DAY = timedelta(days=1)
CLASSES = (
    "public", "group", "members", "pillar", "pillar_open", "party", "team",
    "secretariat", "sealed",
)  # fmt: skip
# Who reads a row of each class, by hand: x reads, . does not. The pillar is the state's,
# the party the ministry's, the team and the sealed row name who is called so.
TABLE = """
                     pub grp mem pil opn par tea sec sea
titular               x   x   x   x   x   .   .   .   .
alternate             x   x   x   x   x   x   .   .   .
other_pillar          x   x   x   .   .   .   .   .   .
assistant             x   x   .   .   .   .   .   .   .
assistant_silent      x   .   .   .   .   .   .   .   .
observer              x   x   .   .   .   .   .   .   .
observers_alternate   x   x   .   .   .   .   .   .   .
coordinator           x   x   x   .   .   .   .   .   .
secretariat           x   x   x   .   x   x   .   x   .
donor                 x   .   .   .   .   .   .   .   .
evaluator             x   .   .   .   .   .   .   .   .
in_the_team           x   .   .   .   .   .   x   .   .
named                 x   .   .   .   .   .   .   .   x
donor_and_observer    x   x   .   .   .   .   .   .   .
ends_today            x   x   x   x   x   .   .   .   .
ended_yesterday       x   .   .   .   .   .   .   .   .
begins_tomorrow       x   .   .   .   .   .   .   .   .
asked_29_days_ago     x   x   x   x   x   .   .   .   .
asked_30_days_ago     x   .   .   .   .   .   .   .   .
seat_ended            x   .   .   .   .   .   .   .   .
seat_ends_this_year   x   x   x   x   x   .   .   .   .
seat_to_come          x   .   .   .   .   .   .   .   .
seat_since_this_year  x   x   x   x   x   .   .   .   .
invited               x   .   .   .   .   .   .   .   .
former                x   .   .   .   .   .   .   .   .
office_ended          x   .   .   .   .   .   .   .   .
nobody                x   .   .   .   .   .   .   .   .
"""
LINES = [line.split() for line in TABLE.strip().splitlines()[1:]]
EXPECTED = {name: dict(zip(CLASSES, marks, strict=True)) for name, *marks in LINES}


@dataclass(frozen=True)
class Sits:
    """How somebody holds a place, and what kind of place it is."""

    capacity: Capacity = Capacity.TITULAR
    pillar: str = "state"
    kind: str = "member"
    starts: int | None = None
    ends: int | None = None
    asked: int | None = None
    seat_starts: str = ""
    seat_ends: str = ""
    reads: bool = False


SITTING = {
    "titular": Sits(),
    "alternate": Sits(Capacity.ALTERNATE),
    "other_pillar": Sits(pillar="companies"),
    "assistant": Sits(Capacity.ASSISTANT, reads=True),
    "assistant_silent": Sits(Capacity.ASSISTANT),
    "observer": Sits(kind="observer"),
    "observers_alternate": Sits(Capacity.ALTERNATE, kind="observer"),
    "donor_and_observer": Sits(kind="observer"),
    "ends_today": Sits(ends=0),
    "ended_yesterday": Sits(ends=-1),
    "begins_tomorrow": Sits(starts=1),
    "asked_29_days_ago": Sits(asked=-29),
    "asked_30_days_ago": Sits(asked=-30),
    "seat_ended": Sits(seat_ends="2017-12"),
    "seat_ends_this_year": Sits(seat_ends="2018"),
    "seat_to_come": Sits(seat_starts="2018-02"),
    "seat_since_this_year": Sits(seat_starts="2018"),
    "invited": Sits(kind="invited"),
    "former": Sits(kind="former"),
}
OFFICES = {
    "coordinator": (Role.COORDINATOR, None),
    "secretariat": (Role.SECRETARIAT, None),
    "donor": (Role.DONOR, None),
    "evaluator": (Role.EVALUATOR, None),
    "donor_and_observer": (Role.DONOR, None),
    "office_ended": (Role.SECRETARIAT, -1),
}
# What stands for whom in the words of an audience.
SEATED = {
    "titular", "alternate", "other_pillar", "ends_today", "asked_29_days_ago",
    "seat_ends_this_year", "seat_since_this_year",
}  # fmt: skip
WORDS = (
    (r"the \d+ seats?", SEATED),
    (r"the \d+ seats? of the pillar state", SEATED - {"other_pillar"}),
    (r"\d+ observers?", {"observer", "observers_alternate", "donor_and_observer"}),
    (r"\d+ assistants? of (a )?seats?", {"assistant"}),
    ("coordination", {"coordinator"}),
    (r"the secretariat \(1 person\)", {"secretariat"}),
    ("1 organisation named here", {"alternate"}),
    ("the team: 1 person", {"in_the_team"}),
    ("1 person named", {"named"}),
)
# Who is said not to read; `but` are those whom the readers name besides.
OTHERS = {
    "the seats": SEATED,
    "the other seats": SEATED - {"alternate"},
    "the other pillars": {"other_pillar"},
    "observers": {"observer", "observers_alternate"},
    "assistants": {"assistant", "assistant_silent"},
    "coordination": {"coordinator"},
    "the secretariat": {"secretariat"},
    "the secretariat, unless named": {"secretariat"},
    "donors": {"donor"},
    "evaluators": {"evaluator"},
    "the public": set(),
}
