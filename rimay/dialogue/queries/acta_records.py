"""The records that an acta is drawn from, whoever asks: the acta is one for all.

What fewer people read than the acta itself is left out, or left without its name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rimay.access.asking import every_row
from rimay.core.classes import Class, Regime
from rimay.dialogue.models import (
    Acta,
    AgendaItem,
    Agreement,
    Attendance,
    ConflictOfInterest,
    Meeting,
    Objection,
    Proposal,
    Ratification,
)
from rimay.dialogue.models.decisions import ProposalState
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.models.reach import is_read_by_all_of
from rimay.dialogue.queries.quorum import Quorum, quorum_of
from rimay.groups.models import Classified, Organisation, Post

Row = TypeVar("Row", bound=Classified)
PURPOSE = "the acta of a session"
# Under these rules who took part is not told outside either, and an acta goes outside.
WITHOUT_A_LIST = frozenset({Regime.CHATHAM, Regime.SEALED})


@dataclass(frozen=True)
class Records:
    """What one session left, as far as its acta may tell it."""

    acta: Acta
    meeting: Meeting
    quorum: Quorum
    items: list[AgendaItem]
    agreements: list[Agreement]
    left_out: list[Agreement]
    attendance: list[Attendance]
    conflicts: list[ConflictOfInterest]
    proposals: list[Proposal]
    objections: list[Objection]
    ratifications: list[Ratification]
    approved: Acta | None
    following: Meeting | None

    @property
    def tells_who_came(self) -> bool:
        """Whether the acta lists who was there, seat by seat.

        Who came is read inside the group only, so an acta for everybody does not.
        """
        inside = self.acta.access_class != Class.PUBLIC
        return inside and Regime(self.meeting.regime) not in WITHOUT_A_LIST

    def name_of(self, organisation: Organisation | None) -> str:
        """Return the name of an organisation, if all who read the acta may know it."""
        if organisation is None:
            return ""
        if is_read_by_all_of(organisation, self.acta):
            return str(organisation)
        return _("an organisation that is not named here")

    def posts_of(self, agreement: Agreement) -> list[Post]:
        """Return the responsible posts that all who read the acta may know."""
        held = agreement.posts.all()
        return [post for post in held if is_read_by_all_of(post, self.acta)]

    @property
    def unnamed(self) -> list[Organisation]:
        """Organisations that take part in it and that not all of its readers know."""
        found = {row.pk: row for row in self._organisations() if row is not None}
        return [row for row in found.values() if not is_read_by_all_of(row, self.acta)]

    def _organisations(self) -> Iterator[Organisation | None]:
        for held in self.attendance if self.tells_who_came else ():
            yield organisation_at(held)
        for agreement in self.agreements:
            yield from (agreement.organisation, agreement.follow_up)
            yield from agreement.others.all()


def organisation_at(row: Attendance) -> Organisation | None:
    """Return the organisation that a line of the roll is about."""
    return row.membership.organisation if row.membership else row.organisation


def records_of(acta: Acta) -> Records:
    """Return what an acta is drawn from; as many questions for one item as for forty."""
    meeting = Meeting.objects.select_related("group").get(pk=acta.meeting_id)
    items = _rows(AgendaItem, acta).filter(meeting=meeting).order_by("number", "id")
    held = list(items)
    agreements = _agreements(acta, meeting)
    told = [row for row in agreements if is_read_by_all_of(row, acta)]
    proposals = _told(
        acta,
        _rows(Proposal, acta)
        .filter(item__meeting=meeting, is_written=False)
        .exclude(state__in=(ProposalState.DRAFT, ProposalState.WITHDRAWN))
        .order_by("id"),
    )
    objections = _rows(Objection, acta).filter(
        proposal__in=[row.pk for row in proposals if not row.behind_gate]
    )
    conflicts = _rows(ConflictOfInterest, acta).filter(item__meeting=meeting)
    ratifications = _rows(Ratification, acta).filter(
        agreement__in=[row.pk for row in told]
    )
    return Records(
        acta=acta,
        meeting=meeting,
        quorum=quorum_of(meeting),
        items=held,
        agreements=told,
        left_out=[row for row in agreements if row not in told],
        attendance=_attendance(acta, meeting),
        conflicts=_told(acta, conflicts.select_related("membership__organisation")),
        proposals=proposals,
        objections=_told(acta, objections.select_related("membership__organisation")),
        ratifications=list(ratifications.select_related("membership__organisation")),
        approved=_approved(acta, meeting),
        following=_following(acta, meeting),
    )


def _rows(model: type[Row], acta: Acta) -> QuerySet[Row]:
    return every_row(model, acta.group_id, PURPOSE)


def _told(acta: Acta, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if is_read_by_all_of(row, acta)]


def _agreements(acta: Acta, meeting: Meeting) -> list[Agreement]:
    rows = every_row(Agreement, acta.group_id, PURPOSE).filter(meeting=meeting)
    rows = rows.select_related("organisation", "follow_up")
    rows = rows.prefetch_related("others", "posts__organisation")
    # Numbers are words, as the group writes them: 9 comes before 10.
    return sorted(rows, key=lambda row: (len(row.number), row.number, row.pk))


def _attendance(acta: Acta, meeting: Meeting) -> list[Attendance]:
    rows = every_row(Attendance, acta.group_id, PURPOSE).filter(meeting=meeting)
    rows = rows.select_related(
        "membership__organisation", "membership__pillar", "organisation"
    )
    return list(rows.order_by("membership__pillar__slot", "id"))


def _approved(acta: Acta, meeting: Meeting) -> Acta | None:
    rows = every_row(Acta, acta.group_id, PURPOSE).filter(approved_at=meeting)
    found = rows.select_related("meeting").order_by("id").first()
    return found if found and is_read_by_all_of(found.meeting, acta) else None


def _following(acta: Acta, meeting: Meeting) -> Meeting | None:
    rows = every_row(Meeting, acta.group_id, PURPOSE)
    rows = rows.exclude(state=MeetingState.CANCELLED)
    day = meeting.held_on.code if meeting.held_on else ""
    found = rows.filter(held_on__gt=day).order_by("held_on", "id").first()
    return found if found and is_read_by_all_of(found, acta) else None
