"""The mails of a session: composed when they leave, from what may be said then."""

from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access.asking import every_row
from rimay.access.links import words_of
from rimay.access.models import LinkPurpose, SeatLink
from rimay.core import addresses, mail
from rimay.dialogue.models import Meeting, MeetingReply, Notice
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.models.notices import NoticeKind
from rimay.dialogue.queries import calendars
from rimay.dialogue.queries.agendas import is_neutral, open_titles
from rimay.dialogue.queries.messages import personal_text, when_words
from rimay.dialogue.queries.times import day_of, is_ahead, takes_answers, today_of


def of_a_session(notice: Notice, address: str) -> mail.Message | None:
    """Compose a convening, a change or a calling off; None once it is out of date."""
    meeting = _meeting(notice)
    if meeting is None or notice.sequence != meeting.calendar_sequence:
        return None
    day = day_of(meeting)
    if day is None or day < today_of(meeting):
        return None
    cancelled = meeting.state == MeetingState.CANCELLED
    if cancelled != (notice.kind == NoticeKind.CANCELLED):
        return None
    method = calendars.method_of(meeting)
    file = mail.Enclosed(
        calendars.FILE_NAME,
        calendars.entry_of(meeting, method=method, guest=address),
        f"{mail.CALENDAR}; method={method}",
    )
    return mail.Message(
        _subject(notice, meeting), _body(notice, meeting), (file,), mark_of(notice)
    )


def reminder(notice: Notice, _address: str) -> mail.Message | None:
    """Compose a reminder; None for a seat that answered meanwhile."""
    meeting = _meeting(notice)
    if meeting is None or not takes_answers(meeting) or _reply(notice) is not None:
        return None
    return mail.Message(
        _subject(notice, meeting), _body(notice, meeting), mark=mark_of(notice)
    )


def answer_noted(notice: Notice, _address: str) -> mail.Message | None:
    """Tell a seat's own address what was noted as its answer."""
    meeting, reply = _meeting(notice), _reply(notice)
    if meeting is None or reply is None or not is_ahead(meeting):
        return None
    said = str(reply.get_answer_display())
    if reply.person and not is_neutral(meeting):
        said = f"{said}: {reply.person}"
    lines = [
        _("It was noted for your seat: %(answer)s.") % {"answer": said},
        _("It is about the meeting of %(when)s.") % {"when": when_words(meeting)},
        "",
        _("If that is not right, answer again: the last answer holds until the date."),
        _link(notice),
    ]
    return mail.Message(
        _subject(notice, meeting), "\n".join(lines), mark=mark_of(notice)
    )


def mark_of(notice: Notice) -> str:
    """Return what names a message for good."""
    return f"{notice.key}@rimay"


def _subject(notice: Notice, meeting: Meeting) -> str:
    """Return the subject: with the session's name only where every rule is open."""
    what = _("Meeting") if is_neutral(meeting) else str(meeting)
    held = {"what": what, "day": str(meeting.held_on or "")}
    words = {
        NoticeKind.CONVENED: "%(what)s, %(day)s",
        NoticeKind.CHANGED: _("Changed: %(what)s, %(day)s"),
        NoticeKind.CANCELLED: _("Called off: %(what)s, %(day)s"),
        NoticeKind.REMINDER: _("Please answer: %(what)s, %(day)s"),
        NoticeKind.ANSWERED: _("Your answer was noted: %(what)s, %(day)s"),
    }
    return words[NoticeKind(notice.kind)] % held


def _body(notice: Notice, meeting: Meeting) -> str:
    heads = {
        NoticeKind.CHANGED: _("The session changed. This holds now:"),
        NoticeKind.REMINDER: _("Your seat has not said yet whether it comes."),
    }
    parts = [heads.get(NoticeKind(notice.kind), "")]
    name = str(notice.membership.organisation) if notice.membership else ""
    parts.append(personal_text(meeting, name=name, address=_link(notice)))
    if meeting.state == MeetingState.CANCELLED and not is_neutral(meeting):
        parts.append(str(meeting.summary))
    elif not is_neutral(meeting) and notice.kind != NoticeKind.REMINDER:
        titles = "\n".join(f"- {title}" for title in open_titles(meeting))
        parts.append(titles and _("Agenda:") + "\n" + titles)
    return "\n\n".join(filter(None, parts))


def link_of(notice: Notice, purpose: LinkPurpose) -> SeatLink | None:
    """Return the seat's living link for what a message is about."""
    return SeatLink.objects.filter(
        membership=notice.membership_id,
        purpose=purpose,
        subject_id=notice.subject_id,
        revoked_at=None,
    ).first()


def _link(notice: Notice) -> str:
    """Return the address of the seat's own page; "" where its link was taken back."""
    link = link_of(notice, LinkPurpose.MEETING)
    return address_of(link) if link else ""


def address_of(link: SeatLink) -> str:
    """Return the whole address of a seat's page for a session."""
    return addresses.outside(reverse("link-session", args=[words_of(link)]))


def _meeting(notice: Notice) -> Meeting | None:
    rows = every_row(Meeting, notice.group_id, "what a message is about")
    return rows.filter(pk=notice.subject_id).select_related("group").first()


def _reply(notice: Notice) -> MeetingReply | None:
    rows = every_row(MeetingReply, notice.group_id, "what a message is about")
    held = rows.filter(meeting=notice.subject_id, membership=notice.membership_id)
    return held.first()
