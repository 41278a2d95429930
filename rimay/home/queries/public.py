"""What anybody from the public gets of a group that chose to have a page."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from rimay.access.actor import Actor, passer_by
from rimay.access.asking import visible
from rimay.access.audience import Audience, audience
from rimay.core import formatting
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.dialogue.models import Agreement, Communique, Topic
from rimay.dialogue.queries.communiques import published
from rimay.groups.models import Group
from rimay.home.queries import parts
from rimay.home.queries.steps import inside, steps_of
from rimay.library.models import Document, Note
from rimay.outreach.models import PublicMessage
from rimay.registry.members import span
from rimay.registry.queries import Table, named_in_public
from rimay.results.models import Report
from rimay.results.queries.figures import latest
from rimay.study.models import Study
from rimay.training.models import Event
from rimay.ui import components
from rimay.workplan.models import Aim

# In this order, those that are known, up to five.
TILES = (
    "study.interviewees",
    "study.workshops",
    "training.events",
    "training.participants",
    "training.participants_police",
    "groups.vpi_companies_in_country",
    "groups.vpi_companies",
    "groups.vpi_governments_present",
)
TILES_SHOWN = 5


@dataclass(frozen=True)
class Done:
    """Something that the group did, and when; `order` sorts by time."""

    order: str
    when: str
    words: str


SAID = 6


@dataclass(frozen=True)
class Profile:
    """The public page of a group."""

    regions: str
    lead: str
    hem: tuple[components.Stretch, ...]
    columns: list[components.SeatsColumn]
    since: PartialDate | None
    aims: list[Aim]
    topics: str
    done: list[Done]
    steps: list[components.PathwayStep]
    tiles: list[components.Tile]
    map: components.RegionMap | None
    notes: list[Note]
    documents: list[Document]
    reports: list[Report]
    communiques: list[Communique]


def public_group(slug: str) -> Group | None:
    """Return a group that has a public page."""
    return Group.objects.filter(slug=slug, is_public=True).first()


def profile_of(group: Group) -> Profile:
    """Return the page as the public gets it."""
    actor = passer_by(group)
    table = named_in_public(group)
    map_drawn = _map(actor, group)
    topics = visible(actor, Topic).order_by("rank", "id")[:8]
    reports = visible(actor, Report).filter(state=Report.State.PUBLISHED)
    reports = reports.defer("frozen")
    given_out = latest(actor, list(TILES))
    tiles = parts.tiles_of(actor, group, given_out, TILES)
    known = [tile for tile in tiles if tile.is_known]
    return Profile(
        regions=_regions(group, map_drawn),
        lead=lead_of(table),
        hem=hem_of(table),
        columns=_columns(group, table),
        since=group.founded_on,
        aims=sorted(visible(actor, Aim)[:6], key=lambda aim: aim.letter),
        topics=formatting.list_words([inside(str(topic)) for topic in topics]),
        done=_done(actor),
        steps=steps_of(actor, group),
        tiles=known[:TILES_SHOWN],
        map=map_drawn,
        notes=list(visible(actor, Note).order_by("id")[:6]),
        documents=list(visible(actor, Document).order_by("-id")[:8]),
        reports=list(reports.order_by("-id")[:3]),
        communiques=published(group)[:SAID],
    )


def readers_of_a_message(group: Group) -> Audience:
    """Return who will read what somebody writes here."""
    return audience(PublicMessage(group=group, access_class=Class.SECRETARIAT))


def lead_of(table: Table) -> str:
    """Return who is named at the table, in one sentence; "" where nobody is.

    It says that they are the named ones: others may not have agreed to it.
    """
    if not table.seats:
        return ""
    members = ngettext("%(n)s named member", "%(n)s named members", table.seats)
    said = members % {"n": formatting.count_words(table.seats)}
    if table.pillars > 1:
        pillars = ngettext("%(n)s pillar", "%(n)s pillars", table.pillars)
        said = _("%(members)s in %(pillars)s") % {
            "members": said,
            "pillars": pillars % {"n": formatting.count_words(table.pillars)},
        }
    if table.observers:
        count = len(table.observers)
        words = ngettext("%(n)s observer", "%(n)s observers", count)
        said = _("%(members)s, and %(observers)s") % {
            "members": said,
            "observers": words % {"n": formatting.count_words(count)},
        }
    return f"{said[:1].upper()}{said[1:]}."


def hem_of(table: Table) -> tuple[components.Stretch, ...]:
    """Return the group's signature of the seats that agreed to be named."""
    return tuple(
        components.Stretch(str(side.pillar.slot), len(side.seats))
        for side in table.sides
        if side.pillar and side.seats
    )


def _columns(group: Group, table: Table) -> list[components.SeatsColumn]:
    seated = [c for c in parts.columns_of(None, group, table) if c.seats]
    return [*seated, *parts.observers_of(None, group, table)]


def _map(actor: Actor, group: Group) -> components.RegionMap | None:
    """Return the map with the seat named in it, and no number that nothing explains."""
    drawn = parts.map_of(actor, group)
    if drawn is None:
        return None
    places = tuple(
        replace(place, words=pgettext("on a map", "seat") if place.is_seat else "")
        for place in drawn.places
    )
    return replace(drawn, places=places)


def _regions(group: Group, drawn: components.RegionMap | None) -> str:
    """Return the regions by name, else the scope as the group words it."""
    if drawn is None:
        return group.scope_name
    return ", ".join(sorted(place.name for place in drawn.places))


def _done(actor: Actor) -> list[Done]:
    """Return what may be told of what the group did, in the order of time."""
    found = [
        Done(str(row.starts_on.code), span(row.starts_on, row.ends_on), str(row))
        for row in visible(actor, Study).order_by("id")[:4]
        if row.starts_on
    ]
    found += [
        Done(row.agreed_on.code, str(row.agreed_on), str(row.text))
        for row in visible(actor, Agreement).order_by("-agreed_on", "-id")[:6]
        if row.agreed_on
    ]
    found += [
        Done(row.starts_on.code, str(row.starts_on), str(row))
        for row in visible(actor, Event).order_by("-starts_on", "-id")[:8]
        if row.starts_on
    ]
    return sorted(found, key=lambda done: done.order)
