"""The home of a group: how things stand, for one reader."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.core import clock, formatting
from rimay.dialogue.models import Agreement, Meeting
from rimay.dialogue.models.agreements import OPEN_STATUSES
from rimay.dialogue.queries.ahead import Ahead, next_of
from rimay.groups.models import Group, Organisation, Person, Place
from rimay.groups.models.organisations import Subtype
from rimay.home.models import PathwayStep, StepState
from rimay.letters.models import Letter
from rimay.records.addresses import list_url, url_of
from rimay.registry.queries import Seat, Side, Table, table_of
from rimay.results import queries as results
from rimay.ui import components
from rimay.ui.svg.outlines import OutlinesError, outlines_of

DUE_SHOWN = 6
TILES = (
    "study.interviewees",
    "study.workshops",
    "training.participants",
    "training.participants_police",
    "funding.extension_months",
)
# The sides of the table that such groups most often lack.
VOICES = (Subtype.POLICE, Subtype.PRIVATE_SECURITY, Subtype.COMMUNITY)
STATES = {StepState.DONE: "done", StepState.UNDER_WAY: "now", StepState.OPEN: "open"}


@dataclass(frozen=True)
class Task:
    """One thing of the first week, done or to do."""

    words: str
    url: str
    is_done: bool


@dataclass(frozen=True)
class Home:
    """All that the home shows one reader."""

    lead: str
    due: list[components.DueItem]
    open_agreements: int
    ahead: Ahead | None
    columns: list[components.SeatsColumn]
    observers: list[str]
    missing: str
    steps: list[components.PathwayStep]
    tiles: list[components.Tile]
    map: components.RegionMap | None
    first_week: list[Task]


def home_of(actor: Actor, group: Group) -> Home:
    """Return the home as one reader sees it."""
    table = table_of(actor, group)
    steps = steps_of(actor, group)
    agreements = visible(actor, Agreement).filter(status__in=OPEN_STATUSES)
    return Home(
        lead=lead_of(table, steps),
        due=due_of(actor, group),
        open_agreements=agreements[:100].count(),
        ahead=next_of(actor, group),
        columns=columns_of(actor, group, table),
        observers=[str(seat.name) for seat in table.observers if seat.name],
        missing=missing_of(table),
        steps=steps,
        tiles=tiles_of(actor, group, TILES),
        map=map_of(actor, group),
        first_week=first_week_of(actor, group),
    )


def lead_of(table: Table, steps: list[components.PathwayStep]) -> str:
    """Return one computed sentence that says how things stand."""
    if not table.seats:
        return _("Nobody is at the table yet. The first step is to name who convenes.")
    words = ngettext("%(n)s member", "%(n)s members", table.seats) % {"n": table.seats}
    sides = ngettext("%(n)s pillar", "%(n)s pillars", table.pillars) % {
        "n": table.pillars
    }
    said = _("%(members)s in %(pillars)s.") % {"members": words, "pillars": sides}
    ahead = next((s for s in steps if s.state != "done"), None)
    if ahead is not None:
        said += " " + _("Next on the pathway: %(step)s.") % {"step": ahead.words}
    return said


def steps_of(actor: Actor, group: Group) -> list[components.PathwayStep]:
    """Return the steps of the pathway that the reader sees."""
    rows = visible(actor, PathwayStep).order_by("position", "id")[:20]
    return [
        components.PathwayStep(
            row.position,
            str(row.title),
            STATES[StepState(row.state)],
            str(row.happened_on or ""),
            url_of(row, group) if actor.user_id else "",
        )
        for row in rows
    ]


def due_of(actor: Actor, group: Group) -> list[components.DueItem]:
    """Return what is owed, soonest first; what has no date comes last, with why."""
    rows = visible(actor, Agreement).filter(status__in=OPEN_STATUSES)
    rows = rows.select_related("organisation")
    dated = list(rows.exclude(due_on="").order_by("due_on", "id")[:DUE_SHOWN])
    undated = list(rows.filter(due_on="").order_by("id")[: DUE_SHOWN - len(dated)])
    named = _organisations_seen(actor, dated + undated)
    return [_due(row, group, named) for row in dated + undated]


def _due(row: Agreement, group: Group, named: set[int]) -> components.DueItem:
    when, late = _("no date"), ""
    if row.due_on is not None:
        when = str(row.due_on)
        days = (clock.today() - row.due_on.latest).days
        if days > 0:
            late = ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
    who = ""
    if row.organisation and row.organisation_id in named:
        who = str(row.organisation)
    if row.due_on is None and row.no_due_reason:
        who = " · ".join(filter(None, (who, row.no_due_reason)))
    return components.DueItem(when, str(row.text), url_of(row, group), who, late)


def _organisations_seen(actor: Actor, rows: list[Agreement]) -> set[int]:
    ids = {row.organisation_id for row in rows if row.organisation_id}
    seen = visible(actor, Organisation).filter(pk__in=ids)
    return set(seen.values_list("pk", flat=True))


def columns_of(
    actor: Actor, group: Group, table: Table
) -> list[components.SeatsColumn]:
    """Return the seats by pillar, and the voices that have none."""
    columns = [_column(actor, group, side) for side in table.sides if side.pillar]
    missing = missing_of(table)
    if missing and table.seats:
        named = (components.Named(missing),)
        columns.append(components.SeatsColumn(0, _("Without a seat"), "", 1, named))
    return columns


def missing_of(table: Table) -> str:
    """Return the voices that such groups need and that have no seat here."""
    return formatting.list_words(
        [str(voice.label) for voice in VOICES if voice not in table.subtypes]
    )


def _column(actor: Actor, group: Group, side: Side) -> components.SeatsColumn:
    assert side.pillar is not None
    named = [_named(actor, group, seat) for seat in side.seats if seat.name]
    return components.SeatsColumn(
        side.pillar.slot,
        str(side.pillar),
        str(len(side.seats)),
        len(side.seats),
        tuple(named),
    )


def _named(actor: Actor, group: Group, seat: Seat) -> components.Named:
    words = str(seat.name)
    if seat.coordinates:
        words = _("%(name)s (coordinates)") % {"name": words}
    url = url_of(seat.membership, group) if actor.user_id else ""
    return components.Named(words, url)


def tiles_of(
    actor: Actor, group: Group, codes: tuple[str, ...]
) -> list[components.Tile]:
    """Return the latest releases that the reader gets, as tiles."""
    return [
        components.Tile(
            value=shown.words,
            label=shown.label,
            url=reverse("figure", args=[group.slug, shown.figure.code])
            if actor.user_id
            else "",
            as_of=str(shown.release.as_of or ""),
            is_known=shown.release.shown_value is not None,
        )
        for shown in results.latest(actor, list(codes))
    ]


def map_of(actor: Actor, group: Group) -> components.RegionMap | None:
    """Return the map of the group's regions; None before they are named."""
    rows = (
        visible(actor, Place).filter(in_scope=True, kind="region").order_by("id")[:40]
    )
    places = tuple(
        components.MapPlace(
            code=_code_of(place),
            name=str(place),
            url=url_of(place, group) if actor.user_id else "",
            is_seat=place.is_seat,
        )
        for place in rows
    )
    if not places:
        return None
    outlines = {}
    if group.outlines:
        try:
            outlines = outlines_of(group.outlines)
        except OutlinesError:
            outlines = {}
    return components.RegionMap(
        _("Regions of the group"), places, group.country, outlines
    )


def _code_of(place: Place) -> str:
    codes: dict[str, str] = place.codes or {}
    return codes.get("ISO 3166-2") or next(iter(codes.values()), "")


def first_week_of(actor: Actor, group: Group) -> list[Task]:
    """Return the first week's tasks until they are done: five people, one letter, one
    session. Only for whoever may do them.
    """
    if not can(actor, "change", group):
        return []
    people = visible(actor, Person)[:5].count()
    tasks = [
        Task(
            _("Name five people of the table (%(n)s so far)") % {"n": people},
            list_url(Person, group, "create"),
            people >= 5,
        ),
        Task(
            _("Register one letter, sent or received"),
            list_url(Letter, group, "create"),
            visible(actor, Letter).exists(),
        ),
        Task(
            _("Plan one session"),
            list_url(Meeting, group, "create"),
            visible(actor, Meeting).exists(),
        ),
    ]
    return [] if all(task.is_done for task in tasks) else tasks
