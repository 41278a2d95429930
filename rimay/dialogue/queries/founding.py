"""The founding act of a group: when and where, who founded it, on what, and how."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import formatting
from rimay.dialogue.models import Acta, Agreement, Attendance, Meeting, Proposal, Topic
from rimay.dialogue.models.meetings import MeetingKind
from rimay.dialogue.models.topics import TopicState
from rimay.dialogue.queries.naming import seen
from rimay.dialogue.queries.quorum import THERE
from rimay.groups.models import Group, Membership, Pillar
from rimay.groups.models.seats import WITH_SEAT, MembershipKind


@dataclass(frozen=True)
class Founders:
    """The founders of one pillar, or, without one, the observers."""

    pillar: Pillar | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class FoundingAct:
    """What is known of how a group was founded, as one reader sees it.

    `decisions` are agreements that founded it; `how` are the written acts of the
    proposals that they came of, by agreement. `there` are the seats that came.
    """

    meeting: Meeting | None
    founders: tuple[Founders, ...]
    observers: tuple[str, ...]
    topics: tuple[Topic, ...]
    decisions: tuple[tuple[Agreement, str], ...]
    there: tuple[str, ...]
    acta: Acta | None


def founding_of(actor: Actor, group: Group) -> FoundingAct:
    """Return the founding act; the first founding session, where there are several."""
    rows = visible(actor, Meeting).filter(kind=MeetingKind.FOUNDING)
    meeting = rows.order_by("held_on", "id").first()
    return FoundingAct(
        meeting=meeting,
        founders=_founders(actor),
        observers=_names(actor, MembershipKind.OBSERVER),
        topics=tuple(_topics(actor)),
        decisions=tuple(_decisions(actor)),
        there=_came(actor, meeting) if meeting else (),
        acta=visible(actor, Acta).filter(meeting=meeting).first() if meeting else None,
    )


def _founders(actor: Actor) -> tuple[Founders, ...]:
    rows = visible(actor, Membership).filter(kind=MembershipKind.FOUNDER)
    held = list(rows.select_related("organisation", "pillar").order_by("id"))
    known = seen(actor, [row.organisation for row in held])
    found: dict[Pillar | None, list[str]] = {}
    for row in sorted(held, key=lambda row: row.pillar.slot if row.pillar else 9):
        if row.organisation_id in known:
            found.setdefault(row.pillar, []).append(str(row.organisation))
    return tuple(Founders(pillar, tuple(names)) for pillar, names in found.items())


def _names(actor: Actor, kind: MembershipKind) -> tuple[str, ...]:
    rows = visible(actor, Membership).filter(kind=kind).order_by("id")
    held = list(rows.select_related("organisation"))
    known = seen(actor, [row.organisation for row in held])
    return tuple(str(r.organisation) for r in held if r.organisation_id in known)


def _topics(actor: Actor) -> Iterable[Topic]:
    rows = visible(actor, Topic).filter(state=TopicState.CHOSEN)
    return rows.order_by("rank", "id")[:20]


def _decisions(actor: Actor) -> Iterable[tuple[Agreement, str]]:
    for row in visible(actor, Agreement).filter(is_founding=True).order_by("id")[:5]:
        put = visible(actor, Proposal).filter(agreement=row).first()
        yield row, str(put.act) if put else ""


def _came(actor: Actor, meeting: Meeting) -> tuple[str, ...]:
    rows = visible(actor, Attendance).filter(meeting=meeting, presence__in=THERE)
    rows = rows.filter(membership__kind__in=WITH_SEAT)
    rows = rows.select_related("membership__organisation")
    held = list(rows.order_by("membership__pillar__slot", "id"))
    known = seen(actor, [row.membership.organisation for row in held if row.membership])
    return tuple(
        ", ".join(filter(None, (str(row.membership.organisation), row.person)))
        for row in held
        if row.membership and row.membership.organisation_id in known
    )


def lead_of(act: FoundingAct) -> str:
    """Return when and where the group was founded, in one sentence."""
    if act.meeting is None:
        return _("It is not recorded yet how the group was founded.")
    where = ", ".join(filter(None, (str(act.meeting.held_on or ""), act.meeting.place)))
    who = sum(len(held.names) for held in act.founders)
    if not where or not who:
        return where
    said = {"where": where, "n": formatting.count_words(who)}
    return _("%(where)s: %(n)s organisations founded it.") % said
