"""The home of a group: how things stand, for one reader."""

from dataclasses import dataclass

from django.db.models import Case, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.access.naming import listed
from rimay.core import clock, formatting
from rimay.dialogue.models import Agreement, Meeting
from rimay.dialogue.models.agreements import OPEN_STATUSES
from rimay.dialogue.queries.ahead import Ahead, next_of
from rimay.dialogue.queries.duties import Duties, duties_of
from rimay.dialogue.queries.naming import seen
from rimay.groups.models import Group
from rimay.groups.roles import INSIDE, Role
from rimay.home.queries import parts
from rimay.home.queries.first_week import Task, first_week_of
from rimay.home.queries.steps import ahead_of, steps_of
from rimay.records.addresses import list_url, url_of
from rimay.registry.members import voices_lacking
from rimay.registry.queries import Table, table_of
from rimay.registry.said import Waiting, waiting_for
from rimay.results.queries.figures import latest
from rimay.ui import components
from rimay.workplan.models import Workplan
from rimay.workplan.models.plan import PlanStatus

DUE_SHOWN = 6
TILES = (
    "study.interviewees",
    "study.workshops",
    "training.participants",
    "training.participants_police",
    "funding.extension_months",
)


@dataclass(frozen=True)
class Home:
    """All that the home shows one reader."""

    lead: str
    due: list[components.DueItem]
    open_agreements: int
    ahead: Ahead | None
    plan_meeting_url: str
    is_at_table: bool
    columns: list[components.SeatsColumn]
    observers: list[str]
    steps: list[components.PathwayStep]
    tiles: list[components.Tile]
    has_given_out: bool
    map: components.RegionMap | None
    first_week: list[Task]
    duties: Duties | None
    recorded: list[Waiting]

    @property
    def first_task(self) -> Task | None:
        """What to do first; where a session is near, that is the page's one act."""
        ahead = (task for task in self.first_week if not task.is_done)
        return None if self.ahead else next(ahead, None)


def home_of(actor: Actor, group: Group) -> Home:
    """Return the home as one reader sees it."""
    table = table_of(actor, group)
    steps = steps_of(actor, group)
    agreements = visible(actor, Agreement).filter(status__in=OPEN_STATUSES)
    may_plan = can(actor, "create", Meeting)
    given_out = latest(actor, [*TILES, parts.HEARD])
    ahead = next_of(actor, group)
    tiles = parts.tiles_of(actor, group, given_out, TILES)
    return Home(
        lead=" ".join(filter(None, (_standing(actor, table), ahead_of(steps)))),
        due=due_of(actor, group),
        open_agreements=len(agreements.order_by().values_list("pk")[:100]),
        ahead=ahead,
        plan_meeting_url=list_url(Meeting, group, "create") if may_plan else "",
        is_at_table=actor.has(*INSIDE),
        columns=_columns(actor, group, table),
        observers=[str(seat.name) for seat in table.observers if seat.name],
        steps=steps,
        # A row of figures that all say "not said" tells nothing.
        tiles=tiles if any(tile.is_known for tile in tiles) else [],
        has_given_out=bool(given_out),
        map=parts.map_of(actor, group, given_out),
        first_week=first_week_of(actor, group, has_session=ahead is not None),
        duties=duties_of(actor, group) if actor.has(Role.COORDINATOR) else None,
        recorded=waiting_for(actor, group),
    )


def _standing(actor: Actor, table: Table) -> str:
    """Return who is at the table, and whether there is a plan for this year."""
    if not table.seats:
        return _(
            "Nobody is at the table yet. The first step is to give an organisation its "
            "seat."
        )
    said = _("%(members)s in %(pillars)s") % {
        "members": ngettext("%(n)s member", "%(n)s members", table.seats)
        % {"n": formatting.count_words(table.seats)},
        "pillars": ngettext("%(n)s pillar", "%(n)s pillars", table.pillars)
        % {"n": formatting.count_words(table.pillars)},
    }
    year = clock.today().year
    plans = visible(actor, Workplan).filter(year=year)
    if plans.exclude(status=PlanStatus.DRAFT).exists():
        said = _("%(members)s, with a workplan for %(year)s") % {
            "members": said,
            "year": year,
        }
    return f"{said[:1].upper()}{said[1:]}."


# What the list shows of an agreement, and what tells who may read its organisation.
_SHOWN_DUE = (
    "access_class",
    "text",
    "due_on",
    "no_due_reason",
    *(
        f"organisation__{name}"
        for name in ("name", "group", "access_class", "access_pillar", "access_circle")
    ),
)
_UNDATED_LAST = Case(When(due_on="", then=Value(1)), default=Value(0))


def due_of(actor: Actor, group: Group) -> list[components.DueItem]:
    """Return what is owed, soonest first; what has no date comes last, with why."""
    rows = visible(actor, Agreement).filter(status__in=OPEN_STATUSES)
    rows = rows.select_related("organisation").only(*_SHOWN_DUE)
    held = listed(rows.order_by(_UNDATED_LAST, "due_on", "id")[:DUE_SHOWN])
    named = seen(actor, [row.organisation for row in held])
    return [_due(row, group, named) for row in held]


def _due(row: Agreement, group: Group, named: set[int]) -> components.DueItem:
    when, late = _("no date"), ""
    if row.due_on is not None:
        when = row.due_on.short
        days = (clock.today() - row.due_on.latest).days
        if days > 0:
            late = ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
    who = ""
    if row.organisation and row.organisation_id in named:
        who = str(row.organisation)
    if row.due_on is None and row.no_due_reason:
        who = " · ".join(filter(None, (who, row.no_due_reason)))
    return components.DueItem(when, str(row.text), url_of(row, group), who, late)


def _columns(actor: Actor, group: Group, table: Table) -> list[components.SeatsColumn]:
    """Return the seats by pillar, and the voices that such groups need and lack."""
    if not table.seats:
        return []
    columns = parts.columns_of(actor, group, table)
    words = voices_lacking(table)
    if words:
        named = (components.Named(words[:1].upper() + words[1:]),)
        columns.append(components.SeatsColumn(0, _("Without a seat"), "", 1, named))
    return columns
