"""The three families of the navigation: the table, the work, what proves it."""

from dataclasses import dataclass

from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from rimay.access.actor import Actor
from rimay.access.asking import can
from rimay.dialogue.models import Agreement, Charter, Meeting, Topic
from rimay.exchange.models import Import
from rimay.funding.models import Contribution
from rimay.groups.models import Group, Membership
from rimay.letters.models import Letter
from rimay.library.models import Document
from rimay.outreach.models import Prospect
from rimay.records.kinds import Words
from rimay.results.models import Release, Report
from rimay.study.models import Study
from rimay.training.models import Event
from rimay.workplan.models import Activity


@dataclass(frozen=True)
class Room:
    """One entry: the route it leads to, its words, and the kind that one must see."""

    route: str
    words: Words
    model: type[Model]
    verb: str = "list"


@dataclass(frozen=True)
class Item:
    """One entry as shown."""

    words: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Family:
    """One family of entries."""

    title: str
    items: tuple[Item, ...]


ROOMS: tuple[tuple[Words, tuple[Room, ...]], ...] = (
    (
        _("The table"),
        (
            Room("group", _("Home"), Group, "read"),
            Room("members", _("Members"), Membership),
            Room("meeting-list", _("Meetings"), Meeting),
            Room("agreement-list", _("Agreements"), Agreement),
            Room("topic-list", _("Topics"), Topic),
            Room("charter-list", _("Charter"), Charter),
        ),
    ),
    (
        _("The work"),
        (
            Room("study-list", _("Study"), Study),
            Room("event-list", _("Training"), Event),
            Room("workplan-now", _("Workplan"), Activity),
            Room("outreach", _("Outreach"), Prospect),
            Room("funding", _("Funding"), Contribution),
            Room("letter-list", _("Letters"), Letter),
        ),
    ),
    (
        _("The proof"),
        (
            Room("figures", _("Figures"), Release),
            Room("report-list", _("Reports"), Report),
            Room("document-list", _("Library"), Document),
            Room("trail", _("Trail"), Group, "read"),
        ),
    ),
    (
        _("The desk"),
        (
            Room("import-list", _("Imports"), Import),
            Room("invitation-list", _("Invitations"), Import),
            Room("settings", _("Settings"), Import),
        ),
    ),
)


def families(actor: Actor, group: Group, path: str) -> tuple[Family, ...]:
    """Return the entries that this reader may open, the current one marked."""
    found = []
    for title, rooms in ROOMS:
        held = [(room, url) for room in rooms if (url := _address(actor, group, room))]
        items = tuple(
            Item(str(room.words), url, _is_at(path, url, room)) for room, url in held
        )
        if items:
            found.append(Family(str(title), items))
    return tuple(found)


def _address(actor: Actor, group: Group, room: Room) -> str:
    if room.model is not Group and not can(actor, room.verb, room.model):
        return ""
    try:
        return reverse(room.route, args=[group.slug])
    except NoReverseMatch:
        return ""


def _is_at(path: str, url: str, room: Room) -> bool:
    return path == url if room.route == "group" else path.startswith(url)
