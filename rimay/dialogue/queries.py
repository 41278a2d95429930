"""What the dialogue shows a reader: sessions, agreements, the charter."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import can, every_row, visible
from rimay.access.naming import names_of
from rimay.core import clock, formatting
from rimay.dialogue.models import (
    Acknowledgement,
    AgendaItem,
    Agreement,
    AgreementUpdate,
    Attendance,
    Charter,
    Meeting,
)
from rimay.dialogue.models.agreements import OPEN_STATUSES
from rimay.dialogue.models.meetings import MeetingState, Presence
from rimay.groups.models import Group, Membership, Organisation, Person, Pillar
from rimay.groups.models.seats import WITH_SEAT
from rimay.groups.queries import holds
from rimay.records.addresses import url_of
from rimay.ui.components import DueItem

THERE = (Presence.PRESENT, Presence.ALTERNATE)


@dataclass(frozen=True)
class PillarPresence:
    """How many seats of a pillar are recorded, and how many of them came."""

    pillar: Pillar
    came: int
    recorded: int


def agenda(actor: Actor, meeting: Meeting) -> list[AgendaItem]:
    """Return the items in their order, as far as the reader sees."""
    return list(visible(actor, AgendaItem).filter(meeting=meeting).order_by("number"))


def agreements(actor: Actor, meeting: Meeting) -> list[Agreement]:
    """Return what was agreed there."""
    rows = visible(actor, Agreement).filter(meeting=meeting)
    return list(rows.order_by("number", "id")[:100])


def presence(actor: Actor, meeting: Meeting) -> list[PillarPresence]:
    """Return who came by pillar, counted from the attendance that the reader sees."""
    rows = visible(actor, Attendance).filter(meeting=meeting).exclude(membership=None)
    held: dict[int, list[bool]] = {}
    pairs = rows.values_list("membership__pillar", "presence")
    for pillar, came in pairs:
        if pillar:
            held.setdefault(pillar, []).append(came in THERE)
    pillars = Pillar.objects.filter(pk__in=held)
    return [PillarPresence(p, sum(held[p.pk]), len(held[p.pk])) for p in pillars]


def named(actor: Actor, rows: list[Agreement]) -> set[int]:
    """Return which of the responsible organisations the reader may know."""
    ids = {row.organisation_id for row in rows if row.organisation_id}
    seen = visible(actor, Organisation).filter(pk__in=ids)
    return set(seen.values_list("pk", flat=True))


@dataclass(frozen=True)
class SeatPresence:
    """How a seat was there, or the guest that came."""

    name: str
    words: str
    came: bool
    slot: int = 0


@dataclass(frozen=True)
class Answers:
    """Which seats acknowledged a version, each with what the seat is called to this
    reader; `missing` is for the desk alone.
    """

    given: list[tuple[Acknowledgement, str]]
    missing: list[tuple[Membership, str]]


def attendance(actor: Actor, meeting: Meeting) -> list[SeatPresence]:
    """Return who came seat by seat, then guests; named as far as the reader sees."""
    rows = visible(actor, Attendance).filter(meeting=meeting)
    rows = rows.select_related("membership__organisation", "membership__pillar")
    held = list(rows.select_related("organisation").order_by("id")[:200])
    seen = _seen(actor, [_organisation_of(row) for row in held])
    lines = []
    for row in held:
        organisation = _organisation_of(row)
        if organisation is None or organisation.pk not in seen:
            continue
        pillar = row.membership.pillar if row.membership else None
        name = ", ".join(filter(None, (str(organisation), row.person)))
        came = row.presence in THERE
        words = str(row.get_presence_display())
        lines.append(SeatPresence(name, words, came, pillar.slot if pillar else 0))
    return sorted(lines, key=lambda line: (line.slot == 0, line.slot))


def seats_at(actor: Actor) -> list[tuple[Membership, str]]:
    """Return the seats and observers whose coming to a session may be noted, by name."""
    rows = visible(actor, Membership).filter(holds(clock.today()))
    held = list(rows.order_by("pillar__slot", "id")[:200])
    return list(zip(held, names_of(actor, held), strict=True))


def presence_held(actor: Actor, meeting: Meeting) -> dict[int, str]:
    """Return what is noted of each seat."""
    rows = visible(actor, Attendance).filter(meeting=meeting).exclude(membership=None)
    return {
        int(seat): came for seat, came in rows.values_list("membership", "presence")
    }


def quorum_words(presence: list[PillarPresence]) -> str:
    """Return how many seats and pillars came, as far as it is recorded.

    Whether that is a quorum is the charter's to say: no number is invented here.
    """
    if not presence:
        return ""
    came, recorded = sum(p.came for p in presence), sum(p.recorded for p in presence)
    said = ngettext(
        "%(came)s of %(n)s seat came", "%(came)s of %(n)s seats came", recorded
    ) % {"came": came, "n": recorded}
    away = [str(held.pillar) for held in presence if not held.came]
    if away:
        pillars = {"pillars": formatting.list_words(away)}
        return f"{said}; " + _("nobody came of: %(pillars)s.") % pillars
    return f"{said}, " + _("of each pillar that is recorded.")


def next_meeting(actor: Actor) -> Meeting | None:
    """Return the next session that is planned, as far as the reader sees."""
    rows = visible(actor, Meeting).filter(
        state__in=(MeetingState.PLANNED, MeetingState.CONVENED),
        held_on__gte=clock.today().isoformat(),
    )
    return rows.order_by("held_on", "id").first()


def due(actor: Actor, group: Group, limit: int = 8) -> list[DueItem]:
    """Return open agreements with a date, soonest first."""
    rows = visible(actor, Agreement).filter(status__in=OPEN_STATUSES).exclude(due_on="")
    rows = rows.select_related("organisation").order_by("due_on", "id")
    held = list(rows[:limit])
    seen = named(actor, held)
    return [
        DueItem(
            str(row.due_on),
            str(row),
            url_of(row, group),
            str(row.organisation) if row.organisation_id in seen else "",
            late_words(row),
        )
        for row in held
    ]


def late_words(agreement: Agreement) -> str:
    """Return by how many days an open agreement is late; "" if it is not."""
    if not agreement.is_open or agreement.due_on is None:
        return ""
    days = (clock.today() - agreement.due_on.latest).days
    words = ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
    return words if days > 0 else ""


def agreements_lead(actor: Actor) -> str:
    """Return one sentence on how the agreements stand; "" where there is none."""
    rows = visible(actor, Agreement)
    if not rows.exists():
        return ""
    still = rows.filter(status__in=OPEN_STATUSES)
    count = still.count()
    if not count:
        return _("No agreement is open.")
    said = ngettext("%(n)s agreement is open", "%(n)s agreements are open", count)
    # The day sorts as text; a month that is not over yet is not late.
    dated = still.exclude(due_on="").filter(due_on__lt=clock.today().isoformat())
    late = sum(1 for row in dated.only("due_on", "status")[:500] if late_words(row))
    if not late:
        return said % {"n": count} + _(", none of them late.")
    words = ngettext(", %(n)s of them late.", ", %(n)s of them late.", late)
    return said % {"n": count} + words % {"n": late}


def updates(actor: Actor, agreement: Agreement) -> list[AgreementUpdate]:
    """Return what was reported on an agreement, newest first."""
    rows = visible(actor, AgreementUpdate).filter(agreement=agreement)
    rows = rows.select_related("organisation")
    return list(rows.order_by("-reported_on", "-id")[:100])


def answers(actor: Actor, charter: Charter) -> Answers:
    """Return who acknowledged a version, and which seats did not.

    Who may not read every acknowledgement would take a hidden one for a missing one:
    so only who keeps the charter is told what is missing.
    """
    rows = visible(actor, Acknowledgement).filter(charter=charter)
    held = list(rows.select_related("person").order_by("given_on", "id")[:300])
    people = visible(actor, Person).filter(pk__in=[row.person_id for row in held])
    seen = set(people.values_list("pk", flat=True))
    missing: list[Membership] = []
    if can(actor, "change", charter):
        seats = visible(actor, Membership).filter(
            holds(clock.today()), kind__in=WITH_SEAT
        )
        answered = {row.membership_id for row in held}
        seats = seats.select_related("pillar").order_by("id")
        missing = [seat for seat in seats if seat.pk not in answered]
    given = [row for row in held if row.person_id in seen]
    sat = {row.membership_id for row in given if row.membership_id}
    sitting = list(visible(actor, Membership).filter(pk__in=sat))
    named = dict(zip((s.pk for s in sitting), names_of(actor, sitting), strict=True))
    return Answers(
        [(row, named.get(row.membership_id or 0, "")) for row in given],
        list(zip(missing, names_of(actor, missing), strict=True)),
    )


def has_acknowledged(actor: Actor, charter: Charter) -> bool:
    """Return whether who asks did so already, whoever else may read that."""
    rows = every_row(Acknowledgement, charter.group_id, "the asker's own")
    own = sorted(actor.standing.person_ids)
    return rows.filter(charter=charter, person__in=own).exists()


def other_versions(actor: Actor, charter: Charter) -> list[Charter]:
    """Return the other versions of the same text, newest first."""
    rows = visible(actor, Charter).filter(kind=charter.kind).exclude(pk=charter.pk)
    return list(rows.order_by("-id")[:30])


def _organisation_of(row: Attendance) -> Organisation | None:
    return row.membership.organisation if row.membership else row.organisation


def _seen(actor: Actor, rows: list[Organisation | None]) -> set[int]:
    ids = {row.pk for row in rows if row is not None}
    found = visible(actor, Organisation).filter(pk__in=ids)
    return set(found.values_list("pk", flat=True))


def presence_row(meeting: Meeting) -> Attendance:
    """Return an attendance as it would be kept, to say beforehand who will read it."""
    row = Attendance(meeting=meeting)
    row.take_class_of(meeting)
    return row


def reporters_seen(actor: Actor, rows: list[AgreementUpdate]) -> set[int]:
    """Return which of the reporting organisations the reader may know."""
    return _seen(actor, [row.organisation for row in rows])
