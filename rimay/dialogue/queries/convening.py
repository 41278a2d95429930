"""Who is convened to a session and how they are reached, for those who convene."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from rimay.access.actor import Actor, console
from rimay.access.asking import every_row, visible
from rimay.access.links import left_behind
from rimay.access.models import LinkPurpose, SeatLink
from rimay.core import clock
from rimay.core.classes import Class
from rimay.dialogue.models import AgendaItem, Meeting, Notice
from rimay.dialogue.models.notices import OF_A_SESSION, NoticeKind
from rimay.dialogue.queries.times import begins_at, day_of, today_of
from rimay.groups.models import Contact, Membership, Organisation, Person, SeatHolder
from rimay.groups.models.seats import WITH_SEAT, MembershipKind
from rimay.groups.queries import current_memberships, in_term
from rimay.groups.roles import Capacity

KINDS = (
    NoticeKind.CONVENED,
    NoticeKind.CHANGED,
    NoticeKind.CANCELLED,
    NoticeKind.REMINDER,
    NoticeKind.ANSWERED,
)
# After the session the same link shows its acta and the seat's agreements: observing
# the acta and a first report fit into these days, and the next session has a new link.
LINK_LASTS = timedelta(days=45)
_ORDER = {Capacity.TITULAR: 0, Capacity.ALTERNATE: 1, Capacity.ASSISTANT: 2}


@dataclass(frozen=True)
class Sitter:
    """Somebody who holds a seat today, and how to reach them."""

    person: Person
    capacity: str
    capacity_words: str
    address: str = ""
    telephone: str = ""
    notice: Notice | None = None


@dataclass(frozen=True)
class Summoned:
    """A seat or observer that is convened. `name` is empty where the organisation is
    not for this reader.
    """

    seat: Membership
    name: str
    sitters: tuple[Sitter, ...] = ()
    link: SeatLink | None = None
    notices: tuple[Notice, ...] = field(default=())

    @property
    def has_mail(self) -> bool:
        return any(sitter.address for sitter in self.sitters)

    @property
    def handed(self) -> Notice | None:
        """The message that a person hands over, where there is one."""
        return next((row for row in self.notices if row.person_id is None), None)


def seats_convened(meeting: Meeting) -> list[Membership]:
    """Return the seats and observers of today that may read the session."""
    kinds = {*WITH_SEAT}
    if meeting.access_class in {Class.GROUP, Class.PUBLIC}:
        kinds.add(MembershipKind.OBSERVER)
    rows = current_memberships(meeting.group_id)
    return [row for row in rows if row.kind in kinds]


def summoned(actor: Actor, meeting: Meeting) -> list[Summoned]:
    """Return who is convened, seat by seat, with people, links and messages."""
    latest = _latest_notices(actor, meeting)
    return gathered(actor, seats_convened(meeting), links_of(meeting), latest)


def gathered(
    actor: Actor,
    seats: list[Membership],
    links: list[SeatLink],
    latest: list[Notice],
    *,
    with_assistants: bool = True,
) -> list[Summoned]:
    """Return seats with the people, links and messages that the actor may read."""
    ids = [seat.pk for seat in seats]
    known = set(
        visible(actor, Membership).filter(pk__in=ids).values_list("pk", flat=True)
    )
    organisations = {seat.organisation_id for seat in seats}
    named = visible(actor, Organisation).filter(pk__in=organisations)
    names = set(named.values_list("pk", flat=True))
    own = {link.membership_id: link for link in links}
    sitters = sitters_of(actor, seats, latest, with_assistants=with_assistants)
    return [
        Summoned(
            seat,
            str(seat.organisation) if seat.organisation_id in names else "",
            tuple(sitters.get(seat.pk, ())),
            own.get(seat.pk),
            tuple(row for row in latest if row.membership_id == seat.pk),
        )
        for seat in seats
        if seat.pk in known
    ]


def sitters_of(
    actor: Actor,
    seats: list[Membership],
    notices: list[Notice] | None = None,
    *,
    with_assistants: bool = True,
) -> dict[int, list[Sitter]]:
    """Return by seat who holds it today, with the addresses that the actor may read.

    Assistants are among them where their seat lets them read what the table reads,
    unless what the messages are about is for the seats alone.
    """
    rows = visible(actor, SeatHolder).filter(membership__in=seats)
    rows = rows.filter(in_term(clock.today())).select_related("person").order_by("id")
    found: dict[int, list[SeatHolder]] = {}
    for row in rows:
        assists = row.capacity == Capacity.ASSISTANT
        if not assists or (with_assistants and row.reads_group):
            found.setdefault(row.membership_id, []).append(row)
    people = {row.person_id for held in found.values() for row in held}
    seen = set(
        visible(actor, Person).filter(pk__in=people).values_list("pk", flat=True)
    )
    ways = _ways(actor, people & seen)
    told = {(n.membership_id, n.person_id): n for n in notices or [] if n.person_id}
    return {
        seat: [
            Sitter(
                row.person,
                row.capacity,
                str(row.get_capacity_display()),
                ways.get((row.person_id, Contact.Kind.EMAIL), ""),
                ways.get((row.person_id, Contact.Kind.PHONE), ""),
                told.get((seat, row.person_id)),
            )
            for row in sorted(held, key=lambda row: _ORDER[Capacity(row.capacity)])
            if row.person_id in seen
        ]
        for seat, held in found.items()
    }


def _ways(actor: Actor, people: set[int]) -> dict[tuple[int, str], str]:
    """Return the first e-mail and the first telephone of each person."""
    found: dict[tuple[int, str], str] = {}
    rows = visible(actor, Contact).filter(person__in=people).order_by("id")
    for person, kind, value in rows.values_list("person", "kind", "value"):
        if value.strip():
            found.setdefault((person, kind), value.strip())
    return found


def links_of(meeting: Meeting) -> list[SeatLink]:
    """Return the living links of a session."""
    return links_for(meeting.group_id, LinkPurpose.MEETING, meeting.pk)


def links_for(group_id: int, purpose: LinkPurpose, subject_id: int) -> list[SeatLink]:
    """Return the living links of the seats for one matter; none that is left behind."""
    rows = SeatLink.objects.filter(
        group=group_id, purpose=purpose, subject_id=subject_id, revoked_at=None
    )
    over = left_behind(list(rows))
    return [row for row in rows if row.pk not in over]


def notices_of(actor: Actor, meeting: Meeting) -> QuerySet[Notice]:
    """Return every message that a session sent or waits to send."""
    rows = visible(actor, Notice).filter(kind__in=KINDS, subject_id=meeting.pk)
    return rows.select_related("membership__organisation", "person")


def _latest_notices(actor: Actor, meeting: Meeting) -> list[Notice]:
    """Return the messages that say how the session stands now."""
    rows = notices_of(actor, meeting).filter(
        kind__in=OF_A_SESSION, sequence=meeting.calendar_sequence
    )
    return list(rows.order_by("id"))


def last_told(meeting: Meeting) -> datetime | None:
    """Return when the session was last sent out, as it stood then."""
    rows = every_row(Notice, meeting.group_id, "whether a change was sent")
    rows = rows.filter(kind__in=OF_A_SESSION, subject_id=meeting.pk)
    found: datetime | None = rows.aggregate(at=Max("created_at"))["at"]
    return found


def has_unsent_change(meeting: Meeting) -> bool:
    """Return whether the session, its agenda or its papers changed since it went out."""
    told = last_told(meeting)
    if told is None:
        return False
    rows = every_row(AgendaItem, meeting.group_id, "whether a change was sent")
    items = rows.filter(meeting=meeting)
    last = items.aggregate(item=Max("changed_at"), paper=Max("papers__changed_at"))
    changed: list[datetime] = [meeting.changed_at, *filter(None, last.values())]
    return max(changed) > told


def missing_to_convene(meeting: Meeting) -> list[str]:
    """Return what a session still lacks before anybody can be convened to it."""
    found = []
    day = day_of(meeting)
    if day is None:
        found.append(_("It has no day yet."))
    elif day < today_of(meeting):
        found.append(_("Its day is past."))
    if day is not None and begins_at(meeting) is None:
        found.append(_("It does not say at what hour it begins."))
    rows = every_row(AgendaItem, meeting.group_id, "what a session lacks")
    if not rows.filter(meeting=meeting).exists():
        found.append(_("Its agenda is empty."))
    if meeting.access_class not in {Class.GROUP, Class.PUBLIC, Class.MEMBERS}:
        found.append(_("The seats may not read it: let the table read it first."))
    if not seats_convened(meeting):
        found.append(_("Nobody is at the table yet."))
    return found


def sitters_by_desk(seat: Membership, *, with_assistants: bool = True) -> list[Sitter]:
    """Return who holds a seat, as the secretariat's desk knows it, whoever asks."""
    desk = console(seat.group)
    found = sitters_of(desk, [seat], with_assistants=with_assistants)
    return found.get(seat.pk, [])


def reached_by_desk(seat: Membership) -> list[Sitter]:
    """Return who of a seat has an address, as the secretariat's desk knows it."""
    return [sitter for sitter in sitters_by_desk(seat) if sitter.address]
