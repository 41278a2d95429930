"""What the dialogue can prove: sessions, who came, decisions, and what came of them."""

from dataclasses import replace
from decimal import Decimal
from statistics import median
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rimay.access.asking import every_row
from rimay.core import clock
from rimay.core.classes import Basis
from rimay.dialogue.models import Agreement, Attendance, Meeting, Topic
from rimay.dialogue.models.agreements import (
    OPEN_STATUSES,
    AgreementKind,
    AgreementStatus,
)
from rimay.dialogue.models.attendance import Presence
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries.quorum import quorum_of
from rimay.groups.models import Group, Membership
from rimay.groups.models.seats import WITH_SEAT
from rimay.records.breakdowns import by_choice, by_row
from rimay.records.figures import Breakdown, Computed, Figure, counted

NOT_SAID = _("not said")
NOTHING_TO_MEASURE = _("nothing to measure yet")
# Below this many seats what is counted of a pillar tells of one of them.
FEW_SEATS = 4
THERE = (Presence.PRESENT, Presence.ALTERNATE)
ENDED = (
    AgreementStatus.FULFILLED,
    AgreementStatus.PARTLY,
    AgreementStatus.NOT_FULFILLED,
)


def _held(group: Group) -> "QuerySet[Meeting]":
    return every_row(Meeting, group.id, "figure").filter(state=MeetingState.HELD)


def _agreed(group: Group) -> "QuerySet[Agreement]":
    return every_row(Agreement, group.id, "figure")


def _sessions(group: Group) -> tuple[Computed, ...]:
    rows = _held(group)
    return _count(
        group, "sessions", rows, by_choice(rows, "kind", _("By kind of session"))
    )


def _attendance(group: Group) -> tuple[Computed, ...]:
    rows = every_row(Attendance, group.id, "figure").filter(
        meeting__state=MeetingState.HELD,
        membership__kind__in=WITH_SEAT,
        presence__in=THERE,
    )
    split = by_row(rows, "membership__pillar", _("By pillar"))
    seats = every_row(Membership, group.id, "figure").filter(kind__in=WITH_SEAT)
    counts = seats.order_by().values_list("pillar").annotate(Count("pk"))
    if any(count < FEW_SEATS for _pillar, count in counts):
        # How often a pillar of few seats came names a seat: for who reads the rolls.
        classes = frozenset(rows.order_by().values_list("access_class", flat=True))
        split = replace(split, classes=classes)
    return _count(group, "attendance", rows, split)


def _with_quorum(group: Group) -> tuple[Computed, ...]:
    """Count the sessions whose roll stands and in which each required pillar was there.

    By the rules in force today: a roll says who came, not by which rule it counted.
    """
    kept = _held(group).annotate(rolls=Count("attendance")).filter(rolls__gt=0)
    if not kept:
        return (Computed(missing=NOT_SAID),)
    standing = [meeting.pk for meeting in kept if quorum_of(meeting).stands]
    rows = every_row(Meeting, group.id, "figure").filter(pk__in=standing)
    return (_exactly(rows, rows.count()),)


def _agreements(group: Group) -> tuple[Computed, ...]:
    rows = _agreed(group)
    splits = (
        by_choice(rows, "status", _("By status")),
        by_choice(rows, "kind", _("By kind of agreement")),
    )
    (found,) = _count(group, "agreements", rows, *splits)
    return (_at_least(found, rows),)


def _decisions(group: Group) -> tuple[Computed, ...]:
    rows = _agreed(group).filter(kind=AgreementKind.DECISION)
    (found,) = _count(group, "decisions", rows)
    return (_at_least(found, rows),)


def _topics(group: Group) -> tuple[Computed, ...]:
    rows = every_row(Topic, group.id, "figure").exclude(rank=None, adopted_on="")
    return _count(group, "topics", rows)


def _with_date(group: Group) -> tuple[Computed, ...]:
    rows = _agreed(group)
    return (_share(rows.exclude(due_on=""), rows),)


def _with_follow_up(group: Group) -> tuple[Computed, ...]:
    rows = _agreed(group)
    return (_share(rows.exclude(follow_up=None), rows),)


def _counted_for_fulfilment(group: Group) -> "QuerySet[Agreement]":
    """Return what was to be fulfilled by now: settled, or open and late."""
    today = clock.today().isoformat()
    late = Q(status__in=OPEN_STATUSES, due_on__lt=today) & ~Q(due_on="")
    rows = _agreed(group)
    held = rows.filter(Q(status__in=ENDED) | late)
    # A month or a year is late once it is over.
    return rows.filter(
        pk__in=[
            row.pk
            for row in held
            if row.status in ENDED
            or (row.due_on is not None and row.due_on.latest < clock.today())
        ]
    )


def _fulfilled(group: Group) -> tuple[Computed, ...]:
    rows = _counted_for_fulfilment(group)
    return (_share(rows.filter(status=AgreementStatus.FULFILLED), rows),)


def _days_late(group: Group) -> tuple[Computed, ...]:
    """Return the median of days late: of fulfilled ones when they were, of open ones
    until today; those in time count as none."""
    found: list[int] = []
    keys: list[int] = []
    for row in _counted_for_fulfilment(group):
        if row.due_on is None:
            continue
        if row.status == AgreementStatus.FULFILLED and row.fulfilled_on is None:
            continue
        end = row.fulfilled_on.latest if row.fulfilled_on else clock.today()
        found.append(max(0, (end - row.due_on.latest).days))
        keys.append(row.pk)
    if not found:
        return (Computed(missing=NOTHING_TO_MEASURE),)
    rows = _agreed(group).filter(pk__in=keys)
    return (_exactly(rows, Decimal(str(median(found)))),)


def _count(
    group: Group, code: str, rows: "QuerySet[Any]", *splits: Breakdown
) -> tuple[Computed, ...]:
    """Return how many rows there are, or the total that the group stated."""
    told = f"dialogue.{code}"
    return (counted(group, told, rows, missing=NOT_SAID, breakdowns=splits),)


def _share(part: "QuerySet[Agreement]", whole: "QuerySet[Agreement]") -> Computed:
    """Return a share in per cent, with all the rows it is a share of."""
    total = whole.count()
    if not total:
        return Computed(missing=NOTHING_TO_MEASURE)
    if _is_from_outside(whole):
        return Computed(missing=NOT_SAID)
    share = (Decimal(part.count() * 100) / Decimal(total)).quantize(Decimal("0.1"))
    return replace(_exactly(whole, share), unit="%")


def _at_least(found: Computed, rows: "QuerySet[Agreement]") -> Computed:
    is_open = found.is_itemised and _is_from_outside(rows)
    return replace(found, at_least=True) if is_open else found


def _is_from_outside(rows: "QuerySet[Agreement]") -> bool:
    """Return whether rows were taken from what somebody wrote of the group, which names
    the agreements that mattered to it: there may be more, and a share would be of them.
    """
    return rows.filter(basis__in=(Basis.STATED, Basis.INFERRED)).exists()


def _exactly(
    rows: "QuerySet[Agreement] | QuerySet[Meeting]", value: Decimal | int
) -> Computed:
    return Computed(value=value, basis=Basis.COUNTED, rows=rows, is_itemised=True)


FIGURES: tuple[Figure, ...] = (
    Figure(
        code="dialogue.sessions",
        label=_("Sessions held"),
        definition=_("Sessions of the group that were held, of any kind."),
        unit=_("sessions"),
        compute=_sessions,
    ),
    Figure(
        code="dialogue.attendance",
        label=_("Attendances of seats"),
        definition=_(
            "A seat that came to a session, by its representative or its alternate, "
            "counts once for that session. Observers and guests do not count."
        ),
        unit=_("attendances"),
        compute=_attendance,
    ),
    Figure(
        code="dialogue.sessions_with_quorum",
        label=_("Sessions with quorum"),
        definition=_(
            "Sessions whose roll is kept and in which each required pillar had its "
            "quorum, by the rules in force."
        ),
        unit=_("sessions"),
        compute=_with_quorum,
    ),
    Figure(
        code="dialogue.agreements",
        label=_("Agreements"),
        definition=_("Decisions, commitments and recommendations of the group."),
        unit=_("agreements"),
        compute=_agreements,
    ),
    Figure(
        code="dialogue.decisions",
        label=_("Decisions"),
        definition=_("Agreements by which the group decided something."),
        unit=_("decisions"),
        compute=_decisions,
    ),
    Figure(
        code="dialogue.agreements_with_date",
        label=_("Agreements with a date"),
        definition=_("Share of all agreements that say until when."),
        unit=_("%"),
        compute=_with_date,
    ),
    Figure(
        code="dialogue.agreements_with_follow_up",
        label=_("Agreements with follow-up"),
        definition=_("Share of all agreements that say who follows up."),
        unit=_("%"),
        compute=_with_follow_up,
    ),
    Figure(
        code="dialogue.agreements_fulfilled",
        label=_("Agreements fulfilled"),
        definition=_(
            "Share fulfilled, of those that are settled as fulfilled, in part or not, "
            "and of those that are open and late."
        ),
        unit=_("%"),
        compute=_fulfilled,
    ),
    Figure(
        code="dialogue.days_late",
        label=_("Days late, at the median"),
        definition=_(
            "Days between the date agreed and the day it was fulfilled, or today where "
            "it is not; in time counts as none. Half of the agreements are below it."
        ),
        unit=_("days"),
        compute=_days_late,
    ),
    Figure(
        code="dialogue.topics",
        label=_("Prioritised topics"),
        definition=_("Topics that the group ranked or adopted."),
        unit=_("topics"),
        compute=_topics,
    ),
)
