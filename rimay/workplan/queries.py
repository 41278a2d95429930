"""A plan as it is looked at: objectives, activities, and the months they take."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import clock, formatting
from rimay.groups.models import Group, Organisation
from rimay.records.addresses import url_of
from rimay.ui import components
from rimay.workplan.models import (
    Activity,
    ActivityStatus,
    Aim,
    ChangeNoticed,
    Objective,
    Workplan,
)

MONTHS = range(1, 13)


@dataclass(frozen=True)
class Month:
    """One month of an activity: whether it is planned then, and how that stands."""

    number: int
    is_planned: bool
    is_past: bool


@dataclass(frozen=True)
class Planned:
    """An activity with its months and who answers for it, as far as one may see."""

    activity: Activity
    owner: str
    months: tuple[Month, ...]
    when: str
    is_late: bool
    may_report: bool


@dataclass(frozen=True)
class Strand:
    """An objective with its activities."""

    objective: Objective
    activities: tuple[Planned, ...]


@dataclass(frozen=True)
class Standing:
    """How many activities stand how; what the page says in its first sentence."""

    total: int
    done: int
    under_way: int
    late: int
    unowned: int


@dataclass(frozen=True)
class AimSeen:
    """An aim with the changes noticed that speak for it."""

    aim: Aim
    changes: tuple[ChangeNoticed, ...]


def latest_plan(actor: Actor) -> Workplan | None:
    """Return the plan of the latest year that the actor reads."""
    return visible(actor, Workplan).order_by("year", "id").last()


def strands(actor: Actor, plan: Workplan) -> tuple[Strand, ...]:
    """Return the plan's objectives in order, each with its activities."""
    activities = list(
        visible(actor, Activity)
        .filter(objective__workplan=plan)
        .select_related("organisation", "post")
        .order_by("objective__number", "first_month", "id")
    )
    own = visible(actor, Activity, "progress").filter(objective__workplan=plan)
    may = set(own.values_list("pk", flat=True))
    named = {a.organisation_id for a in activities if a.organisation_id}
    seen = set(
        visible(actor, Organisation).filter(pk__in=named).values_list("pk", flat=True)
    )
    objectives = visible(actor, Objective).filter(workplan=plan).order_by("number")
    return tuple(
        Strand(
            objective,
            tuple(
                _planned(plan, a, may_report=a.pk in may, seen=seen)
                for a in activities
                if a.objective_id == objective.pk
            ),
        )
        for objective in objectives
    )


def timeline(plan: Workplan) -> list[components.Month]:
    """Return the months of the plan's year, to stand over its activities."""
    return [
        components.Month(f"{plan.year}-{n:02}", initial, name)
        for n, initial, name in month_names()
    ]


def drawn(held: tuple[Strand, ...], group: Group) -> list[components.Strand]:
    """Return the activities as strands: woven where done or past, warp where to come."""
    return [
        components.Strand(
            str(planned.activity.title),
            tuple(_weave(planned, month) for month in planned.months),
            planned.when,
            url_of(planned.activity, group),
        )
        for strand in held
        for planned in strand.activities
    ]


def _weave(planned: Planned, month: Month) -> str:
    if not month.is_planned:
        return ""
    is_done = planned.activity.status == ActivityStatus.DONE
    is_going = planned.activity.status == ActivityStatus.UNDER_WAY and month.is_past
    return "done" if is_done or is_going else "warp"


def standing(held: tuple[Strand, ...]) -> Standing:
    """Count how a plan's activities stand."""
    planned = [p for strand in held for p in strand.activities]
    states = [p.activity.status for p in planned]
    return Standing(
        total=len(planned),
        done=states.count(ActivityStatus.DONE),
        under_way=states.count(ActivityStatus.UNDER_WAY),
        late=sum(p.is_late for p in planned),
        unowned=sum(p.activity.organisation_id is None for p in planned),
    )


def aims(actor: Actor, group: Group) -> tuple[AimSeen, ...]:
    """Return the group's aims in order, with what was noticed for each."""
    changes = list(visible(actor, ChangeNoticed).filter(group=group).exclude(aim=None))
    held = visible(actor, Aim).filter(group=group)
    return tuple(
        AimSeen(aim, tuple(c for c in changes if c.aim_id == aim.pk))
        for aim in sorted(held, key=lambda aim: aim.letter)
    )


def month_names() -> list[tuple[int, str, str]]:
    """Return each month's number, initial and name in the reader's language."""
    names = [formatting.month(date(2018, number, 1)) for number in MONTHS]
    return [(n, name[:1].upper(), name) for n, name in zip(MONTHS, names, strict=True)]


def _planned(
    plan: Workplan, activity: Activity, *, may_report: bool, seen: set[int]
) -> Planned:
    today = clock.today()
    now = today.month if today.year == plan.year else 13 * (today.year > plan.year)
    months = activity.months()
    open_still = activity.status in {ActivityStatus.PENDING, ActivityStatus.UNDER_WAY}
    owner = str(activity.organisation) if activity.organisation_id in seen else ""
    return Planned(
        activity=activity,
        owner=owner,
        months=tuple(Month(n, n in months, n < now) for n in MONTHS),
        when=when(activity),
        is_late=bool(months) and open_still and months[-1] < now,
        may_report=may_report,
    )


def when(activity: Activity) -> str:
    """Return the months of an activity in words; "" where nobody said."""
    months = activity.months()
    if not months:
        return ""
    names = {n: name for n, _initial, name in month_names()}
    if months[0] == months[-1]:
        return names[months[0]]
    return _("%(first)s to %(last)s") % {
        "first": names[months[0]],
        "last": names[months[-1]],
    }
