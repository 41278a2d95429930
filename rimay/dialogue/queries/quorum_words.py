"""Quorum in words: whether a session may decide, pillar by pillar."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.core import formatting
from rimay.dialogue.models import AgendaItem, Attendance, Meeting
from rimay.dialogue.queries.quorum import PillarQuorum, Quorum, quorum_of


@dataclass(frozen=True)
class PillarStands:
    """One pillar: a mark per seat ("member" there, "missing" not), and the words."""

    slot: int
    name: str
    marks: tuple[str, ...]
    count: str
    hint: str
    is_there: bool


@dataclass(frozen=True)
class QuorumWords:
    """The whole quorum in words; `stands` is whether anything may be decided."""

    sentence: str
    consequence: str
    stands: bool
    pillars: tuple[PillarStands, ...]
    source: str


def words_of(
    actor: Actor, meeting: Meeting, item: AgendaItem | None
) -> QuorumWords | None:
    """Return the quorum in words; None for who does not read who came."""
    rows = visible(actor, Attendance).filter(meeting=meeting)
    if not rows.exists() and not can(actor, "change", meeting):
        return None
    return in_words(quorum_of(meeting, item), is_over=meeting.is_over)


def in_words(quorum: Quorum, *, is_over: bool = False) -> QuorumWords:
    """Word a quorum, also where seats are vacant or unconfirmed."""
    source = ""
    if quorum.rules.are_defaults:
        source = _(
            "No charter is in force: one seat of each pillar is taken as enough."
        )
    sentence = _("There is quorum in each pillar.")
    if is_over:
        sentence = _("There was quorum in each pillar.")
    if not quorum.stands:
        away = [_missing(held) for held in quorum.short]
        sentence = _("Missing: %(who)s.") % {"who": formatting.list_words(away)}
    elif not (is_over or quorum.may_decide):
        sentence = _("Somebody of each pillar is here.")
    return QuorumWords(
        sentence if quorum.pillars else _("The group has no pillars yet."),
        "" if is_over else _consequence(quorum),
        quorum.stands and (is_over or quorum.may_decide),
        tuple(_pillar(held) for held in quorum.pillars),
        source,
    )


def _missing(held: PillarQuorum) -> str:
    words = ngettext(
        "%(pillar)s (%(n)s seat)", "%(pillar)s (%(n)s seats)", held.missing
    )
    return words % {"pillar": held.rule.pillar, "n": held.missing}


def _consequence(quorum: Quorum) -> str:
    if quorum.stands and quorum.may_decide:
        return _("You can decide.")
    if quorum.vacant:
        return when_vacant(quorum)
    return _("Nothing can be put to a decision meanwhile.")


def when_vacant(quorum: Quorum) -> str:
    """Return in words what the session does while too few seats of a pillar are held."""
    pillars = [str(held.rule.pillar) for held in quorum.vacant]
    said = _("Too few seats are held in %(pillars)s. The session then:") % {
        "pillars": formatting.list_words(pillars)
    }
    return f"{said} {quorum.rules.when_short.label}."


def _pillar(held: PillarQuorum) -> PillarStands:
    there = min(held.present, held.seats)
    enough = ngettext("%(n)s is enough", "%(n)s are enough", held.rule.quorum)
    hint = enough % {"n": held.rule.quorum}
    if not held.rule.is_required:
        hint = _("not required to decide")
    empty = held.seats - held.held
    if empty:
        words = ngettext(
            "%(n)s seat vacant or unconfirmed",
            "%(n)s seats vacant or unconfirmed",
            empty,
        )
        hint = f"{hint} · {words % {'n': empty}}"
    return PillarStands(
        held.rule.pillar.slot,
        str(held.rule.pillar),
        ("member",) * there + ("missing",) * (held.seats - there),
        _("%(n)s of %(seats)s") % {"n": there, "seats": held.seats},
        hint,
        held.is_there,
    )
