"""The rules of the table in force: those of the adopted charter, or stated defaults."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from rimay.access.asking import every_row
from rimay.core.classes import Regime
from rimay.core.workdays import add_workdays, holidays_of
from rimay.dialogue.models import Charter, PillarRule
from rimay.dialogue.models.charters import (
    Chair,
    CharterKind,
    CharterState,
    DayUnit,
    DecisionRule,
    ObserverRight,
    WhenShort,
)
from rimay.groups.models import Group, Holiday, Pillar, Place
from rimay.groups.queries import pillars_of


@dataclass(frozen=True)
class ForPillar:
    """What is asked of one pillar."""

    pillar: Pillar
    quorum: int = 1
    is_required: bool = True


@dataclass(frozen=True)
class Rules:
    """How a group decides. `charter` is None where these are the defaults: then pages
    say so, and one seat of each pillar makes its quorum.
    """

    charter: Charter | None = None
    pillars: tuple[ForPillar, ...] = field(default=())
    decision_rule: DecisionRule = DecisionRule.CONSENSUS
    pillar_share: int = 67
    when_short: WhenShort = WhenShort.INFORMATIVE
    observers: ObserverRight = ObserverRight.VOICE
    chair: Chair = Chair.COORDINATION
    sessions_a_year: int = 4
    term_months: int = 0
    default_regime: Regime = Regime.OPEN
    convene_days: int = 5
    observe_days: int = 5
    round_days: int = 10
    ratify_days: int = 30
    day_unit: DayUnit = DayUnit.WORKING
    silence_is_no_objection: bool = False

    @property
    def are_defaults(self) -> bool:
        return self.charter is None


def rules_of(group: Group) -> Rules:
    """Return the rules in force, whoever asks: how a group decides is no secret of it."""
    rows = every_row(Charter, group.pk, "the rules in force")
    held = rows.filter(kind=CharterKind.CHARTER, state=CharterState.ADOPTED)
    charter = held.order_by("-adopted_on", "-id").first()
    if charter is None:
        pillars = tuple(ForPillar(pillar) for pillar in pillars_of(group))
        return Rules(pillars=pillars, default_regime=Regime(group.default_regime))
    # Known already: its pillars need not be asked for again.
    charter.group = group
    return rules_in(charter)


def rules_in(charter: Charter) -> Rules:
    """Return the rules that one version of the charter states."""
    said = {
        row.pillar_id: row
        for row in PillarRule.objects.filter(charter=charter).order_by("id")
    }
    pillars = tuple(
        ForPillar(pillar, said[pillar.pk].quorum, said[pillar.pk].is_required)
        if pillar.pk in said
        else ForPillar(pillar)
        for pillar in pillars_of(charter.group)
    )
    return Rules(
        charter=charter,
        pillars=pillars,
        decision_rule=DecisionRule(charter.decision_rule),
        pillar_share=charter.pillar_share,
        when_short=WhenShort(charter.when_short),
        observers=ObserverRight(charter.observers),
        chair=Chair(charter.chair),
        sessions_a_year=charter.sessions_a_year,
        term_months=charter.term_months,
        default_regime=Regime(charter.default_regime),
        convene_days=charter.convene_days,
        observe_days=charter.observe_days,
        round_days=charter.round_days,
        ratify_days=charter.ratify_days,
        day_unit=DayUnit(charter.day_unit),
        silence_is_no_objection=charter.silence_is_no_objection,
    )


def deadline(group: Group, start: date, days: int, unit: DayUnit) -> date:
    """Return the day that is so many days after (or, negative, before) a day.

    Working days are counted by the group's own calendar: the shipped holidays of its
    country and regions, as the group changed them.
    """
    if unit == DayUnit.CALENDAR:
        return start + timedelta(days=days)
    # No deadline of a charter is longer than a year of working days.
    years = range(start.year - 1, start.year + 3)
    return add_workdays(start, days, free_days(group, *years))


def free_days(group: Group, *years: int) -> frozenset[date]:
    """Return the days of these years that the group does not work, weekends apart."""
    places = every_row(Place, group.pk, "the calendar").filter(in_scope=True)
    regions = {str(row.codes.get("ISO", "")) for row in places} | {""}
    days = {
        (held.day, held.region)
        for year in years
        for held in holidays_of(group.country, year)
        if held.region in regions
    }
    own = every_row(Holiday, group.pk, "the calendar").filter(day__year__in=years)
    for row in own:
        (days.discard if row.is_worked else days.add)((row.day, row.region))
    return frozenset(day for day, _ in days)
