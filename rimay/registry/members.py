"""What the pages of members, of one organisation and of one seat show a reader."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core import clock, formatting
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.groups.models import (
    Group,
    Membership,
    Office,
    Organisation,
    Person,
    SeatHolder,
)
from rimay.groups.models.organisations import Subtype
from rimay.groups.queries import in_term
from rimay.records.addresses import url_of
from rimay.registry.queries import (
    Seat,
    Side,
    Table,
    holders,
    offices_of,
    seats_of,
    table_of,
)
from rimay.ui.components import Named, SeatsColumn

# The sides of the table that such groups most often lack.
VOICES = (Subtype.POLICE, Subtype.PRIVATE_SECURITY, Subtype.COMMUNITY)
SHOWN = 500


@dataclass(frozen=True)
class MemberLine:
    """One membership as the page lists it; names are empty where not for this reader."""

    name: str
    url: str
    membership: Membership
    term: str
    sitters: tuple[Named, ...]
    is_unconfirmed: bool


@dataclass(frozen=True)
class Members:
    """Who is at the table and beside it, as one reader sees it."""

    lead: str
    columns: list[SeatsColumn]
    missing: str
    seated: list[MemberLine]
    beside: list[MemberLine]
    former: list[MemberLine]
    offices: list[Office]
    unconfirmed: int


@dataclass(frozen=True)
class HolderLine:
    """One person on a seat, now or before."""

    holder: SeatHolder
    name: str
    url: str
    term: str


@dataclass(frozen=True)
class Place:
    """An office or a seat of a person, now or before."""

    words: str
    url: str
    term: str
    is_now: bool


@dataclass(frozen=True)
class SeatHistory:
    """Who sits on a seat, who will, and who sat on it."""

    now: list[HolderLine]
    later: list[HolderLine]
    before: list[HolderLine]


def members_of(actor: Actor, group: Group) -> Members:
    """Return the members and observers that the reader sees, with who sits for them."""
    table = table_of(actor, group)
    sitting = _sitting(actor)
    seated = [
        _member(group, seat, sitting) for side in table.sides for seat in side.seats
    ]
    beside = [_member(group, s, sitting) for s in (*table.observers, *table.invited)]
    offices = visible(actor, Office).filter(in_term(clock.today()))
    held = list(offices.select_related("person").order_by("role", "id")[:60])
    people = _seen_people(actor, [office.person_id for office in held])
    return Members(
        lead=_lead(table),
        columns=_columns(group, table),
        missing=voices_lacking(table),
        seated=seated,
        beside=beside,
        former=[_member(group, seat, {}) for seat in table.former],
        offices=[office for office in held if office.person_id in people],
        unconfirmed=sum(line.is_unconfirmed for line in (*seated, *beside)),
    )


def history_of(actor: Actor, group: Group, seat: Membership) -> SeatHistory:
    """Return who holds a seat, who is named for later, and who held it."""
    day = clock.today()
    rows = visible(actor, SeatHolder).filter(membership=seat).select_related("person")
    held = list(rows.order_by("-id")[:60])
    for row in held:
        row.membership = seat
    people = _seen_people(actor, [row.person_id for row in held])
    lines = [
        HolderLine(
            row,
            row.person.name if row.person_id in people else "",
            url_of(row, group),
            span(row.starts_on, row.ends_on),
        )
        for row in held
    ]
    now = [line for line in lines if line.holder.is_now]
    before = [line for line in lines if line.holder.is_over]
    later = [x for x in lines if not (x.holder.is_now or x.holder.is_over)]
    order = ("titular", "alternate", "assistant")
    now.sort(key=lambda line: order.index(line.holder.capacity))
    before.sort(key=lambda line: line.holder.ends_on or day, reverse=True)
    return SeatHistory(now, later, before)


def next_term(seat: Membership) -> SeatHolder:
    """Return a term as it would be read, of whoever is named for a seat next."""
    row = SeatHolder(membership=seat)
    row.take_class_of(seat)
    if row.access_class == Class.PUBLIC:
        row.access_class = Class.GROUP
    return row


def memberships_of(actor: Actor, organisation: Organisation) -> list[Membership]:
    """Return what an organisation is and was in its group."""
    rows = visible(actor, Membership).filter(organisation=organisation)
    return list(rows.select_related("pillar").order_by("-id")[:30])


def places_of(actor: Actor, group: Group, person: Person) -> list[Place]:
    """Return the offices and seats that a person holds or held, as far as one sees."""
    found = [
        Place(
            str(office.get_role_display()),
            url_of(office, group),
            span(office.starts_on, office.ends_on),
            office.is_now,
        )
        for office in offices_of(actor, person)
    ]
    held = seats_of(actor, person)
    seen = visible(actor, Organisation).filter(
        pk__in={seat.membership.organisation_id for seat in held}
    )
    named = set(seen.values_list("pk", flat=True))
    for seat in held:
        words = str(seat.get_capacity_display())
        if seat.membership.organisation_id in named:
            words = f"{words}: {seat.membership.organisation}"
        term = span(seat.starts_on, seat.ends_on)
        found.append(Place(words, url_of(seat, group), term, seat.is_now))
    return found


def span(starts: date | PartialDate | None, ends: date | PartialDate | None) -> str:
    """Return a term in words: from when, until when, as far as known."""
    first, last = _partial(starts), _partial(ends)
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("since %(day)s") % {"day": first.following}
    return _("until %(day)s") % {"day": last.following} if last else ""


def _partial(day: date | PartialDate | None) -> PartialDate | None:
    return PartialDate.of(day) if isinstance(day, date) else day


def _lead(table: Table) -> str:
    if not table.seats:
        return _("Nobody has a seat yet.")
    count = ngettext("%(n)s member", "%(n)s members", table.seats)
    sides = ngettext("%(n)s pillar", "%(n)s pillars", table.pillars)
    said = _("%(members)s in %(pillars)s") % {
        "members": count % {"n": formatting.count_words(table.seats)},
        "pillars": sides % {"n": formatting.count_words(table.pillars)},
    }
    if table.observers:
        words = ngettext("%(n)s observer", "%(n)s observers", len(table.observers))
        said = _("%(members)s, and %(observers)s beside the table") % {
            "members": said,
            "observers": words % {"n": formatting.count_words(len(table.observers))},
        }
    return f"{said[:1].upper()}{said[1:]}."


def voices_lacking(table: Table) -> str:
    """Return the voices that such groups need and that have no seat here.

    None is named while the kind of a member is not recorded: it may be that voice.
    """
    if not table.seats or "" in table.subtypes:
        return ""
    return formatting.list_words(
        [str(voice.label) for voice in VOICES if voice not in table.subtypes]
    )


def _columns(group: Group, table: Table) -> list[SeatsColumn]:
    columns = [_column(group, side) for side in table.sides if side.pillar]
    if table.observers:
        names = tuple(_named(group, seat) for seat in table.observers if seat.name)
        count = len(table.observers)
        columns.append(
            SeatsColumn(0, _("Observers"), str(count), count, names, is_observers=True)
        )
    return columns if table.seats or table.observers else []


def _column(group: Group, side: Side) -> SeatsColumn:
    assert side.pillar is not None
    count = len(side.seats)
    names = tuple(_named(group, seat) for seat in side.seats if seat.name)
    return SeatsColumn(side.pillar.slot, str(side.pillar), str(count), count, names)


def _named(group: Group, seat: Seat) -> Named:
    note = _("coordinates") if seat.coordinates else ""
    return Named(str(seat.name), url_of(seat.membership, group), note)


def _member(
    group: Group, seat: Seat, sitting: dict[int, list[tuple[SeatHolder, str]]]
) -> MemberLine:
    held = sitting.get(seat.membership.pk, [])
    return MemberLine(
        name=str(seat.name or ""),
        url=url_of(seat.membership, group),
        membership=seat.membership,
        term=span(seat.membership.starts_on, seat.membership.ends_on),
        sitters=tuple(
            Named(name, url_of(row, group), str(row.get_capacity_display()))
            for row, name in held
        ),
        is_unconfirmed=any(row.unconfirmed_since for row, _name in held),
    )


def _sitting(actor: Actor) -> dict[int, list[tuple[SeatHolder, str]]]:
    """Return who sits today by seat; a person is named only to who sees the person."""
    rows = list(holders(actor).order_by("id")[:SHOWN])
    people = _seen_people(actor, [row.person_id for row in rows])
    found: dict[int, list[tuple[SeatHolder, str]]] = {}
    for row in rows:
        if row.person_id in people:
            pair = (row, row.person.name)
            found.setdefault(row.membership_id, []).append(pair)
    return found


def _seen_people(actor: Actor, ids: list[int]) -> set[int]:
    seen = visible(actor, Person).filter(pk__in=set(ids))
    return set(seen.values_list("pk", flat=True))
