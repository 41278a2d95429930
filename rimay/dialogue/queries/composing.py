"""The acta of a session, composed from its records in the language of the acta."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.core import formatting
from rimay.core.classes import Regime
from rimay.core.printing import printable
from rimay.dialogue.models import Acta, Meeting
from rimay.dialogue.models.actas import ActaState
from rimay.dialogue.models.meetings import MeetingKind
from rimay.dialogue.queries.acta_records import Records, records_of
from rimay.dialogue.queries.acta_text import Paragraph, Part
from rimay.dialogue.queries.composing_founding import founding
from rimay.dialogue.queries.composing_items import items, other_agreements
from rimay.dialogue.queries.composing_presence import presence, signatures


def compose(acta: Acta) -> list[Paragraph]:
    """Return the acta as the records stand now."""
    return composed(records_of(acta))


def composed(records: Records) -> list[Paragraph]:
    """Return the acta of records that were fetched already, in words that can be
    printed: what is signed on paper is what the fingerprint is of.
    """
    return [replace(held, words=printable(held.words)) for held in _parts(records)]


def _parts(records: Records) -> list[Paragraph]:
    with override(records.acta.language):
        return [
            *_heading(records.meeting),
            *presence(records),
            *founding(records),
            *_agenda(records),
            *_approval(records),
            *items(records),
            *other_agreements(records),
            *_following(records),
            *_closing(records),
            *signatures(records),
        ]


def name_of(meeting: Meeting) -> str:
    """Return a session as its acta is called: number, and title."""
    if not meeting.number:
        return _("Acta. %(title)s") % {"title": meeting.title}
    named = {"number": meeting.number, "title": meeting.title}
    return _("Acta No. %(number)s. %(title)s") % named


def one_line(words: object) -> str:
    """Return words as one paragraph, whatever blanks and line ends they were typed with."""
    return " ".join(str(words).split())


def sentence(words: str) -> str:
    """Return words that begin with a capital and end with a full stop."""
    whole = one_line(words)
    whole = whole[:1].upper() + whole[1:]
    return whole if whole.endswith((".", "?", "!", "…", ":")) else f"{whole}."


def _heading(meeting: Meeting) -> list[Paragraph]:
    found = [
        Paragraph(Part.GROUP, one_line(meeting.group)),
        Paragraph(Part.TITLE, one_line(name_of(meeting))),
        Paragraph(Part.FACT, " · ".join(filter(None, _facts(meeting)))),
    ]
    if meeting.regime != Regime.OPEN:
        words = _("Confidentiality rule of the session: %(rule)s.")
        rule = {"rule": meeting.get_regime_display()}
        found.append(Paragraph(Part.FACT, words % rule))
    return found


def _facts(meeting: Meeting) -> list[str]:
    kinds = {
        MeetingKind.ORDINARY: _("Ordinary session"),
        MeetingKind.EXTRAORDINARY: _("Extraordinary session"),
        MeetingKind.FOUNDING: _("Founding session"),
    }
    hours = {"start": meeting.starts_at, "end": meeting.ends_at}
    told = ""
    if meeting.starts_at and meeting.ends_at:
        told = _("from %(start)s to %(end)s") % hours
    elif meeting.starts_at:
        told = _("from %(start)s") % hours
    day = str(meeting.held_on) if meeting.held_on else ""
    return [
        kinds[MeetingKind(meeting.kind)],
        ", ".join(filter(None, (day, told))),
        one_line(meeting.place),
    ]


def _agenda(records: Records) -> list[Paragraph]:
    if not records.items:
        return []
    titles = [sentence(f"{item.number}. {item.title}") for item in records.items]
    is_open = all(item.is_open_rule for item in records.items)
    return [
        Paragraph(Part.HEADING, _("Agenda")),
        Paragraph(Part.TEXT, " ".join(titles), is_open=is_open),
    ]


def _approval(records: Records) -> list[Paragraph]:
    before = records.approved
    if before is None:
        return []
    named = {
        "name": one_line(name_of(before.meeting)),
        "day": before.meeting.held_on or "",
    }
    words = _("The acta of the session of %(day)s was approved: %(name)s.") % named
    return [
        Paragraph(Part.HEADING, _("Approval of the previous acta")),
        Paragraph(Part.TEXT, words),
    ]


def _following(records: Records) -> list[Paragraph]:
    ahead = records.following
    if ahead is None or not ahead.held_on:
        return []
    hour = _("at %(start)s") % {"start": ahead.starts_at} if ahead.starts_at else ""
    where = ", ".join(filter(None, (str(ahead.held_on), hour, one_line(ahead.place))))
    return [
        Paragraph(Part.HEADING, _("Next session")),
        Paragraph(Part.TEXT, sentence(where)),
    ]


def _closing(records: Records) -> list[Paragraph]:
    ended = ""
    if records.meeting.ends_at:
        hour = {"end": records.meeting.ends_at}
        ended = _("The session ended at %(end)s.") % hour
    if records.acta.state == ActaState.CIRCULATED:
        until = {"day": _day(records.acta)}
        way = _("The acta was circulated for remarks until %(day)s.") % until
    else:
        way = _("The acta was read aloud, and those present sign that it is right.")
    return [Paragraph(Part.CLOSING, f"{ended} {way}".strip())]


def _day(acta: Acta) -> str:
    return formatting.date_words(acta.observe_until) if acta.observe_until else ""
