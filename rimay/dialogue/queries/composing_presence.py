"""Who was there, as far as the session's rule lets its acta tell, and the quorum."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.core import formatting
from rimay.core.classes import Regime
from rimay.dialogue.models import Attendance
from rimay.dialogue.models.attendance import Presence
from rimay.dialogue.queries.acta_records import Records, organisation_at
from rimay.dialogue.queries.acta_text import Paragraph, Part
from rimay.dialogue.queries.quorum import THERE, PillarQuorum

# Only where everything may be told is anybody of the table named, and only who agreed.
_NAMES_PERSONS = frozenset({Regime.OPEN, Regime.NO_ATTRIBUTION})


def presence(records: Records) -> list[Paragraph]:
    """Return attendance by pillar and the quorum in words."""
    found = [Paragraph(Part.HEADING, _("Attendance and quorum"))]
    if records.tells_who_came:
        found += [Paragraph(Part.PRESENCE, line) for line in _lines(records)]
    elif records.attendance:
        words = _(
            "The acta does not tell who took part; the list stays with the group."
        )
        found.append(Paragraph(Part.TEXT, words))
    quorum = _quorum(records)
    if quorum:
        found.append(Paragraph(Part.TEXT, quorum))
    return found if len(found) > 1 else []


def signatures(records: Records) -> list[Paragraph]:
    """Return one box for each seat that was there; without its name where that is not
    to be told.
    """
    there = [row for row in _seats(records) if row.presence in THERE]
    found = []
    for row in there:
        if records.tells_who_came:
            words = f"{records.name_of(organisation_at(row))}, {_capacity(row)}"
        else:
            words = _("For a seat of the pillar %(pillar)s") % {"pillar": _pillar(row)}
        found.append(Paragraph(Part.SIGNATURE, words))
    return found


def _lines(records: Records) -> list[str]:
    seats = _seats(records)
    there = [row for row in seats if row.presence in THERE]
    lines = []
    for pillar in dict.fromkeys(_pillar(row) for row in there):
        own = [_named(records, row) for row in there if _pillar(row) == pillar]
        lines.append(_listed(pillar or _("Without a pillar"), own))
    guests = [row for row in records.attendance if row not in seats]
    watching = [row for row in guests if row.membership and row.presence in THERE]
    invited = [row for row in guests if not row.membership and row.presence in THERE]
    excused = [row for row in seats if row.presence == Presence.EXCUSED]
    absent = [row for row in seats if row.presence == Presence.ABSENT]
    for heading, rows in (
        (_("Observers"), watching),
        (_("Guests"), invited),
        (_("Excused"), excused),
        (_("Absent"), absent),
    ):
        if rows:
            lines.append(_listed(heading, [_named(records, row) for row in rows]))
    return lines


def _seats(records: Records) -> list[Attendance]:
    rows = records.attendance
    return [row for row in rows if row.membership and row.membership.has_seat]


def _listed(heading: str, names: Iterable[str]) -> str:
    return f"{heading}: {'; '.join(names)}."


def _named(records: Records, row: Attendance) -> str:
    words = records.name_of(organisation_at(row))
    notes = []
    if row.membership and row.membership.has_seat and row.presence in THERE:
        notes.append(_capacity(row))
    told = row.presence in THERE and row.has_consented and row.person
    if told and Regime(records.meeting.regime) in _NAMES_PERSONS:
        notes.append(" ".join(row.person.split()))
    return f"{words} ({', '.join(notes)})" if notes else words


def _capacity(row: Attendance) -> str:
    alternate = row.presence == Presence.ALTERNATE
    return _("alternate") if alternate else _("representative")


def _pillar(row: Attendance) -> str:
    assert row.membership is not None
    return str(row.membership.pillar) if row.membership.pillar else ""


def _quorum(records: Records) -> str:
    quorum = records.quorum
    if not records.attendance or not quorum.pillars:
        return ""
    short = [*quorum.short]
    if short:
        said = _("No quorum in: %(pillars)s.") % {"pillars": _names(short)}
        if quorum.vacant:
            what = {"what": quorum.rules.when_short.label}
            said += " " + _("By the rules of the group, then: %(what)s.") % what
    else:
        required = [pillar for pillar in quorum.pillars if pillar.rule.is_required]
        said = ngettext(
            "There was quorum in the pillar %(pillars)s.",
            "There was quorum in the pillars %(pillars)s.",
            len(required),
        ) % {"pillars": _names(required)}
    if quorum.rules.are_defaults:
        said += " " + _(
            "The group has no charter in force: one seat of each pillar makes quorum."
        )
    return said


def _names(pillars: Iterable[PillarQuorum]) -> str:
    return formatting.list_words([str(held.rule.pillar) for held in pillars])
