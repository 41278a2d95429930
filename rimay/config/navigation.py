"""The three families of the navigation: the table, the work, what proves it."""

from dataclasses import dataclass

from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rimay.access.actor import Actor
from rimay.access.asking import can
from rimay.dialogue.models import (
    Acknowledgement,
    AgendaItem,
    Agreement,
    AgreementUpdate,
    Attendance,
    Charter,
    Meeting,
    SilenceConsent,
    Topic,
)
from rimay.exchange.models import Import
from rimay.funding.models import Amendment, Contribution, Grant
from rimay.groups.models import (
    Appointment,
    Contact,
    Group,
    Holiday,
    Membership,
    Office,
    Organisation,
    Person,
    Place,
    Post,
    SeatHolder,
    StatedTotal,
)
from rimay.home.models import PathwayStep
from rimay.letters.models import Letter
from rimay.library.models import Document, Note, ReferenceItem
from rimay.outreach.models import OutreachContact, Prospect, PublicMessage
from rimay.records.addresses import list_url
from rimay.records.kinds import PAGED, Words
from rimay.results.models import Release, Report
from rimay.study.models import (
    Finding,
    Interview,
    Study,
    StudyDecision,
    Workshop,
    WorkshopReaction,
)
from rimay.training.models import (
    Event,
    FollowUp,
    LearningTest,
    Module,
    Participant,
    Participation,
)
from rimay.workplan.models import Activity, Aim, ChangeNoticed, Objective, Workplan


@dataclass(frozen=True)
class Room:
    """One entry: the route it leads to, its words, the kind that one must see, and the
    kinds whose lists stand beside the room's own page.
    """

    route: str
    words: Words
    model: type[Model]
    verb: str = "list"
    beside: tuple[type[Model], ...] = ()


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
            Room("group", _("Home"), Group, "read", (PathwayStep,)),
            Room(
                "members",
                _("Members"),
                Membership,
                beside=(
                    Organisation,
                    Membership,
                    SeatHolder,
                    Office,
                    Person,
                    Post,
                    Appointment,
                    Contact,
                    Place,
                    Holiday,
                ),
            ),
            Room(
                "meeting-list",
                _("Sessions"),
                Meeting,
                beside=(AgendaItem, Attendance, Acknowledgement),
            ),
            Room(
                "agreement-list", _("Agreements"), Agreement, beside=(AgreementUpdate,)
            ),
            Room("topic-list", _("Topics"), Topic),
            Room("charter-list", _("Charter"), Charter, beside=(SilenceConsent,)),
        ),
    ),
    (
        _("The work"),
        (
            Room(
                "study-list",
                _("Study"),
                Study,
                beside=(Interview, Workshop, Finding, WorkshopReaction, StudyDecision),
            ),
            Room(
                "event-list",
                _("Training"),
                Event,
                beside=(Participant, Participation, LearningTest, FollowUp, Module),
            ),
            Room(
                "workplan-now",
                _("Workplan"),
                Activity,
                beside=(Workplan, Objective, Activity, Aim, ChangeNoticed),
            ),
            Room(
                "outreach",
                _("Outreach"),
                Prospect,
                beside=(Prospect, OutreachContact, PublicMessage),
            ),
            Room(
                "funding",
                _("Funding"),
                Contribution,
                beside=(Grant, Amendment, Contribution),
            ),
            Room("letter-list", _("Letters"), Letter),
        ),
    ),
    (
        _("The proof"),
        (
            Room("figures", _("Figures"), Release, beside=(StatedTotal,)),
            Room("report-list", _("Reports"), Report),
            Room("document-list", _("Library"), Document, beside=(ReferenceItem, Note)),
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


@dataclass(frozen=True)
class Here:
    """The room that a page belongs to, and the lists that stand beside it."""

    room: Item
    beside: tuple[Item, ...]

    @property
    def is_listed(self) -> bool:
        """Whether the room's own page is one of the lists."""
        return any(item.url == self.room.url for item in self.beside)


def families(actor: Actor, group: Group, path: str) -> tuple[Family, ...]:
    """Return the entries that this reader may open, the current one marked."""
    found = []
    for title, rooms in ROOMS:
        held = [(room, url) for room in rooms if (url := _address(actor, group, room))]
        items = tuple(
            Item(str(room.words), url, _is_in(path, url, room)) for room, url in held
        )
        if items:
            found.append(Family(str(title), items))
    return tuple(found)


def here(actor: Actor, group: Group, path: str) -> Here | None:
    """Return the room that a list or a record belongs to; None on pages of no room."""
    for room in (room for _title, rooms in ROOMS for room in rooms):
        url = _address(actor, group, room)
        if url and _is_in(path, url, room):
            beside = tuple(
                Item(_sheet(model, room), at, path.startswith(at))
                for model in room.beside
                if can(actor, "list", model) and (at := list_url(model, group))
            )
            return Here(Item(str(room.words), url, path == url), beside)
    return None


def _sheet(model: type[Model], room: Room) -> str:
    """Return what a list is called beside its room, whose words do not stand twice."""
    kind = PAGED.get(model)
    if kind is None:
        return str(model._meta.verbose_name_plural)
    is_twice = str(kind.sheet) == str(room.words)
    return capfirst(str(kind.plural if is_twice else kind.sheet))


def _address(actor: Actor, group: Group, room: Room) -> str:
    if room.model is not Group and not can(actor, room.verb, room.model):
        return ""
    try:
        return reverse(room.route, args=[group.slug])
    except NoReverseMatch:
        return ""


def _is_in(path: str, url: str, room: Room) -> bool:
    """Return whether a page is the room's own or belongs to a list beside it."""
    if path == url or (room.route != "group" and path.startswith(url)):
        return True
    # /g/SLUG/KIND/: the third part names the kind.
    part = path.split("/")[3:4]
    return part in ([PAGED[m].code] for m in room.beside if m in PAGED)
