"""What stands open when the secretariat changes hands, and who has kept it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import listed, names_of
from rimay.core import clock, formatting
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.dialogue.models import (
    Acta,
    Agreement,
    ItemProposal,
    Meeting,
    Proposal,
    Ratification,
)
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.models.agreements import OPEN_STATUSES
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries.agreements import late_words
from rimay.dialogue.queries.rounds import lead as round_lead
from rimay.dialogue.queries.rounds import newest_round
from rimay.exchange.kinds import ALL
from rimay.groups.models import Group, Office, Organisation, Person
from rimay.groups.roles import Role
from rimay.letters.models import Letter
from rimay.letters.queries import late_words as letter_late
from rimay.letters.queries import other_side
from rimay.outreach.models import MessageState, PublicMessage
from rimay.records.addresses import list_url, url_of
from rimay.registry.members import span
from rimay.ui.components import DueItem

SHOWN = 100
KEPT_BY = (Role.SECRETARIAT, Role.COORDINATOR)
Say = Callable[[Any], str]


@dataclass(frozen=True)
class Matter:
    """One kind of thing that stands open. `lead` says it where rows do not."""

    title: str
    url: str
    count: int
    items: tuple[DueItem, ...] = ()
    lead: str = ""

    @property
    def more(self) -> int:
        return self.count - len(self.items) if self.items else 0


def _nothing(_row: Any) -> str:
    return ""


@dataclass(frozen=True)
class Saying:
    """How a row of a kind is told: what, by when, whose, how late, at which address."""

    what: Say = str
    when: Say = _nothing
    who: Say = _nothing
    late: Say = _nothing
    at: Say = _nothing


@dataclass(frozen=True)
class Term:
    """Who holds or held an office of the desk, from when until when, by what."""

    office: str
    name: str
    organisation: str
    span: str
    source: str
    is_now: bool
    has_account: bool


def matters_of(reader: Actor, group: Group) -> list[Matter]:
    """Return what stands open, as far as the reader reads it, without what is empty."""
    found = [
        *_agreed(reader, group),
        *_before_the_table(reader, group),
        *_in_writing(reader, group),
    ]
    held = newest_round(reader)
    if held is not None:
        silent = sum(not line.question.answer for line in held.lines)
        url = reverse("round", args=[group.slug])
        found.append(Matter(_("The yearly round"), url, silent, lead=round_lead(held)))
    return [matter for matter in found if matter.count]


def terms_of(reader: Actor, group: Group) -> list[Term]:
    """Return who keeps the desk and who kept it, newest first."""
    rows = visible(reader, Office).filter(role__in=KEPT_BY)
    rows = rows.select_related("person__organisation")
    held = list(rows.order_by("-role", "-starts_on", "-id")[:SHOWN])
    people = _seen(reader, Person, (row.person_id for row in held))
    houses = _seen(reader, Organisation, (row.person.organisation_id for row in held))
    return [
        Term(
            office=str(row.get_role_display()),
            name=row.person.name,
            organisation=_if(row.person.organisation, houses),
            span=span(row.starts_on, row.ends_on),
            source=row.source,
            is_now=row.is_now,
            has_account=row.person.user_id is not None,
        )
        for row in held
        if row.person_id in people
    ]


def sealed_of(actor: Actor) -> int:
    """Return how many sealed records the asker reads: the office hands over none."""
    return sum(
        visible(actor, kind.model).filter(access_class=Class.SEALED).count()
        for kind in ALL
    )


def _agreed(reader: Actor, group: Group) -> list[Matter]:
    rows = visible(reader, Agreement)
    still = rows.filter(status__in=OPEN_STATUSES)
    held = list(still.values_list("organisation_id", "follow_up_id"))
    named = _seen(reader, Organisation, (pk for pair in held for pk in pair))

    def who(row: Agreement) -> str:
        follows = _if(row.follow_up, named)
        said = _("followed up by %(name)s") % {"name": follows} if follows else ""
        return _joined(_if(row.organisation, named), said)

    awaited = visible(reader, Ratification).filter(
        state=Ratification.State.AWAITED, agreement__in=rows
    )
    return [
        _matter(
            _("Open agreements"),
            list_url(Agreement, group),
            still.select_related("organisation", "follow_up").order_by("due_on", "id"),
            Saying(
                what=lambda row: f"{row.number}. {row}" if row.number else str(row),
                when=lambda row: _day(row.due_on),
                who=who,
                late=late_words,
                at=lambda row: url_of(row, group),
            ),
        ),
        _matter(
            _("Ratifications awaited"),
            list_url(Agreement, group),
            awaited.select_related("agreement").order_by("due_on", "id"),
            Saying(
                what=lambda row: str(row.agreement),
                when=lambda row: _day(row.due_on),
                who=lambda row: names_of(reader, [row])[0],
                at=lambda row: url_of(row.agreement, group),
            ),
        ),
    ]


def _before_the_table(reader: Actor, group: Group) -> list[Matter]:
    meetings = visible(reader, Meeting)
    ahead = (MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.UNDER_WAY)
    waiting = (ProposalState.DRAFT, ProposalState.OPEN)
    unfinished = (ActaState.DRAFT, ActaState.CIRCULATED)
    asked = visible(reader, ItemProposal).filter(state=ItemProposal.State.ASKED)
    actas = visible(reader, Acta).filter(state__in=unfinished, meeting__in=meetings)
    return [
        _matter(
            _("Sessions to come"),
            list_url(Meeting, group),
            meetings.filter(state__in=ahead).order_by("held_on", "id"),
            Saying(
                when=lambda row: _day(row.held_on),
                who=lambda row: _joined(row.get_state_display(), row.place),
                at=lambda row: url_of(row, group),
            ),
        ),
        _matter(
            _("Actas not closed"),
            list_url(Meeting, group),
            actas.select_related("meeting").order_by("id"),
            Saying(
                who=lambda row: row.get_state_display(),
                at=lambda row: reverse("acta", args=[group.slug, row.pk]),
            ),
        ),
        _matter(
            _("Proposals and written rounds"),
            list_url(Proposal, group),
            visible(reader, Proposal)
            .filter(state__in=waiting)
            .order_by("due_on", "id"),
            Saying(
                when=lambda row: _day(row.due_on),
                who=lambda row: row.get_state_display(),
                at=lambda row: url_of(row, group),
            ),
        ),
        _matter(
            _("Matters asked for"),
            reverse("itemproposal-list", args=[group.slug]),
            asked.order_by("id"),
            Saying(
                what=lambda row: str(row.title),
            ),
        ),
    ]


def _in_writing(reader: Actor, group: Group) -> list[Matter]:
    rows = visible(reader, Letter).filter(answered_by=None).exclude(answer_due=None)
    sides = rows.values_list("organisation_id", flat=True)
    named = _seen(reader, Organisation, sides)
    unread = visible(reader, PublicMessage).filter(state=MessageState.NEW)
    return [
        _matter(
            _("Letters without an answer"),
            list_url(Letter, group),
            rows.select_related("organisation").order_by("answer_due", "id"),
            Saying(
                when=lambda row: _day(row.answer_due),
                who=lambda row: other_side(row, named),
                late=letter_late,
                at=lambda row: url_of(row, group),
            ),
        ),
        _matter(
            _("Messages from the public page"),
            list_url(PublicMessage, group),
            unread.order_by("received_at", "id"),
            Saying(
                when=lambda row: _day(row.received_at.date()),
                at=lambda row: url_of(row, group),
            ),
        ),
    ]


def _matter(title: str, url: str, rows: "QuerySet[Any]", say: Saying) -> Matter:
    held = listed(rows[:SHOWN])
    count = len(held) if len(held) < SHOWN else rows.count()
    items = [
        DueItem(say.when(row), say.what(row), say.at(row), say.who(row), say.late(row))
        for row in held
    ]
    return Matter(title, url, count, tuple(items))


def _seen(
    reader: Actor, model: type[models.Model], pks: Iterable[int | None]
) -> set[int]:
    rows = visible(reader, model).filter(pk__in={pk for pk in pks if pk})
    return set(rows.values_list("pk", flat=True))


def _if(row: models.Model | None, named: set[int]) -> str:
    return str(row) if row is not None and row.pk in named else ""


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _day(day: date | PartialDate | None) -> str:
    if day is None:
        return ""
    if isinstance(day, PartialDate):
        return day.short
    return formatting.date_short(day, clock.today())
