"""Actas as pages show them: state in words, what comes next, what hangs on them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from rimay.access.actor import Actor
from rimay.access.asking import can, every_row, reads, visible
from rimay.access.models import OnBehalf
from rimay.core import clock, formatting
from rimay.core.classes import Regime
from rimay.core.dates import PartialDate
from rimay.dialogue.models import (
    Acta,
    ActaCorrection,
    ActaRemark,
    AgendaItem,
    Attendance,
    Meeting,
    MeetingFile,
)
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries import times
from rimay.dialogue.queries.acta_text import (
    Paragraph,
    fingerprint_of,
    from_plain,
    text_of,
)
from rimay.dialogue.queries.naming import seen
from rimay.groups.models import Classified, Organisation


@dataclass(frozen=True)
class RemarkLine:
    """One remark with whose it is, as far as the reader may know, and its source."""

    remark: ActaRemark
    whose: str
    paragraph: str
    said: list[OnBehalf]


def acta_of(actor: Actor, meeting: Meeting) -> Acta | None:
    """Return the acta of a session, if the reader may read it."""
    return visible(actor, Acta).filter(meeting=meeting).first()


def may_begin(actor: Actor, meeting: Meeting) -> bool:
    """Return whether the actor may begin the acta of a session that has begun."""
    if meeting.state == MeetingState.CANCELLED or meeting.held_on is None:
        return False
    return not times.is_early(meeting) and can(actor, "write", meeting)


def states_of(actor: Actor, meetings: Iterable[Classified]) -> dict[int, str]:
    """Return the state of the actas of some sessions in words: one question."""
    rows = visible(actor, Acta).filter(meeting__in=[row.pk for row in meetings])
    return {row.meeting_id: state_words(row) for row in rows}


def state_words(acta: Acta) -> str:
    """Return the state of an acta in one or two words."""
    words = {
        ActaState.DRAFT: pgettext("acta", "being prepared"),
        ActaState.CIRCULATED: pgettext("acta", "circulated for remarks"),
        ActaState.CLOSED: pgettext("acta", "closed"),
        ActaState.APPROVED: pgettext("acta", "approved"),
    }
    return words[ActaState(acta.state)]


def is_shown(actor: Actor, acta: Acta) -> bool:
    """Return whether the words are for this reader yet: drafts are for the desk."""
    return acta.state != ActaState.DRAFT or can(actor, "close", acta)


def knows_who_came(actor: Actor, acta: Acta) -> bool:
    """Return whether the reader may know who was there, and so the boxes to sign in."""
    return visible(actor, Attendance).filter(meeting=acta.meeting_id).exists()


def is_intact(acta: Acta, paragraphs: list[Paragraph]) -> bool:
    """Return whether the words on a page still are those that were closed."""
    return fingerprint_of(text_of(paragraphs)) == acta.fingerprint


def lead_of(actor: Actor, acta: Acta, *, filed: int) -> str:
    """Return one sentence that says how an acta stands, to one reader."""
    if acta.state == ActaState.DRAFT:
        return _("The acta is being prepared.")
    if acta.state == ActaState.CIRCULATED:
        return _circulated(acta)
    closed = {"day": formatting.date_words(acta.closed_on) if acta.closed_on else ""}
    said = _("Closed on %(day)s; its words do not change any more.") % closed
    if acta.state == ActaState.APPROVED and acta.approved_at is not None:
        if not reads(actor, acta.approved_at):
            return said + " " + _("It was approved at a later session.")
        at = {"session": acta.approved_at}
        return said + " " + _("Approved at the session “%(session)s”.") % at
    if acta.observe_until is None and not filed:
        said += " " + _("The signed paper has not come back yet.")
    return said


def corrections(actor: Actor, acta: Acta) -> list[ActaCorrection]:
    """Return what was added after closing, in order."""
    return list(visible(actor, ActaCorrection).filter(acta=acta).order_by("id"))


def signed_pages(actor: Actor, acta: Acta) -> list[MeetingFile]:
    """Return the pages of the signed original that the reader may open."""
    rows = visible(actor, MeetingFile).filter(meeting=acta.meeting_id)
    return list(rows.filter(kind=MeetingFile.Kind.ACTA).order_by("id")[:60])


def waiting_pages(actor: Actor, acta: Acta) -> list[MeetingFile]:
    """Return pages that were brought and that nobody looked at yet."""
    rows = visible(actor, MeetingFile).filter(meeting=acta.meeting_id)
    return list(rows.filter(kind=MeetingFile.Kind.UNSEEN).order_by("id")[:60])


def remarks(actor: Actor, acta: Acta, paragraphs: list[Paragraph]) -> list[RemarkLine]:
    """Return remarks, those that wait first, each with the words it is about.

    Where whose a remark is is not kept, it is not said either which seats only saw the
    acta: one by one they would tell whose the remarks are.
    """
    rows = visible(actor, ActaRemark).filter(acta=acta).select_related("organisation")
    if not keeps_whose(acta):
        rows = rows.exclude(state=ActaRemark.State.NONE)
    held = list(rows.order_by("id")[:500])
    known = seen(actor, [row.organisation for row in held])
    marks = _marks(actor, acta, held)
    lines = [
        RemarkLine(
            row,
            str(row.organisation) if row.organisation_id in known else "",
            _words_at(paragraphs, row.paragraph),
            marks.get(row.pk, []),
        )
        for row in held
    ]
    return sorted(lines, key=lambda line: line.remark.state != ActaRemark.State.OPEN)


def said_by(actor: Actor, acta: Acta, organisation_id: int) -> bool | None:
    """Return whether an organisation only saw the acta (true) or remarked; None for
    neither, or where whose a remark is is not kept.
    """
    rows = visible(actor, ActaRemark).filter(acta=acta, organisation=organisation_id)
    states = set(rows.values_list("state", flat=True))
    if not states:
        return None
    return states == {ActaRemark.State.NONE}


def hidden_from_links(acta: Acta, paragraphs: list[Paragraph]) -> frozenset[int]:
    """Return which paragraphs a personal link does not open, counted from one.

    A link can be forwarded: what stands under a stricter rule than open is read signed
    in, or on paper.
    """
    strict = strict_items(acta)
    is_open = acta.meeting.regime == Regime.OPEN
    return frozenset(
        number
        for number, held in enumerate(paragraphs, start=1)
        if not (is_open and held.is_open) or held.item in strict
    )


def strict_items(acta: Acta) -> set[int]:
    """Return the items of an acta whose rule is stricter than open today, also where it
    became so after the acta was written.
    """
    rows = every_row(AgendaItem, acta.group_id, "what a stricter rule does not keep")
    rows = rows.filter(meeting=acta.meeting_id).exclude(regime=Regime.OPEN)
    return set(rows.values_list("pk", flat=True))


def tells_whose(acta: Acta, paragraph: int | None) -> bool:
    """Return whether a remark on this paragraph, or on the whole, may keep whose it is."""
    if acta.meeting.regime != Regime.OPEN:
        return False
    body, strict = from_plain(acta.body), strict_items(acta)
    if paragraph is None or not 1 <= paragraph <= len(body):
        return all(held.is_open and held.item not in strict for held in body)
    held = body[paragraph - 1]
    return held.is_open and held.item not in strict


def keeps_whose(acta: Acta) -> bool:
    """Return whether every remark on an acta keeps whose it is."""
    return tells_whose(acta, None)


def later_sessions(actor: Actor, acta: Acta) -> QuerySet[Meeting]:
    """Return the sessions at which an acta may be approved, soonest first: they are
    later and have begun, or their day has come.
    """
    day = acta.meeting.held_on
    rows = visible(actor, Meeting).filter(held_on__gte=day.code if day else "")
    begun = Q(state__in=(MeetingState.UNDER_WAY, MeetingState.HELD))
    rows = rows.filter(begun | Q(held_on__lte=PartialDate.of(clock.today())))
    rows = rows.exclude(pk=acta.meeting_id).exclude(state=MeetingState.CANCELLED)
    return rows.order_by("held_on", "id")


def may_remark(actor: Actor, acta: Acta) -> bool:
    """Return whether the actor may remark now."""
    if acta.state != ActaState.CIRCULATED or not can(actor, "remark", acta):
        return False
    return takes_remarks(acta) or can(actor, "change", acta)


def own_organisations(actor: Actor) -> list[Organisation]:
    """Return the organisations that the actor sits for."""
    own = sorted(actor.standing.organisation_ids)
    return list(visible(actor, Organisation).filter(pk__in=own).order_by("id"))


def takes_remarks(acta: Acta) -> bool:
    """Return whether the time that the seats have for remarks still runs."""
    return acta.observe_until is None or acta.observe_until >= clock.today()


def _circulated(acta: Acta) -> str:
    day = acta.observe_until
    if day is None:
        return _("It is circulated for remarks.")
    left = (day - clock.today()).days
    words = {"day": formatting.date_words(day), "n": left}
    if left < 0:
        return _("The days to observe ended on %(day)s.") % words
    if left == 0:
        return _("It is circulated for remarks until today, %(day)s.") % words
    return (
        ngettext(
            "It is circulated for remarks until %(day)s: %(n)s day is left.",
            "It is circulated for remarks until %(day)s: %(n)s days are left.",
            left,
        )
        % words
    )


def _words_at(paragraphs: list[Paragraph], number: int | None) -> str:
    if number is None or not 1 <= number <= len(paragraphs):
        return ""
    return paragraphs[number - 1].words


def _marks(
    actor: Actor, acta: Acta, rows: list[ActaRemark]
) -> dict[int, list[OnBehalf]]:
    """Return what was recorded on behalf of seats, all remarks at once."""
    found: dict[int, list[OnBehalf]] = {}
    held = visible(actor, OnBehalf).filter(
        subject=ActaRemark._meta.label_lower, subject_id__in=[row.pk for row in rows]
    )
    for mark in held.select_related("organisation"):
        found.setdefault(mark.subject_id, []).append(mark)
    return found
