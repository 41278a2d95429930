"""Quorum per pillar: who of its seats is there, and whether that is enough."""

from dataclasses import dataclass
from datetime import date

from rimay.access.asking import every_row
from rimay.core import clock
from rimay.dialogue.models import AgendaItem, Attendance, ConflictOfInterest, Meeting
from rimay.dialogue.models.attendance import Presence
from rimay.dialogue.models.charters import WhenShort
from rimay.dialogue.queries.rules import ForPillar, Rules, rules_of
from rimay.groups.models import Group, Membership, SeatHolder
from rimay.groups.models.seats import WITH_SEAT
from rimay.groups.queries import current_memberships, holds
from rimay.groups.roles import Capacity

THERE = (Presence.PRESENT, Presence.ALTERNATE)


@dataclass(frozen=True)
class PillarQuorum:
    """How one pillar stands. `held` seats have somebody on them who is confirmed; the
    others are vacant or unconfirmed.
    """

    rule: ForPillar
    seats: int
    held: int
    present: int

    @property
    def is_there(self) -> bool:
        return self.present >= self.rule.quorum

    @property
    def is_vacant(self) -> bool:
        """Whether too few seats are held to make the quorum at all."""
        return self.held < self.rule.quorum

    @property
    def missing(self) -> int:
        return max(0, self.rule.quorum - self.present)


@dataclass(frozen=True)
class Quorum:
    """Whether a session may decide, pillar by pillar."""

    rules: Rules
    pillars: tuple[PillarQuorum, ...]
    present: frozenset[int]

    @property
    def stands(self) -> bool:
        """Whether each required pillar has its quorum in the room."""
        return all(p.is_there for p in self.pillars if p.rule.is_required)

    @property
    def vacant(self) -> tuple[PillarQuorum, ...]:
        """Required pillars whose seats are vacant or unconfirmed: what is possible then
        is the charter's to say (`rules.when_short`)."""
        return tuple(p for p in self.pillars if p.rule.is_required and p.is_vacant)

    @property
    def may_decide(self) -> bool:
        """Whether a text may be put to a decision as the session stands.

        By a charter, while too few seats of a pillar are held, the session decides
        ad referendum of it or nothing at all, whoever is in the room. Of a pillar
        without any seat nobody could ratify.
        """
        is_ad_referendum = self.rules.when_short == WhenShort.AD_REFERENDUM
        if self.vacant and not (is_ad_referendum or self.rules.are_defaults):
            return False
        if self.stands:
            return True
        waived = all(p.is_vacant and p.seats for p in self.short)
        return is_ad_referendum and waived

    @property
    def short(self) -> tuple[PillarQuorum, ...]:
        return tuple(p for p in self.pillars if p.rule.is_required and not p.is_there)


def quorum_of(meeting: Meeting, item: AgendaItem | None = None) -> Quorum:
    """Return the quorum of a session from its roll, whoever asks.

    A seat that declared a conflict of interest on `item` does not count there. What a
    page shows of it is its own matter: attendance stays inside the group. Of a
    session that is over the seats are those of its day: who left since sat there then.
    """
    rows = every_row(Attendance, meeting.group_id, "quorum").filter(
        meeting=meeting, presence__in=THERE
    )
    present = {int(seat) for seat in rows.values_list("membership", flat=True) if seat}
    if item is not None:
        declared = every_row(ConflictOfInterest, meeting.group_id, "quorum")
        present -= set(declared.filter(item=item).values_list("membership", flat=True))
    day = meeting.held_on.latest if meeting.is_over and meeting.held_on else None
    return quorum_among(meeting.group, frozenset(present), day=day)


def quorum_among(
    group: Group,
    present: frozenset[int],
    seats: list[Membership] | None = None,
    *,
    day: date | None = None,
) -> Quorum:
    """Return the quorum that a set of seats makes on a day, by default today; `seats`
    are that day's, if in hand.
    """
    rules, day = rules_of(group), day or clock.today()
    seats = seats_to_count(group, day) if seats is None else seats
    held = seats_held(group, seats, day)
    pillars = []
    for rule in rules.pillars:
        own = {seat.pk for seat in seats if seat.pillar_id == rule.pillar.pk}
        counted = PillarQuorum(rule, len(own), len(own & held), len(own & present))
        pillars.append(counted)
    return Quorum(rules, tuple(pillars), present)


def seats_of(group: Group, day: date | None = None) -> list[Membership]:
    """Return the seats of a day, by default today, in pillar order."""
    held = current_memberships(group.pk, day)
    return [seat for seat in held if seat.kind in WITH_SEAT]


def seats_to_count(group: Group, day: date) -> list[Membership]:
    """Return the seats of a day with what a quorum asks of them and nothing else."""
    rows = every_row(Membership, group.pk, "quorum").filter(holds(day))
    return list(rows.filter(kind__in=WITH_SEAT).order_by("id").only("kind", "pillar"))


def seats_held(group: Group, seats: list[Membership], day: date) -> set[int]:
    """Return the seats with a confirmed representative or alternate on a day.

    A group that has not entered who sits where yet is taken at its organisations' word.
    """
    rows = every_row(SeatHolder, group.pk, "quorum")
    rows = rows.filter(capacity__in=(Capacity.TITULAR, Capacity.ALTERNATE))
    terms = list(
        rows.values_list("membership", "starts_on", "ends_on", "unconfirmed_since")
    )
    if not terms:
        return {seat.pk for seat in seats}
    return {
        seat
        for seat, starts, ends, unconfirmed in terms
        if not (unconfirmed and unconfirmed <= day)
        and (starts or day) <= day <= (ends or day)
    }
