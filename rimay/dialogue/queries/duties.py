"""Who does what for the group: the coordination and the technical secretariat, and what
waits now at each of them, as far as the reader sees.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.access.naming import listed
from rimay.core import clock, formatting
from rimay.dialogue.models import (
    Acta,
    ActaRemark,
    Agreement,
    AgreementUpdate,
    ItemProposal,
    Meeting,
    Proposal,
    Ratification,
)
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.models.agreements import OPEN_STATUSES
from rimay.dialogue.models.charters import Chair
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.models.updates import DateState
from rimay.dialogue.queries import owed
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.queries.rules import Rules, rules_of
from rimay.dialogue.queries.sessions import next_meeting
from rimay.groups.models import Group, Membership, Office, Person, SeatHolder
from rimay.groups.queries import holds, in_term
from rimay.groups.roles import Role
from rimay.records.addresses import list_url, url_of
from rimay.registry.said import unsettled

SHOWN = 6


@dataclass(frozen=True)
class Waiting:
    """One thing that waits; `note` says until when, or how late."""

    words: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Side:
    """One of the two: who holds it, what it does, and what waits at it now."""

    who: tuple[str, ...]
    does: tuple[str, ...]
    now: tuple[Waiting, ...]


@dataclass(frozen=True)
class Duties:
    """Both sides; `charter_url` leads to the rules in force, "" where there are none."""

    coordination: Side
    secretariat: Side
    charter_url: str


def duties_of(actor: Actor, group: Group) -> Duties:
    """Return who does what, and what waits, as one reader sees it."""
    rules = rules_of(group)
    charter = rules.charter
    reads = charter is not None and can(actor, "read", charter)
    return Duties(
        Side(
            (*_coordinating(actor), *_people(actor, Role.COORDINATOR)),
            _coordination_does(rules),
            _at_coordination(actor, group, rules),
        ),
        Side(
            tuple(_people(actor, Role.SECRETARIAT)),
            _secretariat_does(),
            _at_secretariat(actor, group),
        ),
        url_of(charter, group) if charter is not None and reads else "",
    )


def coordinating_ids(actor: Actor) -> set[int]:
    """Return the organisations that coordinate the group, as far as the reader sees."""
    rows = visible(actor, Membership).filter(holds(clock.today()), coordinates=True)
    return set(rows.values_list("organisation_id", flat=True))


def _coordinating(actor: Actor) -> list[str]:
    rows = visible(actor, Membership).filter(holds(clock.today()), coordinates=True)
    held = [row.organisation for row in rows.select_related("organisation")]
    known = seen(actor, held)
    return [str(organisation) for organisation in held if organisation.pk in known]


def _people(actor: Actor, role: Role) -> list[str]:
    offices = visible(actor, Office).filter(in_term(clock.today()), role=role)
    ids = list(offices.values_list("person_id", flat=True))
    return [str(person) for person in visible(actor, Person).filter(pk__in=ids)]


def _coordination_does(rules: Rules) -> tuple[str, ...]:
    leads = {
        Chair.COORDINATION: _("Runs the sessions, and puts texts to a decision."),
        Chair.TURNS: _(
            "Puts texts to a decision; the pillars run the sessions, one after the other."
        ),
        Chair.SECRETARIAT: _(
            "Puts texts to a decision; the technical secretariat runs the sessions."
        ),
    }
    return (
        _("Represents the group before others."),
        _("Sees that the charter and the agreements are kept."),
        leads[rules.chair],
        _("Makes the confidentiality rule of an item stricter where it is needed."),
        _("Does its own part of what was agreed."),
    )


def _secretariat_does() -> tuple[str, ...]:
    return (
        _("Convenes, writes the agenda and sends the papers."),
        _("Notes who came and what was said, as the rule of each item allows."),
        _("Writes the acta, has it signed and keeps it."),
        _("Follows the agreements, reminds, and keeps their history."),
        _("Records for a seat what it said elsewhere, with its source, and tells it."),
        _("Keeps the records, the letters and the accounts. It decides nothing."),
    )


def _at_coordination(actor: Actor, group: Group, rules: Rules) -> tuple[Waiting, ...]:
    own = coordinating_ids(actor)
    found = []
    ahead = next_meeting(actor)
    if ahead is not None and rules.chair == Chair.COORDINATION:
        words = _("Run the session: %(title)s") % {"title": ahead}
        found.append(Waiting(words, url_of(ahead, group), str(ahead.held_on or "")))
    put = visible(actor, Proposal).filter(state=ProposalState.OPEN)
    found += [
        Waiting(
            _("Close the round: %(text)s") % {"text": row.text},
            url_of(row, group),
            formatting.date_words(row.due_on) if row.due_on else "",
        )
        for row in listed(put.order_by("id")[:SHOWN])
    ]
    awaited = visible(actor, Ratification).filter(
        state=Ratification.State.AWAITED, membership__organisation_id__in=own
    )
    found += [
        Waiting(
            _("Ratify or not: %(text)s") % {"text": listed([row.agreement])[0].text},
            url_of(row.agreement, group),
            _("at the latest on %(day)s") % {"day": formatting.date_words(row.due_on)},
        )
        for row in awaited.select_related("agreement").order_by("due_on")[:SHOWN]
    ]
    return (*found, *_owed(actor, group, own))


def _owed(actor: Actor, group: Group, own: set[int]) -> Iterable[Waiting]:
    shown = owed.owed_by(actor, group, own)
    for row in shown.owe[:SHOWN]:
        yield Waiting(str(row.agreement), row.url, row.late or _until(row.agreement))
    for row in shown.owed_to[:SHOWN]:
        words = _("Follow up: %(text)s") % {"text": row.agreement}
        yield Waiting(words, row.url, row.late or _until(row.agreement))


def _until(agreement: Agreement) -> str:
    return str(agreement.due_on or agreement.no_due_reason)


def _at_secretariat(actor: Actor, group: Group) -> tuple[Waiting, ...]:
    counts = (_asked, _incomplete, _dates, _unconfirmed, _corrected)
    counted = [count(actor, group) for count in counts]
    return (
        *_sessions(actor, group),
        *_actas(actor, group),
        *(waiting for waiting, n in counted if n),
    )


def _asked(actor: Actor, group: Group) -> tuple[Waiting, int]:
    n = visible(actor, ItemProposal).filter(state=ItemProposal.State.ASKED).count()
    words = ngettext(
        "%(n)s matter asked for waits for an answer",
        "%(n)s matters asked for wait for an answer",
        n,
    )
    return Waiting(words % {"n": n}, list_url(ItemProposal, group)), n


def _incomplete(actor: Actor, group: Group) -> tuple[Waiting, int]:
    lacking = Q(due_on="", no_due_reason="") | Q(follow_up=None)
    rows = visible(actor, Agreement).filter(status__in=OPEN_STATUSES, gap_reason="")
    n = rows.filter(lacking).count()
    words = ngettext(
        "%(n)s agreement lacks its date or who follows up",
        "%(n)s agreements lack their date or who follows up",
        n,
    )
    return Waiting(words % {"n": n}, reverse("agreements-matrix", args=[group.slug])), n


def _dates(actor: Actor, group: Group) -> tuple[Waiting, int]:
    n = visible(actor, AgreementUpdate).filter(new_due_state=DateState.ASKED).count()
    words = ngettext("%(n)s new date is asked for", "%(n)s new dates are asked for", n)
    return Waiting(words % {"n": n}, list_url(AgreementUpdate, group)), n


def _unconfirmed(actor: Actor, group: Group) -> tuple[Waiting, int]:
    rows = visible(actor, SeatHolder).exclude(unconfirmed_since=None)
    n = rows.filter(Q(ends_on=None) | Q(ends_on__gte=clock.today())).count()
    words = ngettext(
        "%(n)s person on a seat is unconfirmed",
        "%(n)s people on a seat are unconfirmed",
        n,
    )
    return Waiting(words % {"n": n}, reverse("members", args=[group.slug])), n


def _corrected(actor: Actor, group: Group) -> tuple[Waiting, int]:
    n = unsettled(actor).count()
    words = ngettext(
        "%(n)s correction by a seat waits",
        "%(n)s corrections by seats wait",
        n,
    )
    at = reverse("said-list", args=[group.slug])
    return Waiting(words % {"n": n}, f"{at}?only=corrected"), n


def _sessions(actor: Actor, group: Group) -> Iterable[Waiting]:
    rows = visible(actor, Meeting)
    for row in rows.filter(state=MeetingState.PLANNED).order_by("held_on")[:SHOWN]:
        words = _("Convene: %(title)s") % {"title": row}
        yield Waiting(words, url_of(row, group), str(row.held_on or ""))
    ahead = rows.filter(state=MeetingState.CONVENED).order_by("held_on")[:SHOWN]
    for row in ahead:
        words = _("Prepare: %(title)s") % {"title": row}
        yield Waiting(words, url_of(row, group), str(row.held_on or ""))
    locked = visible(actor, Acta).filter(
        state__in=(ActaState.CLOSED, ActaState.APPROVED, ActaState.CIRCULATED)
    )
    open_acta = rows.filter(state=MeetingState.HELD).exclude(
        pk__in=locked.values("meeting")
    )
    for row in open_acta.order_by("-held_on")[:SHOWN]:
        words = _("Close the acta: %(title)s") % {"title": row}
        yield Waiting(words, url_of(row, group), str(row.held_on or ""))


def _actas(actor: Actor, group: Group) -> Iterable[Waiting]:
    rows = visible(actor, Acta).filter(state=ActaState.CIRCULATED)
    for row in rows.select_related("meeting").order_by("id")[:SHOWN]:
        remarks = visible(actor, ActaRemark).filter(
            acta=row, state=ActaRemark.State.OPEN
        )
        n = remarks.count()
        said = ngettext("%(n)s remark to answer", "%(n)s remarks to answer", n)
        words = _("Approve the acta: %(title)s") % {"title": row.meeting}
        yield Waiting(words, url_of(row, group), said % {"n": n} if n else "")
