"""What anybody from the public gets of a group that chose to have a page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rimay.access.actor import passer_by
from rimay.access.asking import visible
from rimay.access.audience import Audience, audience
from rimay.core.classes import Class
from rimay.dialogue.models import Agreement, Communique
from rimay.dialogue.queries.communiques import published
from rimay.groups.models import Group
from rimay.home.models import PathwayStep
from rimay.home.queries.group import map_of, steps_of, tiles_of
from rimay.library.models import Document
from rimay.outreach.models import PublicMessage
from rimay.registry.queries import Side, named_in_public
from rimay.results.models import Report
from rimay.training.models import Event
from rimay.ui import components

TILES = (
    "groups.founding_members",
    "study.interviewees",
    "training.events",
    "training.participants",
    "training.participants_police",
)

SAID = 6


@dataclass(frozen=True)
class Profile:
    """The public page of a group."""

    columns: list[components.SeatsColumn]
    observers: list[str]
    steps: list[components.PathwayStep]
    tiles: list[components.Tile]
    map: components.RegionMap | None
    events: list[Event]
    agreements: list[Agreement]
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
    reports = visible(actor, Report).filter(state=Report.State.PUBLISHED)
    return Profile(
        columns=[_column(side) for side in table.sides if side.pillar and side.seats],
        observers=[str(seat.name) for seat in table.observers if seat.name],
        steps=steps_of(actor, group) if _shows_pathway(group) else [],
        tiles=tiles_of(actor, group, TILES),
        map=map_of(actor, group),
        events=list(visible(actor, Event).order_by("-id")[:8]),
        agreements=list(visible(actor, Agreement).order_by("-agreed_on", "-id")[:6]),
        documents=list(visible(actor, Document).order_by("-id")[:8]),
        reports=list(reports.order_by("-id")[:3]),
        communiques=published(group)[:SAID],
    )


def readers_of_a_message(group: Group) -> Audience:
    """Return who will read what somebody writes here."""
    return audience(PublicMessage(group=group, access_class=Class.SECRETARIAT))


def _shows_pathway(group: Group) -> bool:
    return visible(passer_by(group), PathwayStep).exists()


def _column(side: Side) -> components.SeatsColumn:
    assert side.pillar is not None
    named = []
    for seat in side.seats:
        words = str(seat.name)
        if seat.coordinates:
            words = _("%(name)s (coordinates)") % {"name": words}
        named.append(components.Named(words))
    return components.SeatsColumn(
        side.pillar.slot,
        str(side.pillar),
        str(len(side.seats)),
        len(side.seats),
        tuple(named),
    )
